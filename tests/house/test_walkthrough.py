"""The walk-through and its pictures belong together, and no picture is heavy."""

import re

from tests.throwaway import CLONE

PICTURES = CLONE / "docs" / "walkthrough"
HEAVIEST = 150_000  # bytes
NAMED = re.compile(r"!\[[^\]]+\]\(([^)]+\.png)\)")


def named_in(page):
    """The pictures of a page; each has words for those who do not see it."""
    return [(page.parent / found).resolve() for found in NAMED.findall(page.read_text(encoding="utf-8"))]


def test_every_picture_that_is_named_is_there_and_every_picture_is_named():
    named = named_in(CLONE / "docs" / "walkthrough.md")
    assert sorted(named) == sorted(PICTURES.glob("*"))
    assert all(picture.exists() for picture in named_in(CLONE / "README.md"))


def test_no_picture_is_heavy():
    heavy = [picture.name for picture in PICTURES.glob("*") if picture.stat().st_size > HEAVIEST]
    assert not heavy
