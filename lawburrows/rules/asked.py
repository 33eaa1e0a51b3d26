"""Reading the inputs of a known-answer case: each kind of value checked where it is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from datetime import datetime
from enum import Enum
from typing import TypeVar

E = TypeVar("E", bound=Enum)


class NotUnderstood(Exception):
    """A value, word or group that the rules here do not know."""


class Asked:
    """The inputs of one case."""

    def __init__(self, inputs: Mapping[str, object]) -> None:
        self.inputs = inputs

    def has(self, key: str) -> bool:
        return self.inputs.get(key) is not None

    def inside(self, key: str) -> Asked:
        value = self.inputs.get(key)
        if not isinstance(value, Mapping):
            raise NotUnderstood(f"{key} must be an object")
        return Asked(value)

    def date(self, key: str) -> Date:
        found = self.maybe_date(key)
        if found is None:
            raise NotUnderstood(f"{key} is missing")
        return found

    def maybe_date(self, key: str) -> Date | None:
        return None if not self.has(key) else as_moment(self.inputs[key], key).date()

    def moment(self, key: str) -> datetime:
        return as_moment(self.inputs.get(key), key)

    def number(self, key: str, otherwise: float | None = None) -> float:
        value = self.inputs.get(key)
        if value is None and otherwise is not None:
            return otherwise
        return as_number(value, key)

    def flag(self, key: str, otherwise: bool = False) -> bool:
        value = self.inputs.get(key)
        if value is None:
            return otherwise
        if not isinstance(value, bool):
            raise NotUnderstood(f"{key} must be true or false, not {value!r}")
        return value

    def word(self, key: str, otherwise: str = "") -> str:
        value = self.inputs.get(key)
        return otherwise if value is None else str(value)

    def one_of(self, key: str, words: Mapping[str, E], otherwise: str = "") -> E:
        return known(self.word(key, otherwise), words, key)

    def items(self, key: str) -> list[object]:
        value = self.inputs.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise NotUnderstood(f"{key} must be a list")
        return value

    def pairs(self, key: str) -> list[tuple[object, object]]:
        pairs = self.items(key)
        for pair in pairs:
            if not isinstance(pair, list) or len(pair) != 2:
                raise NotUnderstood(f"{key} must hold pairs")
        return [(pair[0], pair[1]) for pair in pairs if isinstance(pair, list)]

    def ranges(self, key: str) -> list[tuple[Date, Date]]:
        return [(as_moment(first, key).date(), as_moment(last, key).date()) for first, last in self.pairs(key)]


def known(word: str, words: Mapping[str, E], key: str) -> E:
    if word not in words:
        raise NotUnderstood(f"{key}: {word!r} is not one of {', '.join(sorted(words))}")
    return words[word]


def as_moment(value: object, key: str) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError as error:
        raise NotUnderstood(f"{key}: {value!r} is not a date") from error


def as_number(value: object, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotUnderstood(f"{key} must be a number, not {value!r}")
    return value
