"""Where an address lies, photographs, moving in; and the places of an area."""

from __future__ import annotations

from typing import Any

from lawburrows.circumstances import queries as changes
from lawburrows.premises.intake import MovedIn
from lawburrows.premises.reading import COLUMNS, position_in
from lawburrows.rules.grid import Point
from lawburrows.rules.premises import PLACES
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import File, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm

HOW = (
    "A grid reference such as NT 25773 73451, easting and northing, or latitude and longitude such as 55.9486, -3.1999"
)


class Position(Text):
    """One line, in any of three ways."""

    def __init__(self, **more: Any) -> None:
        super().__init__(label="Where is it?", noun="where it is", help_text=HOW, max_length=60, **more)

    def clean(self, value: Any) -> Point | None:
        text = super().clean(value)
        if not text:
            return None
        at = position_in(text)
        if at is None:
            raise self.refuse("invalid")
        return at


WRONG = {
    "invalid": "That is no place in Great Britain. Enter a grid reference, easting and northing, or latitude and longitude"
}


class SetPosition(OnceForm, VersionedForm):
    position = Position(error_messages=WRONG)


class AddPicture(OnceForm):
    what = Text(label="What does it show?", noun="what it shows", help_text="Such as: the back gate, from the lane")
    content = File(
        label="Photograph",
        noun="a photograph",
        kinds=("jpg", "jpeg", "png", "webp"),
        megabytes=10,
        help_text="JPG, PNG or WEBP, 10 MB or smaller. It is saved anew without place or camera",
    )


class MoveIn(OnceForm, VersionedForm):
    """What is asked of a change of address; the address itself is known."""

    since = DateParts(label="Since when do they live there?", noun="since when they live there", latest=today)
    known = Select(label="How is it known?", noun="how it is known", choices=changes.KNOWN, initial="person")
    verified = YesNo(label="Has it been verified?", noun="it has been verified")
    child = YesNo(label="Does a child live there, or visit?", noun="a child lives there, or visits")
    told = Radios(
        label="Has the person notified the police of this?",
        noun="whether the person has notified the police",
        choices=changes.TOLD,
        initial="not_known",
    )

    def __init__(self, *args: Any, subject: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not subject:
            del self.fields["told"]

    def new(self) -> MovedIn:
        given = self.cleaned_data
        return MovedIn(given["since"], given["known"], given["verified"], given["child"], given.get("told") or "")


class AddPlace(OnceForm):
    kind = Select(
        label="What is it?",
        noun="what it is",
        choices=[(row.key, row.words[:1].upper() + row.words[1:]) for row in PLACES],
    )
    name = Text(label="Name", noun="its name", max_length=200)
    position = Position(error_messages=WRONG)


class BringPlaces(OnceForm):
    content = File(
        label="File of places",
        noun="a file of places",
        kinds=("geojson", "json", "csv"),
        megabytes=5,
        help_text=f"GeoJSON with points, each with kind and name; or CSV with the columns {COLUMNS}",
    )
