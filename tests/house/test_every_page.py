"""Every address for every persona: 200, 403 or 404 as one table says, and an address without a row fails.

Of those who stand outside the case and are refused alike a third tries each address, in turn; by night all of them.
"""

from __future__ import annotations

import pytest
from django.urls import URLResolver, get_resolver

from tests.house.pages import BY_OTHERS, PAGES
from tests.house.tables import in_turn
from tests.people import POSTS


def names(resolver=None, space: str = "") -> set[str]:
    """The name of every address that is ours."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace not in BY_OTHERS:
                found |= names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            found.add(f"{space}{pattern.name}")
    return {name for name in found if not name.startswith(BY_OTHERS)}


def test_every_address_has_a_row():
    assert names() - set(PAGES) == set(), "give each a row in tests/house/pages.py"


def test_every_row_has_an_address():
    assert set(PAGES) - names() - {name for name in PAGES if name.startswith("demo:")} == set()


def test_every_row_speaks_of_people_that_there_are():
    for name, page in PAGES.items():
        people = [person for group in page.answers.values() for person in group]
        assert set(people) <= set(POSTS), name
        assert len(people) == len(set(people)), f"{name} gives somebody two answers"


@pytest.mark.parametrize("name", sorted(names() & set(PAGES)))
def test_answers_each_persona_as_the_table_says(client, sign_in, scene, name):
    page = PAGES[name]
    address = page.address(name, scene)
    answered = {"nobody": client.get(address).status_code}
    expected = {"nobody": page.signed_out}
    for persona in in_turn(sorted(PAGES).index(name), page.alike):
        sign_in(persona)
        answered[persona] = client.get(address).status_code
        expected[persona] = page.for_(persona)
    wrong = {who: (got, expected[who]) for who, got in answered.items() if got != expected[who]}
    assert wrong == {}, f"{address}: (answered, expected)"
