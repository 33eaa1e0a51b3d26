"""Forms of the pages of a record: filters, a moment to turn back to, and access."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lawburrows.access import queries
from lawburrows.access.grades import Grade
from lawburrows.access.policy import LEAST_REASON, says_enough
from lawburrows.access.purposes import Purpose
from lawburrows.access.why import NAMED_AS
from lawburrows.casefile.chronology import CHOICES, Wanted
from lawburrows.web.date_fields import DateParts, Time
from lawburrows.web.dates import LONDON, now, today
from lawburrows.web.fields import Checkboxes, Email, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm


class Filters(forms.Form):
    """What the chronology shows; stands in the address."""

    kinds = Checkboxes(label="Kinds", required=False, choices=CHOICES, small=True)
    agency = Select(label="Written by", required=False, empty="Any agency")
    words = Text(label="Words", required=False, width=20)
    earliest = DateParts(label="From", required=False)
    latest = DateParts(label="Until", required=False)

    def __init__(self, *words: Any, agencies: list[str], **named: Any) -> None:
        super().__init__(*words, **named)
        agency: Any = self.fields["agency"]
        agency.choices = [("", "Any agency"), *((one, one) for one in agencies)]

    def wanted(self) -> Wanted:
        """What is asked for; a filter that makes no sense is left out, and its error is shown."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(
            kinds=frozenset(given.get("kinds") or ()),
            agency=given.get("agency") or "",
            earliest=given.get("earliest"),
            latest=given.get("latest"),
            words=given.get("words") or "",
        )


class OpenCard(OnceForm):
    """For what, and what happened: asked at once."""

    purpose = Radios(
        label="For what do you need the card?",
        noun="for what you need the card",
        choices=[(key, words) for key, words in Purpose.choices if key != Purpose.DUPLICATE],
        small=True,
    )
    words = LongText(
        label="What happened, in a few words?",
        noun="what happened",
        rows=2,
        max_length=500,
        help_text="The record manager reads it. Name nobody else",
    )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if not says_enough(words):
            raise ValidationError(f"Say in words what happened: {LEAST_REASON} letters or more")
        return words


class Moment(forms.Form):
    """A day, and perhaps a time, to which the record is turned back."""

    day = DateParts(label="As known on", noun="the date", latest=today)
    at = Time(label="Time", required=False, help_text="Leave it empty for the end of that day")

    def moment(self) -> datetime:
        """The moment in London; never later than now."""
        given = self.cleaned_data
        chosen = datetime.combine(given["day"], given.get("at") or time.max, LONDON)
        return min(chosen, now())


class Reason(LongText):
    """A reason in words: at least fifteen letters in at least two words."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not says_enough(value):
            raise ValidationError(
                f"Say in words why: {LEAST_REASON} letters or more, in at least two words", code="too_little"
            )


class Ask(OnceForm):
    reason = LongText(label="Why do you need to see this record?", noun="why you need it", max_length=500)


class Answer(OnceForm):
    answer = Radios(
        label="May they see the record?",
        noun="yes or no",
        choices=[("yes", "Yes, for 28 days"), ("no", "No")],
    )
    reason = LongText(
        label="Why", noun="why", max_length=500, required=False, rows=3, help_text="They read it. A no needs a reason"
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") == "no" and not given.get("reason"):
            self.add_error("reason", "Enter why not")
        return given


class Emergency(OnceForm):
    reason = Reason(
        label="Why do you need this record now?",
        noun="why you need this record now",
        max_length=500,
        help_text="In words. The record manager and the auditors read it at once",
    )


class Review(OnceForm):
    note = LongText(label="Was it right to open it?", noun="what you found", max_length=500)


class WithUser(OnceForm):
    """Names one user by the address with which they sign in."""

    email = Email(label="Their e-mail address", noun="their e-mail address", help_text="With which they sign in")

    def clean_email(self) -> Any:
        return known_user(self.cleaned_data["email"])


def known_user(email: str) -> Any:
    """The user of an address; the error when there is none."""
    if not email:
        return None
    user = queries.user_called(email)
    if user is None:
        raise ValidationError(f"Nobody signs in with {email}", code="unknown")
    return user


class NamePeople(OnceForm, VersionedForm):
    """The named people of the case, each by the address with which they sign in."""

    manager = Email(label="Record manager", required=False)
    notification_officer = Email(label="Notification officer", required=False)
    supervising_officer = Email(label="Supervising officer", required=False)
    prison_contact = Email(label="Prison contact", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in NAMED_AS:
            if name in given:
                try:
                    given[name] = known_user(given[name])
                except ValidationError as error:
                    self.add_error(name, error)
        return given


class AddPartner(OnceForm):
    agency = Select(label="Agency", noun="an agency", choices=queries.agencies)
    area = Select(
        label="Only those posted to",
        noun="an area",
        required=False,
        empty="Everybody whom the agency has posted",
        choices=queries.areas,
        help_text="For the police, the division: without it officers of every division are in the case",
    )
    grade = Radios(
        label="How much they see",
        noun="how much they see",
        coerce=int,
        choices=[(Grade.FULL.value, "Everything their roles let them"), (Grade.SUMMARY.value, "The summary")],
    )
    ends = DateParts(label="Until", noun="the day on which it ends", required=False, earliest=today)


class Exclude(WithUser):
    reason = LongText(label="Why", noun="why", max_length=200, rows=3)


class Lift(OnceForm):
    reason = Reason(label="Why may everybody in the case see it again?", noun="why", max_length=500, rows=3)


class Move(OnceForm, VersionedForm):
    area = Select(label="Council area", noun="the council area", choices=queries.council_areas)
    lead = Select(
        label="Who leads it from now on?",
        noun="who leads it",
        required=False,
        empty="The same lead authority",
        choices=queries.leading_agencies,
        help_text="A case that its council leads is led by the new area's council, unless it was agreed otherwise",
    )
    reason = Reason(label="Why is the case moved?", noun="why the case is moved", max_length=500, rows=3)

    def clean_area(self) -> Any:
        return queries.area(self.cleaned_data["area"])

    def clean_lead(self) -> Any:
        return queries.agency(self.cleaned_data["lead"]) if self.cleaned_data["lead"] else None


class Restrict(OnceForm):
    readers = LongText(
        label="Who may read it",
        noun="who may read it",
        rows=4,
        help_text="One e-mail address on a line. You are on the list yourself",
    )

    def clean_readers(self) -> list[Any]:
        return [known_user(line) for line in self.cleaned_data["readers"].split()]
