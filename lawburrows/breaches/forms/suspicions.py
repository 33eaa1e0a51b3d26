"""What is typed when a suspicion is raised and considered, and about what it rests on."""

from __future__ import annotations

from typing import Any

from lawburrows.breaches.intake import NewConsideration, NewEvidence, NewSuspicion
from lawburrows.breaches.models import Consideration, Evidence, Suspicion
from lawburrows.breaches.requirements import Requirement
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

OPINION = [("yes", "This is somebody's opinion, not a fact")]


class RaiseSuspicion(OnceForm):
    """Of what, what is alleged, when, how it became known; `offered` are the requirements of this person."""

    what = Radios(label="Which requirement may have been broken?", noun="which requirement may have been broken")
    duty = Select(
        label="Which notification requirement, if it is not in the list",
        choices=Suspicion.Duty.choices,
        noun="which notification requirement it is",
        required=False,
    )
    wording = LongText(
        label="What it demands, word for word",
        help_text="Only if it is not in the list, or the order's conditions are not recorded",
        noun="what it demands",
        required=False,
        max_length=4000,
        rows=3,
    )
    alleged = LongText(
        label="What is alleged",
        help_text="What the person did or did not do. Facts, not opinion",
        max_length=4000,
        rows=4,
    )
    first_day = DateParts(label="When, or the first day of it", noun="the first day", latest=today)
    last_day = DateParts(label="Last day of it", help_text="Empty if it was on one day", required=False, latest=today)
    known_how = LongText(label="How it became known", max_length=2000, rows=3)
    source = Text(label="From whom, or from what", noun="from whom or from what it is known", max_length=300)

    def __init__(self, *args: Any, offered: list[Requirement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.value: one for one in offered}
        what: Any = self.fields["what"]
        what.choices = [(one.value, one.label) for one in offered]
        what.widget.hints = {one.value: one.hint for one in offered if one.hint}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        chosen = self.offered.get(values.get("what") or "")
        if chosen and chosen.asks_duty and not values.get("duty"):
            self.add_error("duty", "Select which notification requirement it is")
        if chosen and chosen.asks_wording and not values.get("wording"):
            self.add_error("wording", "Enter what it demands, word for word")
        first, last = values.get("first_day"), values.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day must be the same as or after the first day")
        return values

    def new(self) -> NewSuspicion:
        typed, chosen = self.cleaned_data, self.offered[self.cleaned_data["what"]]
        return NewSuspicion(
            of=chosen.of,
            duty=typed["duty"] if chosen.asks_duty else chosen.duty,
            key=chosen.key,
            due_on=chosen.due_on,
            rule_unverified=chosen.unverified,
            order=chosen.order,
            condition=chosen.condition,
            requirement=typed["wording"] if chosen.asks_wording else chosen.requirement,
            provision=chosen.provision,
            alleged=typed["alleged"],
            first_day=typed["first_day"],
            last_day=typed["last_day"] or typed["first_day"],
            known_how=typed["known_how"],
            source=typed["source"],
        )

    def evidence(self) -> NewEvidence:
        """How it became known is the first thing that the suspicion rests on; nobody has verified it yet."""
        typed = self.cleaned_data
        return NewEvidence(typed["known_how"], typed["source"], typed["last_day"] or typed["first_day"])


class AddEvidence(OnceForm):
    """One more thing that it rests on."""

    what = LongText(label="What it shows", max_length=2000, rows=4)
    source = Text(label="From whom, or from what", noun="from whom or from what it is known", max_length=300)
    obtained_on = DateParts(label="Day on which it became known", latest=today)
    opinion = Checkboxes(label="Fact or opinion?", choices=OPINION, required=False)

    def new(self) -> NewEvidence:
        typed = self.cleaned_data
        return NewEvidence(typed["what"], typed["source"], typed["obtained_on"], bool(typed["opinion"]))


class JudgeEvidence(VersionedForm):
    """What it is worth."""

    to = Radios(
        label="What is it worth?",
        noun="what it is worth",
        choices=[
            (Evidence.State.VERIFIED.value, "It is verified"),
            (Evidence.State.SET_ASIDE.value, "It is set aside: nothing rests on it"),
        ],
    )
    how = LongText(
        label="How do you know?", noun="how you know", help_text="What you checked, with whom, or why it is set aside"
    )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("to", "how")}


class Consider(VersionedForm):
    """What is weighed before anything is decided."""

    excuse = Radios(
        label="Is there a reasonable excuse?",
        noun="whether there is a reasonable excuse",
        choices=Consideration.Excuse.choices,
    )
    excuse_said = LongText(
        label="What the person says as an excuse",
        help_text="In their words",
        required=False,
        max_length=2000,
        rows=3,
    )
    excuse_why = LongText(label="How you weighed it", noun="how you weighed it", max_length=2000, rows=3)
    needs_met = LongText(
        label="What was done so that the person understood and was understood",
        noun="what was done so that the person understood",
        help_text="Interpreter, appropriate adult, reading aloud; or why nothing was needed",
        max_length=1000,
        rows=3,
    )
    account = LongText(
        label="The person's own account",
        help_text="In their words, with the day on which they gave it",
        required=False,
        max_length=4000,
        rows=4,
    )
    no_account_because = LongText(
        label="Why there is no account, if there is none", required=False, max_length=1000, rows=2
    )
    rule_checked = LongText(
        label="Who confirmed the date, and how",
        help_text="Only where the date rests on an unverified rule",
        required=False,
        max_length=1000,
        rows=2,
    )
    opinion = LongText(
        label="Your own opinion", help_text="Kept apart from the facts", required=False, max_length=2000, rows=3
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        account, none = values.get("account"), values.get("no_account_because")
        if account == "" and none == "":
            self.add_error("account", "Enter the person's own account, or below why there is none")
        if account and none:
            self.add_error("no_account_because", "There is an account: leave this empty")
        offered = {Consideration.Excuse.REASONABLE, Consideration.Excuse.NOT_REASONABLE}
        if values.get("excuse") in offered and not values.get("excuse_said"):
            self.add_error("excuse_said", "Enter what the person says as an excuse")
        return values

    def new(self) -> NewConsideration:
        names = (
            "excuse",
            "excuse_said",
            "excuse_why",
            "needs_met",
            "account",
            "no_account_because",
            "rule_checked",
            "opinion",
        )
        return NewConsideration(**{name: self.cleaned_data[name] for name in names})

    def values(self) -> dict[str, Any]:
        return {"new": self.new()}
