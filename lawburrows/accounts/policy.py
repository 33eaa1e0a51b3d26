"""Who may care for users and agencies; nobody does it for themselves."""

from __future__ import annotations

from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.models import Posting, User
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.access.queries import holders_of
from lawburrows.access.roles import BY_KEY
from lawburrows.accounts.models import FirstLink, Proposed
from lawburrows.rules.verdict import Verdict, first_refusal


def may_manage_users(*, by: Any) -> Verdict:
    return may(by, Permission.USERS_MANAGE)


def may_change_user(user: User, *, by: Any) -> Verdict:
    return first_refusal(
        (may_manage_users(by=by), ""),
        (user.pk != getattr(by, "pk", None), "Nobody changes their own account or postings: ask another administrator"),
    )


def may_seat_first_administrators(*, by: Any) -> Verdict:
    """Only the machine's own command, and only until two administrators have passwords: then they do the rest.

    Whoever has a posting but no password yet does not count, or a link that ran out would shut everybody out.
    """
    begun = holders_of(Permission.USERS_MANAGE, on=by.identity.today).exclude(password__startswith="!")
    return first_refusal(
        (getattr(by, "system", "") == "setup", "The first administrators are made by the command of that name"),
        (may_manage_users(by=by), ""),
        (begun.count() < 2, "There are two administrators who can sign in: they add everybody else"),
    )


def may_propose_first_link(user: User, *, by: Any) -> Verdict:
    waiting = FirstLink.objects.filter(user=user, answer=FirstLink.Answer.WAITING)
    return first_refusal(
        (may_change_user(user, by=by), ""),
        (not waiting.exists(), "A first link for this user waits for another administrator already"),
    )


def may_agree(proposed: Proposed, *, by: Any) -> Verdict:
    """What gives rights or opens an account is for two people, neither of whom it is about."""
    return first_refusal(
        (may_manage_users(by=by), ""),
        (proposed.answer == Proposed.Answer.WAITING, "This has been answered"),
        (proposed.proposed_by_id != by.pk, "Nobody agrees to what they proposed: another administrator does"),
        (proposed.user_id != by.pk, "Nobody changes their own account or postings: ask another administrator"),
    )


def may_decline(proposed: Proposed, *, by: Any) -> Verdict:
    return first_refusal(
        (may_manage_users(by=by), ""),
        (proposed.answer == Proposed.Answer.WAITING, "This has been answered"),
    )


def may_end_posting(posting: Posting, *, by: Any) -> Verdict:
    today = by.identity.today
    return first_refusal(
        (may_change_user(posting.user, by=by), ""),
        (posting.ends is None or posting.ends > today, "This posting has ended"),
    )


def may_manage_agencies(*, by: Any) -> Verdict:
    return may(by, Permission.AGENCIES_MANAGE)


def works_with_cases(posting: Posting) -> bool:
    """Whether cases may name whoever has this posting."""
    return BY_KEY[posting.role].inside >= Grade.SUMMARY
