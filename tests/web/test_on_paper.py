"""What leads somewhere to do something is not on paper: a sheet has the facts, and nobody presses a word on it."""

import re
from pathlib import Path

PAGES = sorted((Path(__file__).resolve().parents[2] / "lawburrows").glob("*/templates/**/*.html"))
# A link that is a word of doing; what it is done to is said beside it for those who hear the page.
DOES = re.compile(
    r'<a class="([^"]*)" href="[^"]*">(?:Change|Correct|Withdraw|Record it|Sign it|Cancel it|End it)<span'
)
BEFORE = 40  # letters: it stands alone, or in a span with the dot before it


def test_a_link_to_do_something_is_not_printed():
    shown = [
        f"{page.name}: {found[0]}"
        for page in PAGES
        for text in [page.read_text()]
        for found in DOES.finditer(text)
        if "lb-not-printed" not in found[1] + text[max(0, found.start() - BEFORE) : found.start()]
    ]
    assert shown == []
