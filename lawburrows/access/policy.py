"""Who may do what with access itself; each answer comes with its reason."""

from __future__ import annotations

import re
import uuid
from datetime import date, datetime
from typing import Any

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import (
    AccessRequest,
    Agency,
    Area,
    AreaCover,
    Exclusion,
    Partner,
    Posting,
    Record,
    Share,
    User,
)
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import may_know
from lawburrows.access.roles import BY_KEY, ROLES, SYSTEMS
from lawburrows.rules.verdict import Verdict, first_refusal

LEAST_REASON = 15  # meaningful characters of a reason for an emergency opening


def holds(by: Any, permission: Permission) -> bool:
    """Whether a posting in force today, or the named job, allows this at all."""
    if system := getattr(by, "system", ""):
        return permission in SYSTEMS[system]
    return any(permission in BY_KEY[posting.role].permissions for posting in by.postings_on(by.identity.today))


def roles_that_may(permission: Permission) -> tuple[str, ...]:
    """The roles that hold a permission, as people call them."""
    return tuple(role.label for role in ROLES if permission in role.permissions)


def who_could(permission: Permission) -> str:
    """The roles that hold a permission, for the sentence that refuses."""
    return ", ".join(roles_that_may(permission))


def may(by: Any, permission: Permission) -> Verdict:
    """Whether `by` holds a permission; the refusal names the roles that do."""
    return first_refusal(
        (
            holds(by, permission),
            f"Your role does not let you {permission.label}. It could be done by: {who_could(permission)}",
        ),
    )


def may_ask_for_access(record: Record, *, by: Any) -> Verdict:
    waiting = AccessRequest.objects.filter(record=record, asked_by=by.pk, answer=AccessRequest.Answer.WAITING)
    return first_refusal(
        (may(by, Permission.SEARCH), ""),
        (
            record.manager_id is not None,
            "This record has no record manager to ask; open it in an emergency, or call the lead authority",
        ),
        (not waiting.exists(), "You have already asked; the record manager has not answered yet"),
    )


def may_break_glass(*, by: Any, reason: str | None = None) -> Verdict:
    """Whether `by` may open a record in an emergency; with a reason, whether it says enough."""
    return first_refusal(
        (may(by, Permission.BREAK_GLASS), ""),
        (reason is None or says_enough(reason), "Say in words why you need this record now: 15 letters or more"),
    )


def may_open_broken_glass(share: Share, *, by: Any) -> Verdict:
    """Whether `by` may begin to look: their own opening, once, while it is fresh."""
    return first_refusal(
        (share.user_id == by.pk and share.kind == Share.Kind.BREAK_GLASS, "This is not an opening of yours"),
        (share.grade == Grade.HIDDEN, "This opening has begun already"),
        (
            share.expires_at is not None and share.expires_at > by.identity.now,
            "This took too long; say again why you need the record now",
        ),
    )


def says_enough(reason: str) -> bool:
    """At least 15 letters or digits in at least two different words."""
    words = {word for word in re.split(r"\W+", reason.casefold()) if word}
    return len(words) >= 2 and sum(len(word) for word in words) >= LEAST_REASON


def _decides(record: Record, permission: Permission, *, by: Any) -> bool:
    """The record manager; or who holds it in the lead authority, or as the coordinator, and covers the area."""
    if getattr(by, "system", ""):
        return holds(by, permission)
    if by.pk == record.manager_id:
        return True
    areas = {
        posting.area_id
        for posting in by.postings_on(by.identity.today)
        for role in [BY_KEY[posting.role]]
        if permission in role.permissions and (posting.agency_id == record.lead_id or role.by_area >= Grade.FULL)
    }
    return None in areas or AreaCover.objects.filter(area__in=areas, council_area=record.area_id).exists()


def may_answer_request(request: AccessRequest, *, by: Any) -> Verdict:
    return first_refusal(
        (
            _decides(request.record, Permission.ACCESS_DECIDE, by=by),
            "Only the record manager, a manager of the lead authority or the coordinator answers this",
        ),
        (request.answer == AccessRequest.Answer.WAITING, "This request has been answered"),
        (request.asked_by_id != by.pk, "Nobody answers their own request"),
    )


def may_review_break_glass(share: Share, *, by: Any) -> Verdict:
    return first_refusal(
        (
            _decides(share.record, Permission.ACCESS_DECIDE, by=by),
            "Only the record manager, a manager of the lead authority or the coordinator reviews this",
        ),
        (share.reviewed_at is None, "This opening has been reviewed"),
        (share.user_id != by.pk, "Nobody reviews their own opening"),
    )


def may_manage_case(record: Record, *, by: Any) -> Verdict:
    return first_refusal(
        (
            _decides(record, Permission.ACCESS_MANAGE, by=by),
            "Only the record manager, a manager of the lead authority or the coordinator changes who is in the case",
        ),
    )


def covers(posting: Posting, record: Record) -> bool:
    """Whether a posting is everywhere, or in an area in which the case is managed."""
    if posting.area_id is None:
        return True
    return AreaCover.objects.filter(area=posting.area_id, council_area=record.area_id).exists()


def works_in(record: Record, permission: Permission, *, by: Any) -> bool:
    """Whether one and the same posting brings the permission and covers the area of the case: of whoever has two, the
    one may let them see it, and the other not let them decide there."""
    posted = by.postings_on(by.identity.today)
    return any(permission in BY_KEY[one.role].permissions and covers(one, record) for one in posted)


def may_close_record(record: Record, *, by: Any) -> Verdict:
    """Supervisors and managers of the lead authority and the coordinator, each in their area."""
    return first_refusal(
        (may(by, Permission.CASES_CLOSE), ""),
        (record.merged_into_id is None, "This record was merged into another; what is decided of it stands there"),
        (may_manage_case(record, by=by), ""),
        (record.closed_on is None, "This record is closed already"),
    )


def may_open_again(record: Record, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, Permission.CASES_CLOSE), ""),
        (record.merged_into_id is None, "This record was merged into another; write in that one"),
        (may_manage_case(record, by=by), ""),
        (record.closed_on is not None, "This record is open"),
    )


def _working(by: Any, area: Area | uuid.UUID, agency: Agency | uuid.UUID) -> frozenset[Permission]:
    """What the postings at an agency that cover an area let somebody do who works with cases there."""
    posted = [
        posting for posting in by.postings_on(by.identity.today) if posting.agency_id == getattr(agency, "pk", agency)
    ]
    areas = [posting.area_id for posting in posted if posting.area_id]
    reached = set(
        AreaCover.objects.filter(area__in=areas, council_area=area).values_list("area_id", flat=True) if areas else ()
    )
    found: frozenset[Permission] = frozenset()
    for posting in posted:
        role = BY_KEY[posting.role]
        if role.leading >= Grade.FULL and (posting.area_id is None or posting.area_id in reached):
            found |= role.permissions
    return found


def may_hand_over(record: Record, *, by: Any) -> Verdict:
    """The lead gives: whoever may change who is in the case, or works with it for the lead authority."""
    gives = bool(may_manage_case(record, by=by)) or (
        Permission.ORDERS_WRITE in _working(by, record.area_id, record.lead_id)
    )
    return first_refusal(
        (record.merged_into_id is None, "This record was merged into another; write in that one"),
        (record.closed_on is None, "This record is closed"),
        (gives, "Only those who work with the case for the lead authority, or its coordinator, hand it over"),
    )


def may_take_over(agency: Agency, area: Area, *, by: Any) -> Verdict:
    """A manager of the receiving agency in its area accepts; prisons and health, who have none here, whoever works
    with cases there."""
    needed = Permission.ACCESS_MANAGE if agency.has_managers else Permission.ORDERS_WRITE
    who = "a manager" if agency.has_managers else "somebody who works with cases"
    return first_refusal(
        (needed in _working(by, area, agency), f"It is for {who} at {agency} in {area} to answer this"),
    )


def may_end_look(record: Record, partner: Partner, *, by: Any) -> Verdict:
    """An agency gives up the summary that it was lent, and whoever lent it takes it back; nobody anything more."""
    mine = partner.agency_id in {posting.agency_id for posting in by.postings_on(by.identity.today)}
    return first_refusal(
        (partner.grade == Grade.SUMMARY, "This agency is in the case: whoever answers for the case ends that"),
        (mine or may_hand_over(record, by=by), ""),
    )


def may_lend(record: Record, user: User | None = None, until: date | None = None, *, by: Any) -> Verdict:
    """Whether somebody may be let into this one case to review it, and nothing else; the record is in hand."""
    on = by.identity.today
    reads = user is None or any(Part.GENERAL in BY_KEY[one.role].parts for one in user.postings_on(on))
    return first_refusal(
        (may_manage_case(record, by=by), ""),
        (user is None or user.pk != by.pk, "You see this case already"),
        (reads, f"{user} has no posting with which a case can be read"),
        (
            user is None or bool(may_know([user], record, on=on)),
            f"{user} may not see this record: an exclusion, a list of readers or want of clearance forbids it",
        ),
        (until is None or until >= on, "The last day on which they see it is today or later"),
    )


def may_take_back(share: Share, *, by: Any) -> Verdict:
    """Whoever changes who is in the case, or whoever was let in, for themselves."""
    return first_refusal(
        (share.kind == Share.Kind.REVIEW, "This was not given for a review"),
        (share.user_id == by.pk or bool(may_manage_case(share.record, by=by)), "It is not for you to end this"),
    )


def may_end(row: Partner | Exclusion | Share, *, on: date, now: datetime | None = None) -> Verdict:
    """Whether it still holds, so that ending it says something new."""
    expires = getattr(row, "expires_at", None)
    over = (row.ends is not None and row.ends <= on) or (now is not None and expires is not None and expires <= now)
    reviewing = getattr(row, "kind", "") == Share.Kind.REVIEW
    return first_refusal(
        (not over, "This has ended already"),
        (not reviewing, "This was given for the review of a serious incident, and ends there"),
    )


def may_lift_restriction(record: Record, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (may_manage_case(record, by=by), ""),
        (record.restricted, "This record is not restricted"),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_change_area(
    record: Record, area: Area | None = None, lead: Agency | None = None, *, by: Any, reason: str | None = None
) -> Verdict:
    """Nobody sends a case where they could not follow it: it would vanish before its new managers have it."""
    return first_refusal(
        (may_manage_case(record, by=by), ""),
        (record.closed_on is None, "This record is closed"),
        (area is None or area.kind == Area.Kind.COUNCIL, "A case is managed in a council area"),
        (area is None or area.pk != record.area_id, "The case is managed there already"),
        (area is None or _follows(record, area, lead or record.lead, by=by), CANNOT_FOLLOW),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


CANNOT_FOLLOW = "You would not see the case any more. Ask its record manager to move it, or name yourself in it until it is taken over"


def _follows(record: Record, area: Area, lead: Agency, *, by: Any) -> bool:
    """Named in the case, or posted where the area is covered with what lets them see it in full there."""
    if getattr(by, "system", "") or by.pk in {getattr(record, f"{name}_id") for name in Record.NAMED}:
        return True
    reaching = [
        posting.area_id
        for posting in by.postings_on(by.identity.today)
        for role in [BY_KEY[posting.role]]
        if role.by_area >= Grade.FULL or (posting.agency_id == lead.pk and role.inside >= Grade.FULL)
    ]
    return None in reaching or AreaCover.objects.filter(area__in=reaching, council_area=area).exists()


def may_be_named(user: User, record: Record | None = None, *, by: Any) -> Verdict:
    """Whoever is named in a case sees it: only somebody whose work is with cases can be, and whom nothing
    keeps out of the record, which is in hand; a new one keeps out nobody yet."""
    on = by.identity.today
    works = any(BY_KEY[one.role].inside >= Grade.SUMMARY for one in user.postings_on(on))
    return first_refusal(
        (works, f"{user} has no posting for work with cases"),
        (
            record is None or bool(may_know([user], record, on=on)),
            f"{user} may not see this record, and cannot be named in it",
        ),
    )
