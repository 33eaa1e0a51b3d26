"""What no person types, sent to every address: a clear answer each time, and never a broken page."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from tests.house.pages import PAGES
from tests.house.posts import POSTS
from tests.house.tables import NIGHTLY
from tests.house.test_every_post import changes

# The pages that are asked with words of the reader's own.
ASKED = {"search:search", "tasks:my_work", "casefile:chronology", "casefile:as_known", "people:add_person"}
CLEAR = {200, 302, 400, 403, 404, 405}
TEXTS = (
    "\0",
    "x" * 10_000,
    "\u202e\u0627\u0628\u0646 \u0627\u0644\u0627\u0633\u0645\u202c e\u0301\u0301\u0301\u0301",
    "\ud7ff\ufffe\uffff\U0010ffff",
    "'; DROP TABLE access_record; --",
    '=HYPERLINK("http://example.invalid")',
    "<script>alert(1)</script>{{ 7|add:7 }}%s%(x)s{0}",
    "9" * 400,
    "-1",
    "\r\nSet-Cookie: a=b",
    "31 February 0000",
)
QUERIES = (
    "page=0&page=-1",
    "page=99999999999999999999",
    "page=%00",
    "page=²",
    "before=0001-01-01T00:00:00%2B14:00_00000000-0000-0000-0000-000000000000",
    "before=9999-12-31T23:59:59_00000000-0000-0000-0000-000000000000",
    "day_day=31&day_month=2&day_year=0000",
    "day_day=1&day_month=1&day_year=0001&at=00:00",
    "day_day=31&day_month=12&day_year=9999",
    "day=2026-12-04&at=25:99",
    "earliest_day=1&earliest_month=1&earliest_year=0001&latest_day=31&latest_month=12&latest_year=9999&words=%25_",
    "kinds=nothing&agency=%F0%9F%98%80",
    "of=nobody",
    "q=%E2%80%AE%D8%A7%D8%A8%D9%86",
    "q=" + "a+" * 400,
    "q=LB-%C4%B0%C4%B0%C4%B0%C4%B0-0000",
    "q=0/0/0000",
    "q=31/12/9999&purpose=child_at_risk",
    "q=%C2%B2%C2%B2%C2%B2%C2%B2&born=%C2%B2%C2%B9/1/1971",
    "given=%ED%A0%80&family=%ff",
    "q=-&identifier=-&address=KY1+9ZZ&born=0001",
    "searched=x.y.z",
    "compact=yes&page=2",
    "next=//evil.example",
)
REFS = ("%00", "%E2%80%AE", "a" * 3000, "..%2f..%2fetc", "%ff", "LB-0000-0000%0d%0a")


def asked(client, method: str, address: str, *words, **more) -> int:
    with transaction.atomic():
        answer = getattr(client, method)(address, *words, **more)
        transaction.set_rollback(True)
    return answer.status_code


@pytest.fixture(autouse=True)
def by_the_coordinator(client, sign_in):
    client.raise_request_exception = False
    sign_in("effie")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_odd_addresses_and_parameters(client, scene, name):
    page, number = PAGES[name], sorted(PAGES).index(name)
    arguments = page.arguments(scene)
    address = reverse(name, kwargs=arguments)
    # By night all of them; in each run every tenth query and every third word, and from page to page others.
    tried = [query for at, query in enumerate(QUERIES) if NIGHTLY or name in ASKED or (at + number) % 10 == 0]
    odd = [word for at, word in enumerate(REFS) if "ref" in arguments and (NIGHTLY or (at + number) % 3 == 0)]
    addresses = [f"{address}?{query}" for query in tried if page.for_("effie") == 200]
    addresses += [address.replace(scene.ref, word) for word in odd]
    assert {one: answer for one in addresses if (answer := asked(client, "get", one)) not in CLEAR} == {}


def test_odd_searches(client):
    def searched(query: str) -> int:
        form = "application/x-www-form-urlencoded"
        return asked(client, "post", "/search/", query, content_type=form, follow=True)

    assert {query: answer for query in QUERIES if (answer := searched(query)) not in CLEAR} == {}


# Every form takes ten minutes, so all of them are for `make nightly`; every run has a few.
EVERY = sorted(POSTS)
A_FEW = ["accounts:add_user", "casefile:ask", "casefile:name_people", "orders:change_order", "orders:decide_harm"]


@pytest.mark.parametrize("name", EVERY if NIGHTLY else A_FEW)
def test_odd_fields(client, sign_in, scene, name):
    """Each field in turn, and all together, with what cannot be meant."""
    post = POSTS[name]
    sign_in(post.senders[0])
    address, good, wrong = PAGES[name].address(name, scene), post.fields(scene), []
    for text in TEXTS:
        for field in [*good, "once"]:
            sent = {"once": str(uuid4()), **good, field: text}
            if (code := asked(client, "post", address, sent)) not in CLEAR:
                wrong.append((field, text[:20], code))
    for kind, body in (
        ("application/json", "[" * 5000),
        ("multipart/form-data; boundary=x", b"--x\r\nnot a part"),
        ("multipart/form-data", b"no boundary"),
        ("application/x-www-form-urlencoded; charset=utf-7", b"once=+AAA-"),
        ("text/xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        ("application/x-www-form-urlencoded", "&".join(f"f{n}=1" for n in range(3000))),
    ):
        if (code := asked(client, "post", address, body, content_type=kind)) not in CLEAR | {415}:
            wrong.append((kind, code))
    assert wrong == []


LEADS_ON = sorted(name for name, post in POSTS.items() if post.senders and post.answer == 302)


@pytest.mark.parametrize("name", LEADS_ON)
def test_sent_twice_it_is_done_once(client, sign_in, scene, name):
    """A second sending leads where the first led, or says that the page is too old; it does nothing twice."""
    post = POSTS[name]
    sign_in(post.senders[0])
    address = post.link(scene) if post.link else PAGES[name].address(name, scene)
    token = {"once": str(uuid4()), **post.fields(scene)}
    own = [post.own(scene, post.senders[0]) for _ in range(2)]
    first = client.post(address, token | own[0])
    assert first.status_code == 302, first.content.decode()
    written = changes()
    second = client.post(address, token | own[1])
    assert second.status_code in (200, 302, 404), second.status_code
    assert changes() == written
