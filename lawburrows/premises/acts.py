"""What premises write to the trail."""

from lawburrows.audit.act import Act, Verb

ASKED = Act("premises.asked", "asked for an environmental risk assessment of an address", Verb.COLLECT)
DECIDED = Act("premises.decided", "decided an environmental risk assessment", Verb.ALTER)
MOVED_IN = Act("premises.moved_in", "recorded that the person lives at an assessed address", Verb.ALTER)
NEAR_SEEN = Act("premises.near.seen", "looked at which managed people live near an address", Verb.CONSULT)
PART_ASKED = Act("premises.part.asked", "asked an agency for its part of an assessment of an address", Verb.DISCLOSE)
PART_SEEN = Act("premises.part.seen", "looked at a part of an assessment of an address", Verb.CONSULT)
PART_SIGNED = Act("premises.part.signed", "signed an agency's part of an assessment of an address", Verb.COLLECT)
PART_WITHDRAWN = Act("premises.part.withdrawn", "withdrew what an agency was asked about an address", Verb.ALTER)
PHOTOGRAPH_ADDED = Act("premises.photograph.added", "added a photograph of an address", Verb.COLLECT)
PLACE_ADDED = Act("premises.place.added", "entered a sensitive place", Verb.COLLECT)
PLACE_CLOSED = Act("premises.place.closed", "recorded that a sensitive place is no longer there", Verb.ALTER)
PLACES_BROUGHT = Act("premises.places.brought", "brought a file of sensitive places", Verb.COLLECT)
PLACES_TAKEN = Act("premises.places.taken", "took in a file of sensitive places", Verb.ALTER)
PLACES_LEFT = Act("premises.places.left", "left a file of sensitive places", Verb.ALTER)
POSITION_SET = Act("premises.position.set", "set where an address lies on the map", Verb.ALTER)
SKIPPED = Act("premises.skipped", "recorded why a yearly review of an address is left out", Verb.COLLECT)
STOPPED = Act("premises.stopped", "recorded that an address is no longer assessed", Verb.ALTER)
