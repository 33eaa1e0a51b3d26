"""Notifications and referrals for tests, in any state, and people of whom everything that one needs is recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.people.models import Address
from lawburrows.referrals.models import OutsideForm, Referral, ReferralStep
from tests.factories import orders
from tests.people import NOON, TODAY, World

WHY = "He was seen again at the gate of the school, and lied about it"
CANNOT = "Visits by two agencies on one day, and the school's own safety plan"


def whole(record: Record, *, conviction: bool = True) -> None:
    """Name, home, index offence and risk: what a referral is filled from."""
    orders.person(record)
    Address.objects.create(record=record, owner=record.lead, use="home", lines="3 Pretend Wynd", town="Nowheretown")
    if conviction:
        orders.conviction(record)
    orders.harm(record)


def referral(record: Record, world: World, state: str = "draft", **more: Any) -> Referral:
    """To level 2, by Aileen; in the state that is asked for, with what that state needs."""
    given: dict[str, Any] = {"category": 1, "level": 2, "why": WHY, "cannot": CANNOT, "kind": "referral"}
    if state not in ("draft", "withdrawn"):
        given |= {"sent_by": world.aileen, "sent_on": TODAY, "to": Agency.objects.get(key="mappa-fife")}
    if state in ("accepted", "arranged", "recorded", "refused"):
        given |= {"answered_by": world.effie, "answered_on": TODAY}
    if state == "returned":
        given["wanted_by"] = date(2026, 12, 18)
    if state == "arranged":
        given["meeting_on"] = date(2026, 12, 20)
    return Referral.objects.create(
        **{"record": record, "owner": world.police, "state": state, "begun_by": world.aileen, "begun_on": TODAY}
        | given
        | more
    )


def step(referral: Referral, world: World, *, before: str = "draft", after: str = "sent", **more: Any) -> ReferralStep:
    return ReferralStep.objects.create(
        record=referral.record,
        owner=referral.owner,
        referral=referral,
        before=before,
        after=after,
        made_by=world.aileen,
        made_at=NOON,
        **more,
    )


def outside(record: Record, world: World, **more: Any) -> OutsideForm:
    return OutsideForm.objects.create(
        **{
            "record": record,
            "owner": world.police,
            "form": "7a",
            "recipient": "Social Security Scotland",
            "addressed": "The manager, Invented office",
            "why": "they visit people at home",
            "knows": "told",
            "content": [["Name", "Iain Ross-Invented"]],
            "told_by": world.aileen,
            "told_on": TODAY,
        }
        | more
    )
