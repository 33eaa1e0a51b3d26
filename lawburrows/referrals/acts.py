"""What referrals write to the trail."""

from lawburrows.audit.act import Act, Verb

ACCEPTED = Act("referrals.accepted", "accepted a MAPPA notification or referral", Verb.ALTER)
CHANGED = Act("referrals.draft.changed", "changed the draft of a MAPPA notification or referral", Verb.ALTER)
DESK_LISTED = Act("referrals.desk.listed", "looked at the MAPPA referrals of an area", Verb.CONSULT)
DRAFTED = Act("referrals.drafted", "began a MAPPA notification or referral", Verb.COLLECT)
MEETING_ARRANGED = Act("referrals.meeting.arranged", "recorded the first meeting after a referral", Verb.ALTER)
OUTSIDE_TOLD = Act("referrals.outside.told", "made a form for a body outside, with what it says", Verb.DISCLOSE)
REFUSED = Act("referrals.refused", "refused a MAPPA notification or referral", Verb.ALTER)
RETURNED = Act("referrals.returned", "returned a MAPPA notification or referral", Verb.ALTER)
SENT = Act("referrals.sent", "sent a MAPPA notification or referral to the coordinator", Verb.ALTER)
WITHDRAWN = Act("referrals.withdrawn", "withdrew a MAPPA notification or referral", Verb.ALTER)
