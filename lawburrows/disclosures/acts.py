"""What disclosures write to the trail."""

from lawburrows.audit.act import Act, Verb

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
