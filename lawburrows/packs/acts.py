"""What meeting packs write to the trail."""

from lawburrows.audit.act import Act, Verb

PACK_ACKNOWLEDGED = Act("packs.pack.acknowledged", "acknowledged that a meeting pack is confidential", Verb.ALTER)
PACK_ASKED = Act("packs.pack.asked", "had a meeting pack made for somebody", Verb.DISCLOSE)
PACK_DROPPED = Act("packs.pack.dropped", "took a meeting pack away", Verb.ALTER)
PACK_MADE = Act("packs.pack.made", "made a meeting pack", Verb.COLLECT)
PACK_OPENED = Act("packs.pack.opened", "opened a meeting pack", Verb.CONSULT)
PACKS_SEEN = Act("packs.packs.seen", "looked at the packs of a meeting", Verb.CONSULT)
