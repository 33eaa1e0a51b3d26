"""Writing in the trail: one entry for one look or one change, in the transaction of whoever calls."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Protocol

from django.db import connection
from django.db.models import Model

from lawburrows.audit.act import Act, Verb
from lawburrows.audit.models import MOST_RECORDS, Entry
from lawburrows.audit.tree import leaf_hash
from lawburrows.audit.verify import canonical

NAME = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,79}")  # fields and purposes are named; no value looks like this by design

# The id of the request that is answered; `web` sets it.
request_id: ContextVar[str] = ContextVar("request_id", default="")


class Actor(Protocol):
    """Whoever acts: a user, or a job of the system."""

    @property
    def audit_who(self) -> str: ...

    @property
    def audit_agency(self) -> str: ...


@dataclass(frozen=True)
class System:
    """A job that acts for nobody: `System("deadlines")` signs as system:deadlines."""

    name: str
    audit_agency: str = ""

    @property
    def audit_who(self) -> str:
        return f"system:{self.name}"


@dataclass
class Gathered:
    """The entries written since a command began: by itself, and by the commands that it called."""

    own: list[Entry] = field(default_factory=list)
    nested: list[Entry] = field(default_factory=list)


_gathered: ContextVar[Gathered | None] = ContextVar("gathered", default=None)


@contextmanager
def gathering() -> Iterator[Gathered]:
    """Notes the entries that are written inside, for `@command`; those of a failed block are forgotten."""
    outer, inner = _gathered.get(), Gathered()
    token = _gathered.set(inner)
    try:
        yield inner
    finally:
        _gathered.reset(token)
    if outer is not None:
        outer.nested += inner.own + inner.nested


def instant(moment: datetime) -> str:
    """A time as the trail writes it: UTC, six decimals, Z."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def plain(entry: Mapping[str, object]) -> dict[str, object]:
    """The columns of an entry, but for its leaf, as the canonical text has them."""
    return {name: _plain(value) for name, value in entry.items() if name != "leaf"}


def _plain(value: object) -> object:
    match value:
        case None | str():
            return value
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case bytes() | memoryview():
            return bytes(value).hex()
        case list():
            return [_plain(each) for each in value]
        case _:
            return str(value)


def commitment(salt: bytes, text: str) -> bytes:
    """What stands in the entry for words that can be erased."""
    return sha256(salt + text.encode()).digest()


INSERT = """
WITH queued AS (INSERT INTO audit_unsealed (entry_id, leaf) VALUES (%(id)s, %(leaf)s)),
mentioned AS (INSERT INTO audit_mention (record_id, at, entry_id, verb)
              SELECT record, %(at)s, %(id)s, %(verb)s FROM unnest(%(records)s::uuid[]) AS record){aside}
INSERT INTO audit_entry (id, at, day, who, agency, act, verb, subject_type, subject_id, records, fields, purpose,
                         digest, request, leaf)
VALUES (%(id)s, %(at)s, %(day)s, %(who)s, %(agency)s, %(act)s, %(verb)s, %(subject_type)s, %(subject_id)s,
        %(records)s::uuid[], %(fields)s::text[], %(purpose)s, %(digest)s, %(request)s, %(leaf)s)
"""
ASIDE = ",\naside AS (INSERT INTO audit_aside (entry_id, salt, text) VALUES (%(id)s, %(salt)s, %(text)s))"


def record(
    act: Act,
    subject: Model | None = None,
    *,
    by: Actor,
    on: date,
    records: Iterable[uuid.UUID] = (),
    fields: Iterable[str] = (),
    purpose: str = "",
    aside: str = "",
    at: datetime | None = None,
) -> Entry:
    """Write one entry; it stands if the caller's transaction stands.

    `records` are those whom it is about; the subject's own is added. `fields` are names. `aside` holds words that must
    be erasable: a reason, the terms of a search. `at` is for entries that are loaded; the order is that of sealing.
    """
    about = dict.fromkeys(records)
    if (own := getattr(subject, "record_id", None)) is not None:
        about = dict.fromkeys([own, *about])
    if len(about) > MOST_RECORDS:
        raise ValueError(f"an entry is about {MOST_RECORDS} records at most, not {len(about)}: write several")
    names = list(fields)
    if wrong := [name for name in (*names, *filter(None, [purpose])) if not NAME.fullmatch(name)]:
        raise ValueError(f"an entry names fields and purposes, never values: {len(wrong)} of these are no names")
    if not by.audit_who:
        raise ValueError("an entry says who did it")
    salt = secrets.token_bytes(32) if aside else b""
    values: dict[str, Any] = {
        "id": uuid.uuid4(),
        "at": at or datetime.now(UTC),
        "day": on,
        "who": by.audit_who,
        "agency": by.audit_agency,
        "act": act.key,
        "verb": act.verb.value,
        "subject_type": subject._meta.label_lower if subject is not None else "",
        "subject_id": str(subject.pk) if subject is not None else "",
        "records": list(about),
        "fields": names,
        "purpose": purpose,
        "digest": commitment(salt, aside) if aside else None,
        "request": request_id.get(),
    }
    values["leaf"] = leaf_hash(canonical(plain(values)))
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(aside=ASIDE if aside else ""), values | {"salt": salt, "text": aside})
    entry = Entry(**values)
    entry._state.adding = False
    if (gathered := _gathered.get()) is not None:
        gathered.own.append(entry)
    return entry


def _insist(act: Act, *verbs: Verb) -> None:
    if act.verb not in verbs:
        raise ValueError(f"{act.key} is declared as {act.verb}, not as {' or '.join(verbs)}")


def viewed(
    act: Act,
    subject: Model | None = None,
    *,
    by: Actor,
    on: date,
    records: Iterable[uuid.UUID] = (),
    fields: Iterable[str] = (),
    purpose: str = "",
    reason: str = "",
) -> Entry:
    """One look: a page that was opened, with the records that it shows, and why."""
    _insist(act, Verb.CONSULT, Verb.DISCLOSE)
    return record(act, subject, by=by, on=on, records=records, fields=fields, purpose=purpose, aside=reason)


def searched(
    act: Act, *, by: Actor, on: date, terms: str, records: Iterable[uuid.UUID] = (), purpose: str = ""
) -> Entry:
    """One search: a commitment to its terms, and the records that it showed."""
    _insist(act, Verb.SEARCH)
    return record(act, by=by, on=on, records=records, purpose=purpose, aside=terms)


def refused(
    act: Act,
    subject: Model | None = None,
    *,
    by: Actor,
    on: date,
    records: Iterable[uuid.UUID] = (),
    reason: str = "",
) -> Entry:
    """One refusal. Call it when the refused transaction is over, or the entry goes with it."""
    _insist(act, Verb.REFUSE)
    return record(act, subject, by=by, on=on, records=records, aside=reason)
