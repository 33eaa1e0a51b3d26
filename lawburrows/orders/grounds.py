"""From convictions and orders to the grounds on which a person is subject to notification requirements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lawburrows.orders.facts import Convicted, Did, Facts, Ordered
from lawburrows.rules.deadline import Step, in_words
from lawburrows.rules.jurisdiction import SCOTLAND, Jurisdiction
from lawburrows.rules.notification import (
    Disposal,
    Period,
    Relation,
    SubjectUntil,
    aggregate,
    period,
    subject_until,
    under_order,
)
from lawburrows.rules.notification.sources import section
from lawburrows.rules.source import remembered
from lawburrows.rules.term import NO_TERM, ONE_DAY, Term, under

CUSTODIAL = frozenset({Disposal.IMPRISONMENT, Disposal.EXTENDED_SENTENCE})
WITHOUT_A_TERM = (
    frozenset(Disposal)
    - CUSTODIAL
    - {
        Disposal.SUSPENDED_SENTENCE,
        Disposal.DETENTION_AND_TRAINING,
        Disposal.SUPERVISED,
        Disposal.CONDITIONAL_DISCHARGE,
    }
)
ORDERS_THAT_BRING_IT = frozenset({"shpo", "sopo", "notification"})
DECIDED_TO_END = "discharged"
AGE_NOT_KNOWN = remembered("Age on the relevant date", "no date of birth is recorded")
RELATION_NOT_KNOWN = remembered("How these sentences run to each other", "not recorded")
DECISION = section("88C(1)")


@dataclass(frozen=True)
class Ground:
    """One reason for being subject, and whether the person was under 18 when it began."""

    period: Period
    under_18: bool = False
    of_a_conviction: bool = True
    in_scotland: bool = True


@dataclass(frozen=True)
class Grounds:
    """All grounds; `gaps` says in words which could not be worked out, and what is missing for each."""

    all: tuple[Ground, ...]
    gaps: tuple[str, ...]
    until: SubjectUntil

    def subject_on(self, day: date) -> bool:
        return bool(self.gaps) or any(ground.period.covers(day) for ground in self.all)

    def subject_since(self, day: date) -> date | None:
        """The first day of the unbroken time of being subject that holds on a day; None when that is not known."""
        covering = [ground.period.first_day for ground in self.all if ground.period.covers(day)]
        if self.gaps or not covering:
            return None
        since = min(covering)
        for ground in sorted(self.all, key=lambda each: each.period.first_day, reverse=True):
            if ground.period.first_day < since and ground.period.covers(since - ONE_DAY):
                since = ground.period.first_day
        return since


def decided_to_end(facts: Facts) -> list[Ordered]:
    """The decisions that requirements end; one that was ended itself was taken back by a higher court and ends nothing."""
    return [order for order in facts.orders if order.kind == DECIDED_TO_END and order.ends is None]


def grounds(facts: Facts) -> Grounds:
    """Each conviction for a Schedule 3 offence and each preventive order, and when the last of them ends."""
    found: list[Ground] = []
    gaps: list[str] = []
    for group in _of_one_day(facts.convictions):
        _from_convictions(group, facts, found, gaps)
    found += [_from_order(order) for order in facts.orders if order.kind in ORDERS_THAT_BRING_IT]
    ended = [order.starts for order in decided_to_end(facts)]
    found = [_ended_by_decision(ground, ended) for ground in found]
    found.sort(key=lambda ground: ground.period.first_day)
    return Grounds(tuple(found), tuple(gaps), subject_until(ground.period for ground in found))


def first_day_of_requirements(facts: Facts) -> date | None:
    """The first day on which the requirements can have held: of the earliest ground, or of a listed conviction whose
    period is not known. None when nothing that is recorded brings requirements."""
    listed = [one.on for one in facts.convictions if one.schedule_3]
    began = [ground.period.first_day for ground in grounds(facts).all if ground.period.subject]
    return min([*listed, *began], default=None)


def _of_one_day(convictions: Iterable[Convicted]) -> list[list[Convicted]]:
    """Convictions sentenced on one day in one jurisdiction: their terms count together."""
    groups: dict[tuple[date, Jurisdiction], list[Convicted]] = defaultdict(list)
    for one in convictions:
        groups[one.sentenced_on, one.jurisdiction].append(one)
    return list(groups.values())


def _from_convictions(group: list[Convicted], facts: Facts, found: list[Ground], gaps: list[str]) -> None:
    listed = [one for one in group if one.schedule_3]
    if not listed:
        return
    outside = [did.term for one in group if not one.schedule_3 for did in one.did if did.term]
    custody = [did for one in listed for did in one.did if did.disposal in CUSTODIAL]
    seen: set[tuple[date, object]] = set()
    for one in listed:
        if not one.did:
            gaps.append(f"{_named(one)}: what the court did is not recorded, so the period cannot be worked out.")
        for did in one.did:
            if did.term is None and did.disposal not in WITHOUT_A_TERM:
                gaps.append(f"{_named(one)}: the length of the {did.disposal.value} is not recorded.")
                continue
            together = did.disposal in CUSTODIAL and all(each.term for each in custody)
            mark = (one.on, "together") if together and len(custody) > 1 else (one.on, did)
            if mark not in seen:
                seen.add(mark)
                found.append(_ground(one, did, custody if together else [did], outside, facts.born))


def _ground(one: Convicted, did: Did, custody: Sequence[Did], outside: Sequence[Term], born: date | None) -> Ground:
    young = born is not None and under(18, born, on=one.on)
    disposal, term, extension = did.disposal, did.term or NO_TERM, did.extension
    steps: list[Step] = []
    if len(custody) > 1 or (outside and did.disposal in CUSTODIAL):
        term, steps = _together(custody, outside)
        extension = max(each.extension for each in custody)
        if any(each.disposal is Disposal.EXTENDED_SENTENCE for each in custody):
            disposal = Disposal.EXTENDED_SENTENCE
    if born is None:
        steps.append(Step("No date of birth is recorded: taken as 18 or over", "", AGE_NOT_KNOWN))
    made = period(
        disposal,
        relevant_date=one.on,
        under_18=young,
        jurisdiction=one.jurisdiction,
        term=term,
        extension=extension,
        term_steps=steps,
    )
    because = f"conviction of {in_words(one.on)}, {one.title}: {made.because}"
    return Ground(replace(made, because=because), young, in_scotland=one.jurisdiction is SCOTLAND)


def _together(custody: Sequence[Did], outside: Sequence[Term]) -> tuple[Term, list[Step]]:
    """The term that the Table sees: what is consecutive is added, what is concurrent is not."""
    steps: list[Step] = []
    added = [did for did in custody if did.relation != "concurrent"]
    running_on = [did for did in custody if did.relation in {"consecutive", "partly_concurrent"}]
    terms = [did.term or NO_TERM for did in custody]
    if not running_on or len(custody) == 1:
        if len(custody) > 1 and all(did.relation == "alone" for did in custody):
            text = "How these sentences run to each other is not recorded: taken as concurrent"
            steps.append(Step(text, "", RELATION_NOT_KNOWN))
        term, why = aggregate(terms, Relation.CONCURRENT, outside_schedule_3=outside)
        return term, [*steps, *why]
    overlap = sum((did.overlap for did in running_on), NO_TERM)
    relation = Relation.PARTLY_CONCURRENT if overlap > NO_TERM else Relation.CONSECUTIVE
    running = [did.term or NO_TERM for did in added]
    term, why = aggregate(running, relation, overlap=overlap, outside_schedule_3=outside)
    beside = [did.term or NO_TERM for did in custody if did.relation == "concurrent"]
    if beside:
        longest, more = aggregate([term, *beside], Relation.CONCURRENT)
        return longest, [*why, *more]
    return term, list(why)


def _from_order(order: Ordered) -> Ground:
    last = order.ends - ONE_DAY if order.ends else None
    name = f"{order.name} of {in_words(order.made_on)}"
    return Ground(under_order(name, served=order.starts, last_day=last), of_a_conviction=False)


def _ended_by_decision(ground: Ground, decided: Iterable[date]) -> Ground:
    """Indefinite requirements that the chief constable has decided to end, end on that day."""
    days = [day for day in decided if day > ground.period.first_day]
    if not (ground.period.indefinite and ground.of_a_conviction and ground.in_scotland and days):
        return ground
    last = min(days)
    step = Step("It was decided that the requirements do not continue", in_words(last), DECISION)
    return replace(ground, period=replace(ground.period, last_day=last, steps=(*ground.period.steps, step)))


def _named(one: Convicted) -> str:
    return f"Conviction of {in_words(one.on)}, {one.title}"
