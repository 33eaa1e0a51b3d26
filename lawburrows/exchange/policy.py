"""Who may bring extracts in and take exports out."""

from __future__ import annotations

from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.exchange.models import Batch
from lawburrows.rules.verdict import Verdict, first_refusal


def may_load(*, by: Any) -> Verdict:
    return may(by, Permission.LOAD)


def may_clear(*, by: Any) -> Verdict:
    """The job alone: nobody clears by hand what others brought."""
    return first_refusal(
        (may_load(by=by), ""), (bool(getattr(by, "system", "")), "Extracts are cleared by the system itself")
    )


def may_compare(*, by: Any) -> Verdict:
    return may(by, Permission.LOAD)


def may_export(*, by: Any) -> Verdict:
    return may(by, Permission.EXPORT)


def may_discard_batch(batch: Batch, *, by: Any) -> Verdict:
    """What waits for a decision; not what is being read or loaded, and not what is over."""
    waits = batch.state in {Batch.State.CHECKED, Batch.State.REFUSED, Batch.State.FAILED}
    return first_refusal(
        (may_load(by=by), ""),
        (batch.cleared_on is None, "The file of this extract has been deleted already"),
        (waits, f"This extract is {batch.get_state_display()}"),
    )


def may_load_batch(batch: Batch, *, by: Any, stopped: bool = False) -> Verdict:
    """`stopped`: it says that it is being loaded, but nobody is at it."""
    waits = batch.state in {Batch.State.CHECKED, Batch.State.FAILED} or (stopped and batch.state == Batch.State.LOADING)
    return first_refusal(
        (may_load(by=by), ""),
        (batch.cleared_on is None, "The keeping time of this extract is over and its file was deleted: bring it again"),
        (waits, f"This extract is {batch.get_state_display()}"),
    )
