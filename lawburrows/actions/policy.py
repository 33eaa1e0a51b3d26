"""Who may give an action, and to whom; who reports, accepts and changes it. Each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lawburrows.access.models import Agency, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, may_manage_case, says_enough
from lawburrows.access.roles import BY_KEY
from lawburrows.access.scope import is_system
from lawburrows.access.why import why_visible
from lawburrows.actions.models import Action
from lawburrows.people.policy import sees
from lawburrows.rules.actions import ActionState, GivenBy, must_be_accepted
from lawburrows.rules.deadline import in_words
from lawburrows.rules.verdict import ALLOWED, Verdict, first_refusal, refusal

LENT = (
    "You were let in to read this record. Those in the case work on actions; ask the record manager to name you in it"
)
SPECIFIC = "Say in words what is to be done, so that somebody else could see whether it was: {least} letters or more"
WHY = f"Say in words why: {LEAST_REASON} letters or more"


def may_work(record: Record, permission: Permission, *, by: Any) -> Verdict:
    """Whether `by` works on the actions of this record at all."""
    return first_refusal(
        (may(by, permission), ""),
        (record.merged_into_id is None, "This record was merged into another; write in that one"),
        (record.closed_on is None, "This record is closed"),
        (is_system(by) or not why_visible(record, by=by).lent, LENT),
    )


def may_read(record: Record, *, by: Any) -> Verdict:
    """Whether `by` sees the record in full: an action of it repeats what stands there."""
    return first_refusal((is_system(by) or sees(record, by=by), "You do not see this record in full"))


def may_give(
    record: Record, *, by: Any, what: str | None = None, due: date | None = None, owner: Verdict = ALLOWED
) -> Verdict:
    """`owner`: whether the person may have it, from `may_have`."""
    today = by.identity.today
    return first_refusal(
        (may_work(record, Permission.ACTIONS_GIVE, by=by), ""),
        (what is None or says_enough(what), SPECIFIC.format(least=LEAST_REASON)),
        (due is None or due >= today, f"An action is due today or later: {in_words(today)}"),
        (owner, ""),
    )


def may_have(user: User, agency: Agency, *, members: Iterable[Posting], posted: bool, in_the_case: bool) -> Verdict:
    """Whether somebody may have an action: posted there, in the case, and able to read it.

    `members`: the postings by which people of the case read it in full; `posted`: whether the user has a posting in
    the agency; `in_the_case`: whether the agency leads or is a partner.
    """
    if any(one.user_id == user.pk and one.agency_id == agency.pk for one in members):
        return ALLOWED
    if not posted:
        return refusal(f"{user} has no posting in {agency}. Choose somebody who has")
    if not in_the_case:
        return refusal(
            f"{agency} is not in this case, so that {user} could not read the action. "
            "Make it a partner first, under Who is in the case"
        )
    return refusal(
        f"{user} does not see this case in full and could not read the action. "
        "Choose somebody else there, or ask the record manager to name them or to share the case"
    )


def _posted_to(agency: Any, *, by: Any, permission: Permission) -> bool:
    return any(
        one.agency_id == agency and permission in BY_KEY[one.role].permissions
        for one in by.postings_on(by.identity.today)
    )


def is_own(action: Action) -> bool:
    """Whether whoever gave it has it themselves."""
    return action.whose_id == action.given_by_id


def waits_for_giver(action: Action, outcome: str) -> bool:
    return must_be_accepted(GivenBy(action.given_kind), ActionState(outcome), own=is_own(action))


def may_report(action: Action, *, by: Any, words: str | None = None) -> Verdict:
    """Whoever has it, a colleague of their agency, or the record manager for them."""
    allowed = (
        by.pk == action.whose_id
        or by.pk == action.record.manager_id
        or _posted_to(action.agency_id, by=by, permission=Permission.WORK_READ)
    )
    return first_refusal(
        (may_work(action.record, Permission.WORK_READ, by=by), ""),
        (allowed, f"{action.whose}, {action.agency}, has this action and says what came of it"),
        (action.state == ActionState.OPEN.value, "What came of this action was reported already"),
        (words is None or says_enough(words), f"Say in words what came of it: {LEAST_REASON} letters or more"),
    )


def _in_charge(action: Action, *, by: Any) -> bool:
    """Whoever gave it, or changes who is in the case: when the giver has left somebody still can."""
    return by.pk == action.given_by_id or bool(may_manage_case(action.record, by=by))


def may_answer(action: Action, *, by: Any, reported_by: Any = None, reason: str | None = None) -> Verdict:
    """Accepting or returning; `reason` is given when it is returned."""
    return first_refusal(
        (may_work(action.record, Permission.WORK_READ, by=by), ""),
        (action.state == ActionState.REPORTED.value, "No outcome of this action waits for an answer"),
        (_in_charge(action, by=by), f"{action.given_by} gave this action and accepts or returns it"),
        (reported_by is None or reported_by != by.pk, "Nobody accepts what they reported themselves"),
        (reason is None or says_enough(reason), WHY),
    )


def may_change(action: Action, *, by: Any, due: date | None = None, why: str | None = None) -> Verdict:
    """Its date: whoever gave it, or changes who is in the case."""
    return first_refusal(
        (may_work(action.record, Permission.WORK_READ, by=by), ""),
        (action.running, "This action has ended"),
        (action.state == ActionState.OPEN.value, "Accept or return what was reported first"),
        (
            _in_charge(action, by=by) or _gives_on(action, by=by),
            f"{action.given_by} gave this action and changes it; or whoever manages the case",
        ),
        (
            due is None or due == action.due or _in_charge(action, by=by),
            f"{action.given_by} gave the date and changes it",
        ),
        (
            due is None or due == action.due or due >= by.identity.today,
            f"The new date is today or later: {in_words(by.identity.today)}",
        ),
        (why is None or says_enough(why), WHY),
    )


def _gives_on(action: Action, *, by: Any) -> bool:
    """In the agency that has it, whoever gives work to others gives it on."""
    return _posted_to(action.agency_id, by=by, permission=Permission.WORK_REASSIGN)
