"""The person's own sheet and the written acknowledgement: on the screen, easy to read, and as a PDF."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lawburrows.documents import pdf
from lawburrows.documents.models import PrintRequest
from lawburrows.documents.sheets import sheet_called
from lawburrows.notification.documents import headings_for
from lawburrows.notification.models import StationVisit
from lawburrows.notification.sheet import sheet_of
from lawburrows.orders.clock import clock
from lawburrows.orders.facts import AwayFrom, Convicted, Did, Facts, Told
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.notification import Disposal, Home, Notified
from lawburrows.rules.term import NO_TERM, months
from tests.conftest import as_role
from tests.factories import notification as away
from tests.factories import orders as make
from tests.factories.people import make_person
from tests.people import NOON, TODAY, on_the_day

CONVICTED = date(2024, 5, 4)


def facts(*told, born=date(1971, 4, 3), absences=()):
    did = Did(Disposal.IMPRISONMENT, months(60), NO_TERM, "alone", NO_TERM)
    one = Convicted(uuid4(), "Rape", CONVICTED, CONVICTED, True, SCOTLAND, (did,))
    return Facts(uuid4(), born, (one,), (), tuple(told), tuple(absences))


def said(found, *, on=TODAY, easy=False, **more):
    headings = sheet_of(clock(found, on=on), (), on=on, **more)
    return " ".join(line.easy if easy else line.text for heading in headings for line in heading.lines)


class TestWhatTheSheetSays:
    def test_every_date_is_that_of_the_clock(self):
        told = Told(Notified.INITIAL, date(2026, 5, 6), Home.SOLE_OR_MAIN)
        text = said(facts(told))
        assert "By 6 May 2027: confirm your details" in text
        assert "There is no last day" in text
        assert "They must decide by 4 May 2039" in said(facts(told), easy=True)

    def test_a_date_that_has_passed_blames_nobody(self):
        text = said(facts(Told(Notified.INITIAL, date(2025, 5, 6), Home.SOLE_OR_MAIN)))
        assert "The date was 6 May 2026, and we hold nothing that was told" in text
        assert "breach" not in text

    def test_one_that_is_put_off_says_when_it_begins(self):
        held = AwayFrom(uuid4(), "in custody", CONVICTED, None)
        assert "When you are free again, tell the police your details" in said(facts(absences=[held]))

    def test_a_young_person_is_spoken_to_and_a_parent_named_where_a_court_said_so(self):
        young = facts(born=date(2011, 1, 1))
        assert "an adult whom you trust" in said(young)
        assert "A court has said that Una Invented must do this" in said(young, parent="Una Invented")

    def test_easy_words_are_short_and_one_idea_a_line(self):
        headings = sheet_of(clock(facts(), on=TODAY), (), on=TODAY)
        lines = [line for heading in headings for line in heading.lines]
        longest = max(len(sentence.split()) for line in lines for sentence in line.easy.split("."))
        assert longest <= 13
        assert any(line.unverified for line in lines)

    def test_who_is_no_longer_subject_is_told_so(self):
        done = Facts(uuid4(), None)
        assert "You do not have to tell the police anything any more" in said(done)


def stands(model):
    with as_role("owner"):
        return list(model.objects.all())


@pytest.mark.django_db
class TestOnPaper:
    @pytest.fixture
    def record(self, world, settings, tmp_path):
        settings.UPLOADS = tmp_path
        record = make_person(world).record
        with as_role("owner"):
            record.manager = world.aileen
            record.save()
            make.conviction(record)
            away.visit(record, on=date(2026, 5, 5), taken_by=world.aileen, next_what="Annual confirmation")
            away.journey(record, leaves_on=date(2027, 3, 5))
        return record

    def test_each_is_a_pdf_and_a_page(self, client, world, record):
        with on_the_day(world.aileen) as by:
            for key in ("acknowledgement", "own_sheet", "own_sheet_easy"):
                sheet = sheet_called(key)
                made = pdf.render(sheet.template, sheet.context(record, by=by), marking="OFFICIAL", by="A", at=NOON)
                assert made.startswith(b"%PDF")
            assert any("journey" in line.text for heading in headings_for(record, by=by) for line in heading.lines)
        client.force_login(world.aileen)
        with as_role("owner"):
            latest = away.visit(record, on=date(2026, 9, 9), taken_by=world.aileen, next_what="Annual confirmation")
        earlier = next(one for one in stands(StationVisit) if one.pk != latest.pk)
        page = client.get(reverse("notification:acknowledgement", args=[record.ref, earlier.pk])).content.decode()
        assert f'name="about" value="{earlier.pk}"' in page
        with on_the_day(world.aileen) as by:
            told = {
                one: sheet_called("acknowledgement").context(record, by=by, about=one) for one in (None, earlier.pk)
            }
            assert (told[None]["visit"], told[earlier.pk]["visit"]) == (latest, earlier)
            assert sheet_called("own_sheet").context(record, by=by, about=earlier.pk)["person"]
        url = reverse("notification:sheet", args=[record.ref])
        assert "What you must tell the police, and by when" in client.get(url).content.decode()
        assert 'class="govuk-body lb-easy"' in client.get(f"{url}?form=easy").content.decode()
        answer = client.post(
            reverse("documents:print_request", args=[record.ref]),
            {"sheet": "acknowledgement", "about": str(earlier.pk), "once": str(uuid4())},
        )
        assert answer.status_code == 302
        assert stands(PrintRequest)[0].about == earlier.pk

    def test_nobody_outside_the_case_has_either(self, client, world, record):
        client.force_login(world.gavin)
        assert client.get(reverse("notification:sheet", args=[record.ref])).status_code == 404
