"""What a section of the page of joint management is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.rules.verdict import Verdict


@dataclass(frozen=True)
class Button:
    """What can be done from a section: its words and where it leads."""

    label: str
    url: str


@dataclass(frozen=True)
class Row:
    """One line: what it is, what is to be said of it, a small note, a tag (words, colour), and where it is opened."""

    key: str
    value: str
    note: str = ""
    tag: tuple[str, str] = ("", "")
    url: str = ""
    link: str = "Open"


@dataclass(frozen=True)
class Table:
    """What was before: a caption, the words over the columns, and lines of cells."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; `empty` is said, with what to do next, when there are no rows."""

    key: str
    title: str
    rows: Sequence[Row] = ()
    empty: str = ""
    warnings: Sequence[str] = ()
    tables: Sequence[Table] = ()
    buttons: Sequence[Button] = ()


def button(label: str, name: str, may: Verdict, record: Record, **more: Any) -> list[Button]:
    """One button where it may be pressed, else none."""
    return [Button(label, reverse(name, kwargs={"ref": record.ref, **more}))] if may else []
