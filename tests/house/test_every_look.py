"""Every page that shows a record says so in the trail, and fails when it cannot."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.db import connection, transaction

from lawburrows.audit.models import Entry
from lawburrows.search.asked import sealed
from tests.conftest import as_role
from tests.house.pages import PAGES
from tests.house.posts import POSTS

READERS = ("aileen", "callum", "dougal", "effie")


def named(body: bytes, records) -> set:
    """The records that stand in an answer, by their reference or by the name of the person."""
    text = body.decode(errors="replace")
    return {record.pk for record, words in records.items() if any(word in text for word in words)}


def in_the_trail(before: int) -> set:
    with as_role("owner"):
        count = Entry.objects.count() - before
        return {record for entry in Entry.objects.order_by("-at", "-pk")[:count] for record in entry.records}


def searched(words: str, *, by) -> str:
    """The address of what a search shows."""
    return "/search/?" + urlencode({"asked": sealed({"q": words}, by=by)})


def entries() -> int:
    with as_role("owner"):
        return Entry.objects.count()


def asked(name: str, persona: str) -> tuple[str, ...]:
    """How a page is asked: only where the table lets this reader in can it show anybody; only a form is sent."""
    if name in PAGES and PAGES[name].for_(persona) != 200:
        return ()
    return ("get", "post") if name in POSTS else ("get",)


@pytest.mark.parametrize("persona", READERS)
def test_names_every_record_that_it_shows(client, sign_in, scene, persona):
    missing = {}
    records = {scene.record: (scene.ref, "Iain Invented"), scene.other: (scene.other.ref, "Iain Imaginary")}
    searches = [
        searched("Invented", by=getattr(scene.world, persona)),
        searched("Iain", by=getattr(scene.world, persona)),
        "/?of=mine",
        "/?of=team",
        "/?of=area",
        "/my-people/?of=team",
        "/my-people/?sheet=yes",
    ]
    addresses = {name: page.address(name, scene) for name, page in PAGES.items()}
    sign_in(persona)
    for name, address in [*addresses.items(), *zip(searches, searches, strict=True)]:
        for method in asked(name, persona):
            with transaction.atomic():
                before = entries()
                # A form that is sent empty is shown again, with the person above it.
                answer = getattr(client, method)(address, {} if method == "get" else {"reason": ""})
                shown = named(answer.content, records) if answer.status_code == 200 else set()
                if not shown <= in_the_trail(before):
                    missing[method, name] = answer.status_code
                transaction.set_rollback(True)
    assert missing == {}


def test_fails_when_the_trail_cannot_be_written(client, sign_in, scene):
    shown = []
    client.raise_request_exception = False
    sign_in("aileen")
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("REVOKE INSERT ON audit_entry FROM lawburrows_web")
    for name, page in PAGES.items():
        if "ref" in page.arguments(scene) or name in ("tasks:my_work", "people:add_person"):
            answers = [client.get(page.address(name, scene))]
            if name in POSTS:
                answers.append(client.post(page.address(name, scene), POSTS[name].fields(scene)))
            shown += [(name, one.status_code) for one in answers if one.status_code not in (405, 500)]
            assert not any(b"Iain" in one.content for one in answers), name
    shown += [
        ("search", code) for code in [client.get(searched("Iain", by=scene.world.aileen)).status_code] if code != 500
    ]
    assert shown == []
