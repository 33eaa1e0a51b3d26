"""An edition of guidance to read, and a time limit that waits for a second person."""

from __future__ import annotations

from datetime import date, timedelta

from lawburrows.access.models import User
from lawburrows.governance.models import Edition, RuleRow
from lawburrows.governance.tables import DEADLINES

IN_FORCE = date(2022, 4, 1)


def add_guidance(*, on: date) -> None:
    """Proposed by a coordinator, so that another manager of the demonstration can agree it."""
    coordinator = User.objects.filter(postings__role="coordinator").order_by("name").first()
    Edition.objects.create(
        guidance="Multi-Agency Public Protection Arrangements: national guidance",
        name="2022 edition",
        starts=IN_FORCE,
        link="gov.scot, publications of the Scottish Government",
        summary="It takes the place of the edition of 2016. In this demonstration nobody has written yet what is new in "
        "it, and the day on which it came into force is invented.",
        added_by=coordinator,
    )
    RuleRow.objects.create(
        table=DEADLINES.key,
        key="first_meeting",
        value="15 working days",
        starts=on + timedelta(days=30),
        source="An invented protocol of the demonstration",
        proposed_by=coordinator,
    )
