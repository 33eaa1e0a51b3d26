"""What is typed of a disclosure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from lawburrows.access.models import User
from lawburrows.disclosures.intake import AtOnce, From, Proposal, To, Told
from lawburrows.disclosures.models import Disclosure, Heard, Manner
from lawburrows.people.models import Other
from lawburrows.rules.disclosures import RECIPIENTS, ROUTES, TEST, TEST_KEYS, TestRow
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm

NO_NAMES = "Everybody in the case reads this: write “the third party”, not a name"
HEARD = [(Heard.YES, "Yes"), (Heard.SILENT, "Yes, and they said nothing"), (Heard.NO, "No")]


def _part(row: TestRow) -> LongText:
    long: Any = getattr(Disclosure, row.key).field.max_length
    return LongText(label=row.words, help_text=row.hint, required=False, rows=3, max_length=long)


def _asked() -> Select:
    return Select(
        label="Who is asked to approve it",
        noun="who is asked to approve it",
        help_text="Somebody else with authority on this route, who sees this case; they are told now",
    )


def _choices(users: Sequence[User]) -> list[tuple[str, str]]:
    return [("", "Select"), *((str(one.pk), str(one)) for one in users)]


class _ToWhom(OnceForm):
    """Who is told; one who is recorded already is not typed again."""

    other = Select(
        label="Who is told: somebody recorded already",
        noun="who is told",
        required=False,
        empty="Nobody who is recorded: I type the name below",
    )
    name = Text(
        label="Or their name",
        noun="the name of who is told",
        help_text="Kept apart, for those who may see other people in the case; it never stands on paper",
        required=False,
        max_length=200,
    )
    to_kind = Select(label="What they are", noun="what they are", choices=list(RECIPIENTS))
    tie = Text(label="How they stand to the person, or to whom is protected", required=False, max_length=200)
    contact = Text(label="How they are reached", required=False, max_length=300)

    def __init__(self, *args: Any, others: Sequence[Other], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(one.pk): one for one in others}
        if self.others:
            other: Any = self.fields["other"]
            other.choices = [
                ("", "Nobody who is recorded: I type the name below"),
                *((key, f"{one.name}, {one.get_category_display()}") for key, one in self.others.items()),
            ]
        else:
            del self.fields["other"]
            self.fields["name"].label = "Who is told: their name"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("other") and not values.get("name") and "name" not in self.errors:
            self.add_error("name", "Enter the name of who is told")
        return values

    def to(self) -> To:
        given = self.cleaned_data
        other = self.others.get(given.get("other") or "")
        name = given["name"] or (other.name if other else "")
        return To(name, given["tie"], given["contact"], other)


class Propose(_ToWhom):
    """Why, by which route, to whom, and by when that is decided."""

    why = LongText(
        label="What it is to prevent",
        noun="what it is to prevent",
        help_text=f"Who could be harmed, and how. {NO_NAMES}",
        rows=4,
        max_length=2000,
    )
    route = Radios(
        label="Who tells it",
        noun="who tells it",
        choices=[(row.route.value, row.words[:1].upper() + row.words[1:]) for row in ROUTES],
        hints={row.route.value: row.hint for row in ROUTES},
    )
    decide_by = DateParts(
        label="Day by which it is to be decided",
        help_text="No time is laid down: set a day that fits the danger",
        earliest=today,
    )
    calls = Checkboxes(label="It is proposed because of", noun="what it is proposed because of", required=False)
    field_order = ("why", "route", "other", "name", "to_kind", "tie", "contact", "decide_by", "calls")

    def __init__(self, *args: Any, calls: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if calls:
            field: Any = self.fields["calls"]
            field.choices = list(calls)
        else:
            del self.fields["calls"]

    def proposal(self, came_from: From) -> Proposal:
        given = self.cleaned_data
        return Proposal(given["route"], given["to_kind"], self.to(), given["why"], given["decide_by"], came_from)


class WriteTest(VersionedForm):
    """The test part by part, what the person said, and the exact words. What is missing is said before it is sent."""

    heard = Radios(
        label="Was the person asked beforehand?",
        noun="whether the person was asked",
        help_text="They may answer first, or tell it themselves; or the reason why not is kept",
        choices=HEARD,
        required=False,
        empty_value="",
    )
    heard_words = LongText(
        label="What the person said, or why they were not asked", required=False, rows=3, max_length=4000
    )
    words = LongText(
        label="The exact words that are told",
        help_text="The least that protects, and nothing besides. They stand on the sheet that is handed over",
        required=False,
        rows=5,
        max_length=4000,
    )
    keep = LongText(
        label="What they are asked to keep to themselves",
        help_text="And whom they may ask",
        required=False,
        rows=2,
        max_length=1000,
    )

    def __init__(self, *args: Any, told: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in TEST:
            self.fields[row.key] = _part(row)
        for name in ("words", "keep") if told else ():
            del self.fields[name]
        self.order_fields([*TEST_KEYS, "heard", "heard_words", "words", "keep"])

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SendDisclosure(VersionedForm):
    asked = _asked()

    def __init__(self, *args: Any, approvers: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.approvers = {str(one.pk): one for one in approvers}
        field: Any = self.fields["asked"]
        field.choices = _choices(approvers)


class DecideDisclosure(VersionedForm):
    answer = Radios(
        label="What do you decide?",
        noun="what you decide",
        choices=[("approve", "Approve it"), ("return", "Return it with reasons"), ("refuse", "Do not approve it")],
    )
    reason = LongText(
        label="Why",
        noun="why",
        help_text="What you weighed. Everybody in the case reads this: name no third party",
        rows=4,
        max_length=2000,
    )
    tell_by = DateParts(label="If approved: to be told by", noun="the day", required=False)

    def __init__(self, *args: Any, told: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if told:
            del self.fields["tell_by"]
            answer: Any = self.fields["answer"]
            answer.choices = [("approve", "Approve that it was told"), ("refuse", "Do not approve it")]


def _told_fields(form: forms.Form, *, by_person: bool) -> None:
    form.fields["made_on"] = DateParts(label="Told on", latest=today)
    form.fields["made_how"] = Radios(
        label="How",
        noun="how it was told",
        choices=[(one.value, one.label[:1].upper() + one.label[1:]) for one in Manner],
    )
    words = "How it was confirmed" if by_person else "How it went"
    hint = "By whom, and what the third party says that they were told" if by_person else "Said beyond the exact words?"
    form.fields["made_words"] = LongText(
        label=words, noun=words[:1].lower() + words[1:], help_text=f"{hint} {NO_NAMES}", rows=3, max_length=2000
    )
    form.fields["made_by_words"] = Text(
        label="Who told it, if it was not you", noun="who told it", required=False, max_length=200
    )
    form.fields["keeps"] = YesNo(label="Do they say that they keep it to themselves?", required=False)
    form.fields["sheet"] = YesNo(label="Was the sheet handed over?", required=False)
    form.fields["person_told"] = YesNo(label="Does the person know that it was told?", required=False)
    form.fields["person_told_words"] = Text(label="How they learnt of it, or why not", required=False, max_length=500)
    form.fields["look_on"] = DateParts(
        label="What came of it is recorded by", help_text="No time is laid down: set a day", earliest=today
    )


def _told(given: Mapping[str, Any]) -> Told:
    return Told(
        on=given["made_on"],
        how=given["made_how"],
        words=given["made_words"],
        look_on=given["look_on"],
        who=given["made_by_words"],
        keeps=given["keeps"],
        sheet=bool(given["sheet"]),
        person_told=given["person_told"],
        person_told_words=given["person_told_words"],
    )


class TellDisclosure(VersionedForm):
    def __init__(self, *args: Any, by_person: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _told_fields(self, by_person=by_person)

    def told(self) -> Told:
        return _told(self.cleaned_data)


class ToldAtOnce(_ToWhom):
    """Somebody was at immediate risk: what was told, to whom, why, and who judges it now."""

    why = LongText(
        label="Who was at immediate risk, and of what",
        noun="who was at immediate risk",
        help_text=NO_NAMES,
        rows=3,
        max_length=2000,
    )
    route = Radios(
        label="Who told it",
        noun="who told it",
        choices=[("police", "The police"), ("social_work", "Social work")],
        inline=True,
    )
    words = LongText(label="The exact words that were told", noun="the exact words", rows=4, max_length=4000)
    keep = LongText(label="What they were asked to keep to themselves", required=False, rows=2, max_length=1000)
    necessary = LongText(
        label="Why it could not wait", noun="why it could not wait", help_text=NO_NAMES, rows=3, max_length=2000
    )
    asked = _asked()

    def __init__(self, *args: Any, approvers: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.approvers = {str(one.pk): one for one in approvers}
        field: Any = self.fields["asked"]
        field.choices = _choices(approvers)
        _told_fields(self, by_person=False)
        order = ("why", "route", "other", "name", "to_kind", "tie", "contact", "words", "keep", "necessary", "made_on")
        self.order_fields(order)
        self.order_fields([*(name for name in self.fields if name != "asked"), "asked"])

    def at_once(self) -> AtOnce:
        given = self.cleaned_data
        new = Proposal(given["route"], given["to_kind"], self.to(), given["why"], given["made_on"])
        written = {name: given[name] for name in ("words", "keep", "necessary")}
        return AtOnce(new, _told(given), written)


class GiveReason(VersionedForm):
    reason = LongText(label="Why", noun="why", rows=3, max_length=2000)


class RecordOutcome(VersionedForm):
    outcome = LongText(
        label="What came of it",
        noun="what came of it",
        help_text=f"Is whoever was to be protected safer? {NO_NAMES}",
        rows=4,
        max_length=2000,
    )
    reaction = LongText(
        label="How it was taken",
        help_text="By the third party, and by the person if they know",
        required=False,
        rows=3,
        max_length=2000,
    )
    person_told = YesNo(label="Does the person know that it was told?", required=False)
    person_told_words = Text(label="How they learnt of it, or why not", required=False, max_length=500)
