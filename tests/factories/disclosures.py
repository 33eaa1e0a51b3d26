"""Disclosures for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lawburrows.access.models import Area, Record, User
from lawburrows.disclosures.models import Application, ApplicationAnswer, Disclosure, Recipient
from lawburrows.rules.disclosures import TEST_KEYS
from tests.people import TODAY

THIRD = "Morag Thirdname"
WORDS = "The person whom you employ may not be alone with children at your club."


def disclosure(record: Record, by: User, *, whole: bool = True, **more: Any) -> Disclosure:
    """Proposed on the tests' day by the police route to an employer; `whole`: with every part of its test."""
    said: dict[str, Any] = {
        "number": 1,
        "route": "police",
        "to_kind": "employer",
        "why": "Children of the club could be met alone",
        "decide_by": TODAY + timedelta(days=3),
        "begun_by": by,
        "begun_on": TODAY,
    }
    if whole:
        said |= {key: f"What is said of {key}"[:200] for key in TEST_KEYS}
        said |= {"heard": "no", "heard_words": "He would warn the club first", "words": WORDS, "keep": "All of it"}
    one = Disclosure.objects.create(record=record, owner=record.lead, **said | more)
    Recipient.objects.create(record=record, owner=record.lead, disclosure=one, name=THIRD, tie="runs the club")
    return one


def approved(by: User, **more: Any) -> dict[str, Any]:
    given = {"decided_by": by, "decided_on": TODAY, "decided_because": "It protects the children of the club"}
    return {"state": "approved", "tell_by": TODAY + timedelta(days=2)} | given | more


def told(by: User, approver: User | None, **more: Any) -> dict[str, Any]:
    """Made by one; approved by another, unless it was told at once and nobody has looked yet."""
    made = {"made_on": TODAY, "made_how": "face", "made_by": by, "made_words": "In his office, twenty minutes"}
    made |= {"look_on": TODAY + timedelta(days=14)}
    if approver is None:
        return {"state": "made_first", "urgent": True} | made | more
    return approved(approver) | {"state": "made"} | made | more


def application(area: Area, by: User, **more: Any) -> Application:
    """Taken by telephone on the tests' day from the mother of a child."""
    said: dict[str, Any] = {
        "number": 1,
        "taken_on": TODAY,
        "how": "telephone",
        "applicant": "Una Neverwas",
        "contact": "07700 900321, after six",
        "relation": "parent",
        "children": "Ailsa Neverwas, 7",
        "about": "Ewan Notthere",
        "concern": "He has moved in with the child's father",
    }
    return Application.objects.create(area=area, taken_by=by, **said | more)


MET = {"checks": "Checked on the same day", "met_on": TODAY, "identity": "Passport", "met_words": "She is worried"}


def answer(one: Application, by: User, given_by: User, **more: Any) -> ApplicationAnswer:
    said = {"outcome": "nothing", "reason": "Nothing that a parent must know", "words": "There is nothing to tell you"}
    said |= {"decided_on": TODAY, "decided_by": by, "given_by": given_by}
    return ApplicationAnswer.objects.create(application=one, area=one.area, **said | more)
