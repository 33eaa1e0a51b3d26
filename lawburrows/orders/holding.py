"""Whether anything still holds a person under management on a day, and since when nothing does."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.orders import queries
from lawburrows.orders.facts import Convicted, Facts
from lawburrows.orders.grounds import CUSTODIAL, DECIDED_TO_END, Grounds, grounds
from lawburrows.orders.standing import RESTRICTED
from lawburrows.rules.deadline import in_words
from lawburrows.rules.mappa import Category
from lawburrows.rules.notification import Disposal
from lawburrows.rules.term import NO_TERM, ONE_DAY, first_day_free

FOR_LIFE = frozenset({Disposal.LIFE, Disposal.LIFELONG_RESTRICTION})
OF_A_TERM = CUSTODIAL | {Disposal.SUPERVISED}
NOTHING_RECORDED = "No ground is recorded, so that none is known to have ended."
Spell = tuple[str, date | None]  # why, and the first day on which it no longer holds


@dataclass(frozen=True)
class Held:
    """Why a person is held on a day, in words; where nothing holds, the first day on which that was so."""

    because: tuple[str, ...]
    ended_on: date | None = None

    def __bool__(self) -> bool:
        return bool(self.because)

    def on_day(self, day: date) -> bool:
        """Whether it was so on another day too, as far as this tells: until the first day on which nothing held."""
        return bool(self) or (self.ended_on is not None and day < self.ended_on)


def holds(records: Sequence[uuid.UUID], *, by: Any, on: date) -> dict[uuid.UUID, Held]:
    """Of each of these people, in seven queries however many they are: visits, sharing and screening need a ground.

    Whoever may not see why a person is managed is told that nothing is known to have ended.
    """
    return {pk: held_by(facts, on) for pk, facts in queries.facts_for(records, by=by).items()}


def held_by(facts: Facts, on: date, found: Grounds | None = None) -> Held:
    """As `held`, by the decisions among the facts; `found` are their grounds where they were worked out before."""
    return held(facts, [(one.value, one.ends) for one in facts.decided], on, found)


def held(facts: Facts, decided: Iterable[tuple[int, date | None]], on: date, found: Grounds | None = None) -> Held:
    """Requirements, an order or licence, a sentence, a restriction order, category 3. What is not known holds.

    `decided` are the decisions of category: the value, and the first day on which it no longer holds.
    """
    found = found or grounds(facts)
    periods = [ground.period for ground in found.all if ground.period.subject]
    gaps = list(found.gaps)
    spells = [
        *((period.because, period.last_day + ONE_DAY if period.last_day else None) for period in periods),
        *((order.name, order.ends) for order in facts.orders if order.kind != DECIDED_TO_END),
        *_sentences(facts.convictions, gaps),
        *_restricted(facts),
        *_decided(facts, decided),
    ]
    because = [*gaps, *(why for why, ends in spells if ends is None or ends > on)]
    if because:
        return Held(tuple(dict.fromkeys(because)))
    ended = max((ends for _, ends in spells if ends), default=None)
    return Held((), ended) if ended else Held((NOTHING_RECORDED,))


def _sentences(convictions: Iterable[Convicted], gaps: list[str]) -> Iterator[Spell]:
    """Until the last day that all sentences of one day can reach together, whether or not they run together."""
    days: dict[date, list[Convicted]] = defaultdict(list)
    for one in convictions:
        days[one.sentenced_on].append(one)
    for began, group in days.items():
        did = [each for one in group for each in one.did]
        if any(each.disposal in FOR_LIFE for each in did):
            yield f"sentence of {in_words(began)}, for life", None
        timed = [each for each in did if each.disposal in OF_A_TERM]
        if any(each.term is None for each in timed):
            gaps.append(f"The length of a sentence of {in_words(began)} is not recorded.")
        whole = sum((each.term + each.extension for each in timed if each.term), NO_TERM)
        if whole > NO_TERM:
            yield f"sentence of {in_words(began)}", first_day_free(began, whole)


def _restricted(facts: Facts) -> Iterator[Spell]:
    """A hospital order with restriction holds until the restriction, recorded as an order of its own, has ended."""
    if any(order.kind == "restriction" for order in facts.orders):
        return
    for one in facts.convictions:
        if any(did.disposal is Disposal.RESTRICTED_HOSPITAL for did in one.did):
            yield f"{one.title}: hospital with a restriction order", None


def _decided(facts: Facts, decided: Iterable[tuple[int, date | None]]) -> Iterator[Spell]:
    """Category 2 holds by its decision only while none of the orders that make somebody a restricted patient is known."""
    known = any(order.kind in RESTRICTED for order in facts.orders)
    for value, ends in decided:
        if value == Category.THREE.value or (value == Category.TWO.value and not known):
            yield f"category {value} was decided", ends
