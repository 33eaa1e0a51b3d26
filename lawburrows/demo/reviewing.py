"""Actions and level 1 reviews of the personas' people: open, late, reported, done; due, waiting for signatures, returned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Agency, Partner, Posting, Record, User
from lawburrows.actions.models import Action, ActionStep
from lawburrows.orders.models import LevelDecision, Order
from lawburrows.reviews.models import LevelOneReview, ReviewSignature

JOINTLY = 4  # which of them the council supervises too
WAITED = {2: 4, 3: 3, JOINTLY: 0}  # which of them have a review in hand, and for how many days
MOST = 12  # people with a review; the first of them with actions too
BACK, AHEAD = timedelta(days=150), timedelta(days=182)
WHAT = (
    "Ask the housing officer for the key log of the stair, and read it",
    "Write to the employer's occupational health service about the shifts",
    "Take up the new relationship at the next visit, and say what was learnt",
    "Check with the library which terminals are supervised",
)
SAME = {"level": "same", "risk": "same", "plan": "same", "others": "same"}
SEEN = [
    ["Visits and contacts", ["Two visits, as planned; nothing new in the home"]],
    ["Notifications", ["The yearly notification was made in time"]],
    ["Overdue now", []],
    ["Open actions", []],
]


def dress_reviews(mine: Sequence[Record], *, on: date) -> None:
    """In a fixed number of statements: the review before, the one in hand of a few, and the actions."""
    at_one = set(LevelDecision.objects.filter(record__in=mine, ends=None, value=1).values_list("record_id", flat=True))
    people = [one for one in mine if one.pk in at_one and (one.notification_officer or one.manager)]
    shared = _shared(people, on)
    people = [one for one in people if one not in shared and not one.restricted][: MOST - len(shared)]
    people[JOINTLY:JOINTLY] = shared[:1]
    people += shared[1:]
    police = Agency.objects.get(key="police-scotland")
    signs = User.objects.filter(postings__role="police_supervisor", postings__agency=police).order_by("name").first()
    if signs is None:
        return
    reviews: list[LevelOneReview] = []
    signatures: list[ReviewSignature] = []
    for number, record in enumerate(people):
        author: Any = record.notification_officer or record.manager
        before = _review(record, police, author, on - BACK, on + timedelta(days=7 * number - 7), "done")
        reviews.append(before)
        signatures += [_signed(before, author, "author", on - BACK), _signed(before, signs, "supervisor", on - BACK)]
        if number in WAITED:
            since = on - timedelta(days=WAITED[number])
            one = _review(record, police, author, since, on + AHEAD, "waiting", before)
            one.supervised = record in shared
            if number == 3:
                one.state, one.returned_by = "returned", signs
                one.returned_because = "Say what the new shifts mean for the plan"
            reviews.append(one)
            signatures.append(_signed(one, author, "author", since))
    LevelOneReview.objects.bulk_create(reviews)
    ReviewSignature.objects.bulk_create(signatures)
    _actions(people, on)


def _shared(people: Sequence[Record], on: date) -> list[Record]:
    """Two of those under a licence or community payback order: the council is in the case, and supervises."""
    holds = Q(ends=None) | Q(ends__gt=on)
    begun = Q(starts=None) | Q(starts__lte=on)
    orders = Order.objects.filter(holds, begun, record__in=people, kind__in=["licence", "cpo"])
    under = Record.objects.filter(pk__in=orders.values("record"), restricted=False, closed_on=None)
    open_ones = set(under.values_list("pk", flat=True))
    hers = people[0].notification_officer_id if people else None
    found = [one for one in people if one.pk in open_ones and one.notification_officer_id == hers][-2:]
    council = Agency.objects.get(key="council-fife")
    worker = User.objects.filter(postings__role="social_worker", postings__agency=council).order_by("name").first()
    there = set(Partner.objects.filter(record__in=found, agency=council, ends=None).values_list("record_id", flat=True))
    Partner.objects.bulk_create(
        Partner(record=one, agency=council, starts=on - AHEAD) for one in found if one.pk not in there
    )
    Record.objects.filter(pk__in=[one.pk for one in found], supervising_officer=None).update(supervising_officer=worker)
    return found


def _review(
    record: Record, police: Agency, author: User, signed: date, following: date, state: str, before: Any = None
) -> LevelOneReview:
    return LevelOneReview(
        record=record,
        owner=police,
        state=state,
        since=signed,
        last_on=before.signed_on if before else None,
        next_on=following,
        seen=SEEN,
        author=author,
        author_agency=police,
        signed_on=signed,
        begun_by=author,
        begun_on=signed,
        **SAME,
    )


def _signed(review: LevelOneReview, by: User, signs_as: str, on: date) -> ReviewSignature:
    return ReviewSignature(
        record_id=review.record_id,
        owner_id=review.owner_id,
        review=review,
        text=1,
        signs_as=signs_as,
        by=by,
        agency_id=review.owner_id,
        at=_at(on),
    )


def _at(on: date) -> datetime:
    return datetime.combine(on, time(15, 30), LONDON)


def _actions(people: Sequence[Any], on: date) -> None:
    """Of whoever is named in the case, each in their own agency: open, late, carried, reported, done."""
    named = {user.pk for one in people for user in (one.notification_officer, one.manager) if user}
    agencies = {one.user_id: one.agency for one in Posting.objects.filter(user__in=named).select_related("agency")}
    made: list[Action] = []
    steps: list[ActionStep] = []
    for number, record in enumerate(people):
        giver, whose = record.manager, record.notification_officer or record.manager
        state, outcome = {1: ("reported", "not_done"), 5: ("done", "done")}.get(number, ("open", ""))
        given = on - timedelta(days=30)
        one = Action(
            record=record,
            owner=record.lead,
            number=1,
            what=WHAT[number % len(WHAT)],
            agency=agencies[whose.pk],
            whose=whose,
            due=max(on + timedelta(days=5 * number - 5), given),
            given_kind="itself" if number % 2 else "review",
            given_by=giver,
            given_on=given,
            state=state,
            outcome=outcome,
            since=given if state == "open" else on - timedelta(days=3),
        )
        made.append(one)
        told = {"record": record, "owner": record.lead, "action": one, "by": whose, "at": _at(on - timedelta(days=3))}
        if outcome:
            words = "Written to twice; no answer came" if outcome == "not_done" else "Read, and nothing to follow"
            steps.append(ActionStep(**told, number=1, kind="reported", outcome=outcome, words=words))
        if number == 2:
            moved = {"due_was": one.due - timedelta(days=14), "due_now": one.due, "words": "The officer was away"}
            steps.append(ActionStep(**told | {"by": giver}, number=1, kind="moved", **moved))
    Action.objects.bulk_create(made)
    ActionStep.objects.bulk_create(steps)
