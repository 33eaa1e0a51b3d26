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
DEVICE_ADDED = Act("visits.device.added", "set up a device for visits without a network", Verb.COLLECT)
DEVICE_REVOKED = Act("visits.device.revoked", "told a device to forget what it holds", Verb.ERASE)
BRIEFS_TAKEN = Act("visits.briefs.taken", "took briefs along on a device", Verb.CONSULT)
DRAFT_ARRIVED = Act("visits.draft.arrived", "sent a draft from a device", Verb.COLLECT)
CHOSEN_FROM = Act("visits.briefs.listed", "looked at the people whose briefs may be taken along", Verb.CONSULT)
