"""The rows of an extract laid out in a table of this transaction, so that a large file is compared in little memory."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from lawburrows.exchange.importing.columns import BY_NAME, CONVICTIONS, PEOPLE
from lawburrows.exchange.importing.read import Row

_MAKE = """
CREATE TEMPORARY TABLE laid_out (sheet text, number integer, person_id text, said text) ON COMMIT DROP
"""
_READY = (
    "CREATE INDEX ON laid_out (sheet, number)",
    "CREATE INDEX ON laid_out (person_id)",
    "ANALYZE laid_out",
)
_BETWEEN = """
SELECT sheet, number, said FROM laid_out WHERE sheet = %s AND number > %s ORDER BY number LIMIT %s
"""
_OF = "SELECT sheet, number, said FROM laid_out WHERE sheet = %s AND person_id = ANY(%s) ORDER BY number"


class LaidOut:
    """The rows of people and convictions, each found by its number or by its person."""

    def people(self, at_once: int) -> Iterator[list[Row]]:
        """The rows of people in the order of the file, some at a time."""
        last = -1
        while rows := self._asked(_BETWEEN, PEOPLE.name, last, at_once):
            yield rows
            last = rows[-1].number

    def convictions(self, of: Iterable[str]) -> dict[str, list[Row]]:
        """Number of a person in the source → the rows about their convictions."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._asked(_OF, CONVICTIONS.name, [one for one in of if one]):
            found[row["person_id"]].append(row)
        return found

    def count(self, sheet: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM laid_out WHERE sheet = %s", [sheet])
            return int(cursor.fetchone()[0])

    @staticmethod
    def _asked(question: str, *values: str | int | list[str]) -> list[Row]:
        with connection.cursor() as cursor:
            cursor.execute(question, values)
            return [Row(BY_NAME[sheet], number, json.loads(said)) for sheet, number, said in cursor.fetchall()]


@contextmanager
def laid_out(rows: Iterable[Row]) -> Iterator[LaidOut]:
    """Lay the rows out; they are gone with the block, and whatever happens with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_MAKE)
        with cursor.copy("COPY laid_out FROM STDIN") as lines:
            for row in rows:
                if row.sheet in (PEOPLE, CONVICTIONS):
                    lines.write_row((row.sheet.name, row.number, row["person_id"], json.dumps(row.values)))
        for statement in _READY:
            cursor.execute(statement)
    yield LaidOut()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE laid_out")
