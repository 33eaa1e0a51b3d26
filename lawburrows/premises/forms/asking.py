"""Asking for an assessment and for parts of it, and a part as its agency writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawburrows.access.models import Agency, User
from lawburrows.premises.intake import Answer, NewPart, NewPremises
from lawburrows.rules.premises import KIND, PARTS, RESULTS, checks_of
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

Choices = Sequence[tuple[str, str]]
USUAL = ("housing", "social_work", "physical")  # asked at once; any other agency afterwards
WHOM = {
    "housing": "Who in housing?",
    "social_work": "Who in justice social work?",
    "physical": "Who looks at the place itself?",
}
PROPOSED = ("", "Another address, which is proposed")


def person_and_agency(key: str) -> tuple[User, Agency]:
    """Whoever was chosen, and for which agency; the choice was checked against the list."""
    user, agency = key.split(":")
    return User.objects.get(pk=user), Agency.objects.get(pk=agency)


class WithParts(OnceForm):
    """Who is asked for the usual parts at once: nobody need be."""

    housing = Select(label=WHOM["housing"], noun="who in housing", required=False, empty="Ask later")
    social_work = Select(
        label=WHOM["social_work"], noun="who in justice social work", required=False, empty="Ask later"
    )
    physical = Select(
        label=WHOM["physical"],
        noun="who looks at the place itself",
        help_text="The police or justice social work",
        required=False,
        empty="Ask later",
    )

    def __init__(self, *args: Any, people: Mapping[str, Choices], usual: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        for kind in USUAL:
            field: Any = self.fields[kind]
            field.choices = [("", "Ask later"), *people[kind]]
            if kind in usual:
                self.initial.setdefault(kind, usual[kind])

    def parts(self) -> list[NewPart]:
        asked = {kind: self.cleaned_data[kind] for kind in USUAL if self.cleaned_data[kind]}
        found = []
        for kind, key in asked.items():
            user, agency = person_and_agency(key)
            found.append(NewPart(kind, agency, user))
        return found


class AskForAssessment(WithParts):
    address = Select(label="Which address?", noun="an address", required=False, empty=PROPOSED[1])
    lines = Text(
        label="House and street of a proposed address",
        help_text="Only where it is not in the list above",
        required=False,
        max_length=300,
    )
    town = Text(label="Town", required=False, max_length=120)
    postcode = Text(label="Postcode", required=False, width=10, max_length=40)
    notified_on = DateParts(
        label="When did the address become known?",
        noun="the day on which the address became known",
        help_text="The time runs from this day, which is not counted",
        latest=today,
    )
    words = LongText(
        label="What should be looked at?",
        help_text="Such as: who lives there already; a school next door. Never write the name of a victim",
        rows=3,
        max_length=1000,
        required=False,
    )
    field_order = ("address", "lines", "town", "postcode", "notified_on", "words", *USUAL)

    def __init__(self, *args: Any, addresses: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.addresses = addresses
        field: Any = self.fields["address"]
        field.choices = [*((key, f"{one.whole} ({one.get_use_display()})") for key, one in addresses.items()), PROPOSED]
        if addresses:
            self.initial.setdefault("address", next(iter(addresses)))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        typed = [name for name in ("lines", "town", "postcode") if given.get(name)]
        if not given.get("address") and not typed and "address" not in self.errors:
            self.add_error("lines", "Choose an address, or enter the one that is proposed")
        if given.get("address") and typed:
            self.add_error("address", "Choose an address, or enter a proposed one: not both")
        return given

    def new(self) -> NewPremises:
        given = self.cleaned_data
        chosen = self.addresses.get(given["address"] or "")
        return NewPremises(chosen, given["lines"], given["town"], given["postcode"])


class AskAgain(WithParts):
    why = Radios(
        label="Why is it asked for again?",
        noun="why it is asked for again",
        choices=[("yearly", "The yearly review"), ("changed", "A fact has changed")],
    )
    notified_on = DateParts(
        label="When did the change become known?",
        noun="the day on which the change became known",
        help_text="Only where a fact has changed. The time runs from this day",
        required=False,
        latest=today,
    )
    words = LongText(
        label="What has changed, or should be looked at?",
        help_text="Never write the name of a victim",
        rows=3,
        max_length=1000,
        required=False,
    )
    field_order = ("why", "notified_on", "words", *USUAL)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("why") == "changed":
            if not given.get("notified_on") and "notified_on" not in self.errors:
                self.add_error("notified_on", "Enter the day on which the change became known")
            if not given.get("words") and "words" not in self.errors:
                self.add_error("words", "Say what has changed")
        return given


class AskPart(OnceForm):
    kind = Radios(
        label="Which part?",
        noun="which part",
        choices=[(row.key, row.words[:1].upper() + row.words[1:]) for row in PARTS],
        hints={row.key: "; ".join(one.words for one in checks_of(row.key)) for row in PARTS},
    )
    who = Select(label="Who is asked?", noun="who is asked", help_text="Those who answer for their agency in this area")
    question = LongText(
        label="What else should they look at?",
        help_text="They are told the name, the date of birth and the address, and nothing else of the record",
        rows=3,
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, people: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["who"]
        field.choices = [("", "Select"), *people]

    def new(self) -> NewPart:
        user, agency = person_and_agency(self.cleaned_data["who"])
        return NewPart(self.cleaned_data["kind"], agency, user, self.cleaned_data["question"])


class WithdrawPart(OnceForm, VersionedForm):
    reason = LongText(
        label="Why is it withdrawn?", help_text="Whoever was asked reads it", noun="why it is withdrawn", max_length=300
    )


class SignPart(OnceForm, VersionedForm):
    """Each check of the part with what was found, and the whole in words."""

    text = LongText(
        label="What does your agency say of this address?",
        noun="what your agency says of this address",
        help_text="Risks at the address and near it, who lives there, what speaks for it. Never write the name of a victim",
        rows=5,
        max_length=4000,
    )

    def __init__(self, *args: Any, kind: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.checks = checks_of(kind) if kind in KIND else ()
        for row in self.checks:
            self.fields[row.key] = Radios(
                label=row.words, noun=f"what was found: {row.words}", choices=RESULTS, small=True
            )
            self.fields[f"{row.key}_words"] = LongText(
                label=f"{row.words}: what was found, or why it could not be checked",
                rows=2,
                max_length=1000,
                required=False,
            )
        self.order_fields([*(name for row in self.checks for name in (row.key, f"{row.key}_words")), "text"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for row in self.checks:
            name = f"{row.key}_words"
            if given.get(row.key) in ("found", "not_checked") and not given.get(name) and name not in self.errors:
                self.add_error(name, f"{row.words}: say what was found, or why it could not be checked")
        return given

    def answers(self) -> dict[str, Answer]:
        given = self.cleaned_data
        return {row.key: Answer(given[row.key], given[f"{row.key}_words"]) for row in self.checks}
