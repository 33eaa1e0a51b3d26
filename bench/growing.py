"""Making many people of few: every row about the first people is copied in the database with keys of its own.

Which tables these are, and which of their columns are keys or unique, the database itself is asked, so that the rows of
a new app are copied too.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

RECORD = "access_record"
FIRST = "bench_first"
# What a run writes by itself; and the many rows that only pages and search read, from which no date is worked out.
LEFT_OUT = ("tasks_%", "people_identifier", "people_searchkey", "visits_acutefactor")

ABOUT = """
SELECT DISTINCT c.conrelid::regclass::text FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.confrelid = %s::regclass AND a.attname = 'record_id'
"""
KEYS = """
SELECT a.attname FROM pg_attribute a JOIN pg_constraint c ON c.conrelid = a.attrelid AND a.attnum = ANY(c.conkey)
WHERE a.attrelid = %s::regclass AND (c.contype = 'p' OR (c.contype = 'f' AND c.confrelid::regclass::text = ANY(%s)))
"""
COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""
UNIQUE = """
SELECT i.indexrelid, a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE i.indrelid = %s::regclass AND i.indisunique ORDER BY a.attnum
"""


def remember_first(link: Any) -> None:
    """Those who are there now are the ones that are copied."""
    link.execute(f"CREATE TABLE {FIRST} AS SELECT id FROM {RECORD}")


def grow(link: Any, times: int, before: int) -> None:
    """Copy the first people until there are `times` as many; `before` says how many times they are there."""
    link.execute("SET session_replication_role = replica")
    for name, pattern in _tables(link).items():
        owner = "old.id" if name == RECORD else "old.record_id"
        link.execute(
            f"INSERT INTO {name} ({', '.join(pattern)}) SELECT {', '.join(pattern.values())} FROM {name} old "
            f"JOIN {FIRST} b ON b.id = {owner}, generate_series({before}, {times - 1}) AS copy"
        )
    link.execute("ANALYZE")


def _tables(link: Any) -> dict[str, dict[str, str]]:
    """Every table about people with rows in it: each column, and what stands there in a copy."""
    names = [RECORD, *(name for (name,) in link.execute(ABOUT, [RECORD]).fetchall() if name != RECORD)]
    names = [name for name in names if not any(_like(name, pattern) for pattern in LEFT_OUT)]
    return {
        name: _copied(link, name, names)
        for name in names
        if link.execute(f"SELECT EXISTS (SELECT FROM {name})").fetchone()[0]
    }


def _like(name: str, pattern: str) -> bool:
    return name.startswith(pattern.removesuffix("%")) if pattern.endswith("%") else name == pattern


def _copied(link: Any, name: str, names: list[str]) -> dict[str, str]:
    kinds = dict(link.execute(COLUMNS, [name]).fetchall())
    keys = {key for (key,) in link.execute(KEYS, [name, names]).fetchall()}
    unique: dict[int, list[str]] = defaultdict(list)
    for index, column in link.execute(UNIQUE, [name]).fetchall():
        unique[index].append(column)
    # Unique over the whole register, and no key of it is another one in the copy: the first text or key is made another.
    alone = {
        next(column for column in columns if kinds[column].startswith(("character varying", "text", "uuid")))
        for columns in unique.values()
        if not keys & set(columns)
    }
    return {column: _value(column, kind, column in keys, column in alone) for column, kind in kinds.items()}


def _value(column: str, kind: str, is_key: bool, is_alone: bool) -> str:
    if is_key or (is_alone and kind == "uuid"):
        return f"md5(old.{column}::text || copy)::uuid"
    return f"left(md5(old.{column} || copy), 12)::{kind}" if is_alone else f"old.{column}"
