"""A condition on a list of keys that is one statement for a list of any length, so that it is planned once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Field, Func, TextField, Value


class OneOf(Func):
    """The first expression equals an element of the second."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


class OneOfKeys(OneOf):
    """The same, where the list is written as one text."""

    template = "%(expressions)s::uuid[])"


def one_of(column: str, keys: Iterable[Any], *, kind: type[Field[Any, Any]] | None = None) -> OneOf:
    """For `filter`: the column (a field's name, `record_id` and not `record`) holds one of the keys.

    Django's `__in` writes a place for each key; every length would be another statement. To hand a thousand keys to
    the driver one by one takes longer than to read their rows, so they go as the text of a PostgreSQL list.
    """
    if kind is not None:
        return OneOf(F(column), Value(list(keys), output_field=ArrayField(kind())))
    written = ",".join([(key if isinstance(key, UUID) else UUID(key)).hex for key in keys])
    return OneOfKeys(F(column), Value(f"{{{written}}}", output_field=TextField()))


def one_of_numbers(column: str, keys: Iterable[int]) -> OneOf:
    """As `one_of`, for 64-bit numbers."""
    return one_of(column, keys, kind=BigIntegerField)
