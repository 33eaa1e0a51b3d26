"""Addresses of the demonstration's people that are assessed, one in each state, and invented places near them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Agency, Area, Record, User
from lawburrows.demo.personas import HOME, PERSONAS
from lawburrows.people.models import Address
from lawburrows.premises.models import AgencyPart, Assessment, Finding, Place, Premises, SignedPart
from lawburrows.rules.premises import checks_of

# In the sea off Fife, where nobody lives: the grid is real, the place is not.
MIDDLE = (352_000, 706_000)
PLACES = (
    ("school", "Kilwhimsy Primary School", 140, 60),
    ("nursery", "Little Thistles Nursery", -70, 40),
    ("play_park", "Imaginary Row Play Park", 60, -190),
    ("community", "Kilwhimsy Community Centre", -220, -90),
    ("church", "Old Kirk of Kilwhimsy", -20, 330),
    ("shop", "Corner shop, Fancy Terrace", 25, 30),
    ("sheltered", "Storybook Court", 290, -210),
    ("licensed", "The Unicorn Inn", -310, 180),
    ("cctv", "Camera at the bus stop", 90, 15),
    ("other", "Swimming baths", 410, 130),
)


def dress_premises(mine: Sequence[Record], *, on: date) -> None:
    """Being assessed with a part late, decided with conditions, due for its yearly review, and a proposed address."""
    people = {one.role: one.email for one in reversed(PERSONAS)}
    users = {user.email: user for user in User.objects.filter(email__in=people.values())}
    posts = {role: users[email] for role, email in people.items() if email in users}
    council = Agency.objects.filter(key="council-fife").first()
    area = Area.objects.filter(kind=Area.Kind.COUNCIL, name=HOME).first()
    if council is None or area is None or not {"coordinator", "housing_liaison", "social_worker"} <= posts.keys():
        return
    _places(area, posts["coordinator"], on)
    led = [one for one in mine if one.lead.kind == "police" and not one.restricted and one.manager is not None]
    making = (_running, _with_conditions, _renewed, _proposed)
    for number, (record, make) in enumerate(zip(led[2:6], making, strict=False)):
        make(_premises(record, number), posts, council, on)


def _places(area: Area, coordinator: User, on: date) -> None:
    Place.objects.bulk_create(
        Place(
            area=area,
            kind=kind,
            name=name,
            easting=MIDDLE[0] + east,
            northing=MIDDLE[1] + north,
            entered_by=coordinator,
            entered_at=datetime.combine(on - timedelta(days=90), time(11), LONDON),
        )
        for kind, name, east, north in PLACES
    )


def _premises(record: Record, number: int) -> Premises:
    home = Address.objects.filter(record=record, use="home", ends=None).first()
    where = {"lines": home.lines, "town": home.town, "postcode": home.postcode} if home and home.whole else {}
    return Premises.objects.create(
        record=record,
        owner=record.lead,
        address=home if where else None,
        easting=MIDDLE[0] + 45 * number,
        northing=MIDDLE[1] - 35 * number,
        **where or {"lines": "3 Whimsy Wynd", "town": "Kilwhimsy"},
    )


def _assessment(of: Premises, asked_on: date, number: int = 1, **more: Any) -> Assessment:
    return Assessment.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "premises": of,
            "number": number,
            "why": "first",
            "notified_on": asked_on,
            "asked_on": asked_on,
            "asked_by": of.record.manager,
            "led_by": "police",
        }
        | more
    )


def _part(of: Assessment, kind: str, user: User, agency: Agency, due: date, *, text: str = "", found: str = "") -> None:
    asked_at = datetime.combine(of.asked_on, time(10), LONDON)
    part = AgencyPart.objects.create(
        record=of.record,
        owner=of.owner,
        assessment=of,
        kind=kind,
        agency=agency,
        asked=user,
        identity=f"Name: {of.record.person}",
        place=of.premises.whole,
        notified_on=of.asked_on,
        due=due,
        marking=of.record.marking,
        asked_by=of.asked_by,
        asked_at=asked_at,
        state="signed" if text else "asked",
    )
    if not text:
        return
    mine = {"record": of.record, "owner": agency, "part": part}
    SignedPart.objects.create(**mine, text=text, signed_by=user, signed_at=asked_at + timedelta(days=1))
    Finding.objects.bulk_create(
        Finding(
            **mine, check_of=row.key, result="found" if found and at == 0 else "nothing", words=found if at == 0 else ""
        )
        for at, row in enumerate(checks_of(kind))
    )


def _running(here: Premises, posts: dict[str, User], council: Agency, on: date) -> None:
    """Housing is late; justice social work has signed."""
    one = _assessment(here, on - timedelta(days=6), words="Who else uses the back stair?")
    _part(one, "housing", posts["housing_liaison"], council, on - timedelta(days=1))
    text = "No case of ours at this address or on the stair."
    _part(one, "social_work", posts["social_worker"], council, on + timedelta(days=2), text=text)


def _with_conditions(here: Premises, posts: dict[str, User], council: Agency, on: date) -> None:
    one = _assessment(here, on - timedelta(days=60), **_decided(here, on - timedelta(days=52), "conditions"))
    text = "The stair is shared with two families. The council can fit a lock on the back door."
    _part(one, "housing", posts["housing_liaison"], council, on - timedelta(days=56), text=text, found="Two families")


def _renewed(here: Premises, posts: dict[str, User], council: Agency, on: date) -> None:
    """Decided more than a year ago: the yearly review falls due."""
    decided = on - timedelta(days=375)
    _assessment(here, decided - timedelta(days=7), **_decided(here, decided, "suitable"))


def _proposed(here: Premises, posts: dict[str, User], council: Agency, on: date) -> None:
    """Not suitable, because of what lies near; asked for again since a fact changed."""
    Premises.objects.filter(pk=here.pk).update(address=None, lines="14 Fancy Terrace", town="Kilwhimsy", postcode="")
    here.refresh_from_db()
    _assessment(here, on - timedelta(days=40), **_decided(here, on - timedelta(days=33), "not_suitable"))
    one = _assessment(here, on - timedelta(days=1), 2, why="changed", words="The family next door has moved out")
    _part(one, "housing", posts["housing_liaison"], council, on + timedelta(days=3))


def _decided(here: Premises, decided_on: date, outcome: str) -> dict[str, Any]:
    reasons = {
        "suitable": "Nothing near speaks against it, and the neighbours are known to housing.",
        "conditions": "A nursery and a play park are near, and seen from the stair; the back door is not.",
        "not_suitable": "Two small children live next door, on the same landing.",
    }
    conditions = "A lock on the back door; no use of the drying green while the nursery is open."
    return {
        "state": "decided",
        "outcome": outcome,
        "reasons": reasons[outcome],
        "conditions": conditions if outcome == "conditions" else "",
        "manageable": outcome != "not_suitable",
        "manageability": "Visits, and the warden of the close calls us.",
        "decided_on": decided_on,
        "decided_by": here.record.manager,
    }
