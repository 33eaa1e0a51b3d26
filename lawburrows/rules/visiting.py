"""How the next visit follows from the last, which acute factors are looked at, and how soon a receipt is due.

No national text says how often people are visited in Scotland: every figure is one that an area agreed (table `visits`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.source import Confidence, Source

OURS = Source(
    "Our own choice", "no rule names a time", read_on=date(2026, 11, 23), confidence=Confidence.GENERAL_KNOWLEDGE
)
ENTRIES = Source("The entries of this record", "")
TABLE, RECEIPTS = "visits", "receipts"  # under these names governance keeps its figures
VISIT_HARM, RECEIPT_HARM = 4, 5


@dataclass(frozen=True)
class Factor:
    """Something that can change from one visit to the next. Seen and said, never added up."""

    key: str
    words: str


# Our own short list in plain words; it is no instrument and gives no score.
FACTORS = (
    Factor("access", "Access to possible victims"),
    Factor("mood", "Emotional state"),
    Factor("supports", "Supports: people, work, home"),
    Factor("substances", "Alcohol and drugs"),
    Factor("hostility", "Hostility"),
    Factor("preoccupation", "Preoccupation with sex"),
    Factor("cooperation", "Co-operation"),
)


@dataclass(frozen=True)
class Agreed:
    """A figure that two people agreed: the row of the table, the days, and where it stands."""

    row: str
    days: int
    source: Source


def agreed(row: str, value: str, source: str, *, verified: bool, table: str) -> Agreed:
    """What governance holds, as the rules are told of it: verified only if the second person read the source."""
    sure = Confidence.CONFIRMED_PRIMARY if verified else Confidence.GENERAL_KNOWLEDGE
    return Agreed(row, int(value), Source(source, f"table {table}, row {row}", confidence=sure))


def figure_for(risk: str, area: str, figures: Mapping[str, Agreed]) -> Agreed | None:
    """That of the area goes before that of the country; None where nobody has agreed one."""
    return figures.get(f"{area}:{risk}") or figures.get(risk)


@dataclass(frozen=True)
class Seen:
    """What the next visit is counted from."""

    risk: str  # empty: not assessed
    judged: date | None  # since when the risk is judged so
    last: date | None  # the last visit at which the person was seen
    returned: date | None  # the last return from custody, hospital or abroad
    away: str = ""  # where the person is now, if so
    wanted: date | None = None  # the day that the last visitor set for the next visit


def next_visit(seen: Seen, figure: Agreed | None) -> Deadline | None:
    """The last day for the next visit: by the agreed figure, or earlier where the last visitor set an earlier one.

    None where nobody agreed a figure and no visitor set a day; and where there is no day to count from.
    """
    days = [day for day in (seen.last or seen.judged, seen.returned) if day is not None]
    if figure is None or not days:
        return _as_set(seen)
    start = max(days)
    risk = Step(f"Risk of serious harm: {seen.risk}", f"since {in_words(seen.judged)}" if seen.judged else "", ENTRIES)
    steps = [risk, _counted(seen, start)]
    due = start + timedelta(days=figure.days)
    steps.append(Step(f"At most {figure.days} days from one visit to the next", in_words(due), figure.source))
    if seen.wanted and start < seen.wanted < due:
        steps.append(Step("The last visitor set an earlier day", in_words(seen.wanted), ENTRIES))
        due = seen.wanted
    return deadline("visit", "Visit", _unless_away(seen, due), figure.source, (*steps, *_away(seen)), harm=VISIT_HARM)


def _as_set(seen: Seen) -> Deadline | None:
    """No figure: only the day that the last visitor set."""
    if seen.wanted is None:
        return None
    steps = (Step("No frequency is agreed; the last visitor set the day", in_words(seen.wanted), ENTRIES), *_away(seen))
    return deadline("visit", "Visit", _unless_away(seen, seen.wanted), ENTRIES, steps, harm=VISIT_HARM)


def _unless_away(seen: Seen, due: date) -> date | None:
    return None if seen.away else due


def _away(seen: Seen) -> tuple[Step, ...]:
    return (Step(f"Now {seen.away}", "put off until that ends", ENTRIES),) if seen.away else ()


def _counted(seen: Seen, start: date) -> Step:
    if start == seen.last:
        return Step("Last visit at which the person was seen", in_words(start), ENTRIES)
    if start == seen.returned:
        return Step("Came back from custody, hospital or abroad: counted from that day", in_words(start), ENTRIES)
    return Step("No visit is recorded: counted from the day from which the risk is judged so", in_words(start), ENTRIES)


@dataclass(frozen=True)
class ReceiptRow:
    """How many days a referral may wait for its receipt, where no other figure was agreed."""

    key: str
    words: str
    days: int
    source: Source


RECEIPT_ROWS = (
    ReceiptRow("urgent", "a referral that was also told by telephone", 0, OURS),
    ReceiptRow("ordinary", "any other referral of a child or adult at risk", 1, OURS),
)


def receipt_of(made: date, *, urgent: bool, figures: Mapping[str, Agreed]) -> Deadline:
    """The day by which the receiver has to say that a referral arrived."""
    [row] = [row for row in RECEIPT_ROWS if row.key == ("urgent" if urgent else "ordinary")]
    figure = figures.get(row.key) or Agreed(row.key, row.days, row.source)
    due = made + timedelta(days=figure.days)
    steps = (
        Step("The referral was made", in_words(made), ENTRIES),
        Step(
            f"At most {figure.days} days until its receipt" if figure.days else "On the same day",
            in_words(due),
            figure.source,
        ),
    )
    return deadline("protection_receipt", "Receipt of a referral", due, figure.source, steps, harm=RECEIPT_HARM)
