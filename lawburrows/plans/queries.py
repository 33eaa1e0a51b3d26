"""Reads about plans; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.models import Agency, AreaCover, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import holders_of, may_know, sharing
from lawburrows.circumstances.models import Call
from lawburrows.custody.models import ToldDate
from lawburrows.custody.queries import told_release
from lawburrows.database.lists import one_of
from lawburrows.orders.models import Happening, Order
from lawburrows.orders.queries import conditions_in_force, orders_in_force
from lawburrows.orders.standing import SUPERVISED
from lawburrows.people.models import Name, Other, Person
from lawburrows.plans.for_life import ForLife
from lawburrows.plans.models import (
    LifelongAnswer,
    Measure,
    Note,
    Plan,
    PlanReview,
    Risk,
    Scenario,
    Signature,
    Strategy,
    VictimCare,
    VictimTold,
)
from lawburrows.plans.whole import Whole
from lawburrows.rules.deadline import in_words
from lawburrows.rules.plan import Gap, State, asked_for, gaps
from lawburrows.rules.plan.states import OPEN
from lawburrows.rules.shielding import named_in

Key = uuid.UUID | Record
HARMS = [(value, label.capitalize()) for value, label in Risk.Harm.choices]
STRATEGIES = [(value, label.capitalize()) for value, label in Strategy.Kind.choices]
WISHES = [(value, label.capitalize()) for value, label in VictimCare.Wish.choices]
PLAN_CALL = "plan"  # what a change calls for, in the table of changes
UNNAMED = "a victim without a letter"


def _pk(record: Key) -> uuid.UUID:
    return record.pk if isinstance(record, Record) else record


def plans_of(record: Key, *, by: Any) -> list[Plan]:
    """Every version, the newest first."""
    rows = Plan.objects.visible_to(by).filter(record=_pk(record)).select_related("begun_by", "owner", "after")
    return list(rows.order_by("-number"))


def plan(record: Key, pk: uuid.UUID, *, by: Any) -> Plan | None:
    rows = Plan.objects.visible_to(by).filter(record=_pk(record), pk=pk)
    return rows.select_related("begun_by", "owner", "after", "record__lead").first()


def plan_in_force(record: Key, *, by: Any) -> Plan | None:
    """The signed version that stands; None when none has been signed."""
    return Plan.objects.visible_to(by).filter(record=_pk(record), state=State.IN_FORCE).first()


def open_plan(record: Key, *, by: Any) -> Plan | None:
    """The version that is being written, or waits for signatures."""
    return Plan.objects.visible_to(by).filter(record=_pk(record), state__in=OPEN).first()


def missing(record: Key, *, by: Any) -> tuple[Gap, ...] | None:
    """What the plan in force lacks (or, where none is, the draft); None where there is no plan at all."""
    found = plan_in_force(record, by=by) or open_plan(record, by=by)
    return gaps(whole(found, by=by).said()) if found else None


def whole(found: Plan, *, by: Any) -> Whole:
    """A version with everything in it, in a fixed number of queries."""

    def of(model: Any, *related: str) -> list[Any]:
        rows = model.objects.visible_to(by).filter(plan=found).order_by("place", "pk")
        return list(rows.select_related(*related) if related else rows)

    notes = of(Note)
    rows = {
        "risk": of(Risk),
        "scenario": of(Scenario, "risk"),
        "strategy": of(Strategy, "risk", "agency"),
        "measure": of(Measure),
        "sign": [one for one in notes if one.kind == Note.Kind.SIGN],
        "protective": [one for one in notes if one.kind == Note.Kind.PROTECTIVE],
    }
    signed = (
        Signature.objects.visible_to(by).filter(plan=found, taken_back_on=None).select_related("signed_by", "owner")
    )
    victims = victims_by_name(found.record_id, by=by)
    references = tuple(sorted(set(victims.values()))) if found.state in (*OPEN, State.IN_FORCE) else ()
    return Whole(found, rows, tuple(signed.order_by("signed_at")), references)


def reviews_of(found: Plan, *, by: Any) -> list[PlanReview]:
    """What was looked at again in this version, the newest first."""
    rows = PlanReview.objects.visible_to(by).filter(plan=found).select_related("reviewed_by", "measure", "owner")
    return list(rows.order_by("-reviewed_on", "-next_on", "pk"))


def review_due(found: Plan, reviews: list[PlanReview]) -> date | None:
    """The day on which the plan is looked at again: as the last review set it, or the plan itself."""
    return next((one.next_on for one in reviews if one.measure_id is None), found.review_on)


def unread_of(found: Plan, *, by: Any) -> list[Any]:
    """What was taken from the register, and nobody has looked at yet."""
    rows: list[Any] = list(Risk.objects.visible_to(by).filter(plan=found, unread=True).order_by("place", "pk"))
    strategies = Strategy.objects.visible_to(by).filter(plan=found, unread=True).select_related("risk", "agency")
    return [*rows, *strategies.order_by("place", "pk")]


def part(found: Plan, model: Any, pk: uuid.UUID, *, by: Any) -> Any | None:
    return model.objects.visible_to(by).filter(plan=found, pk=pk).first()


def is_used(row: Any, *, by: Any) -> bool:
    """Whether scenarios or strategies belong to it: only to a risk they can."""
    if not isinstance(row, Risk):
        return False
    return any(model.objects.visible_to(by).filter(risk=row).exists() for model in (Scenario, Strategy))


def risks_of(found: Plan, *, by: Any) -> dict[str, Risk]:
    """The risks of a version, to choose from."""
    rows = Risk.objects.visible_to(by).filter(plan=found).order_by("place")
    return {str(row.pk): row for row in rows}


def supervised(record: Key, *, by: Any, on: date) -> bool:
    """Whether an order or licence puts the person under statutory supervision."""
    return any(one.kind in SUPERVISED for one in orders_in_force(_pk(record), by=by, on=on))


def who_signs(found: Plan, *, supervised: bool, on: date, missing: set[str] | None = None) -> list[User]:
    """Who is told that a version waits for them: supervisors of the lead authority where the case is dealt with, and
    those whom the case names of police and social work; as far as they may know of it. `missing`: of these alone."""
    record = found.record
    needed = asked_for((), supervised=supervised, author_kind=found.owner.kind, lead_kind=record.lead.kind)
    keys = {row.key for row in needed if missing is None or row.key in missing}
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    posted = Posting.objects.in_force(on).filter(Q(area=None) | Q(area__in=covering), agency=record.lead_id)
    signers: list[User | None] = [found.begun_by]
    if "supervisor" in keys:
        signers += holders_of(Permission.WORK_REASSIGN, on=on).filter(pk__in=posted.values("user"))
    signers += [record.notification_officer, record.manager] if "police" in keys else []
    signers += [record.supervising_officer] if "social_work" in keys else []
    return may_know([one for one in signers if one is not None], record, on=on)


def agencies_to_choose() -> dict[str, Agency]:
    return {str(one.pk): one for one in Agency.objects.order_by("name", "pk")}


def agencies_in_the_case(record: Record, *, by: Any, on: date) -> set[str]:
    """The lead authority and its partners: they stand first in a choice."""
    partners, _ = sharing(record, by=by, on=on)
    return {str(record.lead_id), *(str(one.agency_id) for one in partners)}


def changes_calling(record: Key, *, by: Any) -> list[Call]:
    """Changes of circumstances because of which the plan is to be looked at again, and of which nobody has said more."""
    rows = Call.objects.visible_to(by).filter(record=_pk(record), key=PLAN_CALL, dealt_with_on=None)
    return list(rows.select_related("of", "record").order_by("of__recorded_at", "of__kind", "pk"))


def change_in_words(call: Call) -> str:
    """What has changed, and since when; the words of a change are not repeated, for they may name a victim."""
    return f"{call.of.get_kind_display()}, since {in_words(call.of.since)}"


# Victims


@dataclass(frozen=True)
class Cared:
    """A victim as the compartment shows them, with what their contact agency was told."""

    care: VictimCare
    told: tuple[VictimTold, ...]


def victims_of(record: Key, *, by: Any) -> list[Cared]:
    rows = VictimCare.objects.visible_to(by).filter(record=_pk(record))
    related = ("other", "contact_agency", "no_contact_condition", "zone_condition", "owner")
    told: dict[uuid.UUID, list[VictimTold]] = {}
    for one in VictimTold.objects.visible_to(by).filter(record=_pk(record)).select_related("date", "told_by"):
        told.setdefault(one.care_id, []).append(one)
    found = list(rows.select_related(*related).order_by("letter"))
    return [Cared(row, tuple(sorted(told.get(row.pk, ()), key=lambda one: one.told_on))) for row in found]


def victim(record: Key, pk: uuid.UUID, *, by: Any) -> VictimCare | None:
    return VictimCare.objects.visible_to(by).filter(record=_pk(record), pk=pk).select_related("other").first()


def victims_without_letter(record: Key, *, by: Any) -> list[Other]:
    held = VictimCare.objects.visible_to(by).filter(record=_pk(record)).values("other")
    rows = Other.objects.visible_to(by).filter(record=_pk(record), category=Other.Category.VICTIM)
    return list(rows.exclude(pk__in=held).order_by("name", "pk"))


def victims_by_name(record: Key, *, by: Any) -> dict[str, str]:
    """The names of victims that this reader sees, and the reference that stands for each outside the compartment."""
    letters = dict(VictimCare.objects.visible_to(by).filter(record=_pk(record)).values_list("other_id", "letter"))
    rows = Other.objects.visible_to(by).filter(record=_pk(record), category=Other.Category.VICTIM)
    return {name: f"victim {letters[pk]}" if pk in letters else UNNAMED for pk, name in rows.values_list("pk", "name")}


def victim_references(record: Key, *, by: Any) -> list[tuple[str, str]]:
    rows = VictimCare.objects.visible_to(by).filter(record=_pk(record)).order_by("letter")
    return [(row.reference, row.reference.capitalize()) for row in rows]


def names_of_the_person(record: Key, *, by: Any) -> list[str]:
    rows = Name.objects.visible_to(by).filter(record=_pk(record))
    return [f"{row.given} {row.family}" for row in rows]


def victim_named(record: Key, texts: Iterable[Any], *, by: Any) -> str:
    """Whom of the victims these texts name, as far as `by` sees: the reference to use instead; empty for nobody."""
    spoken = [text for text in texts if isinstance(text, str) and text]
    victims = victims_by_name(record, by=by) if spoken else {}
    return named_in(spoken, victims, allowed=names_of_the_person(record, by=by)) if victims else ""


def person_named(record: Key, *, by: Any) -> Person | None:
    return Person.objects.visible_to(by).filter(record=_pk(record)).first()


def condition_choices(record: Key, *, by: Any, on: date) -> list[tuple[str, str]]:
    rows = conditions_in_force(_pk(record), by=by, on=on)
    return [(str(one.id), f"{one.under}, condition {one.number}: {one.text[:80]}") for one in rows]


def release_told(record: Key, *, by: Any) -> ToldDate | None:
    """The release date that the prison service told last."""
    return told_release([_pk(record)], by=by).get(_pk(record))


# Orders for lifelong restriction


def for_life(records: Sequence[uuid.UUID], *, by: Any) -> dict[uuid.UUID, list[ForLife]]:
    """Orders for lifelong restriction of these people, in three queries; one where there are none."""
    orders = list(
        Order.objects.visible_to(by).filter(one_of("record_id", records), kind=Order.Kind.OLR).order_by("made_on")
    )
    if not orders:
        return {}
    keys = [one.pk for one in orders]
    events = Happening.objects.visible_to(by).filter(one_of("order_id", keys), withdrawn_on=None)
    happened = list(
        events.filter(kind__in=("plan_sent", "reported"))
        .order_by("happened_on")
        .values_list("order_id", "kind", "happened_on")
    )
    answers = list(
        LifelongAnswer.objects.visible_to(by)
        .filter(one_of("order_id", keys))
        .select_related("recorded_by", "paper")
        .order_by("answered_on")
    )
    found: dict[uuid.UUID, list[ForLife]] = {}
    for order in orders:
        found.setdefault(order.record_id, []).append(
            ForLife(
                order,
                tuple(day for key, kind, day in happened if key == order.pk and kind == "plan_sent"),
                tuple(day for key, kind, day in happened if key == order.pk and kind == "reported"),
                tuple(one for one in answers if one.order_id == order.pk),
            )
        )
    return found


def lifelong_order(record: Key, pk: uuid.UUID, *, by: Any) -> ForLife | None:
    return next((one for one in for_life([_pk(record)], by=by).get(_pk(record), []) if one.order.pk == pk), None)


def council_of(record: Record) -> Agency | None:
    return Agency.objects.filter(kind=Agency.Kind.COUNCIL, area=record.area_id).first()
