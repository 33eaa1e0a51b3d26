"""How much of a record a reader may have, which parts it has, and who a field is for."""

from django.db import models


class Grade(models.IntegerChoices):
    """How much of one record: nothing at all, that it exists and whom to call, the summary, or everything."""

    HIDDEN = 0, "hidden"
    EXISTENCE = 1, "existence"
    SUMMARY = 2, "summary"
    FULL = 3, "full"


class Part(models.TextChoices):
    """A compartment of a record; a role names those that it may see."""

    GENERAL = "general", "general"
    VICTIMS = "victims", "victims and other people"
    HEALTH = "health", "health"
    INTELLIGENCE = "intelligence", "intelligence"
    DEVICES = "devices", "devices"
    MINUTES = "minutes", "minutes"
    HOUSING = "housing", "housing"


class Audience(models.TextChoices):
    """Who may have a field. A field that names no audience reaches nobody."""

    EXISTENCE = "existence", "whoever may know that the record exists"
    DUTY = "duty", "a duty desk, with a purpose"
    SUMMARY = "summary", "whoever may see the summary"
    FULL = "full", "those in the case"
    VICTIMS = "victims", "those in the case who may see victims and other people"
    HEALTH = "health", "those in the case who may see health"
    SYSTEM = "system", "the product itself; no page shows it"


class Marking(models.IntegerChoices):
    """Security marking of a record or of a part of it, and the clearance of a posting."""

    OFFICIAL = 10, "OFFICIAL"
    OFFICIAL_SENSITIVE = 20, "OFFICIAL-SENSITIVE"
    SECRET = 30, "SECRET"


_REACH = {
    Audience.EXISTENCE: {Audience.EXISTENCE, Audience.DUTY, Audience.SUMMARY, Audience.FULL},
    Audience.DUTY: {Audience.DUTY, Audience.SUMMARY, Audience.FULL},
    Audience.SUMMARY: {Audience.SUMMARY, Audience.FULL},
    Audience.FULL: {Audience.FULL},
    Audience.VICTIMS: {Audience.VICTIMS},
    Audience.HEALTH: {Audience.HEALTH},
    Audience.SYSTEM: {Audience.SYSTEM},
}


def reaches(audience: Audience, *fields: str) -> dict[str, frozenset[Audience]]:
    """The declaration that these fields reach an audience and everyone who may have more than it."""
    return dict.fromkeys(fields, frozenset(_REACH[audience]))
