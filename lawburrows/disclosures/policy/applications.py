"""Who handles an application under the community disclosure scheme, who decides it, and who matches it with a record."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.disclosures.models import Application, ApplicationAnswer
from lawburrows.disclosures.models.applications import areas_of
from lawburrows.disclosures.policy.disclosures import may_propose
from lawburrows.rules.applications import MAY_BE_TOLD, State
from lawburrows.rules.verdict import Verdict, first_refusal

IN_WORDS = f"Say it in words: {LEAST_REASON} letters or more"


def _works_in(area: UUID, permission: Permission, by: Any) -> bool:
    everywhere, areas = areas_of(by, permission)
    return everywhere or area in areas


def may_handle(*, by: Any) -> Verdict:
    return may(by, Permission.APPLICATIONS_HANDLE)


def may_take(*, by: Any, area: UUID | None = None, urgent: bool = False, protection: str = "") -> Verdict:
    """A child in danger now is child protection first."""
    return first_refusal(
        (may_handle(by=by), ""),
        (
            area is None or _works_in(area, Permission.APPLICATIONS_HANDLE, by),
            "You do not work in that area: give the application to the unit there",
        ),
        (
            not urgent or says_enough(protection),
            "A child in danger now is child protection: telephone them first, and say here who was told, and when",
        ),
    )


def _at(one: Application, state: State, by: Any) -> Verdict:
    return first_refusal(
        (may_handle(by=by), ""),
        (_works_in(one.area_id, Permission.APPLICATIONS_HANDLE, by), "You do not work in the area of this application"),
        (one.state == state.value, f"This application is: {one.get_state_display()}"),
    )


def may_check(one: Application, *, by: Any, checks: str | None = None) -> Verdict:
    return first_refusal(
        (_at(one, State.TAKEN, by), ""),
        (checks is None or says_enough(checks), IN_WORDS),
    )


def may_meet(one: Application, *, by: Any, on: date | None = None, met_on: date | None = None) -> Verdict:
    return first_refusal(
        (_at(one, State.CHECKED, by), ""),
        (
            met_on is None or on is None or met_on <= on,
            "Enter the day on which they were seen, not one that lies ahead",
        ),
        (met_on is None or met_on >= one.taken_on, "They were seen after the first contact"),
    )


def may_decide_application(
    one: Application, *, by: Any, outcome: str = "", reason: str | None = None, matched: bool = True
) -> Verdict:
    """A police supervisor who did not take it; nobody is told but a parent, guardian or carer."""
    disclose = outcome == "disclose"
    return first_refusal(
        (may(by, Permission.DISCLOSURES_APPROVE), ""),
        (_at(one, State.MET, by), ""),
        (
            _works_in(one.area_id, Permission.DISCLOSURES_APPROVE, by),
            "You do not decide in the area of this application",
        ),
        (by.pk != one.taken_by_id, "You took it: somebody else decides"),
        (
            not disclose or one.relation in MAY_BE_TOLD or bool(one.carer.strip()),
            "Only a parent, guardian or carer is told, and the application names none",
        ),
        (not disclose or matched, "Match it with the record first: what is disclosed is decided there"),
        (reason is None or says_enough(reason), IN_WORDS),
    )


def may_see_answer(one: Application, *, by: Any, answer: ApplicationAnswer | None) -> Verdict:
    """Alike whatever it says, so that nobody learns from the silence that there is a record."""
    return first_refusal(
        (
            answer is not None or one.state in (State.TAKEN.value, State.CHECKED.value, State.MET.value),
            "What was decided is read by those who decide here, and by whoever gives the answer",
        )
    )


def may_answer(one: Application, *, by: Any, answer: ApplicationAnswer | None) -> Verdict:
    return first_refusal(
        (_at(one, State.DECIDED, by), ""),
        (may_see_answer(one, by=by, answer=answer), ""),
    )


def may_match(one: Application, record: Record | None, *, by: Any) -> Verdict:
    """With a record that the one who matches sees in full, and may propose a disclosure about."""
    return first_refusal(
        (may_handle(by=by), ""),
        (_works_in(one.area_id, Permission.APPLICATIONS_HANDLE, by), "You do not work in the area of this application"),
        (one.state != State.CLOSED.value, "This application is closed"),
        (record is None or may_propose(record, by=by), ""),
    )


def may_close(one: Application, *, by: Any, reason: str | None = None) -> Verdict:
    """Once it is answered, or when the applicant does not go on with it."""
    return first_refusal(
        (may_handle(by=by), ""),
        (_works_in(one.area_id, Permission.APPLICATIONS_HANDLE, by), "You do not work in the area of this application"),
        (State.CLOSED in State(one.state).row.follows, f"This application is: {one.get_state_display()}"),
        (reason is None or says_enough(reason), IN_WORDS),
    )
