"""Executive summaries for tests."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import User
from lawburrows.meetings.models import MeetingCase
from lawburrows.summaries.models import ExecutiveSummary
from tests.people import NOON


def summary(of: MeetingCase, by: User, **more: Any) -> ExecutiveSummary:
    mine = {"record": of.record, "owner": of.owner, "case": of, "written_by": by, "written_at": NOON}
    said = {"for_whom": "A parole office", "text": "Level 2 was decided."}
    return ExecutiveSummary.objects.create(**mine | said | more)
