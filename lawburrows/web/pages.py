"""What views share: a list cut into pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.http import QueryDict


@dataclass(frozen=True)
class Page:
    """One page of rows, and where it stands among them."""

    rows: list[Any]
    number: int
    size: int
    count: int
    query: str = ""  # the rest of the address, so that filters stay when the page turns

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def last(self) -> int:
        return max(1, ceil(self.count / self.size))

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None

    @property
    def first_row(self) -> int:
        return (self.number - 1) * self.size + 1 if self.count else 0

    @property
    def last_row(self) -> int:
        return (self.number - 1) * self.size + len(self.rows)

    @property
    def numbers(self) -> list[int | None]:
        """The numbers to show, None where some are left out: 1 … 6 [7] 8 … 42."""
        near = {1, self.last, self.number - 1, self.number, self.number + 1}
        shown: list[int | None] = []
        before = 0
        for number in sorted(number for number in near if 1 <= number <= self.last):
            if number - before == 2:
                shown.append(number - 1)
            elif number - before > 2:
                shown.append(None)
            shown.append(number)
            before = number
        return shown


def paginate(rows: Any, page: object, size: int = 25, *, query: QueryDict | None = None) -> Page:
    """The asked page of a queryset or list; an impossible number gives the nearest page there is.

    `query`: the request's GET, so that links to other pages keep its filters.
    """
    count = rows.count() if hasattr(rows, "filter") else len(rows)
    last = max(1, ceil(count / size))
    text = str(page or "1")
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
    number = min(max(wanted, 1), last)
    start = (number - 1) * size
    return Page(list(rows[start : start + size]), number, size, count, without_page(query))


def without_page(query: QueryDict | None) -> str:
    """The query of an address without its page, ready to stand before `page=`."""
    if not query:
        return ""
    rest = query.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""
