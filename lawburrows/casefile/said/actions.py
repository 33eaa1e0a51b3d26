"""What actions say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.actions.models import Action, ActionStep
from lawburrows.actions.presenting import given, step
from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.rules.deadline import in_words


def action(row: Any) -> Iterator[Said]:
    owner = f"{row.whose}, {row.agency}"
    yield (
        row.given_on,
        f"Action {row.number} given to {owner}",
        joined(row.what[:300], f"by {in_words(row.due)}", given(row)),
    )


def happened(row: Any) -> Iterator[Said]:
    yield row.at, f"Action {row.action.number}: {step(row)['title']}", row.words[:300]


SAID: tuple[Source, ...] = (
    Source("actions", "Actions", Action, action, ("whose", "agency")),
    Source("actions", "Actions", ActionStep, happened, ("action", "whose_was", "whose_now", "by", "evidence")),
)
