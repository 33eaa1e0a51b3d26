"""The import form: which sheets and columns an extract may have, what each means, and the other register's names.

A workbook has a sheet for each kind. A CSV file holds people, one a row; or rows of any kind, when a first column
`sheet` says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from lawburrows.orders.models import Absence, Notification, Order
from lawburrows.people.models import Address, CommunicationNeed, Contact, Identifier, Name, Warning
from lawburrows.rules.notification.disposals import Disposal

SHEET = "sheet"  # the column of a CSV file that says of which kind a row is


@dataclass(frozen=True)
class Column:
    """One column: its name, what it holds, and the values that it may have (none: any text)."""

    name: str
    what: str
    choices: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True)
class Sheet:
    """Rows of one kind."""

    name: str
    what: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        [found] = [column for column in self.columns if column.name == name]
        return found

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


DATE = "a date: 1971-04-03 or 3/4/1971"
_WHO = Column("person_id", "the number of the person in the source; the same in every sheet", needed=True)


def _kind(name: str, model: type[Model], field: str = "kind", **more: bool) -> Column:
    choosing: Any = model._meta.get_field(field)
    return Column(name, "its kind", tuple(value for value, _ in choosing.flatchoices), **more)


_FROM_TO = (Column("starts", DATE), Column("ends", DATE + "; the first day on which it is no longer so"))
_SENTENCE = (
    Column("offence_code", "a code of the offence list, such as S-SOSA-3"),
    Column("offence_title", "the offence in words, where there is no code"),
    Column("court", "where they were convicted"),
    Column("convicted_on", DATE),
    Column("sentenced_on", DATE),
    Column("disposal", "what the court did", tuple(one.name.lower() for one in Disposal)),
    Column("term", "its length: 30 months; 6 months 1 day; 2 years"),
)

PEOPLE = Sheet(
    "people",
    "One row a person.",
    (
        _WHO,
        Column("forename", "given name"),
        Column("middle_names", "further given names"),
        Column("surname", "family name"),
        Column("sex", "male, female, other or not_known; M and F are understood"),
        Column("date_of_birth", DATE + "; a month, a year or words are kept as stated"),
        Column("address_line", "house and street of the main home"),
        Column("town", "town of the main home"),
        Column("postcode", "postcode of the main home; a foreign one is kept as written"),
        Column("pnc_style_id", "PNC number"),
        Column("cro", "CRO number"),
        Column("chs", "CHS reference"),
        Column("chi", "CHI number"),
        Column("prison_number", "prison number"),
        Column("visor_reference", "ViSOR reference"),
        Column("mappa_reference", "MAPPA reference"),
        Column("council_reference", "the council's reference"),
        Column("national_insurance", "National Insurance number"),
        Column("ethnicity", "as the person says it"),
        Column("lead", "the lead authority: the key or the name of an agency"),
        Column("council_area", "one of the 32 council areas"),
        Column("partners", "the other agencies in the case: keys or names, separated by semicolons"),
        Column("manager", "e-mail address of the record manager"),
        Column("notification_officer", "e-mail address"),
        Column("supervising_officer", "e-mail address"),
        Column("prison_contact", "e-mail address"),
        Column("category", "MAPPA category", ("1", "2", "3")),
        Column("category_since", DATE),
        Column("level", "MAPPA level", ("1", "2", "3")),
        Column("level_since", DATE),
        Column("risk", "risk of serious harm; empty means not assessed", ("low", "medium", "high", "very_high")),
        Column("risk_since", DATE),
        *_SENTENCE,
    ),
)
NAMES = Sheet(
    "names",
    "Other names: at birth, former, alias, nickname, online.",
    (
        _WHO,
        _kind("kind", Name),
        Column("forename", "given name"),
        Column("middle_names", "further given names"),
        Column("surname", "family name"),
        *_FROM_TO,
    ),
)
ADDRESSES = Sheet(
    "addresses",
    "Other and earlier addresses, and places where someone without a home is found.",
    (
        _WHO,
        _kind("use", Address, "use"),
        Column("address_line", "house and street"),
        Column("town", "town"),
        Column("postcode", "postcode"),
        Column("note", "anything to know about it"),
        *_FROM_TO,
    ),
)
CONTACTS = Sheet(
    "contacts",
    "Telephones, e-mail addresses and online accounts.",
    (_WHO, _kind("kind", Contact), Column("value", "the number or address", needed=True), Column("note", "")),
)
IDENTIFIERS = Sheet(
    "identifiers",
    "More numbers by type.",
    (_WHO, _kind("kind", Identifier, needed=True), Column("value", "the number", needed=True)),
)
CONVICTIONS = Sheet(
    "convictions",
    "Convictions with what the court did; more than one disposal for a conviction is more than one row.",
    (
        _WHO,
        *_SENTENCE,
        Column("schedule_3", "whether notification requirements follow: yes or no", ("yes", "no")),
        Column("extension", "the extension of an extended sentence: 24 months"),
        Column("offence_from", DATE),
        Column("offence_until", DATE),
        Column("way", "how it was done, coded"),
        Column("relation", "relation to the victim, coded"),
        Column("note", ""),
    ),
)
ORDERS = Sheet(
    "orders",
    "Orders of a court and licences.",
    (
        _WHO,
        _kind("kind", Order, needed=True),
        Column("court", ""),
        Column("made_on", DATE, needed=True),
        *_FROM_TO,
        Column("summary", "in a sentence"),
    ),
)
NOTIFICATIONS = Sheet(
    "notifications",
    "Notifications that the person made to the police.",
    (
        _WHO,
        _kind("section", Notification, "section", needed=True),
        Column("made_on", DATE, needed=True),
        _kind("home", Notification, "home"),
        Column("station", "the police station"),
    ),
)
ABSENCES = Sheet(
    "absences",
    "Times in custody, in hospital or abroad.",
    (_WHO, _kind("kind", Absence, needed=True), Column("place", ""), *_FROM_TO),
)
WARNINGS = Sheet(
    "warnings",
    "What could hurt someone.",
    (
        _WHO,
        _kind("kind", Warning, needed=True),
        Column("text", "in a sentence", needed=True),
        Column("review_on", DATE, needed=True),
        *_FROM_TO,
    ),
)
NEEDS = Sheet(
    "needs",
    "What a person needs to understand and to be understood.",
    (_WHO, _kind("kind", CommunicationNeed, needed=True), Column("text", "in a sentence"), *_FROM_TO),
)
SHEETS = (
    PEOPLE,
    NAMES,
    ADDRESSES,
    CONTACTS,
    IDENTIFIERS,
    CONVICTIONS,
    ORDERS,
    NOTIFICATIONS,
    ABSENCES,
    WARNINGS,
    NEEDS,
)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}

# Column of the people's sheet → the kind of identifier that it holds.
IDENTIFIER_OF = {
    "pnc_style_id": Identifier.Kind.PNC,
    "cro": Identifier.Kind.CRO,
    "chs": Identifier.Kind.CHS,
    "chi": Identifier.Kind.CHI,
    "prison_number": Identifier.Kind.PRISON,
    "visor_reference": Identifier.Kind.VISOR,
    "mappa_reference": Identifier.Kind.MAPPA,
    "council_reference": Identifier.Kind.COUNCIL,
    "national_insurance": Identifier.Kind.NATIONAL_INSURANCE,
}

# An extract in the manner of the existing register: its heading → our column. No published field list was found, so
# this is a working model; headings are compared without regard to case, spaces and punctuation.
EXISTING_REGISTER = {
    "Nominal Ref": "visor_reference",
    "Surname": "surname",
    "Forename(s)": "forename",
    "Middle Name(s)": "middle_names",
    "Gender": "sex",
    "DOB": "date_of_birth",
    "Ethnic Appearance": "ethnicity",
    "PNC ID": "pnc_style_id",
    "CRO No": "cro",
    "CHS No": "chs",
    "Prison No": "prison_number",
    "Current Address": "address_line",
    "Post Town": "town",
    "Post Code": "postcode",
    "Area": "council_area",
    "Lead Agency": "lead",
    "Manager": "manager",
    "Category": "category",
    "MAPPA Level": "level",
    "Risk Level": "risk",
    "Offence": "offence_title",
    "Court": "court",
    "Conviction Date": "convicted_on",
    "Disposal": "disposal",
    "Sentence Length": "term",
}
EXISTING_REGISTER_MARK = "Nominal Ref"  # an extract with this heading is in the existing register's manner
