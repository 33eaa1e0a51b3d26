"""A statement whose text is put together once, and asked again with other values.

To put together a question about what one reader sees takes Django two to four milliseconds, as long as PostgreSQL takes
to answer it. What stands in the frame of every page, and in the list of work, is asked this way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Func, QuerySet


class Given(Func):
    """The place of a value that each asking brings."""

    arity = 0

    def __init__(self, name: str, **extra: Any) -> None:
        super().__init__(**extra)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class Kept:
    """The statement of a queryset of `values_list`; it may name its reader only by what the transaction knows."""

    def __init__(self, rows: QuerySet[Any, tuple[Any, ...]]) -> None:
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.text, self.values = compiler.as_sql()
        if made := compiler.get_converters([column for column, *_ in compiler.select]):
            raise TypeError(f"columns {sorted(made)} have to be made from what the database answers: ask for others")

    def ask(self, **given: Any) -> list[tuple[Any, ...]]:
        """The rows, with a value for each place."""
        return _answers(self.text, self.values, given)

    def how_many(self, **given: Any) -> int:
        [(number,)] = _answers(f"SELECT count(*) FROM ({self.text}) found", self.values, given)
        return int(number)


class Whether:
    """Of each of several querysets, whether it has any row at all: one statement."""

    def __init__(self, *some: QuerySet[Any]) -> None:
        kept = [Kept(rows.values_list("pk")) for rows in some]
        self.text = f"SELECT {', '.join(f'EXISTS ({one.text})' for one in kept)}"
        self.values = [value for one in kept for value in one.values]

    def ask(self, **given: Any) -> tuple[bool, ...]:
        [answers] = _answers(self.text, self.values, given)
        return answers


def _answers(text: str, values: Iterable[Any], given: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, [given[one.name] if isinstance(one, Given) else one for one in values])
        return list(cursor.fetchall())
