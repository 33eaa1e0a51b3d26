"""What executive summaries say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source
from lawburrows.summaries.models import ExecutiveSummary


def summary(row: Any) -> Iterator[Said]:
    if row.state == "released":
        yield row.checked_at, "An executive summary of minutes was released", f"For {row.for_whom}"


SAID: tuple[Source, ...] = (Source("summaries", "Executive summaries", ExecutiveSummary, summary),)
