"""What the review of indefinite requirements writes to the trail."""

from lawburrows.audit.act import Act, Verb

BEGUN = Act("indefinite.review.begun", "began a review of indefinite requirements", Verb.COLLECT)
COMMENTED = Act("indefinite.comment.added", "added to the evidence of a review", Verb.COLLECT)
COURT_DECIDED = Act("indefinite.court.decided", "recorded what a court decided about a review", Verb.ALTER)
COURT_LODGED = Act("indefinite.court.lodged", "recorded that a court was asked about a review", Verb.COLLECT)
DECIDED = Act("indefinite.decided", "decided a review of indefinite requirements", Verb.ALTER)
PACK_READY = Act("indefinite.pack.ready", "said that the evidence of a review is complete", Verb.ALTER)
PREPARED = Act("indefinite.prepared", "prepared the decision of a review", Verb.COLLECT)
RADAR_LISTED = Act("indefinite.radar.listed", "looked at the reviews that fall due", Verb.CONSULT)
SERVED = Act("indefinite.served", "recorded that a decision was served on the person", Verb.ALTER)
