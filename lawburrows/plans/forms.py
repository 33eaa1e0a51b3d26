"""What is typed about a plan; each form gives plain values for a command. Gaps are allowed: the check list says them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from lawburrows.plans.queries import HARMS, STRATEGIES, WISHES
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, LongText, Number, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

Choices = Sequence[tuple[str, str]]
LESS = 1000


class PartForm(OnceForm):
    """An entry of a draft; with a version, one that is there already."""

    def __init__(self, *args: Any, version: int | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if version is not None:
            self.fields["version"] = VersionedForm.base_fields["version"]
            self.initial["version"] = version

    def values(self) -> dict[str, Any]:
        return {
            name: value if value is not None or isinstance(self.fields[name], (DateParts, Number)) else ""
            for name, value in self.cleaned_data.items()
            if name not in ("once", "version")
        }


class RiskForm(PartForm):
    harm = Radios(label="What kind of harm?", noun="what kind of harm", choices=HARMS)
    whom = Text(
        label="To whom?",
        noun="to whom",
        required=False,
        max_length=300,
        help_text="Such as: children known to him, staff. Never the name of a victim",
    )
    words = LongText(label="In words", help_text="The harm, how serious it would be, and what speaks for it", rows=4)


class OfARisk(PartForm):
    """An entry that belongs to one risk."""

    def __init__(self, *args: Any, risks: Mapping[str, Any], **more: Any) -> None:
        self.risks = risks
        super().__init__(*args, **more)
        field: Any = self.fields["risk"]
        field.choices = [("", "Select"), *((key, _of(risk)) for key, risk in risks.items())]
        if len(risks) == 1:
            self.initial.setdefault("risk", next(iter(risks)))

    def values(self) -> dict[str, Any]:
        given = super().values()
        return given | {"risk": self.risks[given["risk"]]}


def _of(risk: Any) -> str:
    return f"{risk}: {risk.whom}" if risk.whom else str(risk)


class ScenarioForm(OfARisk):
    risk = Select(label="Of which risk?", noun="a risk")
    who = LongText(label="Who might be harmed?", rows=2, max_length=LESS, required=False)
    what = LongText(label="What might happen?", rows=2, max_length=LESS, required=False)
    whereabouts = LongText(label="Where?", rows=2, max_length=LESS, required=False)
    occasion = LongText(label="When, in which circumstances?", rows=2, max_length=LESS, required=False)
    reasons = LongText(label="Why might it come about?", rows=2, max_length=LESS, required=False)


def agency_choices(agencies: Mapping[str, Any], near: Collection[str], none: str) -> list[Any]:
    """Those in the case first: few of all the agencies of the country are meant."""
    known = [(key, str(one)) for key, one in agencies.items()]
    mine = [one for one in known if one[0] in near]
    others = [one for one in known if one[0] not in near]
    return [("", none), ("In the case", mine), ("Other agencies", others)]


class StrategyForm(OfARisk):
    risk = Select(label="About which risk?", noun="a risk")
    kind = Radios(label="What kind of strategy?", noun="what kind of strategy", choices=STRATEGIES)
    words = LongText(label="What is done?", noun="what is done", rows=3)
    victim = Select(
        label="For the safety of",
        help_text="Only of a strategy of victim safety. A victim is known here by a letter",
        required=False,
        empty="Nobody in particular",
    )
    agency = Select(label="Which agency does it?", noun="an agency", required=False, empty="Not said yet")
    person = Text(label="Who there?", help_text="Name or post", required=False)
    frequency = Text(label="How often?", help_text="In words, such as: at each visit", required=False, max_length=300)
    each_weeks = Number(
        label="Every so many weeks", suffix="weeks", required=False, min_value=1, max_value=520, width=3
    )
    trigger = LongText(label="If …", help_text="What would show that it fails", rows=2, max_length=LESS, required=False)
    response = LongText(label="… then who does what?", rows=2, max_length=LESS, required=False)

    def __init__(
        self,
        *args: Any,
        agencies: Mapping[str, Any],
        near: Collection[str] = (),
        victims: Choices = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.agencies = agencies
        agency: Any = self.fields["agency"]
        agency.choices = agency_choices(agencies, near, "Not said yet")
        victim: Any = self.fields["victim"]
        held = self.initial.get("victim")
        known = list(victims)
        if held and held not in dict(known):
            known.append((held, held.capitalize()))
        victim.choices = [("", "Nobody in particular"), *known]
        if not known:
            del self.fields["victim"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("victim") and given.get("kind") and given["kind"] != "victim_safety":
            self.add_error(
                "victim", "Only a strategy of victim safety is for a victim: change the kind, or choose nobody"
            )
        return given

    def values(self) -> dict[str, Any]:
        given = super().values()
        return {"victim": ""} | given | {"agency": self.agencies.get(given["agency"] or "")}


class MeasureForm(PartForm):
    words = LongText(label="What is the measure?", noun="what the measure is", rows=3)
    necessity = LongText(label="Why is it necessary?", rows=3, required=False)
    less_intrusive = LongText(
        label="Which less intrusive option was considered, and why is it not enough?", rows=3, required=False
    )
    review_on = DateParts(label="When is it looked at again?", noun="the review date", required=False, earliest=today)


class SignForm(PartForm):
    words = LongText(label="What would be seen first?", noun="what would be seen first", rows=3)


class ProtectiveForm(PartForm):
    words = LongText(label="What speaks for the person?", noun="what speaks for the person", rows=3)


FORMS: dict[str, type[PartForm]] = {
    "risk": RiskForm,
    "scenario": ScenarioForm,
    "strategy": StrategyForm,
    "measure": MeasureForm,
    "sign": SignForm,
    "protective": ProtectiveForm,
}


class BeginPlan(OnceForm):
    why = LongText(label="What calls for a new version?", rows=3, max_length=LESS)

    def __init__(self, *args: Any, first: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if first:
            del self.fields["why"]


class SetFrame(PartForm):
    review_on = DateParts(
        label="When is the plan looked at again?",
        noun="the review date",
        help_text="You set the day: no interval is known that holds everywhere",
        required=False,
        earliest=today,
    )
    limits = LongText(
        label="The limits of the plan",
        help_text="What it cannot do, what is not known, what it depends on",
        rows=4,
        required=False,
    )


class AskForSignatures(PartForm):
    sign_by = DateParts(label="By when is it to be signed?", noun="the day by which it is signed", earliest=today)
    gaps_because = LongText(
        label="Why is it signed although something is missing?",
        noun="why it is signed as it stands",
        rows=3,
        max_length=LESS,
    )

    def __init__(self, *args: Any, gaps: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not gaps:
            del self.fields["gaps_because"]

    def values(self) -> dict[str, Any]:
        return {"gaps_because": ""} | super().values()


class SignPlan(PartForm):
    signs_as = Radios(label="You sign as", noun="as what you sign")

    def __init__(self, *args: Any, choices: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["signs_as"]
        field.choices = choices
        if len(choices) == 1:
            self.initial["signs_as"] = choices[0][0]


class ReviewPlan(OnceForm):
    words = LongText(label="What was looked at, and why it stays as it is", noun="what was looked at", rows=4)
    reviewed_on = DateParts(label="When was it reviewed?", noun="the day of the review", latest=today)
    next_on = DateParts(label="When is it looked at again?", noun="the next review", earliest=today)
    calls = Checkboxes(
        label="Which of these changes did you look at with it?",
        help_text="Each called for a look at the plan. What you tick is dealt with by this review",
        required=False,
    )

    def __init__(self, *args: Any, calls: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if calls:
            field: Any = self.fields["calls"]
            field.choices = list(calls)
        else:
            del self.fields["calls"]


class RecordSent(OnceForm):
    sent_on = DateParts(label="When was it sent?", noun="the day on which it was sent", latest=today)


class RecordAnswer(OnceForm):
    outcome = Radios(
        label="What did the Risk Management Authority answer?",
        noun="what was answered",
        choices=[("approved", "Approved"), ("rejected", "Rejected")],
    )
    answered_on = DateParts(label="Date of the answer", noun="the date of the answer", latest=today)
    letter = Text(label="Paper", help_text="Its reference and date, so that it is found", noun="which paper says so")
    paper = Select(label="The paper, where it is filed on this record", required=False, empty="Not filed here")
    reasons = LongText(label="Reasons of a rejection", rows=3, required=False)
    again_by = DateParts(
        label="By when is it sent again?",
        help_text="Only of a rejection. You set the day: no time limit is known",
        required=False,
    )

    def __init__(self, *args: Any, papers: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["paper"]
        field.choices = [("", "Not filed here"), *papers]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("outcome") == "rejected":
            if not given.get("reasons"):
                self.add_error("reasons", "Enter the reasons of the rejection, as the paper gives them")
            if not given.get("again_by") and "again_by" not in self.errors:
                self.add_error("again_by", "Enter the day by which the plan is sent again")
        return given

    def values(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return given | {"paper": UUID(given["paper"]) if given["paper"] else None}


class VictimForm(PartForm):
    """How one victim is kept safe: read by those alone who see the part about victims."""

    other = Select(label="Which victim?", noun="a victim")
    wish = Radios(label="Do they wish to be told of releases?", noun="what they wish", choices=WISHES)
    wish_on = DateParts(
        label="Since when is that known?", noun="since when that is known", required=False, latest=today
    )
    contact_agency = Select(
        label="Which agency speaks with them?", noun="an agency", required=False, empty="Not known yet"
    )
    contact_person = Text(label="Who there?", required=False)
    no_contact = LongText(
        label="No contact", help_text="What is forbidden, in words", rows=2, max_length=LESS, required=False
    )
    no_contact_condition = Select(label="The condition that says so", required=False, empty="None")
    zone = LongText(label="Places that the person keeps away from", rows=2, max_length=LESS, required=False)
    zone_condition = Select(label="The condition that says so", required=False, empty="None")

    def __init__(
        self,
        *args: Any,
        others: Choices | None,
        agencies: Mapping[str, Any],
        near: Collection[str],
        conditions: Choices,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        if others is None:
            del fields["other"]
        else:
            fields["other"].choices = [("", "Select"), *others]
        self.agencies = agencies
        fields["contact_agency"].choices = agency_choices(agencies, near, "Not known yet")
        for name in ("no_contact_condition", "zone_condition"):
            fields[name].choices = [("", "None"), *conditions]

    def values(self) -> dict[str, Any]:
        given = super().values()
        other = given.pop("other", None)
        ids = {f"{name}_id": given.pop(name) or None for name in ("no_contact_condition", "zone_condition")}
        return {"other": other} | given | ids | {"contact_agency": self.agencies.get(given["contact_agency"] or "")}


class TellVictim(OnceForm):
    told_on = DateParts(label="When was the contact agency told?", noun="the day", latest=today)
    how = Text(label="How, and by whom there it was taken", noun="how it was told", max_length=500)
