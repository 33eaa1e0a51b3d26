"""Why somebody sees a record: what `scope.rule` decides, found another way and said in words."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import Record, Share
from lawburrows.access.purposes import Purpose
from lawburrows.access.roles import BY_KEY, Role

NAMED_AS = {
    "manager": "the record manager",
    "notification_officer": "the notification officer",
    "supervising_officer": "the supervising officer",
    "prison_contact": "the prison contact",
}


@dataclass(frozen=True)
class Why:
    """How much of a record someone sees, and the ground for it in words: "You can see this because …"."""

    grade: Grade
    because: str
    until: datetime | None = None  # the end of an emergency opening
    lent: bool = False  # a share is the ground: let in to read it, not one of those in the case

    def __bool__(self) -> bool:
        return self.grade > Grade.HIDDEN


HIDDEN = Why(Grade.HIDDEN, "")


@dataclass(frozen=True)
class Standing:
    """What the tables of access say now of one reader and one record; empty beyond the record in hand."""

    excluded: bool
    named_reader: bool
    covering: frozenset[uuid.UUID]  # the areas of postings in which the record's area lies
    partners: list[tuple[uuid.UUID, uuid.UUID | None, Grade]]  # agency, its area, grade
    shares: list[tuple[str, Grade, datetime | None]]  # kind, grade, end; the best first


def _in_force(alias: str) -> str:
    return f"{alias}.starts <= %(today)s::date AND ({alias}.ends IS NULL OR {alias}.ends > %(today)s::date)"


# One statement, since every page of a person asks it. A share that is still hidden is an emergency opening that waits
# to be witnessed.
_STANDING = f"""
SELECT EXISTS (SELECT 1 FROM access_exclusion x
               WHERE x.record_id = %(record)s AND x.user_id = %(user)s AND {_in_force("x")}),
       EXISTS (SELECT 1 FROM access_reader a
               WHERE a.record_id = %(record)s AND a.user_id = %(user)s AND {_in_force("a")}),
       ARRAY(SELECT c.area_id FROM access_areacover c
             WHERE c.council_area_id = %(area)s AND c.area_id = ANY(%(areas)s::uuid[])),
       (SELECT jsonb_agg(jsonb_build_array(q.agency_id, q.area_id, q.grade)) FROM access_partner q
        WHERE q.record_id = %(record)s AND {_in_force("q")}),
       (SELECT jsonb_agg(jsonb_build_array(s.kind, s.grade, s.expires_at) ORDER BY s.grade DESC, s.kind)
        FROM access_share s WHERE s.record_id = %(record)s AND s.user_id = %(user)s AND {_in_force("s")}
        AND s.grade > {Grade.HIDDEN.value}
        AND (s.expires_at IS NULL OR s.expires_at > %(now)s::timestamptz))
"""


def standing(record: Record, *, by: Any) -> Standing:
    """Asked once for a record in hand and an identity: the page and its frame both need it."""
    kept: dict[Any, Standing] = record.__dict__.setdefault("_standing", {})
    if by.identity not in kept:
        kept[by.identity] = _ask(record, by)
    return kept[by.identity]


def _ask(record: Record, by: Any) -> Standing:
    today, now = by.identity.today, by.identity.now
    areas = [posting.area_id for posting in by.postings_on(today) if posting.area_id]
    values = {"record": record.pk, "area": record.area_id, "user": by.pk, "areas": areas, "today": today, "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, values)
        excluded, reader, covering, partners, shares = cursor.fetchone()
    return Standing(
        excluded,
        reader,
        frozenset(covering),
        [
            (uuid.UUID(agency), uuid.UUID(area) if area else None, Grade(grade))
            for agency, area, grade in json.loads(partners or "[]")
        ],
        [
            (kind, Grade(grade), datetime.fromisoformat(end) if end else None)
            for kind, grade, end in json.loads(shares or "[]")
        ],
    )


def why_visible(record: Record, *, by: Any) -> Why:
    """The best of the grounds that let `by` see a record that is in hand; says what `scope.rule` decides."""
    stands = standing(record, by=by)
    if stands.excluded or (record.restricted and not stands.named_reader):
        return HIDDEN
    return max(_grounds(record, stands, by), key=lambda why: why.grade, default=HIDDEN)


def emergency_end(record: Record, *, by: Any) -> datetime | None:
    """Until when `by` has this record open in an emergency, if so: the banner says it whatever else lets them in."""
    ends = [end for kind, _, end in standing(record, by=by).shares if kind == Share.Kind.BREAK_GLASS and end]
    return max(ends, default=None)


def _grounds(record: Record, stands: Standing, by: Any) -> Iterator[Why]:
    """Every ground, the plainest first; the first of the best is the one that is said."""
    on = by.identity.today
    postings = [
        posting
        for posting in by.postings_on(on)
        if posting.clearance >= record.marking and (posting.vetting_expires is None or posting.vetting_expires > on)
    ]
    for posting in postings:
        role = BY_KEY[posting.role]
        if Part.GENERAL not in role.parts:
            continue
        yield from _named(record, role, by)
        covers = posting.area_id is None or posting.area_id in stands.covering
        if posting.agency_id == record.lead_id and covers:
            yield Why(role.leading, f"{posting.agency.name} leads this case and you are posted there")
        for agency, area, grade in stands.partners:
            elsewhere = area and posting.area_id and area != posting.area_id
            if agency == posting.agency_id and not elsewhere:
                yield Why(Grade(min(role.inside, grade)), f"{posting.agency.name} is a partner in this case")
        if covers:
            yield Why(role.by_area, f"the case is in the area that you cover as {role.label}")
        if by.identity.purpose:
            yield Why(role.outside, f"you named a purpose: {_purpose(by.identity.purpose)}")
    if any(Part.GENERAL in BY_KEY[one.role].parts for one in postings):
        yield from _lent(stands)


def _purpose(key: str) -> str:
    return Purpose(key).label.lower() if key in Purpose.values else key


def _named(record: Record, role: Role, by: Any) -> Iterator[Why]:
    for field, words in NAMED_AS.items():
        if getattr(record, f"{field}_id") == by.pk:
            yield Why(role.inside, f"you are {words}")


def _lent(stands: Standing) -> Iterator[Why]:
    for kind, grade, end in stands.shares:
        if kind == Share.Kind.BREAK_GLASS:
            yield Why(grade, "you opened it in an emergency", end, lent=True)
        elif kind == Share.Kind.INSPECTION:
            yield Why(grade, "it is in the sample of your inspection", lent=True)
        elif kind == Share.Kind.REVIEW:
            yield Why(grade, "you are named in the review of a serious incident of this case", lent=True)
        else:
            yield Why(grade, "the record manager agreed to your request", lent=True)
