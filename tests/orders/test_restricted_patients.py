"""Restricted patients through the pages: consent of the Scottish Ministers, leave, meetings about their care."""

from __future__ import annotations

from datetime import date

import pytest

from lawburrows.access.models import Partner
from lawburrows.orders.models import CareMeeting, Consent, Leave
from tests.conftest import as_role
from tests.factories import orders as make
from tests.orders.pages import address, day, rows, sent, shown, text_of

pytestmark = pytest.mark.django_db
MADE, LATER = date(2024, 5, 4), date(2026, 5, 4)


def test_without_a_restriction_the_ministers_are_not_asked(client, world, record):
    with as_role("owner"):
        order = make.order(record, kind="compulsion", on=MADE)
    assert "Consent of the Scottish Ministers" not in shown(client, world.aileen, address("order", record, pk=order.pk))
    url, leave = address("ask_consent", record, pk=order.pk), address("record_leave", record, pk=order.pk)
    assert "Under a compulsion order alone" in shown(client, world.aileen, url)
    said = sent(client, world.aileen, url, matter="recall", **day("asked_on", LATER))
    assert "Under a compulsion order alone" in text_of(said)
    assert rows(Consent) == []
    assert "Scottish Ministers" not in shown(client, world.aileen, leave)
    sent(client, world.aileen, leave, kind="unescorted", **day("starts", date(2026, 5, 10)))
    assert len(rows(Leave)) == 1


def test_consent_leave_and_care_meetings(client, world, record):
    with as_role("owner"):
        order = make.order(record, kind="restriction", on=MADE)
    url = address("ask_consent", record, pk=order.pk)
    sent(
        client,
        world.aileen,
        url,
        matter="suspension",
        **day("asked_on", LATER),
        **day("needed_by", date(2026, 5, 20)),
    )
    page = shown(client, world.aileen, address("order", record, pk=order.pk))
    assert "Waiting; needed by 20 May 2026" in page
    assert "Consent of the Scottish Ministers: suspension of detention" in shown(
        client, world.aileen, address("dates", record)
    )
    leave = address("record_leave", record, pk=order.pk)
    values = {"kind": "unescorted"} | day("starts", date(2026, 5, 10))
    assert "must have consented" in text_of(sent(client, world.aileen, leave, **values))
    [asked] = rows(Consent)
    answer = address("answer_consent", record, pk=asked.pk)
    early = sent(client, world.aileen, answer, version=1, answer="given", **day("answered_on", MADE))
    assert "the answer came after" in text_of(early)
    with as_role("owner"):  # the Scottish Government's own team is in the case, and says what Ministers answered
        Partner.objects.create(record=record, agency=world.donna.postings.get().agency, starts=MADE)
    assert sent(client, world.donna, address("record_conviction", record)).status_code == 200
    told = sent(client, world.donna, answer, version=1, answer="given", **day("answered_on", LATER))
    assert told.status_code == 302
    assert sent(client, world.aileen, leave, consent=str(asked.pk), **values).status_code == 302
    assert sent(client, world.aileen, leave, confirmed="on", **values).status_code == 302
    first = rows(Leave)[0]
    ended = sent(client, world.aileen, address("end_leave", record, pk=first.pk), version=1, **day("last_day", LATER))
    assert "The end must be after the first day" in text_of(ended)
    sent(
        client,
        world.aileen,
        address("end_leave", record, pk=first.pk),
        version=1,
        **day("last_day", date(2026, 5, 12)),
    )
    meeting = address("record_care_meeting", record, pk=order.pk)
    wrong = sent(client, world.aileen, meeting, **day("held_on", LATER), **day("next_on", LATER))
    assert "The next meeting must be after this one" in text_of(wrong)
    sent(client, world.aileen, meeting, **day("held_on", LATER), **day("next_on", date(2026, 8, 4)))
    assert len(rows(CareMeeting)) == 1
    page = shown(client, world.aileen, address("order", record, pk=order.pk))
    for words in (
        "Given on 4 May 2026",
        "Without consent",
        "Consent asked on 4 May 2026",
        "next set for 4 August 2026",
    ):
        assert words in page
    assert "Care Programme Approach meeting" in shown(client, world.aileen, address("dates", record))


def test_other_orders_have_none(client, world, record):
    with as_role("owner"):
        order = make.order(record, on=MADE)
    assert "Consent of the Scottish Ministers" not in shown(client, world.aileen, address("order", record, pk=order.pk))
    refused = sent(
        client, world.aileen, address("record_leave", record, pk=order.pk), kind="grounds", **day("starts", LATER)
    )
    assert "detained in hospital" in text_of(refused)
