"""Who may see what, written once: the query filter, the row security and the single answer all come from here.

Three gates, and each must pass. Organisation: a posting in force, in the case or in the area, or a share, or (for
existence alone, with a purpose) a role that is meant for it. Marking: the posting's clearance reaches the record's
marking, and its vetting has not run out. Names: a restricted record has its readers, and an exclusion beats every
ground. The tables of `roles.py` and the columns of `access` decide; nothing else is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import BooleanField, DateField, Func, UUIDField

from lawburrows.access.grades import Grade, Part
from lawburrows.access.roles import ROLES, SYSTEMS


@dataclass(frozen=True)
class Asker:
    """SQL for who asks, on what day, at what moment, with what purpose and which record in hand (NULL for none)."""

    user: str
    today: str
    now: str
    purpose: str
    record: str = "NULL"  # the record in hand


def setting(name: str, kind: str) -> str:
    """A transaction's setting as a value; unset, and after a commit the empty text, read as NULL."""
    return f"(NULLIF(current_setting('app.{name}', true), '')::{kind})"


# Not wrapped in sub-selects: a statement over the 25 tables of a record would carry 5,000 of them, and spend more time
# on setting them up (25 ms) than on its rows. To read a setting costs less than a microsecond.
SESSION = Asker(
    setting("user", "uuid"),
    setting("today", "date"),
    setting("now", "timestamptz"),
    setting("purpose", "text"),
    setting("record", "uuid"),
)
_NAMED = ("manager_id", "notification_officer_id", "supervising_officer_id", "prison_contact_id")


def _in_force(alias: str, asker: Asker) -> str:
    return f"{alias}.starts <= {asker.today} AND ({alias}.ends IS NULL OR {alias}.ends > {asker.today})"


def _roles(column: str, grade: Grade, part: Part) -> str:
    """The posting's role reaches the grade by this column of the role table, and sees the part."""
    keys = [role.key for role in ROLES if getattr(role, column) >= grade and part in role.parts]
    return f"p.role IN ({', '.join(repr(key) for key in keys)})" if keys else "false"


def _part(part: Part) -> str:
    keys = [role.key for role in ROLES if part in role.parts]
    return f"p.role IN ({', '.join(repr(key) for key in keys)})"


def rule(r: str, grade: Grade, part: Part, asker: Asker) -> str:
    """The condition that a row `r` of access_record is visible at a grade, for a part, to the asker."""
    me = asker.user
    covers = (
        "(p.area_id IS NULL OR EXISTS (SELECT 1 FROM access_areacover c "
        f"WHERE c.area_id = p.area_id AND c.council_area_id = {r}.area_id))"
    )
    grounds = [
        f"({me} IN ({', '.join(f'{r}.{column}' for column in _NAMED)}) AND {_roles('inside', grade, part)})",
        f"(p.agency_id = {r}.lead_id AND {_roles('leading', grade, part)} AND {covers})",
        (
            f"({_roles('inside', grade, part)} AND EXISTS (SELECT 1 FROM access_partner q WHERE q.record_id = {r}.id "
            f"AND q.agency_id = p.agency_id AND q.grade >= {grade.value} AND {_in_force('q', asker)} "
            "AND (q.area_id IS NULL OR p.area_id IS NULL OR q.area_id = p.area_id)))"
        ),
        f"({_roles('by_area', grade, part)} AND {covers})",
        (
            f"({_part(part)} AND EXISTS (SELECT 1 FROM access_share s WHERE s.record_id = {r}.id AND s.user_id = {me} "
            f"AND s.grade >= {grade.value} AND {_in_force('s', asker)} "
            f"AND (s.expires_at IS NULL OR s.expires_at > {asker.now})))"
        ),
    ]
    if grade is Grade.EXISTENCE:
        grounds.append(f"({asker.purpose} IS NOT NULL AND {_roles('outside', grade, part)})")
    return _gates(r, f"({' OR '.join(grounds)})", asker)


def _gates(r: str, ground: str, asker: Asker) -> str:
    """A ground holds for a posting in force that reaches the marking, unless names forbid it."""
    me, today = asker.user, asker.today
    return (
        f"(NOT EXISTS (SELECT 1 FROM access_exclusion x WHERE x.record_id = {r}.id AND x.user_id = {me} "
        f"AND {_in_force('x', asker)}) "
        f"AND (NOT {r}.restricted OR EXISTS (SELECT 1 FROM access_reader a WHERE a.record_id = {r}.id "
        f"AND a.user_id = {me} AND {_in_force('a', asker)})) "
        f"AND EXISTS (SELECT 1 FROM access_posting p WHERE p.user_id = {me} AND {_in_force('p', asker)} "
        f"AND p.clearance >= {r}.marking AND (p.vetting_expires IS NULL OR p.vetting_expires > {today}) "
        f"AND {ground}))"
    )


def card_rule(column: str, asker: Asker = SESSION) -> str:
    """The condition that the asker may have the card of the record named in a column: a duty desk, with a purpose."""
    desks = ", ".join(repr(role.key) for role in ROLES if role.duty)
    here = _gates("r", f"p.role IN ({desks})", asker)
    return f"({asker.purpose} IS NOT NULL AND EXISTS (SELECT 1 FROM access_record r WHERE r.id = {column} AND {here}))"


def card_rows(table: str, kept: Mapping[str, Sequence[object]], *, timed: bool, asker: Asker = SESSION) -> str:
    """The condition that a row stands on the card of the record in hand: it says so, and it holds today."""
    parts = [f"{table}.record_id = {asker.record}", card_rule(f"{table}.record_id", asker)]
    parts += [_one_of(f"{table}.{column}", values) for column, values in kept.items()]
    if timed:
        parts.append(f"({table}.starts IS NULL OR {table}.starts <= {asker.today})")
        parts.append(f"({table}.ends IS NULL OR {table}.ends > {asker.today})")
    return f"({' AND '.join(parts)})"


def _one_of(column: str, values: Sequence[object]) -> str:
    """The condition that a column has one of these values; None among them: or nothing."""
    said = [_literal(value) for value in values if value is not None]
    parts = [f"{column} IN ({', '.join(said)})"] if said else []
    parts += [f"{column} IS NULL"] if None in values else []
    return f"({' OR '.join(parts)})"


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(str(value))


PLACES = Asker("{user}", "{today}", "{now}", "{purpose}")


def row_condition(column: str, grade: Grade, part: Part, asker: Asker = SESSION) -> str:
    """The condition that the record named in a column is visible."""
    return f"EXISTS (SELECT 1 FROM access_record r WHERE r.id = {column} AND {rule('r', grade, part, asker)})"


def is_system(by: Any) -> bool:
    """Whether a job that nobody asked for is acting: it names itself, and row security lets it by name."""
    return getattr(by, "system", "") in SYSTEMS


@dataclass(frozen=True)
class Whoever:
    """Whoever asks, in a statement that is kept for all readers (`database.kept`).

    The database reads from the transaction who it is. Only what changes the text of a statement is known of them.
    """

    roles: tuple[str, ...] = ()


def roles_of(by: Any) -> tuple[str, ...]:
    """The keys of the roles that a reader holds today, each once."""
    if isinstance(by, Whoever):
        return by.roles
    return tuple(sorted({posting.role for posting in by.postings_on(by.identity.today)}))


class Visible(Func):
    """A condition for `filter`: the record named by the expression is visible to `by`. It is `row_condition`."""

    output_field = BooleanField()
    arity = 1

    def __init__(self, record: Any, *, by: Any, grade: Grade, part: Part = Part.GENERAL, **extra: Any) -> None:
        super().__init__(record, **extra)
        self.by, self.grade, self.part = by, Grade(grade), Part(part)

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = compiler.compile(self.source_expressions[0])
        text, given = condition(str(column), list(values), by=self.by, grade=self.grade, part=self.part)
        return text, tuple(given)


class Setting(Func):
    """A value of the transaction, read by the database: a statement with it is the same text for every reader."""

    arity = 0

    def __init__(self, text: str, **extra: Any) -> None:
        super().__init__(**extra)
        self.template = text


ME = Setting(SESSION.user, output_field=UUIDField())
TODAY = Setting(SESSION.today, output_field=DateField())


class OnCard(Func):
    """A condition for `filter`: `by` may have the card of the record named by the expression. It is `card_rule`."""

    output_field = BooleanField()
    arity = 1

    def __init__(self, record: Any, *, by: Any, **extra: Any) -> None:
        super().__init__(record, **extra)
        self.by = by

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = compiler.compile(self.source_expressions[0])
        text, given = _filled(_card_asked(), str(column), list(values), self.by)
        return text, tuple(given)


def condition(column: str, values: list[Any], *, by: Any, grade: Grade, part: Part) -> tuple[str, list[Any]]:
    """The rule for the record named by an SQL expression with its values, as SQL with values for a statement."""
    if is_system(by):
        return f"{column} IS NOT NULL", values
    if isinstance(by, Whoever):
        text, order = _asked_of_session(grade, part)
        return text.replace("{column}", column), values * len(order)
    return _filled(_asked(grade, part), column, values, by)


def _filled(asked: tuple[str, tuple[str, ...]], column: str, values: list[Any], by: Any) -> tuple[str, list[Any]]:
    identity = by.identity
    given = {
        "user": [identity.user],
        "today": [identity.today],
        "now": [identity.now],
        "purpose": [identity.purpose or None],
        "column": values,
    }
    text, order = asked
    return text.replace("{column}", column), [value for name in order for value in given[name]]


@cache
def _asked(grade: Grade, part: Part) -> tuple[str, tuple[str, ...]]:
    """`row_condition` with a place for each value, and what stands in the places in their order."""
    return _with_places(row_condition("{column}", grade, part, PLACES))


@cache
def _asked_of_session(grade: Grade, part: Part) -> tuple[str, tuple[str, ...]]:
    return _with_places(row_condition("{column}", grade, part))


@cache
def _card_asked() -> tuple[str, tuple[str, ...]]:
    return _with_places(card_rule("{column}", PLACES))


def _with_places(text: str) -> tuple[str, tuple[str, ...]]:
    kinds = {"user": "uuid", "today": "date", "now": "timestamptz", "purpose": "text"}
    order = tuple(match[1] for match in re.finditer(r"\{(\w+)\}", text))
    return re.sub(r"\{(\w+)\}", lambda match: f"%s::{kinds[match[1]]}" if match[1] in kinds else match[0], text), order
