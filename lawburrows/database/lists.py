"""A condition on a list of keys that is one statement for a list of any length, so that it is planned once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Field, Func, TextField, Value

from lawburrows.database.kept import Given


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
    return OneOfKeys(F(column), Value(as_list(keys), output_field=TextField()))


def one_of_given(column: str, name: str) -> OneOf:
    """As `one_of`, in a statement that is kept: each asking brings the keys, as `as_list` writes them."""
    return OneOfKeys(F(column), Given(name, output_field=TextField()))


def as_list(keys: Iterable[Any]) -> str:
    """Keys as the text of a PostgreSQL list."""
    return f"{{{','.join([(key if isinstance(key, UUID) else UUID(key)).hex for key in keys])}}}"


def one_of_numbers(column: str, keys: Iterable[int]) -> OneOf:
    """As `one_of`, for 64-bit numbers."""
    return one_of(column, keys, kind=BigIntegerField)
