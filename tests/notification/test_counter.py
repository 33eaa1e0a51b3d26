"""The visit to the police station: quick when nothing changed, whole or not at all, and never twice."""

from __future__ import annotations

import base64
import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lawburrows.notification.models import AdvanceNotice, Draft, Finding, Journey, StationVisit, Stay
from lawburrows.orders.models import Notification
from lawburrows.people.models import Account, Address, Contact, Correction, Photograph
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.documents.pictures import jpeg, png
from tests.factories import orders as make
from tests.factories.people import make_person
from tests.house.tables import boxes

pytestmark = pytest.mark.django_db
MOST_INTERACTIONS = 20
MOVED = date(2026, 5, 30)
TODAY_IS = today()


@pytest.fixture
def record(world, settings, tmp_path):
    """A man with a home, a telephone of the council's and an account, notified once, last year."""
    settings.UPLOADS = tmp_path
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.angus
        record.save()
        make.conviction(record)
        make.notification(record, on=date(2020, 5, 5), section="s83", station="Nowheretown")
        Contact.objects.create(record=record, owner=world.fife, kind="telephone", value="+44 131 496 0000")
        Account.objects.create(
            record=record, owner=world.police, kind="card", provider="Bank", sealed=b"", digest=1, ending="1234"
        )
    return record


def address(name, record, **more):
    return reverse(f"notification:{name}", kwargs={"ref": record.ref, **more})


def opened(client, user, record):
    """What the page sends by itself: its hidden fields and what is filled in already."""
    client.force_login(user)
    text = client.get(address("attend", record)).content.decode()
    form = text[text.index('<form class="lb-form"') :]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        picked = "checked" in tag or not re.search(r'type="(radio|checkbox)"', tag)
        if name and value and picked and name[1] != "csrfmiddlewaretoken":
            fields[name[1]] = value[1]
    return fields, form


def of(form, words):
    """The prefix of the row in which these words are held."""
    part = form[: form.index(words)]
    return re.findall(r"(h-[0-9a-f-]{36})", form[len(part) :])[0]


USUAL = {
    "all_so": "on",
    "identity": "photograph",
    "fingerprints": "no",
    "photograph": "no",
    "read_back": "yes",
    "signed": "screen",
    "signature": "data:image/png;base64," + base64.b64encode(png()).decode(),
}


def stands(model):
    with as_role("owner"):
        names = [each.name for each in model._meta.fields if each.name in {"notification", "told", "signature"}]
        return list(model.objects.select_related(*names)) if names else list(model.objects.all())


def test_a_person_of_no_fixed_abode_stays_so_unless_the_officer_says_otherwise(client, world, record):
    with as_role("owner"):
        Address.objects.filter(record=record).update(use="found")
    shown, form = opened(client, world.aileen, record)
    place = of(form, "12 Imaginary Row")
    typed = USUAL | {f"{place}-answer": "changed", f"{place}-lines": "The bandstand", **boxes(f"{place}-day", MOVED)}
    assert client.post(address("attend", record), shown | typed).status_code == 302
    with as_role("owner"):
        assert Notification.objects.latest("made_on").home == "place_regularly_found"


def test_a_usual_visit_with_one_changed_address_is_quick_and_one_act(client, world, record):
    shown, form = opened(client, world.aileen, record)
    home = of(form, "12 Imaginary Row")
    typed = USUAL | {
        f"{home}-answer": "changed",
        f"{home}-lines": "3 Pretend Wynd",
        f"{home}-town": "Nowheretown",
        f"{home}-postcode": "KY1 9ZZ",
        **boxes(f"{home}-day", MOVED),
    }
    # The signature ticks "on this screen" by itself; the button is the last.
    assert len(typed) - 1 + 1 <= MOST_INTERACTIONS
    assert len(USUAL) - 1 + 1 <= MOST_INTERACTIONS / 2  # and far fewer when everything is still so
    url, sent = address("attend", record), shown | typed
    answer = client.post(url, sent)
    assert answer.status_code == 302, re.findall(r"error-summary__list.*?</ul>", answer.content.decode(), re.DOTALL)
    assert client.post(url, sent)["Location"] == answer["Location"]
    [_, told] = sorted(stands(Notification), key=lambda one: one.made_on)
    assert (told.section, told.made_on, told.station, told.home) == ("s84", TODAY_IS, "Nowheretown", "sole_or_main")
    [before, after] = sorted(stands(Address), key=lambda one: one.ends is None)
    assert (before.ends, after.starts, after.lines, after.use) == (MOVED, MOVED, "3 Pretend Wynd", "home")
    [visit] = stands(StationVisit)
    assert visit.signature.media_type == "image/png"
    answers = sorted(one.answer for one in stands(Finding))
    assert answers == ["changed", *["same"] * (len(answers) - 1)]
    text = client.get(answer["Location"]).content.decode()
    for words in (
        "acknowledges it",
        "section 87",
        "Before: 12 Imaginary Row",
        "something has changed",
        "Annual confirmation",
    ):
        assert words in text
    text = client.get(address("notifications", record)).content.decode()
    for words in ("Subject because of", "Home changed", "Next: Annual confirmation"):
        assert words in text


def test_everything_new_at_once_and_what_belongs_to_others_is_proposed_to_them(client, world, record):
    shown, form = opened(client, world.aileen, record)
    phone = of(form, "+44 131 496 0000")
    typed = USUAL | {
        f"{phone}-answer": "ended",
        **boxes(f"{phone}-day", MOVED),
        "new-account-0-kind": "bank",
        "new-account-0-number": "99 99 99 12345678",
        **boxes("new-account-0-starts", MOVED),
        "stay-lines": "9 Elsewhere",
        **boxes("stay-starts", MOVED),
        "journey-destination": "Norway",
        **boxes("journey-leaves_on", TODAY_IS + timedelta(days=40)),
        "advance-matter": "home",
        "advance-lines": "5 Soon Street",
        **boxes("advance-specified_on", TODAY_IS + timedelta(days=20)),
        "signed": "paper",
        "signature": "",
    }
    answer = client.post(address("attend", record), shown | typed)
    assert answer.status_code == 302, re.findall(r"error-summary__list.*?</ul>", answer.content.decode(), re.DOTALL)
    assert sorted(one.section for one in stands(Notification)) == ["s83", "s84", "s86_travel"]
    assert [one.ends for one in stands(Contact)] == [None]
    assert [(one.field, one.proposed) for one in stands(Correction)] == [("ends", MOVED.isoformat())]
    assert len(stands(Account)) == 2
    assert [one.was_told for model in (Journey, Stay, AdvanceNotice) for one in stands(model)] == [True] * 3
    text = client.get(address("notifications", record)).content.decode()
    assert "File the signed paper" in text
    assert "5 Soon Street" in text
    assert "12345678" not in text


def test_the_first_is_a_first_one_and_the_officer_may_say_otherwise(client, world, record):
    with as_role("owner"):
        Notification.objects.all().delete()
    shown, _ = opened(client, world.aileen, record)
    once = shown | USUAL | {"station": "Nowheretown"}
    client.post(address("attend", record), once)
    assert [one.section for one in stands(Notification)] == ["s83"]
    client.post(address("attend", record), once | {"once": str(uuid4()), "section": "s84"})
    [_, second] = sorted(stands(StationVisit), key=lambda one: one.notification.section)
    assert (second.notification.section, second.because[:21]) == ("s84", "Chosen by the officer")


def test_what_was_refused_or_is_stale_keeps_everything_that_was_typed(client, world, record):
    shown, form = opened(client, world.aileen, record)
    home, url = of(form, "12 Imaginary Row"), address("attend", record)
    typed = shown | USUAL | {f"{home}-answer": "changed", f"{home}-lines": "3 Pretend Wynd", "signature": ""}
    text = client.post(url, typed).content.decode()
    for words in ("Enter since when", "Sign in the box below", "3 Pretend Wynd"):
        assert words in text
    with as_role("owner"):
        held = Address.objects.get()
        held.change(version=1, lines="14 Imaginary Row")
    typed |= {**boxes(f"{home}-day", MOVED), "signature": USUAL["signature"]}
    text = client.post(url, typed).content.decode()
    for words in ("changed while you were writing", "Home is now 14 Imaginary Row", "3 Pretend Wynd"):
        assert words in text
    assert len(stands(StationVisit)) == 0
    assert client.post(url, typed | {f"{home}-version": 2}).status_code == 302
    gone = typed | {f"{home}-version": 2, "once": str(uuid4())}
    assert "changed while you were writing" in client.post(url, gone).content.decode()


def test_a_draft_is_kept_for_the_one_who_typed_it(client, world, record):
    shown, form = opened(client, world.aileen, record)
    home, url = of(form, "12 Imaginary Row"), address("attend", record)
    typed = shown | {f"{home}-lines": "3 Pretend Wynd", "keep": "yes"}
    assert client.post(url, typed).status_code == 302
    assert client.post(url, typed | {"keep": "quietly"}).status_code == 204
    assert "3 Pretend Wynd" in client.get(url).content.decode()
    [draft] = stands(Draft)
    assert b"Pretend" not in bytes(draft.typed)
    client.force_login(world.angus)
    assert "3 Pretend Wynd" not in client.get(url).content.decode()


def test_a_partner_is_told_that_the_police_take_it(client, world, record):
    with as_role("owner"):
        record.supervising_officer = world.bashir
        record.save()
    client.force_login(world.bashir)
    text = client.get(address("attend", record)).content.decode()
    assert "A person notifies the police" in text
    assert '<form class="lb-form"' not in text


def test_what_began_or_ended_after_the_last_notification_is_marked(client, world, record):
    before = opened(client, world.aileen, record)[1]
    assert before.count("since last time") == 0
    with as_role("owner"):
        Contact.objects.create(
            record=record, owner=world.fife, kind="email", value="old@example.test", ends=date(2019, 5, 5)
        )
        Contact.objects.filter(kind="telephone").update(ends=MOVED)
        Account.objects.create(
            record=record,
            owner=world.police,
            kind="card",
            provider="Bank",
            sealed=b"",
            digest=2,
            ending="9999",
            starts=MOVED,
        )
    text = client.get(address("attend", record)).content.decode()
    assert "Last notified 5 May 2020. Marked below: 1 that is new since then" in text
    assert text.count("New since last time") == 1
    assert text.count("Ended since last time") == 1
    ended = text[text.index("Not so any more since then") :].partition("</ul>")[0]
    assert [words in ended for words in ("44 131 496 0000", "Ended since last time", "30")] == [True, True, True]
    assert "old@example.test" not in text


def test_the_photograph_that_is_taken_joins_those_of_the_person_without_a_page_more(client, world, record):
    shown, form = opened(client, world.aileen, record)
    assert 'enctype="multipart/form-data"' in form
    assert re.search(r'type="file" name="picture"[^>]*capture="environment"', form)

    def typed(name="face.jpg", content=None, **more):
        return shown | USUAL | {"picture": SimpleUploadedFile(name, content or jpeg(), "image/jpeg")} | more

    url = address("attend", record)
    assert "say that one was taken" in client.post(url, typed()).content.decode()
    assert "must be a JPG" in client.post(url, typed("face.exe", photograph="yes")).content.decode()
    refused = client.post(url, typed(content=b"no picture", photograph="yes")).content.decode()
    assert "Choose the file again" in refused
    assert (stands(Photograph), stands(StationVisit)) == ([], [])
    for _ in range(2):
        assert client.post(url, typed(photograph="yes")).status_code == 302
    [picture], [visit] = stands(Photograph), stands(StationVisit)
    assert (picture.taken_on, picture.note, picture.media_type) == (TODAY_IS, "At the police station", "image/jpeg")
    assert visit.photograph
    assert len(USUAL) + 1 <= MOST_INTERACTIONS


def test_a_return_is_told_when_the_officer_says_so_and_not_by_coming_to_the_station(client, world, record):
    with as_role("owner"):
        make.absence(record, kind="abroad", starts=date(2026, 3, 1), ends=date(2026, 3, 9))
    said, url = "They gave notice of their return", address("attend", record)
    shown, form = opened(client, world.aileen, record)
    assert "back on 9 March 2026" in form.replace("\xa0", " ")
    assert client.post(url, shown | USUAL).status_code == 302
    shown, form = opened(client, world.aileen, record)
    assert said in form
    answer = client.post(url, shown | USUAL | {"returned": "on"})
    assert "Back in the United Kingdom on 9 March 2026" in client.get(answer["Location"]).content.decode()
    assert sorted(one.section for one in stands(Notification)) == ["s83", "s85", "s85", "s86_return"]
    assert said not in opened(client, world.aileen, record)[1]
