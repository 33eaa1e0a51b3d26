"""What is typed: only what the register cannot know. A draft may be saved however little is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawburrows.referrals.intake import Asked, ToldOutside
from lawburrows.referrals.models import OutsideForm
from lawburrows.referrals.outside import ITEMS, LEAST
from lawburrows.rules.deadline import in_words
from lawburrows.rules.mappa import Category
from lawburrows.rules.referrals import Kind, levels_for
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, Confirm, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

BELOW = "Say which parts, and why one agency or the level below cannot do them. For level 3 this is asked for always."


TYPED = ("category", "level", "conviction", "why", "considered", "cannot", "urgent", "confirmed")


class Asking(OnceForm):
    """A notification or referral; nothing here is required before it is sent."""

    category = Radios(
        label="Category",
        choices=[(str(one.value), f"Category {one.value}: {one.label}") for one in Category],
        hints={str(one.value): one.meaning for one in Category},
        coerce=int,
        required=False,
    )
    level = Radios(label="Level asked for", coerce=int, required=False)
    conviction = Select(label="Index offence", required=False, empty="The newest one that brings requirements")
    why = LongText(
        label="Why it is sent",
        help_text="What the person did and does now, patterns, who is at risk. A few sentences of your own; the record itself goes with it.",
        max_length=5000,
        rows=8,
        required=False,
    )
    considered = LongText(
        label="Category 3 alone: why serious harm is to be feared because of that conviction",
        max_length=3000,
        rows=4,
        required=False,
    )
    cannot = LongText(
        label="What of the plan cannot be delivered at the level below",
        help_text=BELOW,
        max_length=3000,
        rows=5,
        required=False,
    )
    urgent = Confirm(label="It is urgent", required=False)
    confirmed = Confirm(label="What the guidance does not expect has been considered and is meant", required=False)

    def __init__(self, *args: Any, kind: Kind, convictions: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["level"]
        level.choices = [(str(one.value), f"Level {one.value}: {one.label}") for one in levels_for(kind)]
        level.widget.hints = {str(one.value): one.meaning for one in levels_for(kind)}
        chosen: Any = self.fields["conviction"]
        chosen.choices = [
            ("", "The newest one that brings requirements"),
            *((str(one.pk), f"{one.offence_title}, {in_words(one.convicted_on)}") for one in convictions),
        ]
        if kind is Kind.NOTIFICATION:
            self.fields["cannot"].label = "If level 2 or 3 is suggested: what cannot be delivered at the level below"

    def asked(self) -> Asked:
        given: dict[str, Any] = self.cleaned_data
        chosen = {name: given[name] or None for name in ("category", "level", "conviction")}
        return Asked(**{name: given[name] for name in TYPED} | chosen)


class AskingAgain(VersionedForm, Asking):
    """The same, of a draft that was saved."""


class Send(VersionedForm, OnceForm):
    """What is sent stands on the page."""


class Reason(VersionedForm, OnceForm):
    reason = LongText(label="Why", max_length=3000, rows=5)


class Accept(Reason):
    reason = LongText(
        label="Why it meets the criteria",
        help_text="It becomes the reason of the decision of the level.",
        max_length=3000,
        rows=5,
    )


class Refuse(Reason):
    reason = LongText(
        label="Why it does not meet the criteria",
        help_text="The sender reads this. Category and level stay as they are.",
        max_length=3000,
        rows=5,
    )


class Return(Reason):
    field_order = ["lacks", "reason", "wanted_by"]
    lacks = LongText(label="What is missing", help_text="One thing a line.", max_length=3000, rows=4)
    reason = LongText(label="Why it cannot be decided without that", max_length=3000, rows=3)
    wanted_by = DateParts(
        label="Wanted again by",
        noun="the day by which it is wanted",
        help_text="No time limit for this was found: you set the day.",
        earliest=today,
    )


class TellOutside(OnceForm):
    """The least that they need."""

    addressed = Text(label="Addressed to", help_text="The office or the named officer.", max_length=300)
    items = Checkboxes(
        label="What they are told",
        help_text="Only what they need to act safely. The offence and who was harmed are never on this form.",
    )
    why = LongText(label="Why they are told", max_length=1000, rows=4)
    changed = LongText(label="What has changed", max_length=1000, rows=3, required=False)
    knows = Radios(label="Does the person know?", choices=OutsideForm.Knows.choices)
    why_not_told = Text(label="If not, why not", required=False, max_length=500)

    def __init__(self, *args: Any, form: str, could: dict[str, str], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"items": [item for item in LEAST if could[item]]})
        super().__init__(*args, **kwargs)
        self.form_kind = form
        items: Any = self.fields["items"]
        items.choices = [(item, words) for item, words in ITEMS.items() if could[item]]
        items.widget.hints = {item: could[item] for item in ITEMS if could[item]}
        if form != "7b":
            del self.fields["changed"]

    def told(self) -> ToldOutside:
        given = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return ToldOutside(self.form_kind, **given | {"items": tuple(given["items"])})
