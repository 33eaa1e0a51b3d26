"""Turns the two tables of `navigation` into links: those whose address exists and whose permission is held."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from lawburrows.navigation import LONG, MENU, PERSON_TABS, RARE, SUMMARY, UNDER


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    label: str
    url: str
    current: bool = False
    rare: bool = False  # stands under "More"


def address(name: str, **kwargs: str) -> str:
    """The address of a page, or nothing when this installation does not have it."""
    return _address(settings.ROOT_URLCONF, name, **kwargs)


@lru_cache(maxsize=20_000)  # a page asks for a hundred, most of them again and again
def _address(urlconf: str, name: str, **kwargs: str) -> str:
    try:
        return reverse(name, urlconf, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


def is_within(path: str, url: str) -> bool:
    """A page under another one keeps the other's entry marked."""
    return path == url or (url != "/" and path.startswith(url))


def nearest(links: Iterable[tuple[str, str]], path: str) -> list[Link]:
    """The same links with the longest address that holds the path marked as current."""
    holding = [url for _label, url in links if is_within(path, url)]
    here = max(holding, key=len, default=None)
    return [Link(label, url, url == here) for label, url in links]


def menu(permissions: Collection[str], path: str) -> list[Link]:
    """The menu of someone with these permissions, standing on this path."""
    held = [
        (label, address(name)) for label, name, permission in MENU if permission is None or permission in permissions
    ]
    links = nearest([(label, url) for label, url in held if url], path)
    rare = {address(name) for name in RARE} if len(links) > LONG else set()
    return [replace(link, rare=link.url in rare and not link.current) for link in links]


def person_tabs(ref: str, path: str, *, in_full: bool = True) -> list[Link]:
    """The tabs of one person's pages, those that open to this reader."""
    tabs = [(label, address(name, ref=ref)) for label, name in PERSON_TABS if in_full or name in SUMMARY]
    word = path.partition(f"/{ref}/")[2].partition("/")[0]
    return nearest([(label, url) for label, url in tabs if url], address(UNDER.get(word, ""), ref=ref) or path)
