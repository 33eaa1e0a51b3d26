"""What visits writes to the trail."""

from lawburrows.audit.act import Act, Verb

PLANNED = Act("visits.visit.planned", "planned a visit", Verb.COLLECT)
PLAN_CANCELLED = Act("visits.visit.cancelled", "cancelled a planned visit", Verb.ALTER)
RECORDED = Act("visits.visit.recorded", "recorded a visit or a contact", Verb.COLLECT)
CORRECTED = Act("visits.visit.corrected", "corrected what they recorded of a visit", Verb.ALTER)
SIGNED = Act("visits.visit.signed", "signed a joint visit as the second who was there", Verb.ALTER)
REFERRED = Act("visits.protection.referred", "referred a child or an adult at risk", Verb.DISCLOSE)
RECEIVED = Act("visits.protection.received", "acknowledged a referral of a child or adult at risk", Verb.COLLECT)
RECEIPT_NOTED = Act("visits.protection.receipt_noted", "recorded the receipt of a referral", Verb.COLLECT)
PROTECTION_LISTED = Act("visits.protection.listed", "looked at the referrals to their team", Verb.CONSULT)
REFERRAL_SEEN = Act("visits.protection.seen", "read a referral of a child or adult at risk", Verb.CONSULT)
