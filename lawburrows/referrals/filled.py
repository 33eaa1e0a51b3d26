"""What the record fills into a document: nothing is typed that the register knows, and what is missing is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.access.queries import in_the_case
from lawburrows.custody import queries as custody
from lawburrows.custody.leading import in_custody, supervised
from lawburrows.orders import queries as orders
from lawburrows.orders.clock import Clock
from lawburrows.orders.deadlines import clocks_for
from lawburrows.orders.in_force import BindingOrder
from lawburrows.orders.presenting import what_the_court_did
from lawburrows.orders.standing import RESTRICTED
from lawburrows.people.models import Address, CommunicationNeed, Identifier, Name, Person, Warning
from lawburrows.rules.category_tests import Held
from lawburrows.rules.deadline import in_words
from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.mappa import Category, Level
from lawburrows.rules.offences import RelationToVictim
from lawburrows.rules.term import ONE_DAY

DETAILS, ORDERS = "people:details", "orders:convictions"
NOT_IN_A_DOCUMENT = (Identifier.Kind.CHI, Identifier.Kind.SOURCE)  # health's own number; a key of an extract


@dataclass(frozen=True)
class Line:
    """One thing of the document. Empty: it is missing, is recorded at `where`, and `needed` holds the sending back."""

    what: str
    words: str
    where: str = DETAILS
    needed: bool = False


@dataclass(frozen=True)
class Part:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Filled:
    """Everything that a record gives, in the order of the document, and what the tests of the category are asked."""

    parts: tuple[Part, ...]
    held: Held
    clock: Clock
    convictions: list[Any] = field(default_factory=list)
    release: date | None = None

    @property
    def missing(self) -> list[Line]:
        return [line for part in self.parts for line in part.lines if not line.words]

    @property
    def lacking(self) -> list[Line]:
        """What must be there before it can be sent."""
        return [line for line in self.missing if line.needed]


def filled(record: Record, *, by: Any, on: date, conviction: Any = None) -> Filled:
    """The document of one person as `by` may see it; `conviction` is the index offence where one was chosen."""
    clock = clocks_for([record.pk], by=by, on=on)[record.pk]
    running = orders.orders_in_force(record.pk, by=by, on=on)
    rows = orders.convictions_of(record.pk, by=by)
    now = {kind: orders.current_decision(record.pk, kind, by=by) for kind in ("category", "level", "harm")}
    stay = custody.stay_of(custody.held(record.pk, by=by), by=by)
    told = custody.told_release([record.pk], by=by).get(record.pk)
    held = _held(clock, running, rows, now, on)
    parts = (
        _person(record, by),
        _where(record, by, on, stay),
        _offence(rows, running, conviction),
        _dates(clock, running, stay, told),
        _standing(now),
        _warnings(record, by, on),
        _agencies(record, by),
    )
    return Filled(parts, held, clock, rows, told.day if told else None)


def _held(clock: Clock, running: list[BindingOrder], rows: list[Any], now: dict[str, Any], on: date) -> Held:
    return Held(
        notifying=clock.grounds.subject_on(on),
        restricted=any(one.kind in RESTRICTED for one in clock.facts.orders if _runs(one, on)),
        convicted=bool(rows),
        supervised=supervised(clock.facts, on) and not in_custody(clock.facts, on),
        risk=RiskOfHarm[now["harm"].value.upper()] if now["harm"] else RiskOfHarm.NOT_ASSESSED,
        level=Level(now["level"].value) if now["level"] else None,
    )


def _runs(one: Any, on: date) -> bool:
    return one.starts <= on and (one.ends is None or one.ends > on)


def _of(model: Any, record: Record, by: Any) -> Any:
    return model.objects.visible_to(by).filter(record=record)


def _now(rows: Iterable[Any], on: date) -> list[Any]:
    return [one for one in rows if (one.starts is None or one.starts <= on) and (one.ends is None or one.ends > on)]


def _person(record: Record, by: Any) -> Part:
    person = _of(Person, record, by).first()
    other = [
        f"{one.whole} ({one.get_kind_display()})" for one in _of(Name, record, by).order_by("pk") if one.kind != "main"
    ]
    numbers = _of(Identifier, record, by).exclude(kind__in=NOT_IN_A_DOCUMENT).order_by("kind", "pk")
    return Part(
        "The person",
        (
            Line("Name", person.name if person else "", needed=True),
            Line("Other names", "; ".join(other) or "None recorded"),
            Line("Date of birth", _born(person), needed=True),
            Line("Sex", person.get_sex_display() if person else ""),
            Line("Ethnicity", person.ethnicity if person else ""),
            Line("Register number", record.ref),
            Line(
                "References of agencies",
                "; ".join(f"{one.get_kind_display()} ending in {one.ending}" for one in numbers),
            ),
        ),
    )


def _born(person: Any) -> str:
    if person is None:
        return ""
    return in_words(person.born) if person.born else person.born_stated


def _where(record: Record, by: Any, on: date, stay: Any) -> Part:
    found = _now(_of(Address, record, by).order_by("pk"), on)

    def of(*uses: str) -> str:
        return "; ".join(
            (f"No fixed abode: {one.whole}" if one.use == Address.Use.FOUND else one.whole)
            for one in found
            if one.use in uses
        )

    home, release = of(Address.Use.HOME, Address.Use.FOUND), of(Address.Use.RELEASE)
    lines = [Line("Home", home or (f"In custody: {stay.establishment}" if stay else ""), needed=True)]
    if stay or release:
        lines.append(Line("Proposed address on release", release))
    lines.append(Line("Area that manages the case", str(record.area), "casefile:in_the_case"))
    return Part("Where the person is", tuple(lines))


def _offence(rows: list[Any], running: list[BindingOrder], conviction: Any) -> Part:
    index = next((one for one in rows if one.pk == conviction), None) or next(
        (one for one in rows if one.schedule_3), rows[0] if rows else None
    )
    convicted = f"{in_words(index.convicted_on)}{f', {index.court}' if index.court else ''}" if index else ""
    relation = RelationToVictim[index.relation.upper()].value if index and index.relation else ""
    earlier = [f"{one.offence_title}, {in_words(one.convicted_on)}" for one in rows if index and one.pk != index.pk]
    binding = [_title(one) for one in running]
    return Part(
        "Index offence, sentence and orders",
        (
            Line("Index offence", index.offence_title if index else "", ORDERS, needed=not binding),
            Line("Convicted", convicted, ORDERS),
            Line("Sentence", what_the_court_did(index) if index else "", ORDERS, needed=not binding),
            Line("Relation to the victim", relation, ORDERS),
            Line("Other convictions", "; ".join(earlier) or "None recorded", ORDERS),
            Line("Orders and licences in force", "; ".join(binding) or "None recorded", ORDERS),
        ),
    )


def _title(one: BindingOrder) -> str:
    until = f", until {in_words(one.ends - ONE_DAY)}" if one.ends else ""
    return f"{one.name} of {in_words(one.made_on)}{until}"


def _dates(clock: Clock, running: list[BindingOrder], stay: Any, told: Any) -> Part:
    until = clock.grounds.until
    if until.indefinite:
        ends = "indefinite"
    else:
        ends = in_words(until.last_day) if until.last_day else "no requirements recorded"
    unverified = " (unverified)" if until.unverified and until.grounds else ""
    lines = [Line("Notification requirements until", f"{ends}{unverified}", "orders:dates")]
    if stay:
        lines.append(Line("Held at", stay.establishment, "custody:custody"))
        lines.append(
            Line(
                "Release, as the prison service told",
                f"{in_words(told.day)} (told on {in_words(told.told_on)})" if told else "",
                "custody:custody",
            )
        )
    return Part("Relevant dates", tuple(lines))


def _standing(now: dict[str, Any]) -> Part:
    def words(kind: str, of: Any) -> str:
        one = now[kind]
        if one is None:
            return ""
        since = f", since {in_words(one.starts)}" if one.starts else ""
        return f"{of(one)}{since}"

    category = words("category", lambda one: f"Category {one.value}: {Category(one.value).label}")
    level = words("level", lambda one: f"Level {one.value}: {Level(one.value).label}")
    risk = words("harm", lambda one: one.get_value_display().capitalize())
    why = f" Why: {now['harm'].reason}" if now["harm"] and now["harm"].reason else ""
    return Part(
        "Category, level and risk at present",
        (
            Line("Category", category or "Not decided yet", ORDERS),
            Line("Level", level or "Not decided yet", ORDERS),
            Line("Risk of serious harm", f"{risk}.{why}" if risk else "", ORDERS, needed=True),
        ),
    )


def _warnings(record: Record, by: Any, on: date) -> Part:
    found = _now(_of(Warning, record, by).order_by("pk"), on)
    needs = _now(_of(CommunicationNeed, record, by).order_by("pk"), on)
    return Part(
        "Warnings, and what the person needs",
        (
            Line("Warnings", "; ".join(f"{one.get_kind_display()}: {one.text}" for one in found) or "None recorded"),
            Line(
                "To be understood",
                "; ".join(f"{one.get_kind_display()} {one.text}".strip() for one in needs) or "Nothing recorded",
            ),
        ),
    )


def _agencies(record: Record, by: Any) -> Part:
    case = in_the_case(record, by=by)
    lines = [Line("Lead authority", str(record.lead), "casefile:in_the_case")]
    for name, words, user in case.named:
        lines.append(
            Line(
                words.removeprefix("the ").capitalize(),
                str(user or ""),
                "casefile:in_the_case",
                needed=name == "manager",
            )
        )
    partners = "; ".join(str(one.agency) for one in case.partners)
    lines.append(Line("Other agencies in the case", partners or "None", "casefile:in_the_case"))
    return Part("Who is in the case", tuple(lines))
