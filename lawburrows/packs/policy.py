"""Who has packs made, and who opens one; each answer comes with its reason."""

from __future__ import annotations

from typing import Any

from lawburrows.meetings.models import Meeting
from lawburrows.meetings.policy import may_change_meeting
from lawburrows.packs.models import Pack, PackFile
from lawburrows.rules.verdict import Verdict, first_refusal


def may_make(meeting: Meeting, *, asked: int, by: Any) -> Verdict:
    """`asked`: how many people are asked to its cases, as far as `by` sees."""
    return first_refusal(
        (may_change_meeting(meeting, by=by), ""),
        (bool(asked), "Nobody is asked to a case of this meeting yet: ask them first"),
    )


def may_acknowledge(pack: Pack, *, by: Any) -> Verdict:
    return first_refusal(
        (pack.user_id == by.pk, f"Only {pack.user} acknowledges it"),
        (pack.acknowledged_at is None, "You have acknowledged it already"),
    )


def may_open(pack: Pack, file: PackFile | None, *, by: Any) -> Verdict:
    """`file`: what is in it, if every case of it is still theirs."""
    return first_refusal(
        (pack.user_id == by.pk, f"This pack is for {pack.user}"),
        (pack.meeting.state != "cancelled", "The meeting is cancelled"),
        (pack.state == "ready", f"Your pack is {pack.get_state_display()}"),
        (file is not None, "Something in this pack is not for you any more: the coordinator can have it made again"),
        (pack.acknowledged_at is not None, "Acknowledge first that what is in it is confidential"),
    )
