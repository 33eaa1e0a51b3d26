"""What is typed about exit and transfer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from lawburrows.access import queries
from lawburrows.custody.models import Handover
from lawburrows.rules.exits import AGAIN, REASONS, Shown, may_leave
from lawburrows.rules.transferring import COUNTRIES, REFUSALS, TO_SEND
from lawburrows.transfers.checks import Check
from lawburrows.transfers.models import Transfer
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm

EXPLAIN = "explain_"


def _said(words: str) -> str:
    return words[:1].upper() + words[1:]


class CloseCase(OnceForm):
    """Why, on what grounds, and how each thing that is still open goes on."""

    reason = Radios(label="Why does the person leave joint management?", noun="why the person leaves")
    rationale = LongText(
        label="Grounds of this decision",
        noun="the grounds of this decision",
        help_text="What you considered, and who was asked. It stays with the record",
        max_length=2000,
        rows=5,
    )

    def __init__(self, *args: Any, shown: Shown, checks: Sequence[Check], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown
        reason: Any = self.fields["reason"]
        reason.choices = [(row.key, _said(row.words)) for row in REASONS]
        hints = {row.key: row.hint for row in REASONS}
        for row in REASONS:
            if not (may := row.needs(shown)):
                hints[row.key] = f"Not now. {may.reason}."
        reason.widget.hints = hints
        self.open = [one for one in checks if one.explained]
        for one in self.open:
            self.fields[EXPLAIN + one.key] = LongText(
                label=f"How this goes on: {one.words}",
                noun=f"how this goes on: {one.words}",
                help_text="; ".join(one.items),
                max_length=500,
                rows=2,
            )

    def clean_reason(self) -> str:
        key: str = self.cleaned_data["reason"]
        if not (may := may_leave(key, self.shown)):
            raise ValidationError(may.reason, code="refused")
        return key

    def explained(self) -> dict[str, str]:
        return {one.key: self.cleaned_data[EXPLAIN + one.key] for one in self.open}


class OpenAgain(OnceForm):
    """What brings the person back."""

    why = Radios(
        label="Why is it opened again?",
        noun="why it is opened again",
        choices=[(row.key, _said(row.words)) for row in AGAIN],
    )
    words = LongText(label="In words", noun="in words why", max_length=1000, rows=4)


class OfferTransfer(OnceForm):
    """To whom, why, when, what moves with the person, and what the police said."""

    to_agency = Select(label="Who takes over", noun="who takes over", choices=queries.leading_agencies)
    to_area = Select(label="In which council area", noun="the council area", choices=queries.council_areas)
    reason = LongText(label="Why does the person move?", noun="why the person moves", max_length=1000, rows=3)
    takes_effect_on = DateParts(
        label="Planned for",
        noun="the day for which it is planned",
        earliest=today,
        help_text="No time is laid down. Until it is accepted and this day has come, the present lead stays",
    )
    items = Checkboxes(
        label="What moves with the person", noun="what moves with the person", choices=Handover.Item.choices
    )
    note = LongText(label="What they must know first", required=False, max_length=1000, rows=3)
    police_on = DateParts(
        label="Police consulted on", noun="the day on which the police were consulted", required=False, latest=today
    )
    police_said = LongText(label="Who was asked, and what they said", required=False, max_length=1000, rows=3)
    keeps = YesNo(label="Does the present lead stay in the case as a partner?", noun="it stays as a partner")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("police_said") and not given.get("police_on") and "police_on" not in self.errors:
            self.add_error("police_on", ValidationError("Enter the day on which the police were consulted", code="day"))
        return given

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("reason", "takes_effect_on", "items", "note", "police_on", "police_said", "keeps")
        return {name: given[name] for name in names} | {
            "to_agency": queries.agency(given["to_agency"]),
            "to_area": queries.area(given["to_area"]),
        }


class RefuseTransfer(OnceForm, VersionedForm):
    reasons = Checkboxes(
        label="Reasons of risk", noun="at least one reason", choices=[(row.key, _said(row.words)) for row in REFUSALS]
    )
    words = LongText(
        label="In words",
        noun="why in words",
        help_text="What the risk is, and why refusing is proportionate to it",
        max_length=500,
        rows=4,
    )


class DecideTransfer(OnceForm, VersionedForm):
    decided = Radios(label="What was decided?", noun="what was decided", choices=Transfer.Decided.choices)
    because = LongText(
        label="Why",
        noun="why",
        help_text="Who decided, how the receiving area was consulted, and why their reasons weigh or do not",
        max_length=1000,
        rows=4,
    )


class PrepareHandOff(OnceForm):
    country = Radios(label="Where to", noun="where the person moves to", choices=COUNTRIES)
    authority = Text(label="Which authority takes over there", noun="which authority takes over", max_length=200)
    reason = LongText(label="Why does the person move?", noun="why the person moves", max_length=1000, rows=3)
    planned_on = DateParts(label="Planned for", noun="the day for which it is planned")
    items = Checkboxes(label="What is sent", noun="what is sent", choices=TO_SEND)


class SendHandOff(OnceForm, VersionedForm):
    sent_on = DateParts(label="Sent on", noun="the day on which it was sent", latest=today)
    sent_how = Text(label="To whom, and how", noun="to whom it was sent, and how", max_length=300)


class NoteReceipt(OnceForm, VersionedForm):
    received_on = DateParts(label="Received on", noun="the day of the receipt", latest=today)
    received_by = Text(label="Who received it", noun="who received it", help_text="Name and post", max_length=200)
    receipt = Text(
        label="The written receipt",
        noun="what the receipt is",
        help_text="How it came, and its reference",
        max_length=300,
    )


class WithdrawHandOff(OnceForm, VersionedForm):
    reason = LongText(label="Why?", noun="why", max_length=500, rows=3)
