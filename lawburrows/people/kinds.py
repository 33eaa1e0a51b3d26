"""The kinds of entry that a person's details are made of: one table for pages, forms, commands and the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import CaseData, Fact
from lawburrows.people import acts, models


@dataclass(frozen=True)
class Kind:
    """`fields` are what a person fills in, in order; `number` names the one that is kept encrypted."""

    key: str
    word: str
    title: str
    model: type[CaseData]
    acts: acts.EntryActs
    fields: tuple[str, ...]
    number: str = ""
    findable: bool = False  # whether people are found by it
    single: Mapping[str, str] | None = None  # of these a person has one at a time; a new one ends the old
    given: bool = True  # whether it is added by hand
    young: bool = False  # whether only children and young people have it

    @property
    def timed(self) -> bool:
        return issubclass(self.model, Fact)

    @property
    def part(self) -> Part:
        return getattr(self.model, "PART", Part.GENERAL)

    @property
    def slug(self) -> str:
        return self.key.replace("_", "-")

    def is_single(self, values: Mapping[str, Any]) -> bool:
        """Whether these values make it the present one of its sort."""
        return self.single is not None and values.get("ends") is None and self.single.items() <= dict(values).items()


KINDS = (
    Kind(
        "person",
        "particulars",
        "Particulars",
        models.Person,
        acts.PERSON,
        ("sex", "born", "born_stated", "ethnicity", "died_on"),
        findable=True,
        given=False,
    ),
    Kind(
        "name",
        "name",
        "Names",
        models.Name,
        acts.NAME,
        ("kind", "given", "middle", "family"),
        findable=True,
        single={"kind": "main"},
    ),
    Kind(
        "address",
        "address",
        "Addresses",
        models.Address,
        acts.ADDRESS,
        ("use", "lines", "town", "postcode", "note"),
        findable=True,
        single={"use": "home"},
    ),
    Kind("warning", "warning", "Warnings", models.Warning, acts.WARNING, ("kind", "text", "review_on")),
    Kind("need", "communication need", "Communication", models.CommunicationNeed, acts.NEED, ("kind", "text")),
    Kind("identifier", "number", "Numbers", models.Identifier, acts.IDENTIFIER, ("kind",), "number", findable=True),
    Kind(
        "contact",
        "contact",
        "Telephones, e-mail, online",
        models.Contact,
        acts.CONTACT,
        ("kind", "value", "note"),
        findable=True,
    ),
    Kind("description", "description", "Description", models.Description, acts.DESCRIPTION, ("kind", "text")),
    Kind("photograph", "photograph", "Photographs", models.Photograph, acts.PHOTOGRAPH, ("taken_on", "note")),
    Kind(
        "vehicle",
        "vehicle",
        "Vehicles",
        models.Vehicle,
        acts.VEHICLE,
        ("registration", "what", "note"),
        findable=True,
    ),
    Kind(
        "account",
        "account or card",
        "Accounts and cards",
        models.Account,
        acts.ACCOUNT,
        ("kind", "provider", "holder"),
        "number",
    ),
    Kind(
        "travel_document",
        "travel document",
        "Travel documents",
        models.TravelDocument,
        acts.TRAVEL_DOCUMENT,
        ("kind", "country", "expires_on"),
        "number",
    ),
    Kind(
        "occupation",
        "job or study",
        "Work and study",
        models.Occupation,
        acts.OCCUPATION,
        ("kind", "what", "place", "note"),
    ),
    Kind(
        "direction",
        "direction to a parent",
        "Directions to a parent (section 89)",
        models.ParentalDirection,
        acts.DIRECTION,
        ("parent", "relation", "telephone", "court", "made_on"),
        young=True,
    ),
    Kind(
        "other",
        "other person",
        "Other people in the case",
        models.Other,
        acts.OTHER,
        ("category", "name", "born_stated", "safe_contact", "note"),
    ),
    Kind(
        "relationship",
        "relationship",
        "Relationships",
        models.Relationship,
        acts.RELATIONSHIP,
        ("kind", "other", "managed", "note"),
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}


def kind_of(entry: CaseData) -> Kind:
    return BY_MODEL[type(entry)]
