"""Reads about executive summaries, and the draft that one begins from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.meetings import minuting
from lawburrows.meetings.models import MeetingCase, Minutes
from lawburrows.people.queries import person_of
from lawburrows.rules.deadline import in_words
from lawburrows.rules.summaries import Place, places, without
from lawburrows.summaries.models import ExecutiveSummary
from lawburrows.summaries.naming import named_in, person_names


def summary_of(case: MeetingCase, *, by: Any) -> ExecutiveSummary | None:
    rows = ExecutiveSummary.objects.visible_to(by).filter(case=case).select_related("written_by", "checked_by")
    found: ExecutiveSummary | None = rows.first()
    if found is not None:
        found.case, found.record = case, case.record
    return found


def summaries_of(record: UUID, *, by: Any) -> list[ExecutiveSummary]:
    """The newest first."""
    rows = ExecutiveSummary.objects.visible_to(by).filter(record=record).select_related("case__meeting", "written_by")
    return list(rows.order_by("-case__meeting__day", "pk"))


def places_in(text: str, record: Record, *, by: Any) -> list[Place]:
    """Where the text names somebody, by what the record holds now."""
    return places(text, named_in(record, by=by), person=person_names(record, by=by))


def stopping(found: Sequence[Place]) -> list[Place]:
    return [one for one in found if one.stops]


def prefilled(case: MeetingCase, minutes: Minutes, *, by: Any) -> str:
    """Decision, level and actions, with the agency and no name of a person but the one who is managed."""
    person = person_of(case.record, by)
    lines = [f"{person.name if person else case.record.ref} was discussed at a level {case.meeting.level} meeting."]
    lines[0] = f"{lines[0][:-1]} of {case.meeting.area} on {in_words(case.meeting.day)}."
    lines += [f"Level decided: {minutes.level}. Why: {minutes.level_why}"] if minutes.level else []
    considered = {"yes": "was considered", "no": "was not considered"}.get(minutes.disclosure)
    lines += [f"Disclosure {considered}. {minutes.disclosure_why}"] if considered else []
    given = minuting.actions_of(case, by=by)
    lines += [f"Action: {one.agency} by {in_words(one.due)}: {one.what}" for one in given]
    lines += [f"No action follows. {minutes.no_actions}"] if not given and minutes.no_actions else []
    lines += [f"Next review: {in_words(minutes.next_review)}."] if minutes.next_review else []
    text = "\n\n".join(lines)
    return without(text, places_in(text, case.record, by=by))
