"""Wording for preventive orders and for community payback orders: our own plain words, no official text.

That courts impose prohibitions of these kinds was read in a second-hand source; the words are ours.
"""

from __future__ import annotations

from datetime import date

from lawburrows.rules.conditions.catalogue import Catalogue, Item
from lawburrows.rules.conditions.kinds import ConditionKind as K
from lawburrows.rules.conditions.kinds import Nature
from lawburrows.rules.source import Confidence, Source

_MUST, _MUST_NOT = Nature.REQUIREMENT, Nature.PROHIBITION
SEEN = Source(
    "Model wording of Lawburrows",
    "not an official text; prohibitions of this kind are described for such orders",
    confidence=Confidence.SECONDARY,
)

PREVENTIVE_1 = Catalogue(
    "preventive",
    1,
    "Wording for preventive orders",
    date(2020, 1, 1),
    frozenset({"shpo", "sopo", "sro", "rsho", "fto"}),
    (
        Item("places", K.PLACE, _MUST_NOT, "You must not enter or stay near any place where many children are, such as [places].", SEEN),
        Item("zone", K.PLACE, _MUST_NOT, "You must not enter [place or zone]."),
        Item("history", K.INTERNET, _MUST_NOT, "You must not delete the browsing history of any device that you use.", SEEN),
        Item("monitored", K.INTERNET, _MUST_NOT, "You must not go on the internet except on a device on which [name of the police force] has put monitoring software.", SEEN),
        Item("devices", K.INTERNET, _MUST, "You must show any device of yours that can go on the internet to a police officer who asks to see it."),
        Item("curfew", K.CURFEW, _MUST, "You must stay at [address] from [time] to [time] on [days].", SEEN),
        Item("relationship", K.REPORTING, _MUST, "You must tell the police of any new relationship within [number] days of its beginning.", SEEN),
        Item("child", K.CONTACT, _MUST_NOT, "You must not have contact with anybody under [age] except with the agreement of [name or post]."),
        Item("person", K.CONTACT, _MUST_NOT, "You must not approach or contact [name], directly or through anybody else."),
        Item("work", K.EMPLOYMENT, _MUST_NOT, "You must not take up any work, paid or not, that brings you into contact with anybody under [age]."),
        Item("abroad", K.FOREIGN_TRAVEL, _MUST_NOT, "You must not travel to [countries, or any country outside the United Kingdom]."),
    ),
)  # fmt: skip

PAYBACK_1 = Catalogue(
    "payback",
    1,
    "Wording for community payback orders",
    date(2020, 1, 1),
    frozenset({"cpo"}),
    (
        Item("supervised", K.SUPERVISION, _MUST, "You must be under the supervision of [name of the council] until [date]."),
        Item("work", K.UNPAID_WORK, _MUST, "You must do [number] hours of unpaid work or other activity by [date]."),
        Item("programme", K.TREATMENT, _MUST, "You must take part in [name of the programme]."),
        Item("residence", K.RESIDENCE, _MUST, "You must live at [address]."),
        Item("conduct", K.OTHER, _MUST, "You must [what the court demands or forbids]."),
    ),
)  # fmt: skip

CATALOGUES = (PREVENTIVE_1, PAYBACK_1)
