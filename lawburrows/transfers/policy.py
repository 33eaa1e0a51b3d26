"""Who may close a record and open it again, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawburrows.access import policy as access
from lawburrows.access.models import Record
from lawburrows.access.policy import LEAST_REASON, says_enough
from lawburrows.rules.exits import Shown, may_leave
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.transfers.showing import Check

IN_WORDS = f"Say in words why: {LEAST_REASON} letters or more"


def may_exit(
    record: Record,
    *,
    by: Any,
    checks: Sequence[Check] = (),
    reason: str = "",
    shown: Shown | None = None,
    rationale: str | None = None,
    explained: Mapping[str, str] | None = None,
) -> Verdict:
    """Whether somebody may decide on exit at all; with a reason, whether the record shows what it needs; with the
    words, whether they say enough of what is still open."""
    stopping = next((one for one in checks if one.stops), None)
    silent = next(
        (
            one
            for one in checks
            if one.explained and explained is not None and not says_enough(explained.get(one.key, ""))
        ),
        None,
    )
    return first_refusal(
        (access.may_close_record(record, by=by), ""),
        (stopping is None, f"There is {stopping.words} ({stopping.items[0]}): withdraw it first" if stopping else ""),
        (not reason or shown is None or may_leave(reason, shown), ""),
        (rationale is None or says_enough(rationale), IN_WORDS),
        (silent is None, f"Say how this goes on: {silent.words}. {LEAST_REASON} letters or more" if silent else ""),
    )


def may_open_again(record: Record, *, by: Any, words: str | None = None) -> Verdict:
    return first_refusal(
        (access.may_open_again(record, by=by), ""),
        (words is None or says_enough(words), IN_WORDS),
    )
