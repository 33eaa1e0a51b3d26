"""What moved a date, and whether a corrected rule had held or pursued somebody wrongly. No tables here."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

FACT, RULE, BOTH, DONE, TIME = "fact", "rule", "both", "done", "time"
ENDS = frozenset({"end_of_requirements", "order_expiry"})  # when something ends for a person


@dataclass(frozen=True)
class Move:
    """One date that moved: what it was, and what it is; None when it no longer holds."""

    record: uuid.UUID
    key: str
    kind: str
    what: str
    was: date
    now: date | None
    new_key: str = ""  # where the date stands under another key now

    @property
    def key_now(self) -> str:
        return self.new_key or self.key


Added = tuple[uuid.UUID, str, str, date]  # record, key, kind, day


def paired(gone: Iterable[Move], added: Iterable[Added]) -> list[Move]:
    """A date that went while one of its kind came, and no other, is the same date, moved; on the same day it is none."""
    came: dict[tuple[uuid.UUID, str], list[Added]] = defaultdict(list)
    went: dict[tuple[uuid.UUID, str], list[Move]] = defaultdict(list)
    for one in added:
        came[one[0], one[2]].append(one)
    for move in gone:
        went[move.record, move.kind].append(move)
    found = []
    for of, moves in went.items():
        new = came.get(of, [])
        if len(moves) == len(new) == 1:
            _, key, _, day = new[0]
            if day != moves[0].was:
                found.append(replace(moves[0], now=day, new_key=key))
        else:
            found += moves
    return found


def why(move: Move, *, done: bool, touched: bool, settled: bool) -> str:
    """What moved it. `touched`: facts of the record have changed; `settled`: the rules have not."""
    if done:
        return DONE
    if touched:
        return FACT if settled else BOTH
    return TIME if settled else RULE


def wrongly(
    move: Move, *, on: date, relied: Collection[tuple[uuid.UUID, str]], over: Mapping[uuid.UUID, date]
) -> tuple[bool, bool]:
    """For a date that a rule moved: whether the person was held too long, and whether pursued for nothing.

    Held: something ends earlier, on a day that has passed. Pursued: it was overdue, or a reminder or a suspicion
    rested on it, and it is later or no longer. `over`: requirements that had, by the rule, ended before.
    """
    ended = move.kind in ENDS and move.now is not None and move.now < move.was and move.now < on
    gone_since = move.now is None and move.record in over and over[move.record] < on
    rested = move.was < on or (move.record, move.key) in relied
    later = move.now is None or move.now > move.was
    return ended or gone_since, rested and later and move.kind not in ENDS
