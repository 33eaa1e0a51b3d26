"""What disclosures write to the trail."""

from lawburrows.audit.act import Act, Verb

APPLICATION_ANSWERED = Act("disclosures.application.answered", "answered an application for disclosure", Verb.DISCLOSE)
APPLICATION_CHECKED = Act("disclosures.application.checked", "made the first checks of an application", Verb.ALTER)
APPLICATION_CLOSED = Act("disclosures.application.closed", "closed an application for disclosure", Verb.ALTER)
APPLICATION_DECIDED = Act("disclosures.application.decided", "decided an application for disclosure", Verb.ALTER)
APPLICATION_MATCHED = Act("disclosures.application.matched", "matched an application with a record", Verb.COLLECT)
APPLICATION_MET = Act("disclosures.application.met", "saw an applicant face to face", Verb.ALTER)
APPLICATION_SEEN = Act("disclosures.application.seen", "looked at an application for disclosure", Verb.CONSULT)
APPLICATION_TAKEN = Act("disclosures.application.taken", "took an application for disclosure", Verb.COLLECT)
APPLICATIONS_LISTED = Act("disclosures.application.listed", "looked at the applications of an area", Verb.CONSULT)
APPROVED = Act("disclosures.approved", "approved a disclosure", Verb.ALTER)
CHANGED = Act("disclosures.changed", "changed a proposed disclosure", Verb.ALTER)
MADE = Act("disclosures.made", "recorded that a third party was told", Verb.DISCLOSE)
MADE_FIRST = Act(
    "disclosures.made_first", "recorded that a third party was told at once, before approval", Verb.DISCLOSE
)
NOT_MADE = Act("disclosures.not_made", "recorded that a third party was not told", Verb.ALTER)
OUTCOME_RECORDED = Act("disclosures.outcome_recorded", "recorded what came of a disclosure", Verb.ALTER)
PROPOSED = Act("disclosures.proposed", "proposed a disclosure", Verb.COLLECT)
REFUSED = Act("disclosures.refused", "did not approve a disclosure", Verb.ALTER)
RETURNED = Act("disclosures.returned", "returned a proposed disclosure with reasons", Verb.ALTER)
SENT = Act("disclosures.sent", "asked for approval of a disclosure", Verb.ALTER)
WITHDRAWN = Act("disclosures.withdrawn", "withdrew a proposed disclosure", Verb.ALTER)
