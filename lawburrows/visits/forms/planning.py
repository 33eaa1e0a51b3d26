"""What is typed about a visit to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lawburrows.visits.intake import NewPlan
from lawburrows.web.date_fields import DateParts, Time
from lawburrows.web.dates import LONDON, today
from lawburrows.web.fields import LongText, Select, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm


class PlanVisit(OnceForm):
    """When, whether the person knows, and who goes."""

    day = DateParts(label="Date", earliest=today)
    time = Time(label="Time", help_text="In Scotland, like 14:00")
    announced = YesNo(label="Does the person know of it?", noun="the person knows of it")
    visitor = Select(label="Who goes", required=False, empty="I go myself")
    second = Select(
        label="Second person",
        required=False,
        empty="Nobody else",
        help_text="From another agency it is a joint visit: one record, signed by both",
    )
    note = LongText(label="What for", required=False, max_length=500, rows=2)

    def __init__(self, *args: Any, colleagues: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in colleagues}
        for name in ("visitor", "second"):
            field: Any = self.fields[name]
            field.choices = [field.choices[0], *((key, one.name) for key, one in self.people.items())]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("second") and values["second"] == values.get("visitor"):
            self.add_error("second", "The second person must be somebody else")
        return values

    def new(self) -> NewPlan:
        values = self.cleaned_data
        return NewPlan(
            at=datetime.combine(values["day"], values["time"], LONDON),
            announced=values["announced"],
            visitor=self.people.get(values["visitor"] or ""),
            second=self.people.get(values["second"] or ""),
            note=values["note"],
        )


class CancelVisit(VersionedForm):
    """Why it does not take place."""

    reason = LongText(label="Why is it cancelled?", noun="why it is cancelled", max_length=500, rows=3)

    def values(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}
