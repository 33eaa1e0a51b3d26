"""Who writes an executive summary, and who releases it: never the same person, and never with a name in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.policy import says_enough
from lawburrows.meetings.models import MeetingCase, Minutes
from lawburrows.meetings.policy import SAY_WHY, may_plan
from lawburrows.people.policy import sees
from lawburrows.rules.summaries import WRITTEN_IN, Place
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.summaries.models import ExecutiveSummary


def _reads(case: MeetingCase, by: Any) -> Verdict:
    """Without the compartment of victims nobody could be shown whose name stands in the text."""
    return first_refusal(
        (sees(case.record, by=by, part=Part.MINUTES), "You do not see the minutes of this case"),
        (sees(case.record, by=by, part=Part.VICTIMS), "You do not see victims and other people in this case"),
    )


def may_write(case: MeetingCase, minutes: Minutes | None, summary: ExecutiveSummary | None, *, by: Any) -> Verdict:
    """The minute-taker or the coordinator, from agreed minutes; then whoever began it."""
    runs = by.pk == case.meeting.minute_taker_id or bool(may_plan(case.meeting.area, by=by))
    return first_refusal(
        (_reads(case, by), ""),
        (runs, "The minute-taker or the coordinator writes the executive summary"),
        (minutes is not None and minutes.agreed_at is not None, "The chair has not agreed the minutes yet"),
        (summary is None or summary.written_by_id == by.pk, f"{summary and summary.written_by} writes it"),
        (summary is None or summary.state in WRITTEN_IN, f"It {summary and summary.get_state_display()}"),
    )


def may_send(summary: ExecutiveSummary, *, by: Any) -> Verdict:
    """To a second person; the places in it are shown to both."""
    return first_refusal(
        (_reads(summary.case, by), ""),
        (summary.written_by_id == by.pk, f"{summary.written_by} writes it"),
        (summary.state in WRITTEN_IN, f"It {summary.get_state_display()}"),
    )


def may_judge(summary: ExecutiveSummary, *, by: Any, reason: str | None = None) -> Verdict:
    """The chair, the minute-taker or the coordinator, never whoever wrote it; with a reason, whether it says enough."""
    meeting = summary.case.meeting
    runs = by.pk in (meeting.chair_id, meeting.minute_taker_id) or bool(may_plan(meeting.area, by=by))
    return first_refusal(
        (_reads(summary.case, by), ""),
        (summary.written_by_id != by.pk, "You wrote it: a second person checks it"),
        (runs, "The chair, the minute-taker or the coordinator checks it"),
        (summary.state == "waiting", f"It stands as: {summary.get_state_display()}"),
        (reason is None or says_enough(reason), SAY_WHY),
    )


def may_release(summary: ExecutiveSummary, places: Sequence[Place], *, by: Any) -> Verdict:
    """Not while it names a victim, a source or anybody else who is no part of it."""
    stop = sorted({f"“{one.words}” ({one.who})" for one in places if one.stops})
    return first_refusal(
        (may_judge(summary, by=by), ""),
        (not stop, f"It names other people: {'; '.join(stop)}. Return it, so that this is taken out"),
    )
