"""What the import form has no place for, on a share of the personas' people, so that every page has something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from lawburrows.access.models import Agency, CaseData, Record
from lawburrows.demo.custody import dress_custody
from lawburrows.demo.disclosing import dress_disclosures
from lawburrows.demo.incidents import dress_incidents
from lawburrows.demo.meeting import dress_meetings
from lawburrows.demo.moving import dress_moves
from lawburrows.demo.picture import abstract, paper
from lawburrows.demo.planning import dress_plans
from lawburrows.demo.situating import dress_premises
from lawburrows.demo.visiting import dress_visits
from lawburrows.documents.commands import store_file
from lawburrows.people.keys import number_digest
from lawburrows.people.models import (
    Account,
    CommunicationNeed,
    Description,
    Other,
    Photograph,
    Relationship,
    TravelDocument,
    Vehicle,
    Warning,
)
from lawburrows.people.register import make_findable
from lawburrows.people.sealing import encrypt, ending

WITH_FILES = 8  # people with a picture and papers; each is examined as one that is brought by hand
# Others are called by what they are in the case, or by a name that nobody has.
OTHERS = (
    ("victim", "The complainer", "Asked to be told before a release"),
    ("household", "Una Neverwas", "Lives at the same address; knows of the conviction"),
    ("child", "The child of the household", "Stays at weekends; social work knows"),
    ("associate", "Torquil Neverwas", "An old workmate; they meet on Fridays"),
)
LOOKS = (
    ("height", "About 1.78 m"),
    ("build", "Slight"),
    ("hair", "Grey, cut short"),
    ("eyes", "Brown"),
    ("mark", "A thistle tattooed on the left forearm"),
)
VEHICLES = (("ZZ00 ZZZ", "A blue van"), ("ZZ99 ZZY", "A red hatchback, kept by a relative"))
NEEDS = (("reading", "Read letters aloud"), ("hearing", "Wears hearing aids; speak face to face"))
WARNINGS = (("lone_staff", "Visit in pairs"), ("violence", "Has struck out when told of a decision"))


def dress(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """Facts on some of these people, and files on the first of them."""
    police = Agency.objects.get(key="police-scotland")
    made: dict[type[CaseData], list[CaseData]] = {}
    for number, record in enumerate(mine):
        for one in _facts(number, record, police, on):
            made.setdefault(type(one), []).append(one)
    for model, rows in made.items():
        model._default_manager.bulk_create(rows)
    make_findable(one for one in made.get(Vehicle, ()) if isinstance(one, Vehicle))
    Relationship.objects.bulk_create(
        Relationship(record=one.record, owner=police, kind="partner", other=one)
        for one in made.get(Other, ())
        if isinstance(one, Other) and one.category == "household"
    )
    dress_visits(mine, police=police, on=on)
    dress_custody(mine, by=by, on=on)
    dress_moves(mine, by=by, on=on)
    dress_meetings(mine, by=by, on=on)
    dress_plans(mine, by=by, on=on)
    dress_premises(mine, on=on)
    dress_disclosures(mine, on=on)
    dress_incidents(mine, by=by, on=on)
    for number, record in enumerate(mine[:WITH_FILES]):
        _files(number, record, police, by=by, on=on)


def _facts(number: int, record: Record, police: Agency, on: date) -> Iterator[CaseData]:
    mine = {"record": record, "owner": police}
    for kind, text in LOOKS[number % 2 :: 2]:
        yield Description(**mine, kind=kind, text=text)
    if number % 3 == 0:
        for category, name, note in OTHERS[: 2 + number % 4]:
            yield Other(**mine, category=category, name=name, note=note)
    if number % 4 == 0:
        registration, what = VEHICLES[number // 4 % 2]
        yield Vehicle(**mine, registration=registration, what=what)
    if number % 5 == 0:
        kind, text = NEEDS[number // 5 % 2]
        yield CommunicationNeed(**mine, kind=kind, text=text)
    if number % 6 == 0:
        kind, text = WARNINGS[number // 6 % 2]
        yield Warning(**mine, kind=kind, text=text, starts=on - timedelta(days=40), review_on=on + timedelta(days=50))
    if number % 2 == 0:
        yield Account(**mine, kind="bank", provider="Bank of Invernowhere", **_sealed("bank", f"99{number:08}"))
    if number % 7 == 0:
        until = on + timedelta(days=400 + number)
        yield TravelDocument(
            **mine, kind="passport", country="United Kingdom", expires_on=until, **_sealed("passport", f"99{number:07}")
        )


def _sealed(kind: str, value: str) -> dict[str, Any]:
    return {"sealed": encrypt(value), "digest": number_digest(kind, value), "ending": ending(value)}


def _files(number: int, record: Record, police: Agency, *, by: Any, on: date) -> None:
    taken = on - timedelta(days=30 + number)
    file = store_file(record, kind="photograph", title="Photograph", content=abstract(Random(number)), by=by, on=on)
    Photograph.objects.create(
        record=record,
        owner=police,
        file=file,
        sha256=file.sha256,
        media_type=file.media_type,
        taken_on=taken,
        note="An invented picture: circles, and no face",
    )
    papers = (("court_paper", "Extract of the sentence"), ("report", "Report before the last review"))
    for kind, title in papers[: 1 + number % 2]:
        content = paper("INVENTED FOR A DEMONSTRATION", title, f"Record {record.ref}", "Nobody of this name exists.")
        store_file(record, kind=kind, title=title, content=content, by=by, on=on)
