"""The card: what somebody at a desk needs at three in the morning, and nothing besides what is declared here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import CaseData, OnCall, Record, User, holding
from lawburrows.access.queries import on_call_for
from lawburrows.breaches.models import Missing, Wanted
from lawburrows.casefile.summary import age_on
from lawburrows.orders.in_force import BindingCondition, binding, can_be_enforced, in_order
from lawburrows.orders.models import Condition
from lawburrows.people.models import Address, CommunicationNeed, Person, Photograph, Warning
from lawburrows.rules.young import Standing, standing
from lawburrows.web.dates import write_date

# Model → the fields that the card shows. Each of them is declared for the audience "duty"; a test keeps it so.
CARD: dict[type[Record | CaseData], tuple[str, ...]] = {
    Record: ("ref", "lead", "area", "manager"),
    Person: ("name", "sex", "born", "born_stated"),
    Address: ("use", "lines", "town", "postcode"),
    Photograph: ("taken_on",),
    Wanted: ("court", "number", "granted_on", "what_for"),
    Missing: ("since", "why", "why_said", "circulated"),
    Warning: ("kind", "text", "review_on", "starts"),
    CommunicationNeed: ("kind", "text"),
    Condition: (
        "under",
        "number",
        "kind",
        "nature",
        "text",
        "zone",
        "from_time",
        "until_time",
        "weekdays",
        "starts",
        "ends",
        "enforceable",
        "suspended_on",
    ),
}
# Of a child or young person the card names neither who they are nor where they live: only what protects.
SHIELDED = (Person, Address, Photograph)


@dataclass(frozen=True)
class Danger:
    """One thing that could hurt someone now; of those that stand first, somebody is being looked for."""

    title: str
    text: str
    late: bool = False  # nobody has looked at it again by the day on which somebody should have
    first: bool = False


@dataclass(frozen=True)
class Card:
    """One screen."""

    ref: str
    dangers: list[Danger]
    standing: Standing
    name: str = ""
    born: Any = ""
    age: int | None = None
    sex: str = ""
    photograph: bool = False
    address: str = ""
    address_use: str = ""
    conditions: list[BindingCondition] = field(default_factory=list)
    needs: list[Any] = field(default_factory=list)
    on_call: list[OnCall] = field(default_factory=list)
    manager: User | None = None
    lead: Any = None
    area: Any = None

    @property
    def shielded(self) -> bool:
        return self.standing.shielded


def card_of(record: Record, *, by: Any, in_the_case: bool) -> Card:
    """What stands on the card today. The identity of somebody who is or may be under 18 is left out."""
    on = by.identity.today

    def rows(model: Any) -> list[Any]:
        return _rows(model, record, by, in_the_case)

    person = next(iter(rows(Person)), None)
    stands = standing(person.born, person.born_stated, on=on) if person else Standing.MAY_BE
    seen = [] if stands.shielded else list(rows(Address))
    where = next(iter(sorted(seen, key=lambda one: one.use != Address.Use.HOME)), None)
    known = None if stands.shielded else person
    return Card(
        ref=record.ref,
        dangers=[*_wanted(rows(Wanted), rows(Missing)), *_dangers(rows(Warning), on)],
        standing=stands,
        name=known.name if known else "",
        born=(known.born or known.born_stated) if known else "",
        age=age_on(known.born, on) if known else None,
        sex=known.get_sex_display() if known else "",
        photograph=not stands.shielded and bool(rows(Photograph)),
        address=where.whole if where else "",
        address_use=where.get_use_display() if where else "",
        conditions=in_order(one for one in map(binding, rows(Condition)) if can_be_enforced(one)),
        needs=rows(CommunicationNeed),
        on_call=on_call_for(record.area_id),
        manager=record.manager,
        lead=record.lead,
        area=record.area,
    )


def photograph_of(record: Record, *, by: Any, in_the_case: bool) -> Any | None:
    """The present photograph, where the card shows one."""
    if card_of(record, by=by, in_the_case=in_the_case).shielded:
        return None
    return next(iter(sorted(_rows(Photograph, record, by, in_the_case, "sha256", "media_type"), key=_newest)), None)


def _newest(photograph: Any) -> int:
    return -(photograph.taken_on.toordinal() if photograph.taken_on else 0)


def _rows(model: Any, record: Record, by: Any, in_the_case: bool, *more: str) -> list[Any]:
    """The rows of a kind that stand on the card, with the declared fields and no others."""
    if in_the_case:
        part = getattr(model, "PART", Part.GENERAL)
        assert part == Part.GENERAL  # what lies in a compartment is not for a card
        found = model.objects.visible_to(by).filter(record=record)
        found = found.filter(holding(model, model.ON_CARD, on=by.identity.today))
    else:
        found = model.objects.on_the_card(by)
    names = ("pk", *CARD[model], *more)
    return [_told(model, dict(zip(names, values, strict=True))) for values in found.order_by("pk").values_list(*names)]


def _told(model: Any, values: dict[str, Any]) -> Any:
    """A row of which only these fields were read."""
    return model(**values)


def _missing(one: Missing) -> str:
    said = [f"since {write_date(one.since)}", one.get_why_display(), one.why_said]
    if one.circulated:
        said.append(f"Circulated: {one.circulated}")
    return ". ".join(filter(None, said))


def _wanted(wanted: list[Wanted], missing: list[Missing]) -> list[Danger]:
    """A live warrant, then a time missing; both stand before every warning."""
    return [
        *(Danger("Wanted", f"warrant of {one.court}, number {one.number}, for {one.what_for}") for one in wanted),
        *(Danger("Missing", _missing(one)) for one in missing),
    ]


def _dangers(warnings: list[Warning], on: Any) -> list[Danger]:
    first = {Warning.Kind.WANTED, Warning.Kind.MISSING}
    found = [
        Danger(f"{one.get_kind_display().capitalize()}", one.text, one.review_on < on, one.kind in first)
        for one in warnings
    ]
    return sorted(found, key=lambda one: not one.first)
