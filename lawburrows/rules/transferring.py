"""Transfer of a person between areas, authorities and countries: states, reasons to refuse, who decides.

No time limit is laid down in what was read: the days are those that people set.
"""

from __future__ import annotations

from dataclasses import dataclass

from lawburrows.rules.mappa import GUIDANCE_2022
from lawburrows.rules.source import Source, remembered

ANNEX = GUIDANCE_2022.at("annex 7")
CANNOT_REFUSE = (
    "MAPPA cannot refuse a transfer of somebody under statutory supervision. Justice social work in the present area "
    "decides, in consultation with the receiving area; the police are told and consulted. A refusal goes to them."
)


@dataclass(frozen=True)
class RefusalRow:
    """One reason of risk for which a receiver may say that it should not be."""

    key: str
    words: str
    source: Source


REFUSALS = (
    RefusalRow("victims", "risk to a victim or the wish of a victim in the new area", ANNEX),
    RefusalRow("harm", "the risk to others would be greater in the new area", ANNEX),
    RefusalRow("address", "the address was assessed and is not suitable, or no address is known", ANNEX),
    RefusalRow("supervision", "supervision would not be seamless", ANNEX),
    RefusalRow("information", "relevant information has not come with the offer", ANNEX),
)
REFUSAL_WORDS = {row.key: row.words for row in REFUSALS}
COUNTRIES = (
    ("england_wales", "England or Wales"),
    ("northern_ireland", "Northern Ireland"),
    ("abroad", "outside the United Kingdom"),
)


@dataclass(frozen=True)
class StateRow:
    """Where a transfer stands: whose turn it is, its clock, and what may follow."""

    key: str
    words: str
    owner: str
    clock: str
    follows: tuple[str, ...]


_PLANNED = "the day on which it is to take effect, as people set it"
_LEADS = "the authority that leads"
# Within Scotland. The rows of a transfer are read from its handover, so that nothing is said twice.
STATES = (
    StateRow(
        "offered",
        "offered, not answered",
        "the receiver",
        _PLANNED,
        ("accepted", "refused", "to_decide", "withdrawn"),
    ),
    StateRow("accepted", "accepted", _LEADS, _PLANNED, ("in_effect", "withdrawn")),
    StateRow(
        "to_decide",
        "refused by the receiver, to be decided",
        "justice social work in the present area",
        _PLANNED,
        ("stays", "goes_on"),
    ),
    StateRow("goes_on", "decided to go on, to be offered again", _LEADS, _PLANNED, ()),
    StateRow("stays", "decided to stay", "nobody", "none", ()),
    StateRow("refused", "refused", "nobody", "none", ()),
    StateRow("withdrawn", "withdrawn", "nobody", "none", ()),
    StateRow("in_effect", "in effect", "nobody", "none", ()),
)
FIRST = "offered"
# Beyond Scotland there is no receiver in the register: papers go out, and a receipt comes back.
ABROAD_STATES = (
    StateRow("prepared", "prepared", _LEADS, _PLANNED, ("sent", "withdrawn")),
    StateRow("sent", "sent, waits for the written receipt", _LEADS, _PLANNED, ("received", "withdrawn")),
    StateRow("received", "received", _LEADS, "none", ()),
    StateRow("withdrawn", "withdrawn", "nobody", "none", ()),
)
WORDS = {row.key: row.words for row in STATES}


def state_of(handover: str, *, supervised: bool, decided: str) -> str:
    """From how its handover stands, and what was decided after a refusal."""
    if handover == "waiting":
        return "offered"
    if handover == "refused":
        return decided or ("to_decide" if supervised else "refused")
    return handover


_OURS = remembered("Our own choice", "no text was read on it")
TO_SEND = (
    ("plan", "risk management plan"),
    ("orders", "orders and their conditions, with where they hold"),
    ("victims", "what victims wish and need"),
    ("address", "where the person will live"),
    ("risk", "risk and how it was judged"),
    ("minutes", "minutes of meetings"),
    ("record", "the record as the police of the new country keep it"),
)
