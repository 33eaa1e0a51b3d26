"""Addresses that are assessed for tests; each says only what the test is about."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record, User
from lawburrows.people.models import Address
from lawburrows.premises.models import AgencyPart, Assessment, Finding, Place, Premises, SignedPart
from lawburrows.rules.grid import Point
from tests.people import NOON, TODAY, World

HERE = Point(331_000, 701_000)


def premises(record: Record, **more: Any) -> Premises:
    """A proposed address in Fife, with its position."""
    return Premises.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "lines": "3 Whimsy Wynd",
            "town": "Nowheretown",
            "easting": HERE.easting,
            "northing": HERE.northing,
        }
        | more
    )


def home(record: Record, **more: Any) -> Premises:
    """The address at which the record has the person."""
    address = Address.objects.filter(record=record).order_by("starts").first()
    assert address is not None
    return premises(record, address=address, lines=address.lines, town=address.town, **more)


def assessment(of: Premises, by: User, *, number: int = 1, **more: Any) -> Assessment:
    said: dict[str, Any] = {"state": "gathering"}
    if more.get("state") == "decided":
        said |= {"outcome": "suitable", "reasons": "Nothing near is a risk", "manageable": True}
    if more.get("state", "gathering") != "gathering":
        said |= {"decided_on": more.get("asked_on", TODAY), "decided_by": by, "reasons": "Nothing near is a risk"}
    return Assessment.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "premises": of,
            "number": number,
            "why": "first",
            "notified_on": more.get("asked_on", TODAY),
            "asked_on": TODAY,
            "asked_by": by,
            "led_by": "police",
        }
        | said
        | more
    )


def part(of: Assessment, user: User, *, by: User, kind: str = "housing", **more: Any) -> AgencyPart:
    return AgencyPart.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "assessment": of,
            "kind": kind,
            "agency": user.postings.get().agency,
            "asked": user,
            "identity": "Name: Iain Invented",
            "place": of.premises.whole,
            "notified_on": TODAY,
            "due": TODAY,
            "marking": of.record.marking,
            "asked_by": by,
            "asked_at": NOON,
        }
        | more
    )


def signed(to: AgencyPart, text: str = "The close is shared with two families", **found: str) -> SignedPart:
    """What is found: check=words."""
    to.state = "signed"
    to.save()
    mine = {"record": to.record, "owner": to.agency, "part": to}
    for key, words in found.items():
        Finding.objects.create(**mine, check_of=key, result="found", words=words)
    return SignedPart.objects.create(**mine, text=text, signed_by=to.asked, signed_at=NOON)


def place(world: World, *, east: int = 0, north: int = 0, kind: str = "school", name: str = "Whimsy Primary") -> Place:
    """So many metres from `HERE`."""
    return Place.objects.create(
        area=world.fife_area,
        kind=kind,
        name=name,
        easting=HERE.easting + east,
        northing=HERE.northing + north,
        entered_by=world.effie,
        entered_at=NOON,
    )
