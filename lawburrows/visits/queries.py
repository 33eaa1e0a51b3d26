"""Reads about visits, contacts and referrals; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.utils.text import slugify

from lawburrows.access.grades import Grade
from lawburrows.access.identity import LONDON
from lawburrows.access.models import Agency, AreaCover, Partner, Posting, Record, User, VisibleQuerySet
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import in_force, may_know
from lawburrows.access.roles import BY_KEY, ROLES
from lawburrows.database.lists import one_of
from lawburrows.governance.models import RuleRow
from lawburrows.governance.queries import rows_in_force
from lawburrows.orders.facts import AWAY, AwayFrom
from lawburrows.orders.models import Absence, HarmDecision
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Other, Warning
from lawburrows.rules.visiting import RECEIPTS, Agreed, Seen, agreed
from lawburrows.visits.models import (
    AcuteFactor,
    Concern,
    DeviceSeen,
    OfflineDevice,
    PersonSeen,
    PlannedVisit,
    ProtectionReceipt,
    ProtectionReferral,
    Visit,
)
from lawburrows.visits.models.visits import UNSUCCESSFUL

SOON = timedelta(days=7)
UNSIGNED = Q(second__isnull=False) & (Q(signed_version=None) | ~Q(signed_version=F("version")))  # as it stands now
MOST_LISTED = 60
NOWHERE = (None, "")
RISKS = dict(HarmDecision.Value.choices)
AWAY_NOW = {AWAY[kind]: words for kind, words in Absence.Kind.choices}
IN_PERSON = (Visit.Kind.HOME, Visit.Kind.ELSEWHERE)
COUNTED = Q(seen=True, kind__in=IN_PERSON) & ~Q(entry__in=UNSUCCESSFUL)
KINDS = {
    "visits": Q(kind__in=IN_PERSON) & ~Q(entry__in=UNSUCCESSFUL),
    "tried": Q(entry__in=UNSUCCESSFUL),
    "contacts": ~Q(kind__in=IN_PERSON),
}


def _of(model: Any, records: Sequence[uuid.UUID], by: Any) -> VisibleQuerySet:
    found: VisibleQuerySet = model.objects.visible_to(by).filter(one_of("record_id", records))
    return found


def figures(table: str, rows: Mapping[str, RuleRow]) -> dict[str, Agreed]:
    """The agreed figures of a table as the rules take them."""
    return {key: agreed(key, row.value, row.source, verified=row.verified, table=table) for key, row in rows.items()}


def receipt_figures(*, on: date) -> dict[str, Agreed]:
    return figures(RECEIPTS, rows_in_force(RECEIPTS, on=on))


@dataclass(frozen=True)
class Facts:
    """Everything about one person on which the dates of this app depend."""

    area: str
    seen: Seen
    visits: tuple[date, ...]  # days on which the person was seen at a visit, in order
    plans: tuple[PlannedVisit, ...]
    made: dict[uuid.UUID, date]  # plan → the day on which its visit was made
    referrals: tuple[ProtectionReferral, ...]
    received: dict[uuid.UUID, date]  # referral → the day of its receipt

    @property
    def has_open_plans(self) -> bool:
        return any(plan.pk not in self.made for plan in self.plans)


def facts_in(reading: Reading) -> dict[uuid.UUID, Facts]:
    """In six queries however many they are; receipts are asked for where there are referrals."""
    records, by = reading.records, reading.by
    risks = _risks(records, by)
    visits = _visits(records, by)
    plans = _grouped(
        _of(PlannedVisit, records, by).filter(cancelled_on=None).select_related("visitor", "second").order_by("at")
    )
    referrals = _grouped(_of(ProtectionReferral, records, by).order_by("made_at"))
    receipts = _grouped(_of(ProtectionReceipt, list(referrals), by)) if referrals else {}
    return {
        record: _facts(
            reading.areas.get(record, NOWHERE)[1],
            risks.get(record),
            reading.facts[record].absences,
            visits.get(record, ()),
            tuple(plans.get(record, ())),
            tuple(referrals.get(record, ())),
            receipts.get(record, ()),
        )
        for record in records
    }


class Made(NamedTuple):
    """A visit at which the person was seen (`counted`), or one that had been planned."""

    day: date
    counted: bool
    next_on: date | None
    plan: uuid.UUID | None


def _risks(records: Sequence[uuid.UUID], by: Any) -> dict[uuid.UUID, tuple[str, date | None]]:
    rows = _of(HarmDecision, records, by).filter(ends=None).values_list("record_id", "value", "starts")
    return {record: (RISKS[value], starts) for record, value, starts in rows}


def _visits(records: Sequence[uuid.UUID], by: Any) -> dict[uuid.UUID, list[Made]]:
    rows = _of(Visit, records, by).filter(COUNTED | ~Q(plan=None)).annotate(day=TruncDate("at", tzinfo=LONDON))
    columns = ("record_id", "day", "kind", "entry", "seen", "next_on", "plan_id")
    found: dict[uuid.UUID, list[Made]] = defaultdict(list)
    for record, day, kind, entry, seen, next_on, plan in rows.order_by("at").values_list(*columns):
        counted = seen and kind in IN_PERSON and entry not in UNSUCCESSFUL
        found[record].append(Made(day, counted, next_on, plan))
    return found


def _grouped(rows: Iterable[Any]) -> dict[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.record_id].append(row)
    return found


def day_of(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def _facts(
    area: str,
    risk: tuple[str, date | None] | None,
    away: Sequence[AwayFrom],
    visits: Sequence[Made],
    plans: tuple[PlannedVisit, ...],
    referrals: tuple[ProtectionReferral, ...],
    receipts: Sequence[ProtectionReceipt],
) -> Facts:
    counted = [one for one in visits if one.counted]
    days = tuple(sorted({one.day for one in counted}))
    lasting = [one for one in away if one.ends is None]
    seen = Seen(
        risk=risk[0] if risk else "",
        judged=risk[1] if risk else None,
        last=days[-1] if days else None,
        returned=max((one.ends for one in away if one.ends), default=None),
        away=AWAY_NOW[lasting[-1].kind] if lasting else "",
        wanted=counted[-1].next_on if counted else None,
    )
    return Facts(
        area=as_row(area),
        seen=seen,
        visits=days,
        plans=plans,
        made={one.plan: one.day for one in visits if one.plan},
        referrals=referrals,
        received={one.referral_id: day_of(one.received_at) for one in receipts},
    )


@cache
def as_row(area: str) -> str:
    """As the rows of the agreed figures name an area."""
    return slugify(area)


def visits_of(record: uuid.UUID, *, by: Any, kind: str = "") -> list[Visit]:
    """The visits and contacts of one person, the newest first; of one kind if it is named."""
    rows = _of(Visit, [record], by).select_related("author", "second", "owner")
    return list(rows.filter(KINDS[kind] if kind else Q()).order_by("-at", "pk"))


def visit(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Visit | None:
    rows = _of(Visit, [record], by).select_related("author", "second", "owner", "record", "plan")
    return rows.filter(pk=pk).first()


def drafted(draft: uuid.UUID, *, by: Any) -> Visit | None:
    """The visit that a draft of `by` became."""
    return Visit.objects.visible_to(by).filter(draft=draft, author=by.pk).select_related("record").first()


@dataclass(frozen=True)
class SeenThere:
    """What a visit has beside its own words."""

    people: list[PersonSeen]
    devices: list[DeviceSeen]
    concerns: list[Concern]
    factors: list[AcuteFactor]
    referrals: list[ProtectionReferral]


def seen_at(visit: Visit, *, by: Any) -> SeenThere:
    def rows(model: Any) -> Any:
        return model.objects.visible_to(by).filter(visit=visit).order_by("pk")

    return SeenThere(
        list(rows(PersonSeen).select_related("other")),
        list(rows(DeviceSeen)),
        list(rows(Concern)),
        list(rows(AcuteFactor)),
        list(rows(ProtectionReferral).select_related("to", "made_by")),
    )


def plans_of(record: uuid.UUID, *, by: Any) -> list[PlannedVisit]:
    """Those that are neither made nor cancelled, the soonest first."""
    rows = _of(PlannedVisit, [record], by).filter(cancelled_on=None, visits=None)
    return list(rows.select_related("visitor", "second", "record").order_by("at", "pk"))


def plan(record: uuid.UUID, pk: Any, *, by: Any) -> PlannedVisit | None:
    rows = _of(PlannedVisit, [record], by).select_related("visitor", "second", "record")
    return rows.filter(pk=pk).first() if is_key(pk) else None


def is_key(text: Any) -> bool:
    try:
        uuid.UUID(str(text))
    except ValueError:
        return False
    return True


def is_made(plan: PlannedVisit, *, by: Any) -> bool:
    return bool(Visit.objects.visible_to(by).filter(plan=plan).exists())


def warnings_of(record: uuid.UUID, *, by: Any, on: date) -> list[Warning]:
    """Those in force, the newest first."""
    rows = _of(Warning, [record], by).filter(Q(ends=None) | Q(ends__gt=on))
    return [one for one in rows.order_by("-starts", "pk") if one.starts is None or one.starts <= on]


LIVES_HERE = (Other.Category.HOUSEHOLD, Other.Category.CHILD, Other.Category.ASSOCIATE)


def household(record: uuid.UUID, *, by: Any) -> list[Other]:
    """Whom one may meet there: children, the household, associates; never a victim from the list."""
    return list(_of(Other, [record], by).filter(category__in=LIVES_HERE).order_by("category", "name", "pk"))


def colleagues(record: Record, *, by: Any, on: date) -> list[User]:
    """Who may go along: those named in the case first, then who works on visits for its agencies in its area.

    Nobody who is kept out of the record: the record is in hand.
    """
    roles = [role.key for role in ROLES if Permission.VISITS_WRITE in role.permissions]
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    partners = Partner.objects.filter(in_force(on), record=record).values("agency")
    posted = (
        Posting.objects.in_force(on)
        .filter(Q(area=None) | Q(area__in=covering), Q(agency=record.lead_id) | Q(agency__in=partners), role__in=roles)
        .exclude(user=by.pk)
    )
    named = [getattr(record, f"{place}_id") for place in Record.NAMED]
    rows = User.objects.filter(Q(pk__in=posted.values("user")) | Q(pk__in=named), is_active=True).exclude(pk=by.pk)
    return sorted(may_know(rows, record, on=on), key=lambda user: (user.pk not in named, user.name, str(user.pk)))


def protection_team(agency: Agency, *, on: date) -> list[User]:
    """Who receives referrals of a child or adult at risk there."""
    roles = [role.key for role in ROLES if Permission.PROTECTION_RECEIVE in role.permissions]
    posted = Posting.objects.in_force(on).filter(agency=agency, role__in=roles).values("user")
    return list(User.objects.filter(pk__in=posted, is_active=True).order_by("name", "pk"))


def council_of(record: Record) -> Agency | None:
    """The council of the area in which the case is managed."""
    return Agency.objects.filter(kind=Agency.Kind.COUNCIL, area=record.area_id).first()


def is_in_the_case(agency: Agency, record: Record, *, on: date) -> bool:
    """Whether an agency leads or is a partner, so that its people see at least something of the record."""
    return agency.pk == record.lead_id or Partner.objects.filter(in_force(on), record=record, agency=agency).exists()


@dataclass(frozen=True)
class Referred:
    """A referral and its receipt, if there is one."""

    referral: ProtectionReferral
    receipt: ProtectionReceipt | None


def _with_receipts(referrals: Iterable[ProtectionReferral], by: Any) -> list[Referred]:
    some = list(referrals)
    rows = ProtectionReceipt.objects.visible_to(by).filter(referral__in=[one.pk for one in some])
    receipts = {one.referral_id: one for one in rows.select_related("entered_by")}
    return [Referred(one, receipts.get(one.pk)) for one in some]


def referrals_of(record: uuid.UUID, *, by: Any) -> list[Referred]:
    """Those of one person, without a receipt first, then the newest."""
    rows = _of(ProtectionReferral, [record], by).select_related("to", "made_by", "record").order_by("-made_at", "pk")
    return sorted(_with_receipts(rows, by), key=lambda one: one.receipt is not None)


def referral(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Referred | None:
    rows = _of(ProtectionReferral, [record], by).select_related("to", "made_by", "record", "record__lead")
    return next(iter(_with_receipts(rows.filter(pk=pk), by)), None)


def referrals_to(by: Any, *, on: date) -> list[Referred]:
    """Those that went to the agencies for which `by` receives: without a receipt first."""
    receiving = [
        posting.agency_id
        for posting in by.postings_on(on)
        if Permission.PROTECTION_RECEIVE in BY_KEY[posting.role].permissions
    ]
    rows = ProtectionReferral.objects.visible_to(by).filter(to__in=receiving)
    rows = rows.select_related("to", "made_by", "record", "record__person").order_by("-urgent", "made_at", "pk")
    return sorted(_with_receipts(rows, by), key=lambda one: one.receipt is not None)


def device(pk: Any, *, by: Any) -> OfflineDevice | None:
    """One of the reader's own."""
    return OfflineDevice.objects.filter(pk=pk, user=by.pk).first() if is_key(pk) else None


def devices_of(by: Any) -> list[OfflineDevice]:
    """The reader's own: those that still hold something first."""
    return list(OfflineDevice.objects.filter(user=by.pk).order_by(F("revoked_at").desc(nulls_first=True), "-made_at"))


def records_called(refs: Sequence[str], *, by: Any) -> list[Record]:
    """Open records that the reader sees in full, by their numbers."""
    rows = Record.objects.visible_to(by, grade=Grade.FULL).filter(
        ref__in=list(refs)[:100], closed_on=None, merged_into=None
    )
    return list(rows.select_related("lead").order_by("ref"))


def may_be_taken(*, by: Any, on: date) -> list[tuple[Record, str, datetime | None]]:
    """People in whose case the reader is named, and those of planned visits of the week: the soonest first."""
    soon = (
        PlannedVisit.objects.visible_to(by)
        .filter(Q(visitor=by.pk) | Q(second=by.pk), cancelled_on=None, visits=None)
        .filter(at__date__gte=on, at__date__lte=on + SOON)
        .order_by("-at")
    )
    when = dict(soon.values_list("record_id", "at"))
    named = Q(pk__in=list(when))
    for place in Record.NAMED:
        named |= Q(**{place: by.pk})
    rows = Record.objects.visible_to(by, grade=Grade.FULL).filter(named, closed_on=None, merged_into=None)
    people = [
        (one, getattr(getattr(one, "person", None), "name", one.ref), when.get(one.pk))
        for one in rows.select_related("person")
    ]
    return sorted(people, key=lambda each: (each[2] is None, each[2] or datetime.max.replace(tzinfo=LONDON), each[1]))[
        :MOST_LISTED
    ]
