"""Fields for dates and times: three boxes, a date of which only a part is known, and a time of day."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from lawburrows.web import widgets
from lawburrows.web.dates import PartialDate, month_number, read_partial, today, write_date
from lawburrows.web.fields import Spoken, Text

PARTS = ("day", "month", "year")
YEARS = range(1850, 3000)  # nothing that anybody records lies outside, and no sum of dates may run off the calendar
Limit = date | Callable[[], date] | None


class DateParts(Spoken, forms.Field):
    """A whole date in three boxes; a month may be typed as a name.

    `earliest`, `latest`: a date, or a function giving one when the form is checked. `latest=today` says "must be
    today or in the past", `earliest=today` "must be today or in the future".
    """

    unsaid = "the date"
    phrases: ClassVar[dict[str, str]] = {
        "incomplete": "{Noun} must include a %(missing)s",
        "invalid": "{Noun} must be a real date",
        "year": "Year must include 4 numbers",
        "far": "Year must be between %(first)s and %(last)s",
        "late": "{Noun} must be the same as or before %(limit)s",
        "early": "{Noun} must be the same as or after %(limit)s",
        "future": "{Noun} must be today or in the past",
        "past": "{Noun} must be today or in the future",
    }
    widget = widgets.DateBoxes

    def __init__(self, *, earliest: Limit = None, latest: Limit = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def wrong(self, parts: Iterable[str], code: str, **params: Any) -> ValidationError:
        """Remember which boxes are meant, and give the error."""
        self.widget.wrong = tuple(parts)
        return self.refuse(code, parts=tuple(parts), **params)

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        typed = dict(zip(PARTS, (str(part or "").strip() for part in value), strict=True))
        empty = [part for part in PARTS if not typed[part]]
        if len(empty) == 3:
            return None
        if empty:
            raise self.wrong(empty, "incomplete", missing=" and ".join(empty))
        day, month, year = number(typed["day"]), month_number(typed["month"]), number(typed["year"])
        if day is None or month is None or year is None:
            read = zip(PARTS, (day, month, year), strict=True)
            raise self.wrong([part for part, number in read if number is None], "invalid")
        if len(typed["year"]) != 4:
            raise self.wrong(["year"], "year")
        try:
            found = date(year, month, day)
        except ValueError as error:
            raise self.wrong(["day"] if 1 <= month <= 12 and year else PARTS, "invalid") from error
        if year not in YEARS:
            raise self.wrong(["year"], "far", first=YEARS[0], last=YEARS[-1])
        return found

    def validate(self, value: Any) -> None:
        self.widget.wrong = ()
        super().validate(value)
        if value is None:
            return
        latest, earliest = limit(self.latest), limit(self.earliest)
        if latest and value > latest:
            raise self.wrong(PARTS, "future" if self.latest is today else "late", limit=write_date(latest))
        if earliest and value < earliest:
            raise self.wrong(PARTS, "past" if self.earliest is today else "early", limit=write_date(earliest))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and (initial or None) != self._read(data)

    def _read(self, data: Any) -> Any:
        try:
            return self.to_python(data)
        except forms.ValidationError:
            return data


def number(text: str) -> int | None:
    """The number typed in a box, or None if something else was typed."""
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None


def limit(value: Limit) -> date | None:
    """A limit that may be a function, as a date."""
    return value() if callable(value) else value


class PartialDateField(Text):
    """A date of which perhaps only a part is known, in one box; gives a `PartialDate` with the words as stated."""

    def __init__(self, *, width: int | None = 20, max_length: int = 60, **kwargs: Any) -> None:
        super().__init__(width=width, max_length=max_length, **kwargs)

    def clean(self, value: Any) -> PartialDate | None:
        text = super().clean(value)
        return read_partial(text) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(str(initial) if initial else "", data)


class Time(Text):
    """A time of day in one box: 14:00, 1400, 2pm or 2:30pm."""

    unsaid = "the time"
    phrases: ClassVar[dict[str, str]] = {"invalid": "{Noun} must be a real time, like 14:00"}
    FORM = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])?\.?m?\.?", re.ASCII)

    def __init__(self, *, width: int | None = 5, max_length: int = 10, **kwargs: Any) -> None:
        super().__init__(width=width, max_length=max_length, **kwargs)

    def clean(self, value: Any) -> time | None:
        text = super().clean(value).casefold()
        if not text:
            return None
        match = self.FORM.fullmatch({"midnight": "00:00", "midday": "12:00", "noon": "12:00"}.get(text, text))
        if not match or not (match[2] or match[3]):
            raise self.refuse("invalid")
        hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
        if half and not 1 <= hour <= 12:
            raise self.refuse("invalid")
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour > 23 or minute > 59:
            raise self.refuse("invalid")
        return time(hour, minute)

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, time) else value
