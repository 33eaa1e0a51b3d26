"""`@command`: a write is atomic, says `by` whom and `on` which day, and fails unless it leaves an entry."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from lawburrows.audit.trail import Gathered, gathering

CHANNEL = "lawburrows_touched"
P = ParamSpec("P")
R = TypeVar("R")

# The entries are counted where they must stand, so that one lost in a rolled-back savepoint does not count.
SETTLE = """
WITH touched AS (INSERT INTO audit_touched (record_id) SELECT unnest(%s::uuid[]))
SELECT count(*) FROM audit_unsealed WHERE entry_id = ANY(%s::uuid[])
"""


class NotAudited(RuntimeError):
    """A command wrote no entry in the trail; nothing that it did stands."""


_commands: dict[str, Callable[..., object]] = {}


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Make a write of a function that has keyword-only `by` and `on` and calls `record`."""
    name = f"{function.__module__}.{function.__qualname__}"
    parameters = inspect.signature(function).parameters
    for needed in ("by", "on"):
        if needed not in parameters or parameters[needed].kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"{name} needs a keyword-only `{needed}`")
        if parameters[needed].default is not inspect.Parameter.empty:
            raise TypeError(f"{name} may not choose a `{needed}` of its own")
    if (
        inspect.isgeneratorfunction(function)
        or inspect.iscoroutinefunction(function)
        or inspect.isasyncgenfunction(function)
    ):
        raise TypeError(f"{name} would run after its transaction: a command is a plain function")

    @functools.wraps(function)
    def run(*words: P.args, **named: P.kwargs) -> R:
        with transaction.atomic(), gathering() as gathered:
            result = function(*words, **named)
            _settle(name, gathered)
        return result

    _commands[name] = run
    return run


def all_commands() -> dict[str, Callable[..., object]]:
    """Every command that has been imported, by its full name."""
    return dict(sorted(_commands.items()))


def _settle(name: str, gathered: Gathered) -> None:
    entries = gathered.own + gathered.nested
    touched = list(dict.fromkeys(record for entry in gathered.own for record in entry.records))
    if entries:
        with connection.cursor() as cursor:
            cursor.execute(SETTLE, [touched, [entry.id for entry in entries]])
            [standing] = cursor.fetchone()
    if not entries or not standing:
        raise NotAudited(f"{name} wrote no entry in the trail")
    if touched:
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    """Tell the tasks worker. After the commit: NOTIFY inside a transaction makes all commits wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")
