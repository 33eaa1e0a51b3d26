"""Today and now in London, how dates are written, and dates of which only a part is known.

Only this module (and middleware) reads the clock; everything else is given the date.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def now() -> datetime:
    """This moment, in London time."""
    return datetime.now(UTC).astimezone(LONDON)


def today() -> date:
    """Today's date in London, which is not always the server's."""
    return now().date()


def in_london(moment: datetime) -> datetime:
    """The same moment in London; a time without a zone is taken to be UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(LONDON)


def write_date(day: date) -> str:
    """4 December 2026. A moment is written as its day in London."""
    if isinstance(day, datetime):
        day = in_london(day).date()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_weekday(day: date) -> str:
    """Friday 4 December 2026."""
    if isinstance(day, datetime):
        day = in_london(day).date()
    return f"{DAYS[day.weekday()]} {write_date(day)}"


def write_clock(moment: datetime) -> str:
    """14:05, in London."""
    return in_london(moment).strftime("%H:%M")


def write_moment(moment: datetime) -> str:
    """4 December 2026 at 14:05, in London."""
    return f"{write_date(moment)} at {write_clock(moment)}"


def month_number(text: str) -> int | None:
    """The number of a month written as a number or as the beginning of its name; None if it is neither."""
    text = text.strip().rstrip(".").casefold()
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    if len(text) < 3:
        return None
    found = [number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(text)]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class PartialDate:
    """A date as it was stated, and the parts that can be read from it; `text` is never altered."""

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def whole(self) -> date | None:
        """The date, when year, month and day are all known."""
        if self.year and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None


def read_partial(text: str) -> PartialDate:
    """Read what can be read: "1971", "April 1971", "3/4/1971", "3 Apr 1971"; other words are kept as they stand."""
    text = " ".join(text.split())
    parts = [part for part in re.split(r"[\s/.,-]+", text) if part]
    year = parts[-1] if parts else ""
    if len(parts) == 3 and re.fullmatch(r"[0-9]{4}", parts[0]):  # as machines write it: 1971-04-03
        parts.reverse()
        year = parts[-1]
    if not 1 <= len(parts) <= 3 or not re.fullmatch(r"[12][0-9]{3}", year):
        return PartialDate(text)
    if len(parts) == 1:
        return PartialDate(text, int(year))
    month = month_number(parts[-2])
    if month is None:
        return PartialDate(text)
    if len(parts) == 2:
        return PartialDate(text, int(year), month)
    try:
        day = date(int(year), month, int(parts[0]))
    except ValueError:  # 31 February: kept as stated, not read
        return PartialDate(text)
    return PartialDate(text, day.year, day.month, day.day)
