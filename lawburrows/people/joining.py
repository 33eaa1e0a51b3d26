"""Who may see two records that become one: either case lets in, either keeps out, and both answer alike."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.access.models import Exclusion, Partner, Reader, Record
from lawburrows.access.queries import divisions, part_of
from lawburrows.access.roles import BY_KEY


def join_access(kept: Record, merged: Record, *, by: Any, on: date) -> None:
    """Whoever was in either case is in the one; who was kept out of either is kept out of both.

    What stays on the merged record (its particulars, its history) is no easier to see than the record that is kept.
    """
    before = by.identity
    current = Q(ends=None) | Q(ends__gt=on)
    identity.take_in_hand(by, merged.pk, grade=Grade.FULL)
    partners = list(Partner.objects.filter(current, record=merged))
    exclusions = list(Exclusion.objects.filter(current, record=merged))
    readers = _readers(merged, current)
    identity.take_in_hand(by, kept.pk, grade=Grade.FULL)
    _let_in(kept, merged, partners, current, on=on)
    exclusions += Exclusion.objects.filter(current, record=kept)
    reading = _both(kept, _readers(kept, current), merged, readers)
    named = {role: getattr(kept, role) or getattr(merged, role) for role in Record.NAMED}
    marking, restricted = max(kept.marking, merged.marking), kept.restricted or merged.restricted
    for record, more in ((merged, {}), (kept, named)):
        identity.take_in_hand(by, record.pk, grade=Grade.FULL)
        _keep_out(record, exclusions, current, on=on)
        if restricted:
            _list_readers(record, reading, current, on=on)
        Record.objects.filter(pk=record.pk).update(
            marking=marking, restricted=restricted, version=F("version") + 1, **more
        )
        record.refresh_from_db()
    identity.change(by, record=before.record, grade=before.grade)


def _let_in(kept: Record, merged: Record, partners: Iterable[Partner], current: Q, *, on: date) -> None:
    """The partners of the merged record, and its lead in the part of it that had the case: never a whole force."""
    have, within = list(Partner.objects.filter(current, record=kept)), divisions()
    leads = (kept.lead_id, part_of(kept.lead, kept.area, within))
    led = Partner(agency=merged.lead, area_id=part_of(merged.lead, merged.area, within), starts=on)
    for one in (*partners, led, *_of_the_displaced(kept, merged, within, on=on)):
        new = Partner(
            record=kept,
            agency_id=one.agency_id,
            area_id=one.area_id,
            grade=one.grade,
            starts=max(on, one.starts),
            ends=one.ends,
        )
        if (new.agency_id, new.area_id) != leads and not any(_covers(has, new) for has in have):
            new.save()
            have.append(new)


def _of_the_displaced(
    kept: Record, merged: Record, within: Mapping[uuid.UUID, uuid.UUID], *, on: date
) -> Iterator[Partner]:
    """A place in a case has one holder: whoever had it in the merged record stays in the case by their agency.

    Else what only they see of it, a part that nobody else of the two cases may read, would be nobody's.
    """
    for role in Record.NAMED:
        user = getattr(merged, role)
        if user is None or getattr(kept, role) in (None, user):
            continue
        for posting in user.postings.in_force(on).select_related("agency"):
            if BY_KEY[posting.role].inside >= Grade.SUMMARY:
                where = posting.area_id or part_of(posting.agency, merged.area, within)
                yield Partner(agency=posting.agency, area_id=where, starts=on)


def _covers(has: Partner, new: Partner) -> bool:
    """Whether an agency that is in the case already has all that it would get."""
    return (
        has.agency_id == new.agency_id
        and has.area_id in (None, new.area_id)
        and has.grade >= new.grade
        and has.starts <= new.starts
        and (has.ends is None or (new.ends is not None and has.ends >= new.ends))
    )


def _keep_out(record: Record, exclusions: Iterable[Exclusion], current: Q, *, on: date) -> None:
    have = set(Exclusion.objects.filter(current, record=record).values_list("user_id", "ends"))
    for one in exclusions:
        if (one.user_id, one.ends) not in have:
            have.add((one.user_id, one.ends))
            starts = max(on, one.starts)
            Exclusion.objects.create(
                record=record, user_id=one.user_id, reason=one.reason, starts=starts, ends=one.ends
            )


def _readers(record: Record, current: Q) -> set[uuid.UUID]:
    return set(Reader.objects.filter(current, record=record).values_list("user_id", flat=True))


def _both(kept: Record, readers: set[uuid.UUID], merged: Record, others: set[uuid.UUID]) -> set[uuid.UUID]:
    """Of two lists of readers only those on both read on; of one list, those on it."""
    if kept.restricted and merged.restricted:
        return readers & others
    return readers if kept.restricted else others


def _list_readers(record: Record, reading: set[uuid.UUID], current: Q, *, on: date) -> None:
    """These read the record, and nobody else from today."""
    gone = Reader.objects.filter(current, record=record).exclude(user_id__in=reading)
    gone.filter(starts__gte=on).delete()  # they cannot end on the day on which they began, and must not outlast this
    gone.update(ends=on)
    Reader.objects.bulk_create(
        Reader(record=record, user_id=user, starts=on) for user in reading - _readers(record, current)
    )
