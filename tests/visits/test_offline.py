"""What a device sends and is given: one visit for one draft, briefs for one's own cases, and an end to it."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from datetime import timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.urls import reverse
from django.utils import timezone

from lawburrows.access.grades import Grade
from lawburrows.access.models import Exclusion, Partner
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from lawburrows.visits import sealing
from lawburrows.visits.models import Concern, OfflineDevice, ProtectionReferral, Visit
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import orders
from tests.factories import visits as make
from tests.house.of.visits import VISIT
from tests.house.tables import boxes
from tests.people import LONG_AGO, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        orders.person(record)
    return record


def seal(draft):
    """As the script of the device does it."""
    mine, iv = generate_private_key(SECP256R1()), b"0" * 12
    theirs = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), b64decode(sealing.public_key()))
    raw = sealing._raw(mine.public_key())
    box = AESGCM(sealing._box_key(mine.exchange(ECDH(), theirs), raw)).encrypt(iv, json.dumps(draft).encode(), None)
    return {name: b64encode(part).decode() for name, part in zip(sealing.PARTS, (raw, iv, box), strict=True)}


def draft(user, record, **more):
    fields = {
        name: [str(one) for one in ([value] if isinstance(value, (str, int)) else value)]
        for name, value in {**VISIT, **boxes("day", today())}.items()
    }
    return {"draft": str(uuid4()), "ref": record.ref, "who": str(user.pk), "fields": fields} | more


def sent(client, name, told, **where):
    answer = client.post(reverse(f"visits:{name}", kwargs=where), json.dumps(told), content_type="application/json")
    return answer.status_code, answer.json()


def visits():
    with as_role("owner"):
        return list(Visit.objects.all())


def test_a_draft_that_is_sent_again_is_the_same_visit(client, world, record):
    told = draft(world.aileen, record)
    assert sent(client, "send_draft", {"sealed": seal(told)}) == (401, {"signed_in": False})
    client.force_login(world.aileen)
    first = sent(client, "send_draft", {"sealed": seal(told)})
    assert first[0] == 200
    assert sent(client, "send_draft", {"sealed": seal(told)}) == first
    [visit] = visits()
    assert (str(visit.pk), str(visit.draft)) == (first[1]["receipt"], told["draft"])
    assert visit.author == world.aileen


def test_what_cannot_be_recorded_stays_on_the_device_with_what_to_do(client, world, record):
    client.force_login(world.aileen)
    told = draft(world.aileen, record)
    incomplete = draft(world.aileen, record)
    del incomplete["fields"]["entry"]
    with as_role("owner"):
        closed = world.record(manager=world.aileen, closed_on=today())
    broken = seal(told) | {"box": b64encode(b"something else, and long enough").decode()}
    for sealed, words in (
        (seal(draft(world.bashir, record)), "sign in as them"),
        (seal(incomplete), "Select how you got in"),
        (seal(draft(world.aileen, closed)), "closed or merged"),
        (seal(draft(world.aileen, record, draft="no draft")), "It stays on this device"),
        (broken, "cannot open it"),
        ({"key": "?"}, "did not arrive whole"),
    ):
        status, answer = sent(client, "send_draft", {"sealed": sealed})
        assert status == 409
        assert words in answer["refused"]
    assert visits() == []


def test_briefs_are_taken_for_ones_own_cases_and_a_device_is_told_to_forget(client, world, record):
    client.force_login(world.aileen)
    listed = client.get(reverse("visits:people")).json()
    assert [one["ref"] for one in listed["people"]] == [record.ref]
    device = sent(client, "add_device", {"name": "My telephone"})[1]["device"]
    status, told = sent(client, "take_briefs", {"device": device, "refs": [record.ref]})
    assert status == 200
    assert [one["name"] for one in told["briefs"]] == ["Iain Ross-Invented"]
    with as_role("owner"):
        [entry] = Entry.objects.filter(act="visits.briefs.taken")
        assert entry.records == [record.pk]
    assert record.ref in client.get(reverse("visits:offline_devices")).content.decode()
    assert sent(client, "take_briefs", {"device": device, "refs": []})[0] == 409
    client.force_login(world.fergus)
    assert sent(client, "take_briefs", {"device": device, "refs": [record.ref]})[0] == 409
    forget = reverse("visits:forget_device", kwargs={"pk": device})
    assert client.post(forget, {"once": str(uuid4())}).status_code == 404
    client.force_login(world.aileen)
    assert client.post(forget, {"once": str(uuid4())}).status_code == 302
    assert client.get(reverse("visits:standing"), {"device": device}).json()["forget"] is True
    assert "told to forget" in sent(client, "take_briefs", {"device": device, "refs": [record.ref]})[1]["refused"]
    with as_role("owner"):
        assert OfflineDevice.objects.get().revoked_at is not None


def test_each_brief_offers_who_may_go_along_to_that_person(client, world, record):
    with as_role("owner"):
        other = world.record(manager=world.aileen)
        for one in (record, other):
            Partner.objects.create(record=one, agency=world.fife, grade=3, starts=LONG_AGO)
        Exclusion.objects.create(record=record, user=world.angus, reason="his brother", starts=LONG_AGO)
    client.force_login(world.aileen)
    device = sent(client, "add_device", {"name": "My telephone"})[1]["device"]
    _, told = sent(client, "take_briefs", {"device": device, "refs": [record.ref, other.ref]})
    offered = {one["ref"]: {each["name"] for each in one["colleagues"]} for one in told["briefs"]}
    assert offered[other.ref] - offered[record.ref] == {"Angus Invented"}
    assert "Bashir Invented" in offered[record.ref]


def test_the_shell_holds_nobody_and_opens_without_signing_in(client, world, record):
    client.force_login(world.aileen)
    signed_in = client.get(reverse("visits:offline")).content
    client.logout()
    assert client.get(reverse("visits:offline")).content == signed_in
    assert client.get(reverse("visits:manifest")).json()["scope"] == "/visits/offline/"
    assert "/visits/offline/" in client.get(reverse("visits:worker")).content.decode()


def test_the_script_behind_the_page_is_there_with_all_that_it_keeps_for_whoever_is_signed_out(client, db):
    answer = client.get(reverse("visits:worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert not answer.cookies
    script = answer.content.decode()
    [outbox] = re.findall(r'importScripts\("([^"]+)"\)', script)
    [shell] = re.findall(r"const SHELL = (.+);", script)
    for one in [outbox, *json.loads(shell)]:
        if one.startswith(settings.STATIC_URL):
            assert find(one.removeprefix(settings.STATIC_URL)), one
        else:
            assert client.get(one).status_code == 200, one


def test_what_was_opened_for_an_hour_is_not_taken_along_for_a_day(client, world, record):
    with as_role("owner"):
        lent = world.record(area=world.dundee_area, manager=world.fergus)
        share(lent, world.aileen, grade=Grade.FULL, kind="break_glass", expires_at=timezone.now() + timedelta(hours=1))
    client.force_login(world.aileen)
    device = sent(client, "add_device", {"name": "My telephone"})[1]["device"]
    status, told = sent(client, "take_briefs", {"device": device, "refs": [record.ref, lent.ref]})
    assert (status, "briefs" in told) == (409, False)
    assert f"let in to read {lent.ref}" in told["refused"]


def test_what_no_device_sends_is_refused_in_words(client, world, record):
    client.force_login(world.aileen)
    bad = draft(world.aileen, record)
    bad["fields"]["facts"] = ["null \0 character"]
    for body in ("[" * 50_000, '{"name": "\\u0000"}', json.dumps({"sealed": seal(bad)}), '{"sealed": [1]}'):
        for name in ("send_draft", "add_device", "take_briefs"):
            answer = client.post(reverse(f"visits:{name}"), body, content_type="application/json")
            assert answer.status_code in (200, 409), (name, body[:20])
    assert visits() == []


def test_a_draft_of_one_user_is_no_key_to_the_visit_of_another(client, world, record):
    client.force_login(world.aileen)
    told = draft(world.aileen, record)
    assert sent(client, "send_draft", {"sealed": seal(told)})[0] == 200
    client.force_login(world.angus)
    status, answer = sent(client, "send_draft", {"sealed": seal(told | {"who": str(world.angus.pk)})})
    assert (status, "receipt" in answer) == (409, False)
    assert len(visits()) == 1


def test_a_telephone_call_is_sent_like_a_visit_and_two_concerns_go_where_they_belong(client, world, record):
    client.force_login(world.aileen)
    call = draft(world.aileen, record)
    call["fields"] |= {"kind": ["telephone"], "second": [str(world.angus.pk)]}
    for name in ("entry", "children", "devices"):
        del call["fields"][name]
    told = seal(call)
    assert [sent(client, "send_draft", {"sealed": told})[0] for _ in range(2)] == [200, 200]
    visit = draft(world.aileen, record)
    visit["fields"] |= {
        "concern_kind": ["device"],
        "concern_words": ["A second telephone"],
        "concern_nature": ["fact"],
        "concern_kind_2": ["child"],
        "concern_words_2": ["A child alone in the flat"],
        "concern_nature_2": ["fact"],
    }
    assert "second concern is urgent" in sent(client, "send_draft", {"sealed": seal(visit)})[1]["refused"]
    visit["fields"]["urgent_2"] = ["no"]
    assert sent(client, "send_draft", {"sealed": seal(visit)})[0] == 200
    with as_role("owner"):
        assert set(Visit.objects.values_list("kind", "entry")) == {("telephone", ""), ("home", "consent")}
        assert set(Concern.objects.values_list("kind", "words")) == {("device", "A second telephone"), ("child", "")}
        [referral] = ProtectionReferral.objects.all()
        assert referral.what == "A child alone in the flat"
        # and whoever must act is told once: never what stands in it
        notices = Notice.objects.filter(kind__in=("signature_asked", "protection_referred"))
        assert set(notices.values_list("to__name", "kind")) == {
            ("Angus Invented", "signature_asked"),
            ("Jamila Invented", "protection_referred"),
        }
        assert notices.count() == 2


def test_the_second_is_asked_again_only_for_what_was_signed(client, world, record):
    with as_role("owner"):
        visit = make.visit(record, world.aileen, at=make.at(LONG_AGO), second=world.angus)

    def posts(user, name, **values):
        client.force_login(user)
        url = reverse(f"visits:{name}", kwargs={"ref": record.ref, "pk": visit.pk})
        assert client.post(url, {"once": str(uuid4()), **values}).status_code == 302
        with as_role("owner"):
            return Notice.objects.filter(to=world.angus, kind="signature_asked").count()

    assert posts(world.aileen, "correct_visit", version=1, facts="Nobody else was there", outcome="routine") == 0
    assert posts(world.angus, "sign_visit", version=2, differing_view="") == 0
    assert posts(world.aileen, "correct_visit", version=3, facts="His sister was there", outcome="routine") == 1
