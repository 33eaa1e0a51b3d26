"""A condition on a list of keys that is one statement for a list of any length, so that it is planned once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Field, Func, UUIDField, Value


class OneOf(Func):
    """The first expression equals an element of the second."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def one_of(column: str, keys: Iterable[Any], *, kind: type[Field[Any, Any]] = UUIDField) -> OneOf:
    """For `filter`: the column (a field's name, `record_id` and not `record`) holds one of the keys.

    Django's `__in` writes a place for each key; every length would be another statement.
    """
    return OneOf(F(column), Value(list(keys), output_field=ArrayField(kind())))


def one_of_numbers(column: str, keys: Iterable[int]) -> OneOf:
    """As `one_of`, for 64-bit numbers."""
    return one_of(column, keys, kind=BigIntegerField)
