"""What is typed when people are asked to a case, and agencies for what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from lawburrows.access.models import User
from lawburrows.access.queries import agency, user_called
from lawburrows.meetings import queries
from lawburrows.meetings.intake import NewInvitation, NewRequest
from lawburrows.meetings.models import Invitation
from lawburrows.rules.meetings import REPLIES
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Email, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

USUAL = "Please search your records and say what you hold about this person that bears on the risk of serious harm"
Choices = Sequence[tuple[str, str]]


class _Somebody(forms.Form):
    """Somebody of the area, or anybody by the address with which they sign in."""

    who = Select(label="Who", required=False)
    email = Email(
        label="Or the e-mail address with which they sign in", noun="the e-mail address", required=False, max_length=254
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who: Any = self.fields["who"]
        who.choices = [("", "Select"), *people]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.user: User | None = None
        self.at = ""  # the agency of the post that was chosen
        if "who" in self.errors or "email" in self.errors:
            return given
        if bool(given.get("who")) == bool(given.get("email")):
            self.add_error("who", "Select somebody, or enter one e-mail address")
            return given
        who, _, self.at = (given.get("who") or "").partition(":")
        self.user = queries.user(who) if who else user_called(given["email"])
        if self.user is None:
            self.add_error("email", "Nobody signs in with this address. Ask an administrator to add them")
        return given


class Invite(_Somebody, OnceForm):
    """One person for one case."""

    seniority = Radios(
        label="How senior", choices=[(value, words.capitalize()) for value, words in Invitation.Seniority.choices]
    )
    post = Text(
        label="Their post",
        help_text="As they declare it: detective superintendent, head of service",
        required=False,
        max_length=120,
    )
    why_not_senior = Text(
        label="Why nobody senior is asked for this agency",
        help_text="Needed at level 3 when a practitioner is asked",
        required=False,
        max_length=300,
    )

    def new(self) -> NewInvitation:
        names = ("seniority", "post", "why_not_senior")
        user: Any = self.user
        return NewInvitation(
            user=user, agency=agency(self.at or None), **{name: self.cleaned_data[name] for name in names}
        )


class AnswerInvitation(VersionedForm):
    """Coming or not; and who comes instead."""

    state = Radios(
        label="Will you be there?",
        noun="whether you will be there",
        choices=[("coming", "Yes"), ("apologies", "No, I send apologies")],
    )
    apology = Text(label="Why not", required=False, max_length=300)
    deputy = Text(
        label="Who comes in your place",
        help_text="Name, post and e-mail address. The coordinator asks them: they learn nothing of the case before",
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("state") == "coming" and given.get("deputy"):
            self.add_error("deputy", "A deputy comes only when you send apologies")
        return given


class Acknowledge(OnceForm):
    """The statement on confidentiality."""


class AskAgency(_Somebody, OnceForm):
    """One agency, through one person there, by a day."""

    agency = Select(label="Agency")
    question = LongText(label="What is asked", noun="what is asked", max_length=1000, rows=3, initial=USUAL)
    due = DateParts(label="Answer by", noun="the day by which they answer", earliest=today)
    field_order = ("agency", "who", "email", "question", "due")

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.choices = [("", "Select"), *agencies]

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        new = NewRequest(given["question"], given["due"])
        return {"agency": agency(given["agency"]), "asked": self.user, "new": new}


class AnswerRequest(VersionedForm):
    """One of the four ways."""

    reply = Radios(
        label="What does your agency hold?",
        noun="what your agency holds",
        choices=[(row.key, row.words) for row in REPLIES],
        hints={row.key: row.said for row in REPLIES},
    )
    text = LongText(
        label="What you share",
        help_text="For the last two answers. It stays your agency's information; those in the case read it",
        required=False,
        max_length=4000,
        rows=6,
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        tells = {row.key: row.tells for row in REPLIES}.get(given.get("reply", ""))
        if tells and not given.get("text"):
            self.add_error("text", "Enter what you share, or what is to be discussed")
        if tells is False and given.get("text"):
            self.add_error("text", "With this answer nothing is shared: take the words out, or answer otherwise")
        return given


class WithdrawRequest(VersionedForm):
    reason = LongText(label="Why it is withdrawn", noun="why it is withdrawn", max_length=300, rows=3)


def week_before(day: date, on: date) -> date:
    """The day that is offered: a week before the meeting, never one that has passed. People set it."""
    return max(on, date.fromordinal(day.toordinal() - 7))
