"""A record that is hidden answers as one that is absent, and an entry is found on its own record alone."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from lawburrows.access.models import Exclusion, Record
from lawburrows.audit.models import Entry
from tests.conftest import as_role
from tests.house.pages import PAGES
from tests.house.posts import POSTS
from tests.house.tables import NIGHTLY
from tests.people import LONG_AGO

NO_SUCH = "LB-TEST-9999"
MASKED = (
    re.compile(r'nonce="?-?[^"\';]+'),
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"'),
)


def about_a_record(scene) -> dict[str, dict]:
    """The pages whose address names a record, with their arguments."""
    found = {name: page.arguments(scene) for name, page in PAGES.items()}
    return {name: arguments for name, arguments in found.items() if "ref" in arguments}


def answered(client, address: str, ref: str, post: dict | None) -> tuple:
    """Everything that the reader can tell one answer from another by, and what it left in the trail."""
    with as_role("owner"):
        before = Entry.objects.count()
    answer = client.get(address) if post is None else client.post(address, post)
    text = answer.content.decode(errors="replace").replace(ref, "REF")
    headers = {key: value.replace(ref, "REF") for key, value in answer.items() if key != "X-Request-ID"}
    headers["Content-Security-Policy"] = MASKED[0].sub("", headers.get("Content-Security-Policy", ""))
    for mask in MASKED:
        text = mask.sub("", text)
    with as_role("owner"):
        written = Entry.objects.order_by("-at", "-pk")[: Entry.objects.count() - before]
        trail = sorted((entry.act, len(entry.records)) for entry in written)
    return answer.status_code, headers, text, sorted(client.session.keys()), trail


@pytest.mark.parametrize("persona", ["gavin", "bashir"])
def test_hidden_answers_as_absent_everywhere(client, sign_in, scene, persona):
    differ = []
    with as_role("owner"):
        # Bashir would see it all, if he were not excluded; Gavin is outside the case.
        for record in Record.objects.filter(merged_into=None):
            Exclusion.objects.create(record=record, user=scene.world.bashir, reason="his brother", starts=LONG_AGO)
    sign_in(persona)
    for number, (name, arguments) in enumerate(sorted(about_a_record(scene).items(), key=lambda one: one[0])):
        # By night every form for both; in each run every form for one of them.
        sends = name in POSTS and (NIGHTLY or (number % 2 == 0) == (persona == "gavin"))
        fields = [None, *([POSTS[name].fields(scene)] if sends else [])]
        for post in fields:
            hidden = answered(client, reverse(name, kwargs=arguments), arguments["ref"], post)
            absent = answered(client, reverse(name, kwargs=arguments | {"ref": NO_SUCH}), NO_SUCH, post)
            if hidden != absent or hidden[0] != 404:
                differ.append((name, "GET" if post is None else "POST", hidden[0], absent[0]))
    assert differ == []


def test_an_entry_is_found_on_its_own_record_alone(client, sign_in, scene):
    found = []
    sign_in("aileen")
    for name, arguments in about_a_record(scene).items():
        if not set(arguments) & {"key", "pk", "file", "asked"} or name == "orders:why":
            continue
        elsewhere = scene.ref if arguments["ref"] == scene.other.ref else scene.other.ref
        address = reverse(name, kwargs=arguments | {"ref": elsewhere})
        answers = [client.get(address).status_code, client.post(address, {}).status_code]
        if not set(answers) <= {404, 405}:
            found.append((name, answers))
    assert found == []


def test_no_search_counts_or_names_what_is_hidden(client, sign_in, scene):
    sign_in("gavin")
    pages = []
    for words in (f"q={scene.ref}", "q=Iain Invented", "q=1999/0000001G", "q=KY1 9ZZ", "q=3/4/1971", "q=Invented"):
        hidden = client.post("/search/", dict([words.split("=", 1)]), follow=True).content.decode()
        assert scene.ref not in hidden.replace(f'value="{scene.ref}"', "").replace(f"“{scene.ref}”", "") or (
            words == f"q={scene.ref}"
        )
        pages.append(re.findall(r"\b(\d+) (?:people|person|records?)\b", hidden))
    assert not any(pages), pages
