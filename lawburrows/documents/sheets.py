"""What can be made to print: each app declares its sheets in `documents.py`, and each key means one sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lawburrows.access.grades import Part
from lawburrows.access.models import Record
from lawburrows.rules.verdict import Verdict, first_refusal

_sheets: dict[str, Sheet] = {}


@dataclass(frozen=True)
class Sheet:
    """One kind of paper: its words, its template, and the function that reads for it what `by` may see."""

    key: str
    title: str
    hint: str
    template: str
    reads: Callable[..., dict[str, Any]]
    of_one: bool = False  # can be of one entry, whose id `reads` is given as `about`
    part: Part = Part.GENERAL  # the compartment that it is made from, and in which it is filed
    forms: tuple[str, ...] = ("pdf",)  # in which it can be had
    may: Callable[..., Verdict] | None = None  # whether there is anything to make, asked as `reads` is

    def __post_init__(self) -> None:
        if self.key in _sheets:
            raise ValueError(f"the sheet {self.key} is declared twice")
        _sheets[self.key] = self

    def makes(self, record: Record, *, by: Any, about: UUID | None = None) -> Verdict:
        """Whether this sheet can be made of the record now."""
        return self.may(record, by=by, **self._one(about)) if self.may else first_refusal()

    def _one(self, about: UUID | None) -> dict[str, Any]:
        return {"about": about} if self.of_one else {}

    def context(self, record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
        """What the template is given."""
        return {"record": record, "title": self.title, **self.reads(record, by=by, **self._one(about))}


def all_sheets() -> tuple[Sheet, ...]:
    """Every sheet that is declared, by title."""
    return tuple(sorted(_sheets.values(), key=lambda sheet: sheet.title))


def sheet_called(key: str) -> Sheet | None:
    """The sheet of a request; None when a later release no longer has it."""
    return _sheets.get(key)
