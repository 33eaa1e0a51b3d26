"""Reads about notifications and referrals; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.database.lists import one_of
from lawburrows.referrals.models import OPEN_STATES, OutsideForm, Referral, ReferralStep
from lawburrows.rules.referrals import State

_WITH = ("record", "owner", "to", "begun_by", "sent_by", "answered_by", "conviction")
AT_THE_DESK = (State.SENT.value, State.RETURNED.value, State.ACCEPTED.value)


def referrals_of(record: Record, *, by: Any) -> list[Referral]:
    """Every notification and referral of one person, the newest first."""
    rows = Referral.objects.visible_to(by).filter(record=record).select_related(*_WITH)
    return list(rows.order_by("-begun_on", "-pk"))


def referral(record: Record, pk: uuid.UUID, *, by: Any) -> Referral | None:
    found = Referral.objects.visible_to(by).filter(record=record, pk=pk).select_related(*_WITH).first()
    if found is not None:
        found.record = record
    return found


def open_one(record: Record, kind: str, *, by: Any) -> Referral | None:
    """The one of a kind that is open: a draft, sent, or returned."""
    rows = Referral.objects.visible_to(by).filter(record=record, kind=kind, state__in=OPEN_STATES)
    return rows.select_related(*_WITH).first()


def steps_of(referral: Referral, *, by: Any) -> list[ReferralStep]:
    """Its history, the newest first."""
    rows = ReferralStep.objects.visible_to(by).filter(referral=referral).select_related("made_by", "owner")
    return list(rows.order_by("-made_at", "-pk"))


def at_the_desk(*, by: Any, area: uuid.UUID | None = None) -> list[Referral]:
    """What a coordinator has in hand, of those areas that they see."""
    rows = Referral.objects.visible_to(by).filter(state__in=AT_THE_DESK, record__closed_on=None)
    if area is not None:
        rows = rows.filter(record__area=area)
    return list(rows.select_related(*_WITH, "record__person", "record__area", "record__lead").order_by("sent_on", "pk"))


def waiting_for_meeting(
    *,
    by: Any,
    records: Sequence[uuid.UUID] | None = None,
    level: int | None = None,
    areas: Collection[uuid.UUID] | None = None,
) -> list[Referral]:
    """Accepted referrals whose first meeting has not been held: the oldest first."""
    rows = Referral.objects.visible_to(by).filter(state=State.ACCEPTED.value)
    if records is not None:
        rows = rows.filter(one_of("record_id", records))
    if level is not None:
        rows = rows.filter(level=level)
    if areas is not None:
        rows = rows.filter(one_of("record__area_id", areas), record__closed_on=None, record__merged_into=None)
    return list(rows.select_related(*_WITH, "record__person").order_by("sent_on", "pk"))


def with_dates(records: Sequence[uuid.UUID], *, by: Any) -> list[Referral]:
    """Those of many people that have, or had, a date."""
    rows = Referral.objects.visible_to(by).filter(one_of("record_id", records))
    return list(rows.exclude(state__in=(State.DRAFT.value, State.WITHDRAWN.value)))


def coordination_of(record: Record) -> Agency | None:
    """The agency of the coordinator in whose area a case is managed."""
    rows = Agency.objects.filter(kind=Agency.Kind.COORDINATION, area__covers__council_area=record.area_id)
    return rows.order_by("name", "pk").first()


def outside_forms(record: Record, *, by: Any) -> list[OutsideForm]:
    """What bodies outside were told, the newest first."""
    rows = OutsideForm.objects.visible_to(by).filter(record=record).select_related("told_by", "owner")
    return list(rows.order_by("-told_on", "-pk"))


def outside_form(record: Record, pk: uuid.UUID, *, by: Any) -> OutsideForm | None:
    return next((one for one in outside_forms(record, by=by) if one.pk == pk), None)
