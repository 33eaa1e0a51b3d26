"""Why someone asks about people outside their own cases: one is named before it is told that a record exists."""

from django.db import models


class Purpose(models.TextChoices):
    """The trail names it; the record manager is told it in its words."""

    CHILD_AT_RISK = "child_at_risk", "A child may be at risk"
    ADULT_AT_RISK = "adult_at_risk", "An adult may be at risk"
    STAFF_SAFETY = "staff_safety", "Somebody is about to visit or meet the person"
    INCIDENT = "incident", "The person was seen, stopped or reported in an incident"
    INVESTIGATION = "investigation", "An investigation of an offence"
    MOVE = "move", "The person moves, or asks for a house or a job"
    DUPLICATE = "duplicate", "Before adding a person: to see whether another area has them"
