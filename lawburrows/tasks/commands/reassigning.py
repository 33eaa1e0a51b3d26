"""Giving the cases of one person to others, when somebody leaves or has too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.commands import name_in_case
from lawburrows.access.grades import Grade
from lawburrows.access.models import Posting, Record, User
from lawburrows.access.queries import naming, who_gives_work
from lawburrows.access.roles import BY_KEY
from lawburrows.actions.commands import change_action
from lawburrows.actions.models import RUNNING, Action
from lawburrows.actions.queries import held_by
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.rules.actions import ActionState
from lawburrows.rules.verdict import Refused, require
from lawburrows.tasks import acts, policy

AT_ONCE = 1000  # cases in one command, and in one entry of the trail


@dataclass(frozen=True)
class Gift:
    """One case, the places in which its holder is named, and who is named there instead (None: nobody)."""

    record: Record
    places: tuple[str, ...]
    receiver: User | None


@command
def reassign(gifts: Sequence[Gift], *, whose: User, by: Any, on: date) -> Counter[User | None]:
    """All of them or none; each leaves its own entry, and each receiver gets one notice. How many each has got."""
    require(policy.may_reassign(by=by))
    if not 0 < len(gifts) <= AT_ONCE:
        raise Refused(f"Give from 1 to {AT_ONCE} cases at a time")
    for gift in gifts:
        verdict = policy.may_give(gift.record, gift.receiver, whose, by=by)
        if not verdict:
            raise Refused(f"{gift.record.ref}: {verdict.reason}. Nothing was given to anybody")
        places = [place for place in gift.places if getattr(gift.record, f"{place}_id") == whose.pk]
        actions = held_by(whose.pk, [gift.record.pk], by=by)
        if not (places or actions) or len(places) != len(gift.places):
            raise Refused(
                f"{whose} is not named in {gift.record.ref} any more. Look again; nothing was given to anybody"
            )
        try:
            if places:
                name_in_case(
                    gift.record, version=gift.record.version, by=by, on=on, **dict.fromkeys(places, gift.receiver)
                )
            _give_on(actions, gift.receiver, whose, by, on)
        except Refused as refused:
            raise Refused(f"{gift.record.ref}: {refused}. Nothing was given to anybody") from refused
    given = Counter(gift.receiver for gift in gifts)
    for receiver in given:
        if receiver is not None and receiver.pk != by.pk:
            address = f"{reverse('tasks:my_people')}?of=mine"
            tell(receiver, Notice.Kind.WORK_GIVEN, whose=by, by=by, on=on, address=address)
    write(acts.REASSIGNED, whose, by=by, on=on, records=[gift.record.pk for gift in gifts])
    return given


def _give_on(actions: Sequence[Action], receiver: User | None, whose: User, by: Any, on: date) -> None:
    """The actions that somebody has in a case go with it; one whose outcome is reported waits for its giver."""
    posted = [one.agency for one in receiver.postings_on(on)] if receiver is not None else []
    for one in actions:
        if receiver is not None and one.state == ActionState.OPEN.value:
            agency = one.agency if one.agency in posted or not posted else posted[0]
            words = f"Given on with the work of {whose}"
            change_action(one, whose=receiver, agency=agency, words=words, version=one.version, by=by, on=on)


@command
def tell_of_cases_left(posting: Posting, *, by: Any, on: date) -> int:
    """A posting has ended: if open cases still name its user, and no other posting lets them work with cases, whoever
    gives work to others there is told. How many cases there are."""
    user = posting.user
    has = naming(user.pk) | Q(pk__in=Action.objects.visible_to(by).filter(RUNNING, whose=user).values("record"))
    cases = Record.objects.visible_to(by).filter(has, closed_on=None, merged_into=None).count()
    working = [key for key, role in BY_KEY.items() if role.inside >= Grade.SUMMARY]
    left = cases if not Posting.objects.in_force(on).filter(user=user, role__in=working).exists() else 0
    if left:
        address = reverse("tasks:give_cases", args=[user.pk])
        for manager in who_gives_work(posting, on=on):
            tell(manager, Notice.Kind.CASES_LEFT, whose=user, by=by, on=on, address=address)
    write(acts.CASES_LEFT, user, by=by, on=on)
    return left
