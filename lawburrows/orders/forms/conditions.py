"""What is typed about conditions: as many blocks as there are conditions, in the court's words or from a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from lawburrows.orders.demanding import NewCondition
from lawburrows.rules.conditions import Catalogue, ConditionKind, Nature, gaps_in, is_filled_in
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.date_fields import DateParts, Time
from lawburrows.web.fields import Checkboxes, LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import VersionedForm

MOST = 30  # blocks on one page
KINDS = [(one.value, one.words.capitalize()) for one in ConditionKind]
NATURES = [(Nature.PROHIBITION.value, "It forbids something"), (Nature.REQUIREMENT.value, "It demands something")]
WEEKDAYS = [("1", "Monday"), ("2", "Tuesday"), ("3", "Wednesday"), ("4", "Thursday"), ("5", "Friday"), ("6", "Saturday"), ("7", "Sunday")]  # fmt: skip
FIRST = ("item", "text", "kind", "nature", "enforceable")  # the others are asked for behind a line that opens
Choices = Sequence[tuple[Any, str]]


def fields_of(
    catalogue: Catalogue | None, agencies: Choices, people: Choices, *, needed: bool
) -> dict[str, forms.Field]:
    """The questions about one condition."""
    wording = {
        "item": Select(
            label="From the catalogue",
            choices=[(item.key, item.text) for item in catalogue.items] if catalogue else [],
            empty="None: the words are typed below",
            required=False,
            help_text="Model wording, not an official text. Words in [brackets] are filled in below"
            if catalogue
            else "",
        )
    }
    return (wording if catalogue else {}) | {
        "text": LongText(
            label="What it says, word for word",
            help_text="As the court or the board wrote it",
            max_length=5000,
            rows=4,
            required=needed and catalogue is None,
        ),
        "kind": Select(label="What it is about", choices=KINDS, required=needed and catalogue is None),
        "nature": Radios(label="What it does", choices=NATURES, required=needed and catalogue is None),
        "enforceable": YesNo(
            label="Can the police enforce it at once?",
            help_text="If so, a control room sees it word for word. Leave it open if you do not know",
            required=False,
        ),
        "zone": Text(label="Place or zone in words", required=False, max_length=500),
        "from_time": Time(label="From, time of day", help_text="Such as 21:00", required=False),
        "until_time": Time(label="Until, time of day", help_text="Such as 7am", required=False),
        "weekdays": Checkboxes(
            label="On these days", choices=WEEKDAYS, help_text="None: every day", required=False, small=True
        ),
        "starts": DateParts(label="First day", help_text="Empty: with the order", required=False),
        "last_day": DateParts(label="Last day", help_text="Empty: as long as the order", required=False),
        "checking_agency": Select(label="Which agency checks it", choices=agencies, required=False),
        "checked_by": Select(label="Who checks it", choices=people, required=False),
        "how_checked": Text(
            label="How it is checked", help_text="Such as: at visits, unannounced", required=False, max_length=500
        ),
        "evidence": LongText(label="What shows that it is kept or not", required=False, max_length=1000, rows=2),
    }


def condition_from(values: Mapping[str, Any], catalogue: Catalogue | None) -> dict[str, Any]:
    """The values of one condition; what was left open is taken from the wording."""
    item = catalogue.item(values.get("item") or "") if catalogue else None
    last = values["last_day"]
    names = ("text", "enforceable", "zone", "from_time", "until_time", "starts", "how_checked", "evidence")
    return {
        **{name: values[name] for name in names},
        "item": item.key if item else "",
        "kind": values["kind"] or (item.kind.value if item else ""),
        "nature": values["nature"] or (item.nature.value if item else ""),
        "weekdays": "".join(sorted(values["weekdays"])),
        "until": last + ONE_DAY if last else None,
        "checking_agency": values["checking_agency"],
        "checked_by": values["checked_by"],
    }


def wrong_with(values: Mapping[str, Any], catalogue: Catalogue | None) -> Iterator[tuple[str, str]]:
    """The field and the sentence for everything that does not fit together."""
    item = catalogue.item(values.get("item") or "") if catalogue else None
    text = values.get("text") or ""
    if item and not text:
        yield "text", "Enter the wording with its gaps filled in"
    elif gaps := gaps_in(text):
        yield "text", f"Fill in what stands in brackets: {', '.join(gaps)}"
    elif item and not is_filled_in(item, text):
        yield "item", "The words below are not those of the catalogue. Take none from the list, or put its words back"
    if not item and text:
        if not values.get("kind"):
            yield "kind", "Select what it is about"
        if not values.get("nature"):
            yield "nature", "Select what it does"
    if not text and not item:
        yield "text", "Enter what it says, word for word"
    if bool(values.get("from_time")) != bool(values.get("until_time")):
        yield "until_time" if values.get("from_time") else "from_time", "Enter both times of day, or neither"
    starts, last = values.get("starts"), values.get("last_day")
    if starts and last and last < starts:
        yield "last_day", "The last day must be the same as or after the first day"


class WithConditions(forms.Form):
    """A form with blocks of conditions below its own fields. A block in which nothing is said is left out."""

    blocks = forms.IntegerField(widget=forms.HiddenInput, required=False)
    wording_follows_kind = False  # whether the catalogue is known only when the kind of order is

    def __init__(
        self,
        data: QueryDict | None = None,
        *args: Any,
        catalogue: Catalogue | None = None,
        agencies: Choices = (),
        people: Choices = (),
        offered: int = 1,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, *args, **kwargs)
        self.catalogue = catalogue
        typed = str(data.get("blocks", "")) if data is not None else ""
        count = min(int(typed), MOST) if typed.isascii() and typed.isdigit() and len(typed) < 4 else offered
        self.count = max(count, offered)
        for number in range(1, self.count + 1):
            for name, field in fields_of(catalogue, agencies, people, needed=False).items():
                self.fields[f"c{number}_{name}"] = field
        self.initial["blocks"] = self.count

    def own_fields(self) -> list[forms.BoundField]:
        """The visible fields above the conditions."""
        return [field for field in self.visible_fields() if not self._of_a_block(field.name)]

    def condition_blocks(self) -> list[dict[str, Any]]:
        """Each block with its questions: those that are always asked, and those behind a line that opens."""
        found = []
        for number in range(1, self.count + 1):
            names = [name for name in self.fields if name.startswith(f"c{number}_")]
            first = [self[name] for name in names if name.split("_", 1)[1] in FIRST]
            rest = [self[name] for name in names if name.split("_", 1)[1] not in FIRST]
            filled = any(field.errors or _something(field.value()) for field in rest)
            found.append({"number": number, "first": first, "rest": rest, "open": filled})
        return found

    def _of_a_block(self, name: str) -> bool:
        head, _, rest = name.partition("_")
        return bool(rest) and head[:1] == "c" and head[1:].isdigit()

    def _values(self, number: int) -> dict[str, Any]:
        start = f"c{number}_"
        return {name.removeprefix(start): value for name, value in self.cleaned_data.items() if name.startswith(start)}

    def _said(self, number: int) -> bool:
        return any(value not in (None, "", []) for value in self._values(number).values())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for number in range(1, self.count + 1):
            failed = {name.split("_", 1)[1] for name in self.errors if name.startswith(f"c{number}_")}
            if not self._said(number):
                continue
            for name, sentence in wrong_with(self._values(number), self.catalogue):
                if name not in failed:
                    self.add_error(
                        f"c{number}_{name}", f"{sentence} (condition {number})" if self.count > 1 else sentence
                    )
        return values

    def conditions(self) -> tuple[NewCondition, ...]:
        """What was typed, block by block."""
        said = [number for number in range(1, self.count + 1) if self._said(number)]
        return tuple(NewCondition(**condition_from(self._values(number), self.catalogue)) for number in said)

    def unjudged(self) -> WithConditions:
        """The same page to be shown again before anybody says what is wrong with it."""
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data = {}
        return self


def _something(value: Any) -> bool:
    return any(value) if isinstance(value, list | tuple) else bool(value)


def one_more(make: Callable[[QueryDict], WithConditions], data: QueryDict) -> WithConditions:
    """The page with one block more, and with the chosen wordings put where their words are typed."""
    form = make(data)
    data = data.copy()
    if form.catalogue:
        for number in range(1, form.count + 1):
            item = form.catalogue.item(data.get(f"c{number}_item", ""))
            if item is None:  # chosen from the catalogue of another kind of order
                data.pop(f"c{number}_item", None)
            if item and not data.get(f"c{number}_text", "").strip():
                data[f"c{number}_text"] = item.text
                data[f"c{number}_kind"] = data.get(f"c{number}_kind") or item.kind.value
                data[f"c{number}_nature"] = data.get(f"c{number}_nature") or item.nature.value
    data["blocks"] = str(min(form.count + ("more" in data), MOST))
    return make(data).unjudged()


class ChangeCondition(VersionedForm):
    """A condition as it should stand."""

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        catalogue: Catalogue | None = None,
        agencies: Choices = (),
        people: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, *args, **kwargs)
        self.catalogue = catalogue
        self.fields |= fields_of(catalogue, agencies, people, needed=True)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name, sentence in wrong_with(values, self.catalogue):
            if name not in self.errors:
                self.add_error(name, sentence)
        return values

    def values(self) -> dict[str, Any]:
        found = condition_from(self.cleaned_data, self.catalogue)
        for name in ("checking_agency", "checked_by"):
            found[f"{name}_id"] = found.pop(name)
        return found
