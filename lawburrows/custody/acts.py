"""What custody writes to the trail."""

from lawburrows.audit.act import Act, Verb

ADMITTED = Act("custody.admitted", "recorded an admission to prison", Verb.COLLECT)
DATE_TOLD = Act("custody.date_told", "recorded a date of a sentence as the prison service gave it", Verb.COLLECT)
HANDOVER_ACCEPTED = Act("custody.handover.accepted", "accepted a handover", Verb.ALTER)
HANDOVER_CLOSED = Act("custody.handover.closed", "ended what a handover had let its receiver see", Verb.ALTER)
HANDOVER_PROPOSED = Act("custody.handover.proposed", "proposed a handover", Verb.COLLECT)
HANDOVER_REFUSED = Act("custody.handover.refused", "refused a handover", Verb.ALTER)
HANDOVER_TOOK_EFFECT = Act("custody.handover.took_effect", "let an accepted handover take effect", Verb.ALTER)
HANDOVER_WITHDRAWN = Act("custody.handover.withdrawn", "withdrew a handover", Verb.ALTER)
HANDOVERS_LISTED = Act("custody.handovers.listed", "looked at the handovers that wait", Verb.CONSULT)
LIBERATED = Act("custody.liberated", "recorded a release from prison", Verb.ALTER)
STEP_RECORDED = Act("custody.step.recorded", "recorded a step on the way to release", Verb.COLLECT)
TRANSFERRED = Act("custody.transferred", "recorded a transfer to another prison", Verb.ALTER)
