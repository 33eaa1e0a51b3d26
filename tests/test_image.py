"""What is built for a real server holds the product, and nothing that a developer's folder has beside it."""

from __future__ import annotations

from lawburrows.frontdoor import CLONE


def named(file: str) -> set[str]:
    """The names that a list of what to leave out holds, however each kind of list writes them."""
    lines = (CLONE / file).read_text().splitlines()
    return {line.removeprefix("**/").strip("/") for line in lines if line and not line.startswith(("#", "!"))}


def test_nothing_that_is_kept_from_the_history_is_copied_into_the_image():
    assert named(".gitignore") | {".git"} <= named(".dockerignore")
