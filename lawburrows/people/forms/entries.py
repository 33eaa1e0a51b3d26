"""One form for each kind of entry, all of one shape; `FORMS` is the table."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import phonenumbers
from django import forms

from lawburrows.people.kinds import BY_KEY, Kind
from lawburrows.people.presenting import last_day
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.date_fields import DateParts, PartialDateField
from lawburrows.web.dates import read_partial, today
from lawburrows.web.fields import File, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm


def chosen(key: str, field: str = "kind") -> Any:
    """The choices of a kind's column."""
    column: Any = BY_KEY[key].model._meta.get_field(field)
    return column.choices


def note(label: str = "Note", most: int = 300) -> LongText:
    return LongText(label=label, required=False, rows=3, max_length=most)


ELSEWHERE = ("wanted", "missing")


class EntryForm(OnceForm):
    """What a person fills in. `record` and `by` are there for forms whose choices depend on them."""

    key = ""

    def __init__(self, *args: Any, record: Any = None, by: Any = None, changing: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.record, self.by, self.changing = record, by, changing
        if BY_KEY[self.key].timed:
            self.fields["starts"] = DateParts(label="Since", noun="the first day", required=False)
            self.fields["ends"] = DateParts(
                label="Until", noun="the last day", required=False, help_text="Leave empty if it still holds"
            )
        if changing:
            self.fields["version"] = deepcopy(VersionedForm.base_fields["version"])
            for field in ("number", "content"):
                if field in self.fields:
                    self.fields[field].required = False
            if "number" in self.fields:
                self.fields["number"].help_text = "Leave empty to keep the number as it is"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day cannot be before the first day")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What goes to the command, which is told the first day on which it is no longer so."""
        cleaned = {name: value for name, value in self.cleaned_data.items() if name not in ("once", "version")}
        if cleaned.get("ends"):
            cleaned["ends"] += ONE_DAY
        return {
            name: value
            for name, value in cleaned.items()
            if value not in (None, "") or name not in ("number", "content")
        }

    @classmethod
    def initial_of(cls, entry: Any) -> dict[str, Any]:
        """The form filled in with an entry as it stands."""
        kind = BY_KEY[cls.key]
        found = {name: getattr(entry, name) for name in (*kind.fields, "version")}
        return found | ({"starts": entry.starts, "ends": last_day(entry)} if kind.timed else {})


class PersonForm(EntryForm):
    key = "person"
    sex = Radios(label="Sex", choices=chosen("person", "sex"))
    birth = PartialDateField(
        label="Date of birth",
        required=False,
        max_length=100,
        help_text="As it was stated. A year, a month and year, or words are kept as they are",
    )
    ethnicity = Text(label="Ethnicity", required=False, max_length=100)
    died_on = DateParts(label="Died on", noun="the date of death", required=False, latest=today)

    @property
    def values(self) -> dict[str, Any]:
        given = dict(super().values)
        return given | birth_columns(given.pop("birth"))

    @classmethod
    def initial_of(cls, entry: Any) -> dict[str, Any]:
        stated = entry.born.isoformat() if entry.born else entry.born_stated
        return {
            "sex": entry.sex,
            "birth": read_partial(stated) if stated else None,
            "ethnicity": entry.ethnicity,
            "died_on": entry.died_on,
            "version": entry.version,
        }


def birth_columns(stated: Any) -> dict[str, Any]:
    """A stated date as the register keeps it: a day, or the words."""
    whole = stated.whole if stated else None
    return {"born": whole, "born_stated": "" if whole or not stated else str(stated)}


class NameForm(EntryForm):
    key = "name"
    kind = Radios(label="What kind of name is it?", noun="what kind of name it is", choices=chosen("name"))
    given = Text(label="Given names", required=False)
    middle = Text(label="Middle names", required=False)
    family = Text(label="Family name", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("given") or cleaned.get("family")):
            self.add_error("family", "Enter a given name or a family name")
        return cleaned


class AddressForm(EntryForm):
    key = "address"
    use = Radios(label="How is the address used?", noun="how the address is used", choices=chosen("address", "use"))
    lines = Text(
        label="House and street, or the place where they are found", noun="the address", required=False, max_length=300
    )
    town = Text(label="Town", required=False, max_length=120)
    postcode = Text(label="Postcode", required=False, width=10, max_length=40)
    note = note()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in ("lines", "town", "postcode")):
            self.add_error("lines", "Enter the address, or the place where they are found")
        return cleaned


class ContactForm(EntryForm):
    key = "contact"
    kind = Radios(label="What is it?", noun="what it is", choices=chosen("contact"))
    value = Text(label="Number, address or name", noun="the number, address or name", max_length=254)
    note = note()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind, value = cleaned.get("kind"), cleaned.get("value") or ""
        if kind == "telephone" and value:
            if number := telephone(value):
                cleaned["value"] = number
            else:
                self.add_error("value", "Enter a telephone number, like 0131 496 0000 or +44 131 496 0000")
        if kind == "email" and value and ("@" not in value or " " in value):
            self.add_error("value", "Enter an e-mail address in the correct format, like name@example.com")
        return cleaned


def telephone(text: str) -> str:
    """The number as it is dialled from anywhere; empty when it can be none."""
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


class VehicleForm(EntryForm):
    key = "vehicle"
    registration = Text(label="Registration", width=10, max_length=20)
    what = Text(label="Make, model and colour", required=False)
    note = note()


class AccountForm(EntryForm):
    key = "account"
    kind = Radios(label="What is it?", noun="what it is", choices=chosen("account"))
    provider = Text(label="Bank or provider", required=False, max_length=120)
    holder = Text(label="Name on it", required=False)
    number = Text(label="Number", noun="the number", width=30, max_length=40)


class TravelDocumentForm(EntryForm):
    key = "travel_document"
    kind = Radios(label="What is it?", noun="what it is", choices=chosen("travel_document"))
    country = Text(label="Country that issued it", required=False, max_length=80)
    expires_on = DateParts(label="Expires on", noun="the day on which it expires", required=False)
    number = Text(label="Number", noun="the number", width=30, max_length=40)


class IdentifierForm(EntryForm):
    key = "identifier"
    kind = Select(label="Whose number is it?", noun="whose number it is", choices=chosen("identifier"))
    number = Text(
        label="Number",
        noun="the number",
        width=30,
        max_length=40,
        help_text="A number that does not look right is kept, and shown as doubtful",
    )


class DescriptionForm(EntryForm):
    key = "description"
    kind = Radios(label="What does it describe?", noun="what it describes", choices=chosen("description"))
    text = LongText(label="Description", rows=3, max_length=500)


class WarningForm(EntryForm):
    key = "warning"
    kind = Select(
        label="What could happen?",
        noun="what could happen",
        help_text="That somebody is wanted or missing is recorded under Breaches",
    )
    text = LongText(label="In words, for someone at the door", noun="the warning in words", rows=3, max_length=500)
    review_on = DateParts(label="Look at it again on", noun="the day on which it is looked at again")

    def __init__(self, *args: Any, **more: Any) -> None:
        """Wanted and missing have their own entries elsewhere; a warning that says so already may go on saying it."""
        super().__init__(*args, **more)
        kind: Any = self.fields["kind"]
        held = self.initial.get("kind")
        kind.choices = [
            ("", "Select"),
            *(one for one in chosen("warning") if one[0] == held or one[0] not in ELSEWHERE),
        ]


class NeedForm(EntryForm):
    key = "need"
    kind = Select(label="What do they need?", noun="what they need", choices=chosen("need"))
    text = note("What helps: language, who, how", 500)


class OccupationForm(EntryForm):
    key = "occupation"
    kind = Radios(label="What is it?", noun="what it is", choices=chosen("occupation"))
    what = Text(label="What do they do?", noun="what they do", max_length=200)
    place = Text(label="Where, or for whom?", noun="where or for whom", required=False, max_length=300)
    note = note()


class DirectionForm(EntryForm):
    key = "direction"
    parent = Text(label="Parent or carer who notifies", noun="the name of the parent or carer")
    relation = Text(label="What are they to the young person?", required=False, max_length=100)
    telephone = Text(label="Telephone", required=False, width=20, max_length=40)
    court = Text(label="Court", required=False, max_length=120)
    made_on = DateParts(label="Day of the direction", noun="the day of the direction", latest=today)


class OtherForm(EntryForm):
    key = "other"
    category = Radios(label="Who are they in this case?", noun="who they are", choices=chosen("other", "category"))
    name = Text(label="Name")
    born_stated = Text(label="Date of birth or age, as stated", required=False, max_length=100)
    safe_contact = LongText(label="How to reach them safely", required=False, rows=2, max_length=300)
    note = note(most=500)


class RelationshipForm(EntryForm):
    key = "relationship"
    kind = Select(
        label="What are they to the person?", noun="what they are to the person", choices=chosen("relationship")
    )
    other = Select(label="Someone in this case", required=False)
    managed = Text(
        label="Or another managed person",
        required=False,
        width=20,
        max_length=20,
        help_text="The reference of their record, like LB-2345-6789",
    )
    note = note()

    def __init__(self, *args: Any, others: Any = (), find: Any = None, **more: Any) -> None:
        super().__init__(*args, **more)
        own: Any = self.fields["other"]
        own.choices = [("", "Nobody of them"), *others]
        self.find = find

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if bool(cleaned.get("other")) == bool(cleaned.get("managed")):
            self.add_error(
                "other", "Choose someone in this case, or give the reference of another record: one of the two"
            )
        elif cleaned.get("managed"):
            cleaned["managed"] = self.find(cleaned["managed"])
            if cleaned["managed"] is None:
                self.add_error("managed", "Enter the reference of a record that you may see")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        given = dict(super().values)
        managed = given.pop("managed") or None
        return given | {"other_id": given.pop("other") or None, "managed_id": managed.pk if managed else None}

    @classmethod
    def initial_of(cls, entry: Any) -> dict[str, Any]:
        found = super().initial_of(entry)
        return found | {"other": str(entry.other_id or ""), "managed": entry.managed.ref if entry.managed else ""}


class PhotographForm(EntryForm):
    key = "photograph"
    content = File(label="Photograph", kinds=("jpg", "jpeg", "png", "webp"), megabytes=12)
    taken_on = DateParts(label="Taken on", noun="the day on which it was taken", required=False, latest=today)
    note = note()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("content"):
            cleaned["content"] = cleaned["content"].read()
        return cleaned


class EndForm(OnceForm, VersionedForm):
    """The day from which an entry no longer holds."""

    ends = DateParts(
        label="When did it end?",
        noun="the day on which it ended",
        help_text="The first day on which it is no longer so",
    )


class RevealForm(forms.Form):
    """Why the whole number is needed."""

    reason = LongText(
        label="Why do you need the whole number?", noun="why you need the whole number", rows=3, max_length=500
    )


FORMS: dict[str, type[EntryForm]] = {form.key: form for form in EntryForm.__subclasses__()}


def form_for(kind: Kind) -> type[EntryForm]:
    return FORMS[kind.key]
