"""Whether an answer agrees with the one expected, within what the case allows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class Allowance:
    """How far a number, a date or a percentage may lie from the one expected."""

    number: float = 0.0
    days: float = 0.0
    percentage_points: float = 0.0

    @classmethod
    def of(cls, case: Mapping[str, object]) -> Allowance:
        keys = ("tolerance", "tolerance_days", "tolerance_percentage_points")
        return cls(*(_amount(key, case.get(key)) for key in keys))


EXACT = Allowance()


def _amount(key: str, value: object) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ValueError(f"{key} must be a number that is not negative")
    return float(value)


@dataclass(frozen=True)
class InWords:
    """An answer that is prose. Another wording of it agrees when it holds the same telling words."""

    text: str
    telling: tuple[str, ...]

    def agrees_with(self, other: str) -> bool:
        plain = _plain(other)
        return plain == _plain(self.text) or all(_plain(word) in plain for word in self.telling)

    def __str__(self) -> str:
        return self.text


def agrees(expected: object, got: object, allowance: Allowance = EXACT) -> bool:
    if isinstance(expected, Mapping):
        return isinstance(got, Mapping) and all(
            key in got and agrees(value, got[key], allowance) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(got, Sequence)
            and not isinstance(got, str)
            and len(expected) == len(got)
            and all(agrees(one, other, allowance) for one, other in zip(expected, got, strict=True))
        )
    if isinstance(expected, bool) or isinstance(got, bool) or expected is None or got is None:
        return expected is got
    if isinstance(expected, int | float):
        return isinstance(got, int | float) and _near(float(expected), float(got), allowance)
    return _words_agree(str(expected), got, allowance)


def _near(expected: float, got: float, allowance: Allowance) -> bool:
    slack = max(allowance.number, allowance.percentage_points)
    return abs(expected - got) <= slack + 1e-9


def _words_agree(expected: str, got: object, allowance: Allowance) -> bool:
    if isinstance(got, InWords):
        return got.agrees_with(expected)
    one, other = _moment(expected), _moment(got)
    if one is not None and other is not None:
        return abs(one - other) <= timedelta(days=allowance.days)
    return isinstance(got, str) and _plain(expected) == _plain(got)


def _moment(value: object) -> datetime | None:
    """A date is its own midnight, so that a date and a moment can be compared."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    try:
        return datetime.fromisoformat(str(value)).replace(tzinfo=None)
    except ValueError:
        return None


def _plain(text: str) -> str:
    return re.sub(r"[\s_]+", " ", text).strip(" .").casefold()


def as_written(value: object) -> object:
    """How an answer is shown beside the expected one: dates in ISO 8601, moments to the minute."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, InWords) else value
