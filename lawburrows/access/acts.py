"""What access writes to the trail."""

from lawburrows.audit.act import Act, Verb

ACCESS_ASKED = Act("access.asked", "asked to see a record", Verb.CONSULT)
ACCESS_ANSWERED = Act("access.answered", "answered a request to see a record", Verb.ALTER)
AREA_CHANGED = Act("access.area_changed", "moved a case to another area", Verb.ALTER)
BREAK_GLASS_REVIEWED = Act("access.break_glass_reviewed", "reviewed an emergency opening", Verb.ALTER)
CASE_CHANGED = Act("access.case_changed", "changed who is in a case", Verb.ALTER)
EXISTENCE_TOLD = Act("access.existence_told", "was told that a record exists and whom to call", Verb.CONSULT)
GLASS_BROKEN = Act("access.glass_broken", "opened a record in an emergency", Verb.CONSULT)
GLASS_OPENED = Act("access.glass_opened", "began to look at a record in an emergency", Verb.CONSULT)
LEAD_HANDED_OVER = Act("access.lead_handed_over", "handed the lead of a case over", Verb.ALTER)
READER_EXCLUDED = Act("access.reader_excluded", "excluded someone from a record", Verb.ALTER)
RECORD_CLOSED = Act("access.record_closed", "closed a record", Verb.ALTER)
RECORD_OPENED = Act("access.record_opened", "opened a new record", Verb.COLLECT)
RECORD_OPENED_AGAIN = Act("access.record_opened_again", "opened a closed record again", Verb.ALTER)
RECORD_RESTRICTED = Act("access.record_restricted", "restricted a record to named readers", Verb.ALTER)
REFERENCE_SEEDED = Act("access.reference_seeded", "added areas and agencies that were missing", Verb.ALTER)
REFUSED = Act("access.refused", "was refused a page", Verb.REFUSE)
RESTRICTION_LIFTED = Act("access.restriction_lifted", "lifted the restriction of a record", Verb.ALTER)
SEEN = Act("access.seen", "looked at a record", Verb.CONSULT)
SHARING_ENDED = Act("access.sharing_ended", "ended what partners and others were shown of a case", Verb.ALTER)
