"""Who reads of the strategic groups and who keeps them, each answer with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from lawburrows.access.models import Area, AreaCover
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.access.roles import BY_KEY
from lawburrows.bodies.models import Body, BodyAction, Member
from lawburrows.rules.verdict import Verdict, first_refusal

NAMES_A_CASE = "This names a record ({ref}). Nothing about a person who is managed is written here: take it out"
_REF = re.compile(r"\bLB-[A-Z0-9]{2,}-[A-Z0-9]{2,}", re.IGNORECASE)


def may_read(*, by: Any) -> Verdict:
    return may(by, Permission.BODIES_READ)


def _areas(by: Any) -> set[Any]:
    """The areas of the postings that keep groups; None: everywhere."""
    return {
        one.area_id
        for one in by.postings_on(by.identity.today)
        if Permission.BODIES_WRITE in BY_KEY[one.role].permissions
    }


def names_no_case(*texts: str) -> Verdict:
    found = next((hit for text in texts if (hit := _REF.search(text))), None)
    return first_refusal((found is None, NAMES_A_CASE.format(ref=found[0].upper() if found else "")))


def may_keep(body: Body, *, by: Any, texts: Iterable[str] = ()) -> Verdict:
    """A coordinator the group of their region; the National Strategic Group's own people every group."""
    areas = _areas(by)
    return first_refusal(
        (may(by, Permission.BODIES_WRITE), ""),
        (None in areas or (body.area_id is not None and body.area_id in areas), f"You do not keep {body}"),
        (names_no_case(*texts), ""),
    )


def may_add_body(*, by: Any, texts: Iterable[str] = ()) -> Verdict:
    """The National Strategic Group says which groups there are."""
    return first_refusal(
        (may(by, Permission.BODIES_WRITE), ""),
        (None in _areas(by), "The National Strategic Group says which groups there are"),
        (names_no_case(*texts), ""),
    )


def may_sit(office: str, user: Any, *, chaired: bool) -> Verdict:
    """`chaired`: whether somebody is the chair already."""
    return first_refusal(
        (office != "chair" or user is not None, "A chair signs in here: enter the e-mail address of their account"),
        (user is None or user.is_active, "Nobody signs in with this address"),
        (office != "chair" or not chaired, "This group has a chair. End that membership first"),
    )


def may_end_member(member: Member, *, by: Any, on: date) -> Verdict:
    return first_refusal(
        (may_keep(member.body, by=by), ""),
        (member.ends is None or member.ends > on, "This membership has ended"),
    )


def may_end_action(action: BodyAction, *, by: Any, words: str | None = None) -> Verdict:
    """Whoever keeps the group, or a reader posted to the agency that has it."""
    owns = bool(may_read(by=by)) and action.agency_id in {one.agency_id for one in by.postings_on(by.identity.today)}
    return first_refusal(
        (owns or may_keep(action.body, by=by), ""),
        (action.state == "open", "This action has ended"),
        (words is None or says_enough(words), f"Say in words what came of it: {LEAST_REASON} letters or more"),
        (words is None or names_no_case(words), ""),
    )


def may_file_memorandum(area: Area | None = None, *, by: Any) -> Verdict:
    """Whoever keeps the group of the region in which the council area lies."""
    areas = _areas(by)
    return first_refusal(
        (may(by, Permission.BODIES_WRITE), ""),
        (
            area is None or None in areas or AreaCover.objects.filter(area__in=areas, council_area=area).exists(),
            f"You do not keep the memorandum of {area}",
        ),
    )
