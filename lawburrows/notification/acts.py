"""What notification writes to the trail."""

from lawburrows.audit.act import Act, Verb

ACKNOWLEDGED = Act("notification.acknowledgement.shown", "looked at a written acknowledgement", Verb.CONSULT)
ADVANCE_ANSWERED = Act("notification.advance.answered", "recorded what became of a change told in advance", Verb.ALTER)
ADVANCE_GIVEN = Act("notification.advance.given", "recorded a change told in advance", Verb.COLLECT)
ATTENDED = Act("notification.visit.recorded", "recorded a visit to the police station", Verb.COLLECT)
DRAFT_KEPT = Act("notification.draft.kept", "kept a visit to the police station as a draft", Verb.COLLECT)
JOURNEY_CANCELLED = Act("notification.journey.cancelled", "recorded that a journey did not happen", Verb.ALTER)
JOURNEY_LEFT = Act("notification.journey.left", "recorded that a person left the country", Verb.ALTER)
JOURNEY_RECORDED = Act("notification.journey.recorded", "recorded a journey out of the country", Verb.COLLECT)
JOURNEY_RETURNED = Act("notification.journey.returned", "recorded the return from a journey", Verb.ALTER)
PAPER_FILED = Act("notification.paper.filed", "filed the paper that was signed at the police station", Verb.ALTER)
STAY_ENDED = Act("notification.stay.ended", "recorded the end of a stay", Verb.ALTER)
STAY_RECORDED = Act("notification.stay.recorded", "recorded a stay away from home", Verb.COLLECT)
