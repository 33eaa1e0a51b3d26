"""Reads about packs: who is asked, how each pack stands, and since when one is out of date."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import F, Max

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import CaseData, User
from lawburrows.access.scope import Visible
from lawburrows.access.security import history_of
from lawburrows.audit.models import Entry
from lawburrows.casefile.lines import TELLING, models_of
from lawburrows.database.lists import one_of
from lawburrows.meetings.models import Invitation, Meeting
from lawburrows.packs import acts
from lawburrows.packs.models import Pack, PackCase, PackFile

WATCHED = TELLING | {"meetings", "information", "actions", "plans", "referrals", "concerns"}


def asked_to(meeting: Meeting, *, by: Any) -> dict[User, list[Invitation]]:
    """Who is asked to which cases of a meeting, as far as the reader sees; whoever sent apologies gets no papers."""
    rows = Invitation.objects.visible_to(by).filter(case__meeting=meeting).exclude(case__state="taken_off")
    found: dict[User, list[Invitation]] = defaultdict(list)
    for one in rows.exclude(state="apologies").select_related("user", "agency").order_by("user__name", "pk"):
        found[one.user].append(one)
    return dict(found)


def mine_at(meeting: Meeting, *, by: Any) -> list[Invitation]:
    """The cases of a meeting to which the reader is asked, in their order."""
    rows = Invitation.objects.mine(by).filter(case__meeting=meeting).exclude(case__state="taken_off")
    rows = rows.exclude(state="apologies").select_related("case__meeting", "agency")
    return list(rows.order_by("case__begins", "case__pk"))


def packs_of(meeting: Meeting, *, by: Any) -> list[Pack]:
    rows = Pack.objects.visible_to(by).filter(meeting=meeting).select_related("user", "meeting")
    return list(rows.order_by("number"))


def next_number(meeting: Meeting, *, by: Any) -> int:
    last: int | None = Pack.objects.visible_to(by).filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def my_pack(meeting: Meeting, *, by: Any) -> Pack | None:
    rows = Pack.objects.visible_to(by).filter(meeting=meeting, user=by.pk)
    found: Pack | None = rows.select_related("user", "meeting").first()
    return found


def pack_to_make(pk: uuid.UUID) -> Pack | None:
    """For the job, which row security lets by name."""
    rows = Pack.objects.filter(pk=pk, state="waiting").select_related("user", "asked_by", "meeting__area")
    found: Pack | None = rows.first()
    return found


def file_of(pack: Pack, *, by: Any) -> PackFile | None:
    """What is in it, while each case of it and each part that it was made of is still the reader's."""
    file: PackFile | None = PackFile.objects.filter(pack=pack, pack__user=by.pk).first()
    if file is None:
        return None
    asked = {one.pk: one for one in mine_at(pack.meeting, by=by)}
    kept = list(PackCase.objects.filter(pack=pack))
    if len(kept) != file.cases or any(one.invitation_id not in asked for one in kept):
        return None
    for part in Part:
        needed = {asked[one.invitation_id].record_id for one in kept if part in one.parts.split(",")}
        if needed and len(needed) != _seen(needed, part, by):
            return None
    return file


def _seen(records: Collection[uuid.UUID], part: Part, by: Any) -> int:
    rows = Invitation.objects.filter(one_of("record_id", records))
    seen = rows.filter(Visible(F("record_id"), by=by, grade=Grade.FULL, part=part))
    return len(set(seen.values_list("record_id", flat=True)))


def making_of(pack: Pack) -> list[Entry]:
    """The entry that it was made, which the witnesses must have seen before it is given out."""
    rows = Entry.objects.filter(act=acts.PACK_MADE.key, subject_id=str(pack.pk), at__gte=pack.made_at)
    return list(rows)


@dataclass
class Standing:
    """How the pack of one person stands, for whoever plans the meeting."""

    user: User
    asked: list[Invitation]
    pack: Pack | None = None
    moved: bool = False  # they are asked to other cases than those in it
    changed: datetime | None = None  # when something of a case was written after it was made

    @property
    def words(self) -> str:
        if self.pack is None:
            return "Not made"
        if not self.asked:
            return "Not theirs any more"
        if self.pack.state == "ready" and (self.moved or self.changed):
            return "Out of date"
        return self.pack.get_state_display().capitalize()

    @property
    def colour(self) -> str:
        colours = {"Ready": "green", "Out of date": "orange", "Not made": "yellow", "Waiting to be made": "blue"}
        return colours.get(self.words, "red" if self.pack and self.pack.state == "failed" else "grey")


@dataclass
class Standings:
    """All of a meeting."""

    rows: list[Standing] = field(default_factory=list)

    @property
    def waiting(self) -> list[Pack]:
        return [one.pack for one in self.rows if one.pack and one.pack.state == "waiting"]

    @property
    def ready(self) -> int:
        return sum(one.pack is not None and one.pack.state == "ready" for one in self.rows)


def standings(meeting: Meeting, *, by: Any) -> Standings:
    """Everybody who is asked and everybody who has a pack, by name."""
    asked, packs = asked_to(meeting, by=by), {one.user: one for one in packs_of(meeting, by=by)}
    found = [Standing(user, some, packs.get(user)) for user, some in asked.items()]
    found += [Standing(user, [], pack) for user, pack in packs.items() if user not in asked and pack.state != "gone"]
    compare(found, by=by)
    return Standings(sorted(found, key=lambda one: (one.user.name, str(one.user.pk))))


def compare(found: Sequence[Standing], *, by: Any) -> None:
    """What is asked now beside what is in each pack, and what was written about its cases since."""
    ready = {one.pack.pk: one for one in found if one.pack and one.pack.state == "ready"}
    kept: dict[uuid.UUID, dict[uuid.UUID, uuid.UUID]] = defaultdict(dict)
    for one in PackCase.objects.filter(one_of("pack_id", list(ready))).select_related("invitation"):
        kept[one.pack_id][one.invitation_id] = one.invitation.record_id
    made = [one.pack.made_at for one in ready.values() if one.pack and one.pack.made_at]
    records = {record for some in kept.values() for record in some.values()}
    written = last_written(records, since=min(made), by=by) if made and records else {}
    for key, standing in ready.items():
        standing.moved = {each.pk for each in standing.asked} != set(kept[key])
        moment = max((written[record] for record in kept[key].values() if record in written), default=None)
        if moment and standing.pack and standing.pack.made_at and moment > standing.pack.made_at:
            standing.changed = moment


@cache
def _watched() -> tuple[type[CaseData], ...]:
    """Kinds of rows that a pack is made of and that all in the case may read."""
    general = (one for one in dict.fromkeys(models_of(WATCHED)) if getattr(one, "PART", Part.GENERAL) is Part.GENERAL)
    return tuple(one for one in general if history_of(one) is not None)


def last_written(records: Iterable[uuid.UUID], *, since: datetime, by: Any) -> dict[uuid.UUID, datetime]:
    """When something was last written about each of these people after a moment, as far as the reader sees."""
    tables = [history._meta.db_table for one in _watched() if (history := history_of(one)) is not None]
    seen = Invitation.objects.visible_to(by).filter(one_of("record_id", list(records)))
    kept = list(set(seen.values_list("record_id", flat=True)))
    parts = [
        f"SELECT record_id, pgh_created_at FROM {table} WHERE record_id = ANY(%s) AND pgh_created_at > %s"
        for table in tables
    ]
    with connection.cursor() as cursor:
        statement = f"SELECT record_id, max(pgh_created_at) FROM ({' UNION ALL '.join(parts)}) written GROUP BY 1"
        cursor.execute(statement, [kept, since] * len(parts))
        return dict(cursor.fetchall())
