"""What the pages of a record write to the trail."""

from lawburrows.audit.act import Act, Verb

CARD_OPENED = Act("casefile.card.opened", "asked for the card of a person", Verb.CONSULT)
CARD_SEEN = Act("casefile.card.seen", "looked at the card of a person", Verb.CONSULT)
