"""What every page knows: who reads, for which agency, the menu, the marking and how much work waits.

Reads only what middleware put on the request: `reader` (with `user`, `agency_name`, `permissions`; absent when signed
out), `work_count` (a number or a function giving one; absent or None: not shown) and `marking` (words).
"""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from lawburrows.web import menu
from lawburrows.web.menu import Link

DEFAULT_MARKING = "OFFICIAL-SENSITIVE"


class Chrome:
    """The frame of a page; each part is worked out only if the page shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._reader = getattr(request, "reader", None)

    @property
    def signed_in(self) -> bool:
        return self._reader is not None

    def may(self, permission: str) -> bool:
        """Whether a part of the frame is for this reader; the page behind it asks again."""
        return self._reader is not None and permission in self._reader.permissions

    @property
    def who(self) -> str:
        """The reader's name as it is said."""
        if self._reader is None:
            return ""
        user = self._reader.user
        full_name = getattr(user, "get_full_name", None)
        return (full_name and full_name()) or str(user)

    @property
    def agency(self) -> str:
        return getattr(self._reader, "agency_name", "")

    @cached_property
    def menu(self) -> list[Link]:
        if self._reader is None:
            return []
        return menu.menu(self._reader.permissions, self._request.path)

    @property
    def more(self) -> list[Link]:
        """What stands folded away at the end of a long menu."""
        return [link for link in self.menu if link.rare]

    @property
    def work_count(self) -> int | None:
        count = getattr(self._request, "work_count", None)
        return count() if callable(count) else count

    @property
    def work_url(self) -> str:
        return menu.address("tasks:my_work") if self.may("tasks.read") else ""

    @property
    def search_url(self) -> str:
        return menu.address("search:search") if self.may("search.search") else ""

    @property
    def notices_url(self) -> str:
        return menu.address("notices:notices") if self.signed_in else ""

    @property
    def query(self) -> str:
        """What was searched for, to stand in the box again."""
        return getattr(self._request, "searched_for", "")

    @property
    def sign_out_url(self) -> str:
        return menu.address("accounts:sign_out") or menu.address("account_logout")

    @property
    def sign_in_url(self) -> str:
        return menu.address("accounts:sign_in") or menu.address("account_login")

    @property
    def home_url(self) -> str:
        return self.work_url or "/"


def chrome(request: HttpRequest) -> dict[str, Any]:
    """`chrome` and `marking`; a page that shows something more secret passes its own `marking`."""
    marking = getattr(request, "marking", None) or getattr(settings, "DEFAULT_MARKING", DEFAULT_MARKING)
    return {"chrome": Chrome(request), "marking": marking}
