"""What level 1 reviews write to the trail."""

from lawburrows.audit.act import Act, Verb

COUNTERSIGNED = Act("reviews.countersigned", "signed a level 1 review off, or for the other authority", Verb.ALTER)
RETURNED = Act("reviews.returned", "returned a level 1 review with reasons", Verb.ALTER)
SAVED = Act("reviews.saved", "saved what they wrote of a level 1 review", Verb.COLLECT)
SIGNED = Act("reviews.signed", "signed a level 1 review as its author", Verb.ALTER)
