"""Every conviction of a person in two registers: which stand in one alone, and in what those in both differ.

The same conviction is one of the same day and the same offence, wherever it stands in its list. Where two convictions
share both, those of the same court belong together.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lawburrows.exchange.importing import values
from lawburrows.exchange.importing.columns import CONVICTIONS
from lawburrows.exchange.importing.read import Row
from lawburrows.exchange.importing.values import Findings
from lawburrows.orders.models import Conviction, Disposal
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.offences import OFFENCES
from lawburrows.rules.term import Term
from lawburrows.web.dates import write_date

# The columns in which a row states a conviction, in the people's sheet or in its own.
COLUMNS = ("offence_code", "offence_title", "court", "convicted_on", "sentenced_on", "disposal", "term")
WHOLE = "conviction"  # the field of a difference where one side has not got it at all
_TITLE_OF = {one.key.casefold(): one.title for one in OFFENCES}
_CODES_OF: dict[str, set[str]] = defaultdict(set)
for _one in OFFENCES:
    _CODES_OF[_one.title.casefold()].add(_one.key.casefold())
_NOT_STATED = "not stated"  # what the load puts down for an offence that is not named
_ENDLESS = {"life", "indeterminate", "indefinite"}
_SPEAKS = ("offence_code", "offence_title", "convicted_on", "disposal")  # any of them makes a row state a conviction


@dataclass(frozen=True)
class Done:
    """One thing that the court did: its kind among ours, and kind and length as they were said."""

    kind: str
    said: str
    term: str
    length: tuple[int, int] = (0, 0)  # months and days
    note: str = ""

    def __str__(self) -> str:
        return f"{self.said.replace('_', ' ')} {self.term}".strip()


@dataclass(frozen=True)
class Stated:
    """One conviction as one side has it."""

    day: str
    code: str
    title: str
    court: str
    sentenced_on: str
    done: tuple[Done, ...] = ()

    def __str__(self) -> str:
        offence = self.title or _TITLE_OF.get(self.code.casefold(), "")
        offence = f"{offence} ({self.code})" if offence and self.code else offence or self.code or "offence not stated"
        return "; ".join(filter(None, (offence, self.on, self.court, *map(str, self.done))))

    @property
    def on(self) -> str:
        read = PartialDate.parse(self.day).exact
        return write_date(read) if read else self.day or "a day not stated"


@dataclass(frozen=True)
class Differing:
    """What of which conviction is not the same."""

    about: str
    field: str
    extract: str
    register: str


def stated_in(rows: Iterable[Row]) -> list[Stated]:
    """What the rows about one person say; a conviction with several disposals stands in several rows."""
    together: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.sheet is CONVICTIONS or any(row[name] for name in _SPEAKS):
            day = PartialDate.parse(row["convicted_on"])
            key = (row[name].casefold() for name in ("offence_code", "offence_title", "court"))
            together[day.iso or day.text, *key].append(row)
    return [
        Stated(
            day=day,
            code=same[0]["offence_code"][:30],
            title=values.text(same[0], "offence_title", Findings())[:300],
            court=values.text(same[0], "court", Findings())[:120],
            sentenced_on=next((row["sentenced_on"] for row in same if row["sentenced_on"]), ""),
            done=tuple(_done(row) for row in same if row["disposal"] or row["term"]),
        )
        for (day, *_), same in together.items()
    ]


def _done(row: Row) -> Done:
    said = row["disposal"].casefold()
    known = values.DISPOSALS.get(said.replace("_", " "), values.DISPOSALS.get(said))
    months, days = values.term(row, "term", Findings(), kept=[])
    return Done(known.name.lower() if known else "", row["disposal"], row["term"], (months or 0, days))


def recorded(records: Collection[uuid.UUID], by: Any) -> dict[uuid.UUID, list[Stated]]:
    """Every conviction of these records, as `by` may see them, the earliest first."""
    did: dict[uuid.UUID, list[Done]] = defaultdict(list)
    for one in Disposal.objects.visible_to(by).filter(record__in=records).order_by("id"):
        term = str(Term(one.months or 0, one.days)) if one.months or one.days else ""
        did[one.conviction_id].append(Done(one.kind, one.kind, term, (one.months or 0, one.days), one.note))
    found: dict[uuid.UUID, list[Stated]] = defaultdict(list)
    rows = Conviction.objects.visible_to(by).filter(record__in=records, withdrawn_on=None)
    for conviction in rows.order_by("convicted_on", "id"):
        found[conviction.record_id].append(
            Stated(
                day=conviction.convicted_on.isoformat(),
                code=conviction.offence_code,
                title="" if conviction.offence_title == _NOT_STATED else conviction.offence_title,
                court=conviction.court,
                sentenced_on=conviction.sentenced_on.isoformat() if conviction.sentenced_on else "",
                done=tuple(did[conviction.pk]),
            )
        )
    return found


def differing(
    theirs: Sequence[Stated], ours: Sequence[Stated], columns: Collection[str], *, every: bool
) -> Iterator[Differing]:
    """What differs in the columns that the extract has.

    `every`: the extract holds all convictions of a person. Where it has room for one a person, ours may hold more, and
    when ours holds one as well the two are taken for the same.
    """
    if not set(COLUMNS) & set(columns):
        return
    pairs, left, right = _paired(theirs, ours, dated="convicted_on" in columns)
    if not every and len(left) == len(ours) == 1:
        pairs, left, right = [(left[0], ours[0])], [], []
    for one, other in pairs:
        yield from _fields(one, other, columns)
    for one in left:
        yield Differing(f"Conviction of {one.on}", WHOLE, str(one), "")
    for other in right if every else right[: not theirs]:
        yield Differing(f"Conviction of {other.on}", WHOLE, "", str(other))


def _paired(
    theirs: Sequence[Stated], ours: Sequence[Stated], *, dated: bool
) -> tuple[list[tuple[Stated, Stated]], list[Stated], list[Stated]]:
    """Those that are the same conviction, and what is left on each side; the likest are taken first."""
    pairs: list[tuple[Stated, Stated]] = []
    left, right = list(theirs), list(ours)
    ways: tuple[Callable[[Stated, Stated], bool], ...] = (
        lambda one, other: _plain(one.court) == _plain(other.court) and _same_done(one, other),
        lambda one, other: _plain(one.court) == _plain(other.court),
        lambda one, other: True,
    )
    for alike in ways:
        for one in tuple(left):
            for other in right:
                if (one.day == other.day or not dated) and _same_offence(one, other) and alike(one, other):
                    pairs.append((one, other))
                    left.remove(one)
                    right.remove(other)
                    break
    return pairs, left, right


def _same_offence(one: Stated, other: Stated) -> bool:
    """By its code where both have one; else by its title; where the extract names no offence, the day must do."""
    if one.code and other.code:
        return one.code.casefold() == other.code.casefold()
    if one.title and (codes := _CODES_OF.get(one.title.casefold())) and other.code:
        return other.code.casefold() in codes
    return not (one.code or one.title) or _plain(one.title) == _plain(other.title)


def _fields(one: Stated, other: Stated, columns: Collection[str]) -> Iterator[Differing]:
    for field, theirs, mine, same in (
        ("offence_code", one.code, other.code, _same_code(one, other)),
        ("offence_title", one.title, other.title, _same_title(one, other)),
        ("court", one.court, other.court, _plain(one.court) == _plain(other.court)),
        ("convicted_on", one.day, other.day, one.day == other.day),
        ("sentenced_on", one.sentenced_on, other.sentenced_on, _same_day(one.sentenced_on, other.sentenced_on)),
        *_done_fields(one, other),
    ):
        if field in columns and not same:
            yield Differing(f"Conviction of {other.on}", field, theirs, mine)


def _same_code(one: Stated, other: Stated) -> bool:
    """A title stands for its code."""
    return one.code.casefold() == other.code.casefold() or (not one.code and bool(one.title))


def _same_title(one: Stated, other: Stated) -> bool:
    """A code stands for its title."""
    return _plain(one.title) == _plain(other.title) or (not one.title and bool(one.code or other.code))


def _done_fields(one: Stated, other: Stated) -> Iterator[tuple[str, str, str, bool]]:
    if len(one.done) > 1 or len(other.done) > 1:
        theirs, mine = (", ".join(map(str, each.done)) for each in (one, other))
        yield "disposal", theirs, mine, _same_done(one, other)
        return
    nothing = Done("", "", "")
    did, done = (each.done[0] if each.done else nothing for each in (one, other))
    yield "disposal", did.said, done.said, _same_kind(did, done)
    yield "term", did.term, done.term, _same_term(did, done)


def _same_done(one: Stated, other: Stated) -> bool:
    left = list(other.done)
    for did in one.done:
        same = next((done for done in left if _same_kind(did, done) and _same_term(did, done)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _same_kind(did: Done, done: Done) -> bool:
    """What the load did not understand it kept in the words of the extract."""
    if did.said and not did.kind:
        return done.kind == "other" and _plain(did.said) in _plain(done.note)
    return did.kind == done.kind


def _same_term(did: Done, done: Done) -> bool:
    if any(did.length) or any(done.length):
        return did.length == done.length
    said = _plain(did.term)
    return not said or said in _ENDLESS or said in _plain(done.note)


def _same_day(one: str, other: str) -> bool:
    return one == other or (PartialDate.parse(one).iso or one.casefold()) == (PartialDate.parse(other).iso or other)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
