"""Victims in their compartment: a letter outside of it, and never a name."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lawburrows.access.models import Partner
from lawburrows.custody.models import ToldDate
from lawburrows.documents import pdf
from lawburrows.documents.sheets import sheet_called
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Other
from lawburrows.plans import commands, policy, queries
from lawburrows.plans.deadlines import dates_in
from lawburrows.plans.models import Risk, Strategy, VictimCare
from lawburrows.plans.parts import BY_KEY
from lawburrows.rules.shielding import named_in
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.models import Task
from tests.conftest import as_role
from tests.factories import orders, plans
from tests.factories.people import make_person
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
NAME = "Una Secretname"
VALUES = {"wish": "yes", "contact_person": "The victim team", "zone": "Imaginary Row"}


@pytest.fixture
def case(world):
    """Health is in the case, and does not see the part about victims."""
    record = make_person(world).record
    with as_role("owner"):
        record.manager = record.supervising_officer = world.aileen
        record.save()
        for agency in (world.fife, world.health):
            Partner.objects.create(record=record, agency=agency, starts=LONG_AGO)
        orders.conviction(record)
    return record


def told(record, world, day, told_on=TODAY):
    return ToldDate.objects.create(
        record=record,
        owner=world.prisons,
        kind="release",
        day=day,
        told_on=told_on,
        told_by="the prison",
        recorded_by=world.catriona,
        recorded_at=NOON,
    )


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("He waits for Una at the school", "victim A"),
        ("una secretname lives there", "victim A"),
        ("He waits for O'Secretname", ""),
        ("victim A is told, the complainer too", ""),
        ("Una is his own sister's name", "victim A"),
        ("Morag was seen", "victim B"),
    ],
)
def test_a_name_in_a_text_is_found_and_its_letter_given(text, whom):
    assert named_in([text], {NAME: "victim A", "Morag": "victim B", "The complainer": "victim C"}) == whom
    assert named_in(["Iain was seen"], {"Iain Secretname": "victim A"}, allowed=["Iain Invented"]) == ""


def test_a_planted_name_is_nowhere_outside_the_compartment(client, world, case):
    with as_role("owner"):
        Other.objects.create(record=case, owner=world.police, category="victim", name=NAME)
        told(case, world, TODAY + timedelta(days=30))
        draft = plans.filled(case, world.aileen)
    with on_the_day(world.aileen) as by:
        [other] = queries.victims_without_letter(case, by=by)
        assert [gap.words for gap in queries.missing(case, by=by)] == [
            "No strategy for the safety of a victim without a letter"
        ]
        care = commands.add_victim(case, other, values=VALUES, by=by, on=TODAY)
        with pytest.raises(Refused, match="already"):
            commands.add_victim(case, other, values=VALUES, by=by, on=TODAY)
        [risk] = Risk.objects.filter(plan=draft)
        values = {"risk": risk, "kind": "victim_safety", "words": "Secretname is told", "victim": "victim A"}
        for text in ("Secretname is told first", "una secretname is told"):
            with pytest.raises(Refused, match="victim A"):
                commands.add_part(draft, BY_KEY["strategy"], values=values | {"words": text}, by=by, on=TODAY)
        with pytest.raises(Refused, match="victim A"):
            commands.set_frame(draft, version=1, limits=f"Where {NAME} works", review_on=None, by=by, on=TODAY)
        safe = values | {"words": "The contact agency is told first"}
        commands.add_part(draft, BY_KEY["strategy"], values=safe, by=by, on=TODAY)
        sheet = sheet_called("risk_management_plan")
        context = sheet.context(case, by=by, about=draft.pk)
        content = pdf.render(sheet.template, context, marking="OFFICIAL", by="Aileen", at=NOON)
        due = dates_in(Reading([case.pk], by, TODAY))[case.pk].deadlines
    paper = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "victim A" in paper
    assert "Secretname" not in paper
    assert [one.what for one in due] == ["Contact agency of victim A told of the date of release"]
    pages = {
        "aileen": ("plans:plan", "plans:lifelong", "casefile:joint", "casefile:record"),
        "dougal": (
            "plans:plan",
            "casefile:joint",
            "casefile:level_one_review",
            "casefile:record",
            "casefile:chronology",
            "people:details",
        ),
    }
    for who, names in pages.items():
        client.force_login(getattr(world, who))
        for name in names:
            page = client.get(reverse(name, args=[case.ref]))
            assert page.status_code == 200, (who, name)
            assert "Secretname" not in page.content.decode(), (who, name)
        assert "Secretname" not in client.get(reverse("tasks:my_work")).content.decode()
    assert client.get(reverse("plans:victims", args=[case.ref])).status_code == 404  # for health
    with on_the_day(world.dougal) as by:
        assert not policy.may_see_victims(case, by=by)
        assert not policy.may_keep_victims(case, by=by)
        assert queries.victims_of(case, by=by) == []
        assert "victims" not in {gap.row.key for gap in queries.missing(case, by=by)}
    client.force_login(world.aileen)
    assert NAME in client.get(reverse("plans:victims", args=[case.ref])).content.decode()
    with as_role("owner"):
        assert Strategy.objects.get(kind="victim_safety").victim == care.reference
        assert not Task.objects.filter(what__contains="Secretname").exists()


def test_a_new_date_of_release_is_told_to_the_contact_agency_of_whoever_wishes_it(client, world, case):
    with as_role("owner"):
        care = plans.victim(case)
        plans.victim(case, "Morag Nowhere", letter="B", wish="no")
        first = told(case, world, TODAY + timedelta(days=30))
    with on_the_day(world.aileen) as by:
        by_day = {"told_on": TODAY, "how": "by telephone, taken by the team", "by": by, "on": TODAY}
        [due] = dates_in(Reading([case.pk], by, TODAY))[case.pk].deadlines
        assert (due.kind, due.due, due.unverified) == ("victim_told", TODAY, True)
        commands.tell_victim(care, first, **by_day)
        with pytest.raises(Refused, match="recorded already"):
            commands.tell_victim(care, first, **by_day)
        found = dates_in(Reading([case.pk], by, TODAY))[case.pk]
        assert found.deadlines == ()
        assert list(found.fulfilled.values()) == [TODAY]
    with as_role("owner"):
        told(case, world, TODAY + timedelta(days=10), told_on=TODAY + timedelta(days=1))
    with on_the_day(world.aileen) as by:
        assert len(dates_in(Reading([case.pk], by, TODAY))[case.pk].deadlines) == 1
        commands.change_victim(care, version=1, values={"wish": "no"}, by=by, on=TODAY)
        assert not dates_in(Reading([case.pk], by, TODAY)).get(case.pk)
        for reason, more in (
            ("no date of release", {"release": None}),
            ("wishes to be told", {"release": first}),
        ):
            assert reason in policy.may_tell_victim(care, by=by, on=TODAY, **more).reason
        care.wish = VictimCare.Wish.YES
        ahead = policy.may_tell_victim(care, by=by, on=TODAY, release=first, told_on=date(2030, 1, 1))
        assert "lies ahead" in ahead.reason
