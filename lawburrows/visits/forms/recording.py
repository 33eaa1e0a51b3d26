"""What is typed about a visit or a contact: much in a few choices, and words where words are needed.

The same form serves the page, the page without a network, and what a device sends later.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from lawburrows.rules.visiting import FACTORS
from lawburrows.visits.forms import concerns
from lawburrows.visits.forms.concerns import capitals
from lawburrows.visits.intake import NewVisit, SeenDevice, SeenFactor, SomeoneNew
from lawburrows.visits.models import AcuteFactor, Concern, DeviceSeen, Visit
from lawburrows.web.date_fields import DateParts, Time
from lawburrows.web.dates import LONDON, today
from lawburrows.web.fields import Checkboxes, LongText, Number, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

THE_PERSON = "person"
PLACES = [
    ("living_room", "Living room"),
    ("kitchen", "Kitchen"),
    ("bedroom", "Bedroom"),
    ("other_bedrooms", "Other bedrooms"),
    ("bathroom", "Bathroom"),
    ("outside", "Garden, shed, garage, loft"),
    ("all", "All of it"),
]
CATEGORIES = [("household", "lives there"), ("child", "child"), ("associate", "visitor or associate")]
VISITS = [choice for choice in Visit.Kind.choices if choice[0] in ("home", "elsewhere")]
CONTACTS = [choice for choice in Visit.Kind.choices if choice[0] not in ("home", "elsewhere")]
CONTACT_KINDS = frozenset(str(value) for value, _ in CONTACTS)
VISITING = ("entry", "let_in_by", "places", "children", "children_words", "devices")
SHORT = ("visit", "contact", "tried")  # what a page is for
TRIED = ("refused", "no_reply")
FOLLOWS = "When, where, who else, what follows"  # the title of the last group


class RecordVisit(OnceForm):
    """`shape` is visit (everything), contact (no entry, no rooms) or tried (refused, no reply: a few words)."""

    kind = Radios(label="What it was", choices=capitals(Visit.Kind.choices), small=True, noun="what it was")
    day = DateParts(label="Date", latest=today)
    time = Time(label="Time", help_text="In Scotland, like 14:00")
    second = Select(label="Who else was there for us", required=False, empty="Nobody: I was alone")
    entry = Radios(label="How we got in", choices=capitals(Visit.Entry.choices), noun="how you got in")
    let_in_by = Text(label="Who let us in", required=False, max_length=200)
    met = Checkboxes(label="Who was there", required=False)
    new_name = Text(label="Someone else: name", required=False, max_length=200)
    new_category = Select(label="Someone else: who they are", required=False, choices=CATEGORIES)
    places = Checkboxes(label="What we saw of the home", required=False, choices=PLACES, small=True)
    children = Radios(
        label="Children, or signs of children",
        choices=capitals(Visit.Looked.choices),
        noun="whether there were children",
    )
    children_words = Text(label="What was seen of children", required=False, max_length=500)
    devices = Radios(label="Devices", choices=capitals(Visit.Looked.choices), noun="whether there were devices")
    acute = Radios(
        label="What can change from one visit to the next",
        choices=capitals(Visit.Acute.choices),
        noun="whether something has changed",
        help_text=f"{', '.join(one.words for one in FACTORS).capitalize()}. No score follows from it",
    )
    facts = LongText(
        label="What was seen and heard",
        help_text="Facts: what another would have seen too",
        max_length=4000,
        noun="what was seen and heard",
    )
    said = LongText(label="What the person said", required=False, max_length=4000, rows=3)
    opinion = LongText(
        label="What we make of it", help_text="Opinion, marked as such", required=False, max_length=4000, rows=3
    )
    outcome = Radios(label="What follows", choices=capitals(Visit.Outcome.choices), small=True, noun="what follows")
    outcome_words = Text(label="In words", required=False, max_length=1000, noun="in words what follows")
    next_on = DateParts(label="Next visit by", required=False)

    def __init__(
        self,
        *args: Any,
        shape: str = "visit",
        name: str = "The person",
        household: Sequence[Any] = (),
        colleagues: Sequence[Any] = (),
        sees_others: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        self.people = {str(one.pk): one for one in colleagues}
        self._offer("second", [(key, one.name) for key, one in self.people.items()])
        others = [(str(one.pk), f"{one.name} ({one.get_category_display()})") for one in household]
        self._fields_of("met").choices = [(THE_PERSON, name), *others]
        for device in DeviceSeen.Kind:
            words = f"{device.label[:1].upper()}{device.label[1:]}"
            self.fields[f"device_{device.value}"] = Number(
                label=words, required=False, min_value=1, max_value=99, width=2, noun=f"how many ({device.label})"
            )
        for number in range(len(concerns.ORDINALS)):
            self.fields.update(concerns.fields_of(number))
        for one in FACTORS:
            self.fields[f"factor_{one.key}"] = Select(
                label=one.words, required=False, empty="No change", choices=capitals(AcuteFactor.State.choices[1:])
            )
            self.fields[f"factor_{one.key}_words"] = Text(
                label=f"{one.words}: what changed", required=False, max_length=500
            )
        if not sees_others:
            self._leave_out("new_name", "new_category", "children_words")
            risky = set(Concern.AT_RISK)
            for number in range(len(concerns.ORDINALS)):
                self._leave_out(*(concerns.named(name, number) for name in concerns.OF_OTHERS))
                fewer = [one for one in capitals(Concern.Kind.choices) if one[0] not in risky]
                self._offer(concerns.named("concern_kind", number), fewer)
        self._shape(shape)

    def _fields_of(self, name: str) -> Any:
        return self.fields[name]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self._fields_of(name)
        field.choices = [next(iter(field.choices)), *choices]

    def _leave_out(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name, None)

    def _shape(self, shape: str) -> None:
        if shape == "contact":
            self._leave_out(*VISITING, "new_name", "new_category", *(f"device_{one.value}" for one in DeviceSeen.Kind))
            self._fields_of("kind").choices = capitals(CONTACTS)
            self._fields_of("met").choices = self._fields_of("met").choices[:1]
            self._fields_of("met").label = "Who answered"
        else:
            self._fields_of("kind").choices = capitals(VISITS)
        if shape == "tried":
            kept = {
                "once",
                "kind",
                "day",
                "time",
                "second",
                "entry",
                "facts",
                "said",
                "next_on",
                "outcome",
                "outcome_words",
            }
            self._leave_out(*(set(self.fields) - kept))
            self._fields_of("entry").choices = [one for one in capitals(Visit.Entry.choices) if one[0] in TRIED]
            self._fields_of("facts").required = False

    def groups(self) -> list[dict[str, Any]]:
        """The fields as the page lays them out: what is always asked, and what opens when it is needed."""
        counts = [f"device_{one.value}" for one in DeviceSeen.Kind]
        factors = [name for one in FACTORS for name in (f"factor_{one.key}", f"factor_{one.key}_words")]
        layout = (
            ("", ("entry", "met")),
            ("Someone else, or who let us in", ("let_in_by", "new_name", "new_category")),
            ("", ("places", "children")),
            ("What was seen of children", ("children_words",)),
            ("", ("devices",)),
            ("How many devices of which kind", counts),
            ("", ("acute",)),
            ("What has changed", factors),
            ("", ("facts", "said")),
            ("What we make of it (opinion)", ("opinion",)),
            (
                FOLLOWS,
                ("kind", "day", "time", "second", "outcome", "outcome_words", "next_on"),
            ),
        )
        found = []
        for title, names in layout:
            if title == FOLLOWS and (concern := concerns.group_of(self)):
                found.append(concern)
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                opened = any(field.errors or (field.name in self.data and field.data) for field in fields)
                found.append({"title": title, "fields": fields, "open": bool(title) and opened and bool(self.errors)})
        return found

    def full_clean(self) -> None:
        """Where nobody got in, nothing that lies behind the door is asked."""
        if self.data.get("entry") in TRIED:
            for name in ("children", "devices", "acute", "facts"):
                if name in self.fields:
                    self.fields[name].required = False
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("entry") == "no_reply" and THE_PERSON in (values.get("met") or ()):
            self.add_error("met", "Nobody is met where there is no reply. Choose how you got in, or who was there")
        if values.get("new_name") and not values.get("new_category"):
            self.add_error("new_category", "Select who they are")
        if values.get("outcome") not in (None, "routine") and not values.get("outcome_words"):
            self.add_error("outcome_words", "Say in words what follows")
        self._counted(values)
        self._factors(values)
        for name, words in concerns.wrong_with(values):
            self.add_error(name, words)
        return values

    def _counted(self, values: dict[str, Any]) -> None:
        numbers = [name for name in self.fields if name.startswith("device_") and values.get(name)]
        if values.get("devices") == "seen" and not numbers:
            self.add_error("devices", "Enter how many of which kind were seen")
        elif numbers and values.get("devices") in ("none", "not_looked"):
            self.add_error("devices", "Devices are counted below: select that some were seen, or empty the numbers")

    def _factors(self, values: dict[str, Any]) -> None:
        changed = [one for one in FACTORS if values.get(f"factor_{one.key}")]
        for one in changed:
            if not values.get(f"factor_{one.key}_words"):
                self.add_error(f"factor_{one.key}_words", f"{one.words}: say in words what changed")
        if values.get("acute") == "changed" and not changed:
            self.add_error("acute", "Select below what has changed")
        elif changed and values.get("acute") in ("no_change", "not_considered"):
            self.add_error("acute", "A change stands below: select that something has changed, or take it away")

    def new(self, *, plan: Any = None, draft: uuid.UUID | None = None) -> NewVisit:
        values = self.cleaned_data
        met = values.get("met") or []
        names = ("let_in_by", "children", "children_words", "devices", "acute", "opinion", "said", "outcome_words")
        category = values.get("new_category") or "household"
        worries, referrals = concerns.said_of(values)
        return NewVisit(
            kind=values["kind"],
            at=datetime.combine(values["day"], values["time"], LONDON),
            seen=THE_PERSON in met,
            entry=values.get("entry") or "",
            places=tuple(values.get("places") or ()),
            facts=values.get("facts") or "",
            outcome=values.get("outcome") or "routine",
            next_on=values.get("next_on"),
            second=self.people.get(values.get("second") or ""),
            plan=plan,
            draft=draft,
            others=tuple(uuid.UUID(one) for one in met if one != THE_PERSON),
            someone_new=SomeoneNew(values["new_name"], category) if values.get("new_name") else None,
            devices_seen=self._devices_seen(values),
            concerns=worries,
            referrals=referrals,
            factors=self._factors_seen(values),
            **{name: values.get(name) or "" for name in names},
        )

    def _devices_seen(self, values: dict[str, Any]) -> tuple[SeenDevice, ...]:
        counts = ((one.value, values.get(f"device_{one.value}")) for one in DeviceSeen.Kind)
        return tuple(SeenDevice(kind, number) for kind, number in counts if number)

    def _factors_seen(self, values: dict[str, Any]) -> tuple[SeenFactor, ...]:
        """One row a factor, where they were looked at; nothing at all where they were not."""
        if values.get("acute") not in ("no_change", "changed"):
            return ()
        return tuple(
            SeenFactor(
                one.key,
                values.get(f"factor_{one.key}") or "no_change",
                values.get(f"factor_{one.key}_words") or "",
            )
            for one in FACTORS
        )


class CorrectVisit(VersionedForm):
    """The words of a visit as they should stand."""

    let_in_by = Text(label="Who let us in", required=False, max_length=200)
    facts = LongText(label="What was seen and heard", required=False, max_length=4000)
    said = LongText(label="What the person said", required=False, max_length=4000, rows=3)
    opinion = LongText(
        label="What we make of it", help_text="Opinion, marked as such", required=False, max_length=4000, rows=3
    )
    outcome = Radios(label="What follows", choices=capitals(Visit.Outcome.choices), small=True, noun="what follows")
    outcome_words = Text(label="In words", required=False, max_length=1000)
    next_on = DateParts(label="Next visit by", required=False)

    def values(self) -> dict[str, Any]:
        names = ("let_in_by", "facts", "said", "opinion", "outcome", "outcome_words", "next_on")
        return {name: self.cleaned_data[name] for name in names}


class SignVisit(VersionedForm):
    """The second's own word."""

    differing_view = LongText(
        label="Where you saw it differently",
        help_text="Empty if you agree with all of it. It stands beside the record, under your name",
        required=False,
        max_length=4000,
    )

    def values(self) -> dict[str, Any]:
        return {"differing_view": self.cleaned_data["differing_view"]}


class KindFilter(forms.Form):
    """Which of the list."""

    kind = Radios(
        label="Show",
        required=False,
        choices=[("", "All"), ("visits", "Visits"), ("tried", "Refused or no reply"), ("contacts", "Contacts")],
        small=True,
    )
