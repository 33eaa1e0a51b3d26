"""What is typed about what happened to an order."""

from __future__ import annotations

from typing import Any

from django import forms

from lawburrows.orders.demanding import NewHappening
from lawburrows.orders.forms.conditions import WithConditions
from lawburrows.orders.models import Happening, Order
from lawburrows.orders.standing import ADDS_CONDITIONS, kinds_for
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, File, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

ENDINGS = ("pdf", "jpg", "jpeg", "png", "webp", "docx", "odt")


def kind_choices(order: Order) -> list[tuple[str, str]]:
    """What can happen to this order, in its words."""
    allowed = kinds_for(order.kind)
    return [(value, words.capitalize()) for value, words in Happening.Kind.choices if value in allowed]


class RecordHappening(OnceForm, WithConditions):
    """The kind is chosen on a page of its own; this one asks what belongs to that kind."""

    happened_on = DateParts(label="Date", noun="the date", latest=today)
    authority = Select(label="Who decided", choices=Happening.Authority.choices)
    decided_by = Text(label="Which court, or who by name", required=False, max_length=120)
    reason = LongText(label="Why, in short", required=False, max_length=1000, rows=3)
    outcome = Radios(label="Outcome of the appeal", choices=Happening.Outcome.choices)
    replaced_by = Select(label="The order that replaced it")
    new_last_day = DateParts(
        label="New last day of the order", help_text="Empty: the end of the order does not change", required=False
    )
    ending = Checkboxes(label="Which conditions end on that day?", noun="the conditions that end", required=False)
    paper = File(
        label="The paper that says so",
        noun="a file",
        kinds=ENDINGS,
        megabytes=10,
        required=False,
        help_text="It is filed with the documents of the record. PDF, Word or a picture, 10 MB or smaller",
    )

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        order: Order,
        kind: str,
        standing: list[tuple[str, str]],
        others: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        self.kind = kind
        super().__init__(data, *args, offered=int(kind in ADDS_CONDITIONS), **kwargs)
        if kind not in ADDS_CONDITIONS:
            self.count = 0
            for name in [name for name in self.fields if self._of_a_block(name)]:
                del self.fields[name]
        for name, wanted in (
            ("outcome", kind == Happening.Kind.APPEAL_DECIDED),
            ("replaced_by", kind == Happening.Kind.REPLACED),
            ("new_last_day", kind == Happening.Kind.VARIED),
            ("ending", kind in ADDS_CONDITIONS and bool(standing)),
        ):
            if not wanted:
                del self.fields[name]
        if "replaced_by" in self.fields:
            self.fields["replaced_by"] = Select(label="The order that replaced it", choices=others)
            self.order_fields(["happened_on", "authority", "decided_by", "replaced_by"])
        if "ending" in self.fields:
            ending: Any = self.fields["ending"]
            ending.choices = standing

    def new(self, paper: Any = None) -> NewHappening:
        values = self.cleaned_data
        last = values.get("new_last_day")
        return NewHappening(
            kind=self.kind,
            happened_on=values["happened_on"],
            authority=values["authority"],
            decided_by=values["decided_by"],
            reason=values["reason"],
            outcome=values.get("outcome") or "",
            replaced_by=values.get("replaced_by"),
            new_end=last + ONE_DAY if last else None,
            ending=tuple(values.get("ending") or ()),
            adding=self.conditions(),
            paper=paper,
        )


class WithdrawHappening(VersionedForm):
    """Why it never happened so."""

    reason = LongText(
        label="Why is it withdrawn?",
        noun="why it is withdrawn",
        max_length=500,
        help_text="It stays in the list, struck through, with this reason. What it did to the order and its conditions "
        "is undone",
    )

    def values(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class ChooseHappening(forms.Form):
    """What happened: the next page asks about it."""

    kind = Radios(label="What happened?", noun="what happened")

    def __init__(self, data: Any = None, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.fields["kind"] = Radios(label="What happened?", noun="what happened", choices=kind_choices(order))
