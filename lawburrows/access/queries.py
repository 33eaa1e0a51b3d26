"""Reading access itself: who is in a case, what waits for an answer or a review, whom to ask and to tell."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from lawburrows.access import acts
from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import (
    AccessRequest,
    Agency,
    Area,
    AreaCover,
    Exclusion,
    OnCall,
    Partner,
    Posting,
    Reader,
    Record,
    Share,
    Team,
    User,
)
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import BY_KEY, ROLES
from lawburrows.access.security import history_of
from lawburrows.access.why import NAMED_AS
from lawburrows.audit.models import Entry
from lawburrows.rules.working_days import working_days_after

LEADING = (Agency.Kind.POLICE, Agency.Kind.COUNCIL, Agency.Kind.PRISONS, Agency.Kind.HEALTH)
REVIEW_WITHIN = 2  # working days after an emergency opening


def in_force(on: date) -> Q:
    """Rows that hold on a day."""
    return Q(starts__lte=on) & (Q(ends=None) | Q(ends__gt=on))


def divisions() -> dict[uuid.UUID, uuid.UUID]:
    """Council area → the police division that covers it."""
    covers = AreaCover.objects.filter(area__kind=Area.Kind.DIVISION)
    return dict(covers.values_list("council_area", "area"))


def part_of(agency: Agency, area: Area, within: Mapping[uuid.UUID, uuid.UUID]) -> uuid.UUID | None:
    """In which area an agency is in the case: its own, or, for a national police service, the division of the case.

    Where no division is known, the area of the case: without any, the whole service would be in it.
    """
    if agency.area_id is None and agency.kind == Agency.Kind.POLICE:
        return within.get(area.pk, area.pk)
    return agency.area_id


def survivor(record: Record, by: Any, *, grade: Grade) -> Record | None:
    """The record that this one became part of, or itself; None where the reader may not have it at this grade."""
    seen = {record.pk}
    found: Record | None = record
    while found is not None and found.merged_into_id is not None:
        if found.merged_into_id in seen:
            return None
        seen.add(found.merged_into_id)
        found = Record.objects.visible_to(by, grade=grade).filter(pk=found.merged_into_id).first()
    return found


def naming(user: Any) -> Q:
    """The records in whose case somebody is named, as a condition on records; `user` is an id, or `ME`."""
    found = Q(pk=None)
    for place in Record.NAMED:
        found |= Q(**{place: user})
    return found


def holders_of(permission: Permission, *, on: date) -> QuerySet[User]:
    """Everybody whose posting in force allows something."""
    roles = [role.key for role in ROLES if permission in role.permissions]
    return User.objects.filter(
        pk__in=Posting.objects.in_force(on).filter(role__in=roles).values("user"), is_active=True
    ).order_by("name", "pk")


def who_gives_work(posting: Posting, *, on: date) -> list[User]:
    """Those who give the cases of this posting to others: at its agency, in its area or everywhere."""
    here = Posting.objects.in_force(on).filter(agency=posting.agency_id).exclude(user=posting.user_id)
    here = here.filter(Q(area=None) | Q(area=posting.area_id)) if posting.area_id else here
    return list(holders_of(Permission.WORK_REASSIGN, on=on).filter(pk__in=here.values("user")))


def may_know(users: Iterable[User], record: Record, *, on: date) -> list[User]:
    """Of these users those whom nothing keeps out: no exclusion, no list of readers without them, no want of clearance.

    Whoever is told of a record is one of them. The record is in hand, or a job of the system asks.
    """
    asked = {user.pk: user for user in users}
    cleared = Posting.objects.in_force(on).filter(user__in=asked, clearance__gte=record.marking)
    cleared = cleared.filter(Q(vetting_expires=None) | Q(vetting_expires__gt=on))
    kept = set(cleared.values_list("user_id", flat=True))
    kept -= set(Exclusion.objects.filter(in_force(on), record=record, user__in=asked).values_list("user_id", flat=True))
    if record.restricted:
        kept &= set(Reader.objects.filter(in_force(on), record=record).values_list("user_id", flat=True))
    return [user for key, user in asked.items() if key in kept]


def whom_to_tell(record: Record, *, on: date) -> list[User]:
    """The record manager; where there is none who may know of it, those who decide for the lead authority in its area."""
    if record.manager is not None and (manager := may_know([record.manager], record, on=on)):
        return manager
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    posted = Posting.objects.in_force(on).filter(Q(area=None) | Q(area__in=covering), agency=record.lead_id)
    return may_know(holders_of(Permission.ACCESS_DECIDE, on=on).filter(pk__in=posted.values("user")), record, on=on)


def who_decides_in(record: Record, area: Area, *, on: date) -> list[User]:
    """Those who decide for the lead authority, and the coordinators, in an area, of a record that they may see."""
    covering = AreaCover.objects.filter(council_area=area).values("area")
    coordinating = [role.key for role in ROLES if role.by_area >= Grade.FULL]
    posted = Posting.objects.in_force(on).filter(Q(area=None, agency=record.lead_id) | Q(area__in=covering))
    posted = posted.filter(Q(agency=record.lead_id) | Q(role__in=coordinating))
    return may_know(holders_of(Permission.ACCESS_DECIDE, on=on).filter(pk__in=posted.values("user")), record, on=on)


def leading_agencies() -> list[tuple[str, str]]:
    """The authorities that may lead a case, to choose from."""
    found = Agency.objects.filter(kind__in=LEADING).order_by("name")
    return [(str(key), name) for key, name in found.values_list("pk", "name")]


def council_areas() -> list[tuple[str, str]]:
    """The areas in which a case is managed, to choose from."""
    found = Area.objects.filter(kind=Area.Kind.COUNCIL).order_by("name")
    return [(str(key), name) for key, name in found.values_list("pk", "name")]


@dataclass(frozen=True)
class InTheCase:
    """Everyone who is in one case, and who is out of it."""

    named: list[tuple[str, str, User | None]]
    partners: list[Partner]
    readers: list[Reader]
    exclusions: list[Exclusion]
    shares: list[Share]
    requests: list[AccessRequest]


def in_the_case(record: Record, *, by: Any) -> InTheCase:
    """The lists of the record in hand, today."""
    on, now = by.identity.today, by.identity.now
    shares = Share.objects.filter(in_force(on), record=record).exclude(expires_at__lte=now)
    return InTheCase(
        named=[(field, words, getattr(record, field)) for field, words in NAMED_AS.items()],
        partners=list(Partner.objects.filter(in_force(on), record=record).select_related("agency", "area")),
        readers=list(Reader.objects.filter(in_force(on), record=record).select_related("user")),
        exclusions=list(Exclusion.objects.filter(in_force(on), record=record).select_related("user")),
        shares=list(shares.select_related("user", "decided_by").order_by("starts", "pk")),
        requests=list(requests_waiting(record)),
    )


def requests_waiting(record: Record) -> QuerySet[AccessRequest]:
    waiting = AccessRequest.objects.filter(record=record, answer=AccessRequest.Answer.WAITING)
    return waiting.select_related("asked_by").order_by("asked_at")


def request_of(record: Record, key: Any) -> AccessRequest | None:
    found = AccessRequest.objects.filter(record=record, pk=key).select_related("asked_by", "answered_by").first()
    if found is not None:
        found.record = record
    return found


@dataclass(frozen=True)
class Opening:
    """One emergency opening, and until when it has to be reviewed."""

    share: Share
    review_by: date
    late: bool


def openings(record: Record, *, on: date, holidays: Callable[[], Iterable[date]]) -> list[Opening]:
    """The emergency openings of the record in hand, those without a review first.

    `holidays` gives the bank holidays, which are no working days; it is asked when there is an opening.
    """
    found = Share.objects.filter(record=record, kind=Share.Kind.BREAK_GLASS).select_related("user", "reviewed_by")
    rows = sorted(found.order_by("-expires_at"), key=lambda share: share.reviewed_at is not None)
    made, closed = [], frozenset(holidays()) if rows else frozenset()
    for share in rows:
        share.record = record
        due = working_days_after(share.starts, REVIEW_WITHIN, closed)
        made.append(Opening(share, due, share.reviewed_at is None and due < on))
    return made


def asking_for(share: Share) -> list[Entry]:
    """The entry in which an emergency opening was asked for."""
    return list(Entry.objects.filter(who=str(share.user_id), act=acts.GLASS_BROKEN.key, subject_id=str(share.pk)))


def share_of(record: Record, key: Any) -> Share | None:
    found = Share.objects.filter(record=record, pk=key).select_related("user").first()
    if found is not None:
        found.record = record
    return found


def partner_of(record: Record, key: Any) -> Partner | None:
    found = Partner.objects.filter(record=record, pk=key).select_related("agency").first()
    if found is not None:
        found.record = record
    return found


def coordinators_of(record: Record, *, on: date) -> list[User]:
    """The coordinators in whose area a record lies, as far as they may see it."""
    keys = [role.key for role in ROLES if role.by_area >= Grade.FULL]
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    posted = Posting.objects.in_force(on).filter(role__in=keys, area__in=covering)
    found = User.objects.filter(pk__in=posted.values("user"), is_active=True).order_by("name", "pk")
    return may_know(found, record, on=on)


def members_of(part: Part, record: Record, *, on: date) -> list[Posting]:
    """By which postings somebody in the case sees a part of it in full, in the order of their names.

    As `scope.rule` has it for those in the case; nobody is counted whom an area or a share lets in.
    """
    keys = [role.key for role in ROLES if part in role.parts and role.inside >= Grade.FULL]
    leading = [role.key for role in ROLES if part in role.parts and role.leading >= Grade.FULL]
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    inside = Q(user__in=[pk for name in Record.NAMED if (pk := getattr(record, f"{name}_id"))])
    inside |= Q(agency=record.lead_id, role__in=leading) & (Q(area=None) | Q(area__in=covering))
    for partner in Partner.objects.filter(in_force(on), record=record, grade__gte=Grade.FULL):
        where = Q(area=None) | Q(area=partner.area_id) if partner.area_id else Q()
        inside |= Q(agency=partner.agency_id) & where
    found = Posting.objects.in_force(on).filter(
        inside, role__in=keys, clearance__gte=record.marking, user__is_active=True
    )
    found = found.filter(Q(vetting_expires=None) | Q(vetting_expires__gt=on))
    rows = list(found.select_related("user", "agency").order_by("user__name", "pk"))
    known = {user.pk for user in may_know([one.user for one in rows], record, on=on)}
    return [one for one in rows if one.user_id in known]


def who_takes_over(record: Record, agency: Agency, area: Area, *, on: date) -> list[User]:
    """The managers of an agency in an area, or, where it has none, those who work with cases there; as far as they may
    know of the record."""
    needed = Permission.ACCESS_MANAGE if agency.has_managers else Permission.ORDERS_WRITE
    covering = AreaCover.objects.filter(council_area=area).values("area")
    posted = Posting.objects.in_force(on).filter(Q(area=None) | Q(area__in=covering), agency=agency)
    roles = [role.key for role in ROLES if needed in role.permissions and role.leading >= Grade.FULL]
    posted = posted.filter(role__in=roles)
    found = User.objects.filter(pk__in=posted.values("user"), is_active=True).order_by("name", "pk")
    return may_know(found, record, on=on)


def establishments() -> list[tuple[str, str]]:
    """The prisons: the teams of the prison service, to choose from."""
    names = Team.objects.filter(agency__kind=Agency.Kind.PRISONS).order_by("name").values_list("name", flat=True)
    return [(name, name) for name in names]


def agencies() -> list[tuple[str, str]]:
    """Every agency, to choose from."""
    return [(str(key), name) for key, name in Agency.objects.order_by("name").values_list("pk", "name")]


def areas() -> list[tuple[str, str]]:
    """Every area, to choose from."""
    return [(str(one.pk), f"{one.name} ({one.get_kind_display()})") for one in Area.objects.order_by("kind", "name")]


def area(key: Any) -> Area | None:
    return Area.objects.filter(pk=key).first() if key else None


def agency(key: Any) -> Agency | None:
    return Agency.objects.filter(pk=key).first()


def user_called(email: str) -> User | None:
    """Who signs in with an address and may still do so."""
    return User.objects.filter(email=email.strip().lower(), is_active=True).first()


def on_call_for(area: uuid.UUID) -> list[OnCall]:
    """Whom to call at night about a case in a council area: the nearest first of each kind."""
    covering = AreaCover.objects.filter(council_area=area).values("area")
    rows = OnCall.objects.filter(Q(area=None) | Q(area__in=covering)).select_related("agency")
    order = list(OnCall.Kind.values)
    return sorted(rows, key=lambda row: (order.index(row.kind), row.area_id is None, row.telephone))


def exclusion_of(record: Record, key: Any) -> Exclusion | None:
    found = Exclusion.objects.filter(record=record, pk=key).select_related("user").first()
    if found is not None:
        found.record = record
    return found


def register_numbers(records: Collection[Any]) -> dict[Any, str]:
    """The numbers of records, for those who read the trail; from the history, which row security lets them read."""
    history: Any = history_of(Record)
    return dict(history._default_manager.filter(pgh_obj_id__in=records).values_list("pgh_obj_id", "ref"))


def record_numbered(ref: str) -> Any:
    """The id of the record with a number, for those who read the trail; None when there is none."""
    history: Any = history_of(Record)
    return history._default_manager.filter(ref=ref).values_list("pgh_obj_id", flat=True).first()


def serves_a_duty_desk(by: Any) -> bool:
    """Whether a posting in force makes `by` one of those for whom the fields of the audience "duty" are meant."""
    return any(BY_KEY[posting.role].duty for posting in by.postings_on(by.identity.today))


def sharing(record: Record, *, by: Any, on: date) -> tuple[list[Partner], list[Share]]:
    """Partners and agreed shares that have not ended, also those that were to begin later."""
    not_over = Q(ends=None) | Q(ends__gt=on)
    partners = Partner.objects.filter(not_over, record=record).select_related("record", "agency", "area")
    agreed = Share.objects.filter(not_over, record=record, kind=Share.Kind.GRANTED).exclude(
        expires_at__lte=by.identity.now
    )
    return list(partners), list(agreed.select_related("record", "user"))


def named_of_others(record: Record, on: date) -> dict[str, None]:
    """The places in which somebody is named who is not posted to the lead authority; the record manager decides on."""
    there = Posting.objects.in_force(on).filter(agency=record.lead_id).values("user")
    places = [place for place in Record.NAMED if place != "manager" and getattr(record, f"{place}_id")]
    named = {getattr(record, f"{place}_id") for place in places}
    own = set(User.objects.filter(pk__in=named).filter(pk__in=there).values_list("pk", flat=True)) if named else set()
    return {place: None for place in places if getattr(record, f"{place}_id") not in own}
