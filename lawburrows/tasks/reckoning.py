"""Which rules and figures dates are worked out by, and whether everybody has been looked at since they changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.db.models import Max, Value
from django.db.models.functions import Coalesce

import lawburrows
from lawburrows.governance.agreed import AgreedFigures
from lawburrows.rules.edition import digest_of, rules_digest
from lawburrows.tasks.models import Reckoning

MISSED = timedelta(hours=26)  # a round a day, which may begin a little later on one day than on the other
# Besides the rules: what turns facts into questions to them.
BETWEEN = ("clock.py", "grounds.py", "deadlines.py", "due.py")


@dataclass(frozen=True)
class Reckoned:
    """The edition that is in force; `settled`: all dates have been looked at under it, so that what moves is a fact."""

    edition: str
    row: Reckoning | None
    settled: bool


@cache
def code_digest() -> str:
    """The rules as they are written, with what asks them; read once by each process."""
    root = Path(lawburrows.__file__).parent
    return digest_of((path for name in BETWEEN for path in root.glob(f"*/{name}")), [rules_digest()])


def reckoned(agreed: AgreedFigures) -> Reckoned:
    """By which rules and figures dates are worked out; one query."""
    return _standing(_edition(agreed.texts()))


def begin(agreed: AgreedFigures, *, at: datetime) -> Reckoned:
    """As `reckoned`, and when the rules or figures have changed, that is written down."""
    figures = agreed.texts()
    edition = _edition(figures)
    found = _standing(edition)
    if found.row is not None:
        return found
    row = Reckoning.objects.create(edition=edition, code=code_digest(), figures=figures, since=at)
    return Reckoned(edition, row, settled=False)


def _standing(edition: str) -> Reckoned:
    newest = Reckoning.objects.order_by("-since").first()
    if newest is None or newest.edition != edition:
        return Reckoned(edition, None, settled=False)
    return Reckoned(edition, newest, settled=newest.done_at is not None)


def settle(found: Reckoned, *, at: datetime) -> None:
    """Everybody has been looked at under these rules and figures."""
    if found.row is not None:
        Reckoning.objects.filter(pk=found.row.pk).update(done_at=Coalesce("done_at", Value(at)), looked_at=at)


def behind_since(at: datetime) -> datetime | None:
    """When everybody was last looked at, if that is so long ago that the day's round was missed; one query.

    None as long as it is in time, and in a register in which nobody has been looked at yet.
    """
    last = Reckoning.objects.aggregate(last=Max("looked_at"))["last"]
    return last if last is not None and at - last > MISSED else None


def _edition(figures: list[str]) -> str:
    return digest_of((), [code_digest(), *figures])
