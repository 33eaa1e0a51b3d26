"""Changing who may see a record: asking, answering, opening in an emergency, reviewing, and who is in the case."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from lawburrows.access import acts, identity, policy
from lawburrows.access.grades import Grade, Marking
from lawburrows.access.models import AccessRequest, Agency, Area, Exclusion, Partner, Reader, Record, Share, User, hold
from lawburrows.access.models.case import MERGED
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import divisions, in_force, part_of
from lawburrows.access.references import new_ref
from lawburrows.access.seeding import add_missing
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.verdict import Refused, require

TRIES = 5  # references that are tried for a new record
OPEN_FOR = timedelta(minutes=60)  # how long an emergency opening lasts
OPENS_WITHIN = timedelta(minutes=15)  # how long it may take until it is witnessed and begins
GRANTED_FOR = timedelta(days=28)  # how long a manager's yes lasts unless another day is named


def _as_it_stands(row: Any) -> None:
    """Read again under a lock: whoever decides about it at the same moment waits here, and is then refused."""
    row.refresh_from_db(from_queryset=type(row).objects.select_for_update(of=("self",)))


@command
def open_new_record(
    *,
    lead: Agency,
    area: Area,
    by: Any,
    on: date,
    manager: User | None = None,
    marking: Marking = Marking.OFFICIAL_SENSITIVE,
    name: Callable[[], str] = new_ref,
) -> Record:
    """A new, empty record led by an agency in a council area, under a reference that no other has."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                made = Record.objects.create(
                    ref=name(), lead=lead, area=area, manager=manager, marking=marking, opened_on=on
                )
        except IntegrityError:
            continue
        write(acts.RECORD_OPENED, made, by=by, on=on, fields=("lead", "area", "manager", "marking"))
        return made
    raise Refused("No reference was free for a new record. Nothing was saved: try again")


@command
def ask_for_access(record: Record, *, reason: str, by: Any, on: date) -> AccessRequest:
    """Ask the record manager; the answer comes as a notice."""
    require(policy.may_ask_for_access(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.EXISTENCE)
    asked = AccessRequest.objects.create(record=record, asked_by=by, asked_at=by.identity.now, reason=reason)
    write(acts.ACCESS_ASKED, asked, by=by, on=on, aside=reason)
    return asked


@command
def answer_access_request(
    asked: AccessRequest, *, yes: bool, reason: str, by: Any, on: date, grade: Grade = Grade.FULL
) -> AccessRequest:
    """The record manager's yes opens the record to the one who asked for 28 days; a no says why."""
    require(policy.may_answer_request(asked, by=by))
    identity.take_in_hand(by, asked.record_id, grade=Grade.FULL)
    _as_it_stands(asked)
    require(policy.may_answer_request(asked, by=by))
    asked.answer = AccessRequest.Answer.YES if yes else AccessRequest.Answer.NO
    asked.answered_by, asked.answered_at, asked.answer_reason = by, by.identity.now, reason
    asked.save(update_fields=["answer", "answered_by", "answered_at", "answer_reason"])
    if yes:
        Share.objects.create(
            record=asked.record,
            user=asked.asked_by,
            kind=Share.Kind.GRANTED,
            grade=grade,
            starts=on,
            ends=on + GRANTED_FOR,
            reason=reason or asked.reason,
            decided_by=by,
        )
    write(acts.ACCESS_ANSWERED, asked, by=by, on=on, fields=("answer",), aside=reason)
    return asked


@command
def break_glass(record: Record, *, reason: str, by: Any, on: date) -> Share:
    """Ask to open a record in an emergency, with a reason in words; it is reviewed within two working days.

    It opens when this has been witnessed, by `open_broken_glass`; until then it lets nobody see anything.
    """
    require(policy.may_break_glass(by=by, reason=reason))
    identity.take_in_hand(by, record.pk, grade=Grade.EXISTENCE)
    share = Share.objects.create(
        record=record,
        user=by,
        kind=Share.Kind.BREAK_GLASS,
        grade=Grade.HIDDEN,
        starts=on,
        expires_at=by.identity.now + OPENS_WITHIN,
        reason=reason,
    )
    write(acts.GLASS_BROKEN, share, by=by, on=on, aside=reason)
    return share


@command
def open_broken_glass(share: Share, *, by: Any, on: date) -> Share:
    """The record is open for 60 minutes from now; whoever calls has waited for the witnesses."""
    require(policy.may_open_broken_glass(share, by=by))
    identity.take_in_hand(by, share.record_id, grade=Grade.EXISTENCE)
    _as_it_stands(share)
    require(policy.may_open_broken_glass(share, by=by))
    share.grade, share.expires_at = Grade.FULL, by.identity.now + OPEN_FOR
    share.save(update_fields=["grade", "expires_at"])
    write(acts.GLASS_OPENED, share, by=by, on=on)
    return share


@command
def review_break_glass(share: Share, *, note: str, by: Any, on: date) -> Share:
    """Say, after the event, whether the emergency opening was right."""
    require(policy.may_review_break_glass(share, by=by))
    identity.take_in_hand(by, share.record_id, grade=Grade.FULL)
    _as_it_stands(share)
    require(policy.may_review_break_glass(share, by=by))
    share.reviewed_by, share.reviewed_at, share.review_note = by, by.identity.now, note
    share.save(update_fields=["reviewed_by", "reviewed_at", "review_note"])
    write(acts.BREAK_GLASS_REVIEWED, share, by=by, on=on, aside=note)
    return share


@command
def name_in_case(record: Record, *, version: int | None = None, by: Any, on: date, **named: User | None) -> Record:
    """Change who is named in the case: manager, notification_officer, supervising_officer, prison_contact.

    With a version, it is refused when somebody else has changed the case since.
    """
    if unknown := set(named) - set(Record.NAMED):
        raise TypeError(f"nobody is named as {unknown}")
    require(policy.may_manage_case(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    for field, user in named.items():
        if user is not None and user.pk != getattr(record, f"{field}_id"):
            require(policy.may_be_named(user, record, by=by))
    asked = record.version if version is None else version
    if not Record.objects.filter(pk=record.pk, version=asked).update(version=F("version") + 1, **named):
        raise Refused("Somebody else changed who is in this case while you were writing. Look, and change it again")
    record.refresh_from_db()
    write(acts.CASE_CHANGED, record, by=by, on=on, fields=tuple(named))
    return record


@command
def add_partner(
    record: Record,
    *,
    agency: Agency,
    by: Any,
    on: date,
    area: Area | None = None,
    grade: Grade = Grade.FULL,
    ends: date | None = None,
) -> Partner:
    """Bring an agency into the case."""
    hold(record.pk)
    require(policy.may_manage_case(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    partner = Partner.objects.create(record=record, agency=agency, area=area, grade=grade, starts=on, ends=ends)
    write(acts.CASE_CHANGED, partner, by=by, on=on, fields=("partner",))
    return partner


@command
def end_partner(partner: Partner, *, by: Any, on: date) -> Partner:
    """An agency leaves the case at once: its people do not see the record today either."""
    require(policy.may_manage_case(partner.record, by=by))
    identity.take_in_hand(by, partner.record_id, grade=Grade.FULL)
    _as_it_stands(partner)
    require(policy.may_end(partner, on=on))
    _leaves(partner, on)
    write(acts.CASE_CHANGED, partner, by=by, on=on, fields=("partner",))
    return partner


@command
def restrict_record(record: Record, *, readers: list[User], by: Any, on: date) -> Record:
    """Only these people (and the one who restricts) see the record from now on, within what else lets them."""
    require(policy.may_manage_case(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    listed = set(Reader.objects.filter(in_force(on), record=record).values_list("user_id", flat=True))
    for user in {one.pk: one for one in (*readers, by) if one.pk not in listed}.values():
        Reader.objects.create(record=record, user=user, starts=on)
    if not Record.objects.filter(pk=record.pk, merged_into=None).update(restricted=True):
        raise Refused(MERGED)
    record.restricted = True
    write(acts.RECORD_RESTRICTED, record, by=by, on=on, fields=("restricted", "readers"))
    return record


@command
def lift_restriction(record: Record, *, reason: str, by: Any, on: date) -> Record:
    """Whatever lets people see the record does so again; the list of its readers ends."""
    require(policy.may_lift_restriction(record, by=by, reason=reason))
    identity.change(by, record=record.pk)
    record.restricted = False  # before its readers end: a restricted record without any is nobody's to change
    record.save(update_fields=["restricted"])
    listed = Reader.objects.filter(in_force(on), record=record)
    listed.filter(starts=on).delete()  # they cannot end on the day on which they began, and must not outlast this
    listed.update(ends=on)
    write(acts.RESTRICTION_LIFTED, record, by=by, on=on, fields=("restricted", "readers"), aside=reason)
    return record


@command
def change_area(
    record: Record, *, area: Area, reason: str, version: int, by: Any, on: date, lead: Agency | None = None
) -> Record:
    """The person is managed in another council area from now on, perhaps led by another authority."""
    leads = lead or record.lead
    require(policy.may_change_area(record, area, leads, by=by, reason=reason))
    moved = Record.objects.filter(pk=record.pk, version=version)
    if not moved.update(version=F("version") + 1, area=area, lead=leads):
        raise Refused("Somebody else changed who is in this case while you were writing. Look, and change it again")
    record.refresh_from_db()
    write(acts.AREA_CHANGED, record, by=by, on=on, fields=("area", "lead") if lead else ("area",), aside=reason)
    return record


@command
def let_look(record: Record, *, agency: Agency, area: Area, by: Any, on: date, ends: date | None) -> Partner | None:
    """The summary, for an agency that is asked to take the case over; none where it sees the case already."""
    hold(record.pk)
    require(policy.may_hand_over(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    where = part_of(agency, area, divisions())
    there = Partner.objects.filter(in_force(on), record=record, agency=agency)
    partner = None
    if not there.filter(Q(area=None) | Q(area=where)).exists():
        partner = Partner.objects.create(
            record=record, agency=agency, area_id=where, grade=Grade.SUMMARY, starts=on, ends=ends
        )
    write(acts.CASE_CHANGED, partner or record, by=by, on=on, fields=("partner",) if partner else ())
    return partner


@command
def end_look(record: Record, *, partner: uuid.UUID | None, by: Any, on: date) -> Record:
    """The summary ends that an agency had because it was asked to take the case over; where it had none, nothing."""
    lent = Partner.objects.filter(in_force(on), record=record).select_related("agency")
    look = lent.filter(pk=partner).first() if partner else None
    if look is not None:
        require(policy.may_end_look(record, look, by=by))
        _leaves(look, on)
    write(acts.CASE_CHANGED, record, by=by, on=on, fields=("partner",) if look else ())
    return record


@command
def hand_over_lead(
    record: Record,
    *,
    lead: Agency,
    area: Area,
    named: dict[str, User | None],
    keeps_until: date | None = None,
    keeps: bool = True,
    by: Any,
    on: date,
) -> Record:
    """Another authority leads from this moment, with its own people named; the former lead stays a partner if it is
    meant to. One transaction: the case is never without a lead."""
    hold(record.pk)
    require(policy.may_manage_case(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    _as_it_stands(record)
    former, where = record.lead, part_of(record.lead, record.area, divisions())
    for user in named.values():
        if user is not None:
            require(policy.may_be_named(user, record, by=by))
    Record.objects.filter(pk=record.pk).update(version=F("version") + 1, lead=lead, area=area, **named)
    for partner in Partner.objects.filter(in_force(on), record=record, agency=lead):
        _leaves(partner, on)
    stays = keeps and (keeps_until is None or keeps_until > on)
    if stays and (former.pk, where) != (lead.pk, part_of(lead, area, divisions())):
        there = Partner.objects.filter(in_force(on), record=record, agency=former).filter(Q(area=where))
        if not there.exists():
            Partner.objects.create(
                record=record, agency=former, area_id=where, grade=Grade.FULL, starts=on, ends=keeps_until
            )
    record.refresh_from_db()
    write(acts.LEAD_HANDED_OVER, record, by=by, on=on, fields=("lead", "area", *named, "partner"))
    return record


def _leaves(partner: Partner, on: date) -> None:
    if partner.starts >= on:  # nothing ends on the day it began; the history of the row keeps it
        Partner.objects.filter(pk=partner.pk).delete()
    else:
        partner.ends = on
        partner.save(update_fields=["ends"])


@command
def exclude_from_record(record: Record, *, user: User, reason: str, by: Any, on: date) -> Exclusion:
    """Someone may not see this record, whatever else would let them."""
    hold(record.pk)  # one that is merged at this moment has handed on who is kept out
    require(policy.may_manage_case(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if Exclusion.objects.filter(in_force(on), record=record, user=user).exists():
        raise Refused(f"{user} is excluded from this record already")
    made = Exclusion.objects.create(record=record, user=user, reason=reason, starts=on)
    write(acts.READER_EXCLUDED, made, by=by, on=on, aside=reason)
    return made


@command
def end_exclusion(exclusion: Exclusion, *, by: Any, on: date) -> Exclusion:
    """The conflict of interest is over; whatever lets them see the record does so again."""
    require(policy.may_manage_case(exclusion.record, by=by))
    identity.take_in_hand(by, exclusion.record_id, grade=Grade.FULL)
    _as_it_stands(exclusion)
    require(policy.may_end(exclusion, on=on))
    exclusion.ends = max(on, exclusion.starts + timedelta(days=1))
    exclusion.save(update_fields=["ends"])
    write(acts.CASE_CHANGED, exclusion, by=by, on=on, fields=("exclusion",))
    return exclusion


@command
def end_share(share: Share, *, by: Any, on: date) -> Share:
    """Take back what was agreed, at once: it does not hold on the day on which it ends, nor after this moment."""
    require(policy.may_manage_case(share.record, by=by))
    identity.take_in_hand(by, share.record_id, grade=Grade.FULL)
    _as_it_stands(share)
    require(policy.may_end(share, on=on, now=by.identity.now))
    share.ends, share.expires_at = max(on, share.starts + timedelta(days=1)), by.identity.now
    share.save(update_fields=["ends", "expires_at"])
    write(acts.CASE_CHANGED, share, by=by, on=on, fields=("share",))
    return share


@command
def seed_reference(*, by: Any, on: date) -> tuple[int, int]:
    """Add the areas and agencies that are missing; how many of each."""
    require(policy.may(by, Permission.AGENCIES_MANAGE))
    added = add_missing()
    write(acts.REFERENCE_SEEDED, by=by, on=on, fields=("area", "agency", "team") if any(added) else ())
    return added
