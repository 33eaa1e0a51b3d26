"""Two who write in the same minutes at once: nothing is lost, and only where both wrote the same is anybody asked."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lawburrows.meetings.merging import mark, marks, merge
from lawburrows.meetings.models import Minutes
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories.people import make_person
from tests.house.tables import boxes

HELD = {"risks": "None", "victims": "Told", "level": 2}


def test_what_each_changed_stands_and_both_are_asked_where_they_changed_the_same():
    began = marks({"risks": "None", "victims": "", "level": None})
    found = merge({"risks": "None\r\n", "victims": "", "level": 2}, HELD, began)
    assert (found.values, found.taken, found.both) == (HELD, ["victims"], [])
    found = merge({"risks": "New", "victims": "Asked", "level": 2}, HELD, began)
    assert (found.values["risks"], found.taken, found.both) == ("New", [], ["victims"])
    assert found.values["victims"] == "Asked"
    assert merge({"level": 3}, HELD, marks(HELD), settled=("level",)).both == ["level"]
    assert merge({"risks": "New"}, HELD, {}).both == ["risks"]  # a page that does not say what it began from
    assert mark("a\r\nb ") == mark("a\nb")


@pytest.fixture
def case(world):
    with as_role("owner"):
        return make.case(make.meeting(world), make_person(world).record, by=world.effie)


def opened(client, url):
    """A window on the minutes: what its form holds."""
    form = client.get(url).context["form"]
    found = {name: form[name].value() for name in form.fields if name != "next_review"}
    day = form["next_review"].value() if "next_review" in form.fields else None
    return {name: "" if value is None else value for name, value in found.items()} | (
        boxes("next_review", day) if day else {}
    )


def stands():
    with as_role("owner"):
        return Minutes.objects.get()


@pytest.mark.django_db
def test_two_windows_write_and_nothing_is_lost(client, world, case):
    client.force_login(world.effie)
    url = reverse("meetings:write_minutes", args=[case.record.ref, case.pk])
    first, second = opened(client, url), opened(client, url)
    assert client.post(url, first | {"discussion": "Police spoke", "level": "2"}).status_code == 302
    # Different parts: both stand, and the second is told.
    page = client.post(url, second | {"risks": "None new"}, follow=True).content.decode()
    assert "what they wrote stands too, under Discussion, Level from today" in page
    now = stands()
    assert (now.discussion, now.risks, now.level) == ("Police spoke", "None new", 2)
    # The same part: the later one sees both and what they typed; the rest that they typed is still there.
    first, second = opened(client, url), opened(client, url)
    quiet = {"headers": {"Accept": "application/json"}}
    saved = client.post(url, first | {"risks": "None new. Housing agrees"}, **quiet).json()
    assert (saved["taken"], saved["began"]["risks"]) == ({}, mark("None new. Housing agrees"))
    mine = second | {"risks": "None new. Health agrees", "victims": "Told"}
    late = client.post(url, mine, **quiet)
    assert (late.status_code, late.json()["said"].startswith("Risks: somebody else")) == (409, True)
    answer = client.post(url, mine)
    page = answer.content.decode()
    assert "Somebody else wrote the same meanwhile" in page
    assert "None new. Housing agrees" in page
    form = answer.context["form"]
    assert (form["risks"].value(), form["victims"].value()) == ("None new. Health agrees", "Told")
    assert stands().risks == "None new. Housing agrees"
    again = mine | {name: form[name].value() for name in ("version", "began")}
    assert client.post(url, again | {"risks": "None new. Both agree"}).status_code == 302
    now = stands()
    assert (now.discussion, now.risks, now.victims) == ("Police spoke", "None new. Both agree", "Told")
    # Saved once more as it stands, nothing is written; what cannot be read is refused in a few words.
    assert client.post(url, opened(client, url), **quiet).json()["version"] == now.version
    assert client.post(url, mine | {"version": "x"}, **quiet).status_code == 400
    assert client.post(url, mine | {"began": "[", "risks": "Other"}).status_code == 200


@pytest.mark.django_db
def test_what_was_decided_when_the_case_was_closed_is_not_written_over_by_a_page_opened_before(client, world, case):
    client.force_login(world.effie)
    with as_role("owner"):
        minutes = make.minutes(case)
    url = reverse("meetings:write_minutes", args=[case.record.ref, case.pk])
    before = opened(client, url)
    with as_role("owner"):
        minutes.change(version=1, state="draft")
    answer = client.post(url, before | {"level": "1", "risks": "Other"})
    assert answer.context["beside"] == [["Level from today", "3", "1"]]
    assert answer.context["form"]["risks"].value() == "Other"
    assert stands().level == 3
