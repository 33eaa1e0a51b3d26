"""The decision, a yearly review that is left out, and an address that is no longer assessed."""

from __future__ import annotations

from typing import Any

from lawburrows.premises.intake import NewDecision
from lawburrows.rules.premises import OUTCOMES
from lawburrows.web.fields import LongText, Radios, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm


class DecideAssessment(OnceForm, VersionedForm):
    outcome = Radios(
        label="Is the address suitable?",
        noun="whether the address is suitable",
        choices=[(key, words.capitalize()) for key, words in OUTCOMES],
    )
    conditions = LongText(
        label="With which conditions?",
        help_text="Only where it is suitable with conditions. Each can become an action afterwards",
        rows=3,
        max_length=4000,
        required=False,
    )
    reasons = LongText(
        label="On what does the decision rest?",
        noun="on what the decision rests",
        help_text="Never write the name of a victim",
        rows=4,
        max_length=4000,
    )
    manageable = YesNo(label="Can the risk be managed at this address?", noun="the risk can be managed at this address")
    manageability = LongText(label="How, or why not?", rows=3, max_length=1000, required=False)
    missing_because = LongText(
        label="Why is it decided although parts are not signed?",
        noun="why it is decided without them",
        rows=3,
        max_length=1000,
    )

    def __init__(self, *args: Any, unsigned: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not unsigned:
            del self.fields["missing_because"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("outcome") == "conditions" and not given.get("conditions") and "conditions" not in self.errors:
            self.add_error("conditions", "Say with which conditions the address is suitable")
        if given.get("outcome") not in (None, "conditions") and given.get("conditions"):
            self.add_error(
                "conditions", "Conditions are for an address that is suitable with conditions: take them out"
            )
        return given

    def new(self) -> NewDecision:
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("once", "version")}
        return NewDecision(**given)


class SkipReview(OnceForm):
    because = LongText(
        label="Why is the yearly review left out?", noun="why the yearly review is left out", rows=3, max_length=1000
    )


class StopAssessing(OnceForm, VersionedForm):
    because = LongText(
        label="Why is this address no longer assessed?",
        noun="why it is no longer assessed",
        help_text="Such as: they moved out; the proposal was dropped. Whoever was asked for a part reads it",
        rows=3,
        max_length=300,
    )
