"""Meeting packs: their states with owner and clock, how much of a case stands in one, and what is left out of each.

No text that was read lays a pack out or says how long before a meeting it is sent: this layout is our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lawburrows.rules.meetings import State
from lawburrows.rules.source import remembered
from lawburrows.rules.summaries import Named, digits_of, folded, places, without

PRACTICE = remembered(
    "MAPPA practice", "papers are sent before a meeting (meeting audit, document 12); the layout is our own"
)
STATES = (
    State("waiting", "waiting to be made", "the product", "the day of the meeting", ("ready", "gone", "failed")),
    State("ready", "ready", "whoever is asked: to read it", "the day of the meeting", ("waiting", "gone")),
    State(
        "failed",
        "not made: something went wrong",
        "the coordinator: to make it again",
        "the day of the meeting",
        ("waiting",),
    ),
    State("gone", "taken away", "nobody: it is over", "", ("waiting",)),
)
CHOICES = [(one.key, one.words) for one in STATES]
MOVES = {one.key: set(one.after) for one in STATES}
MOST = 200  # entries of the chronology in one case of a pack


def hiding(named: Iterable[Named], texts: Sequence[str], *, person: Iterable[str] = ()) -> Callable[[str], str]:
    """Takes out of one of these texts everybody whom the record holds and who is not the person or staff.

    Of the many names those that stand in no text are left aside first.
    """
    whole = folded("\n".join(texts))
    digits = digits_of(whole)
    likely = [one for one in named if one.stops and one.may_stand_in(whole, digits)]
    own = list(person)

    def hide(text: str) -> str:
        if not likely:
            return text
        return without(text, [place for place in places(text, likely, person=own) if place.stops])

    return hide
