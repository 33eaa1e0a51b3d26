"""What is typed about a referral of a child or adult at risk, and about its receipt."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lawburrows.visits.intake import NewReferral
from lawburrows.visits.models import ProtectionReferral
from lawburrows.web.date_fields import DateParts, Time
from lawburrows.web.dates import LONDON, today
from lawburrows.web.fields import LongText, Radios, Text, YesNo
from lawburrows.web.forms import OnceForm


class Refer(OnceForm):
    """Who is at risk of what, and how urgent it is."""

    kind = Radios(label="Who is at risk?", noun="who is at risk", choices=ProtectionReferral.Kind.choices)
    what = LongText(
        label="What was seen or said, and what you fear", noun="what was seen or said", max_length=2000, rows=5
    )
    urgent = YesNo(
        label="Is it urgent?",
        noun="it is urgent",
        help_text="If somebody is in danger now, call 999 first. An urgent referral is also told by telephone",
    )
    told_by_telephone = Text(
        label="Whom you told by telephone, and when", required=False, max_length=200, noun="whom you told by telephone"
    )
    team = Text(label="Team", required=False, max_length=120, help_text="If you know it")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("urgent") and not values.get("told_by_telephone"):
            self.add_error("told_by_telephone", "Telephone them first; then enter whom you told, and when")
        return values

    def new(self) -> NewReferral:
        names = ("kind", "what", "urgent", "told_by_telephone", "team")
        return NewReferral(**{name: self.cleaned_data[name] for name in names})


class Receipt(OnceForm):
    name = Text(label="Who has it now", noun="who has it now", max_length=120)
    reference = Text(label="Reference there", required=False, max_length=120)


class ReceiveReferral(Receipt):
    """The receiver's own word."""


class NoteReceipt(Receipt):
    """What the receiver said by telephone or in a letter."""

    day = DateParts(label="Day on which it was received", latest=today)
    time = Time(label="Time", help_text="In Scotland, like 14:00")
    field_order = ("name", "day", "time", "reference")

    def at(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], LONDON)
