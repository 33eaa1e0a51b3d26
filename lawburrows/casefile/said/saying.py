"""How a row speaks in a chronology: the shapes that every app's sentences share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from lawburrows.access.models import CaseData
from lawburrows.rules.term import ONE_DAY

Said = tuple[date | datetime | None, str, str]  # when, the title, the text


class Source(NamedTuple):
    """One kind of row: its key for the filter, the words of that, the model, what its rows say, what is read with it."""

    key: str
    words: str
    model: type[CaseData]
    say: Callable[[Any], Iterator[Said]]
    also: tuple[str, ...] = ()


def joined(*parts: Any) -> str:
    return ", ".join(str(part) for part in parts if part)


def period(row: Any, title: str, text: str = "") -> Iterator[Said]:
    yield row.starts, title, text
    if row.ends:
        yield row.ends - ONE_DAY, f"{title}: last day", ""
