"""Disclosures of the demonstration's people: being written, waiting, approved, told at once, told and ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Record, User
from lawburrows.demo.personas import PERSONAS
from lawburrows.disclosures.models import Disclosure, DisclosureStep, Recipient
from lawburrows.rules.disclosures import State

WHY = "Children who train at the club could be met alone in its changing room."
TEST = {
    "necessary": "The club's committee does not know, and nobody else watches who has the keys.",
    "proportionate": "One sentence, to the one person of the committee who decides about keys.",
    "ground": "The common law duty of the police to protect the public, as worded by the legal adviser.",
    "alternatives": "He was asked to give the keys back and did not. Watching the club is not possible every evening.",
    "confidentiality": "Nothing of it was given in confidence; the conviction was in open court.",
    "private_life": "It touches his private life and his work; the children's safety weighs more.",
    "risk_to_person": "He may lose his place in the club. There is no sign that anybody would harm him.",
}
HEARD = "He said that he would rather leave the club than have it told."
WORDS = "The person of whom we spoke may not be alone with children. Please take back the keys."
KEEP = "All of it. Whoever must know it too is told by us."
D = timedelta(days=1)
# State, route, kind of third party, days since it was proposed; urgent.
STAGES = (
    (State.DRAFT, "police", "club", 1, False),
    (State.WAITING, "police", "club", 2, False),
    (State.APPROVED, "self", "employer", 4, False),
    (State.MADE_FIRST, "police", "parent", 0, True),
    (State.ENDED, "police", "club", 90, False),
)


def dress_disclosures(mine: Sequence[Record], *, on: date) -> None:
    """One of each on a few people whom the police lead; a supervisor approves what an officer proposed."""
    people = {one.role: one.email for one in reversed(PERSONAS)}
    users = {user.email: user for user in User.objects.filter(email__in=people.values())}
    approver = users.get(people.get("police_supervisor", ""))
    led = [
        one
        for one in mine
        if one.lead.kind == "police" and not one.restricted and one.closed_on is None and one.notification_officer
    ]
    for number, (record, stage) in enumerate(zip(led, STAGES, strict=False)):
        author: Any = record.notification_officer
        if approver is None or author.pk == approver.pk:
            continue
        one = Disclosure.objects.create(**dict(_row(record, stage, author, approver, on)))
        Recipient.objects.create(
            record=record, owner=record.lead, disclosure=one, name=f"Third Party No. {number + 1}", tie="has the keys"
        )
        DisclosureStep.objects.create(
            record=record,
            owner=record.lead,
            disclosure=one,
            after=one.state,
            reason=one.decided_because,
            made_by=one.decided_by or author,
            made_at=datetime.combine(one.decided_on or one.begun_on, time(10), LONDON),
        )


def _row(record: Record, stage: tuple[Any, ...], author: User, approver: User, on: date) -> Iterator[tuple[str, Any]]:
    state, route, kind, days, urgent = stage
    begun = on - days * D
    said: dict[str, Any] = {
        "record": record,
        "owner": record.lead,
        "number": 1,
        "state": state.value,
        "urgent": urgent,
        "route": route,
        "to_kind": kind,
        "why": WHY,
        "begun_by": author,
        "begun_on": begun,
        "decide_by": begun + 5 * D if not urgent else begun,
        "asked": approver if state is not State.DRAFT else None,
        "words": WORDS,
        "keep": KEEP,
        "necessary": TEST["necessary"],
    }
    yield from said.items()
    if state is not State.DRAFT and not urgent:
        yield from (TEST | {"heard": "yes", "heard_words": HEARD}).items()
    if state in (State.APPROVED, State.ENDED):
        decided = {"decided_by": approver, "decided_on": begun + D, "tell_by": begun + 6 * D}
        yield from (decided | {"decided_because": "Nothing less protects the children of the club."}).items()
    if urgent or state is State.ENDED:
        told = {"made_on": begun + (0 if urgent else 3) * D, "made_how": "face", "made_by": author, "sheet": True}
        told |= {"keeps": True, "person_told": False, "look_on": begun + 20 * D}
        yield from (told | {"made_words": "Twenty minutes, in an office of the police."}).items()
    if state is State.ENDED:
        ended = {"outcome": "The keys are back, and he has left the club.", "reaction": "Calm on both sides."}
        yield from (ended | {"outcome_on": begun + 18 * D}).items()
