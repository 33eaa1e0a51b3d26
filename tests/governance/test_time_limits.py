"""Time limits as governed rows: two persons, never for the past, a region's own; and who has read an edition."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from lawburrows.governance import queries
from lawburrows.governance.agreed import agreed_figures
from lawburrows.governance.commands import add_edition, agree_figure, propose_figure, read_edition
from lawburrows.governance.models import RuleRow
from lawburrows.rules.intervals import interval
from lawburrows.rules.timetable import SUBJECTS, TIMETABLE, subject_of
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.people import NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
LIMIT = {"table": "deadlines", "key": "level_2_review", "value": "56 days", "starts": TODAY, "source": "Fife protocol"}


def proposed(by, **more):
    return propose_figure(**LIMIT | more, by=by, on=TODAY)


OTHERS = [
    {"table": "beforehand", "key": "release_notification", "value": "100"},
    {"table": "visits", "key": "high", "value": "30"},
    {"table": "receipts", "key": "urgent", "value": "1"},
    {"table": "breaches", "key": "answer", "value": "3"},
    {"table": "young", "key": "transition", "value": "183"},
]


def agreed(world, *, verified=True, **more):
    with on_the_day(world.effie) as effie:
        row = proposed(effie, **more)
    with on_the_day(world.angus) as angus:
        return agree_figure(row, verified=verified, by=angus, on=TODAY)


class TestTimeLimits:
    def test_the_figure_of_the_day_of_the_fact_is_used(self, world):
        later = TODAY + timedelta(days=30)
        assert interval(queries.interval_for("level_2_review", on=TODAY), TODAY).unverified
        agreed(world)
        agreed(world, starts=later, value="28 days", verified=False, edition="2027")
        before, now, then = (
            queries.interval_for("level_2_review", on=on) for on in (TODAY - timedelta(days=1), TODAY, later)
        )
        assert [before.figure, now.figure, then.figure] == ["84 days", "56 days", "28 days"]
        assert (now.source.verified, then.source.verified, then.edition) == (True, False, "2027")
        assert interval(now, date(2026, 12, 4)).due == date(2027, 1, 29)

    def test_a_region_sets_its_own(self, world, django_assert_num_queries):
        fife = world.areas["Fife region"]
        agreed(world, value="28 days", area=fife)
        agreed(world, starts=TODAY + timedelta(days=1), value="70 days")
        with django_assert_num_queries(2):
            limits = queries.time_limits()
        on = TODAY + timedelta(days=9)
        for area, figure in ((world.fife_area, "28 days"), (world.dundee_area, "70 days"), (None, "70 days")):
            row = queries.interval_for("level_2_review", on=on, area=area and area.pk, limits=limits)
            assert row.figure == figure

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"starts": TODAY - timedelta(days=1)}, "never changed for the past"),
            *((other | {"starts": TODAY - timedelta(days=1)}, "never changed for the past") for other in OTHERS),
            ({"key": "periodic_notification"}, "not a time limit that guidance sets"),
            ({"key": "subject_access"}, "not a time limit that guidance sets"),
            ({"value": "a while"}, "a number and a unit"),
            ({"table": "escalation", "key": "5-never", "value": "3"}, "The row must be one of: 1-supervisor"),
        ],
    )
    def test_what_cannot_be_is_refused(self, world, more, words):
        with on_the_day(world.effie) as effie, pytest.raises(Refused, match=words):
            proposed(effie, **more)

    @pytest.mark.parametrize("more", [{}, *OTHERS])
    def test_is_not_agreed_when_its_day_has_passed_and_the_database_says_so_too(self, world, more):
        with on_the_day(world.effie) as effie:
            row = proposed(effie, **more)
        with on_the_day(world.angus, at=NOON + timedelta(days=1)) as angus:
            with pytest.raises(Refused, match="begin on a day that has passed"):
                agree_figure(row, verified=True, by=angus, on=TODAY + timedelta(days=1))
            row.agreed_by, row.agreed_on = angus, TODAY + timedelta(days=1)
            with pytest.raises(DatabaseError, match="a_time_limit_is_never_agreed_for_the_past"), transaction.atomic():
                row.save()

    def test_what_was_agreed_stands_whoever_asks(self, world):
        row = agreed(world)
        for change in (lambda: RuleRow.objects.update(value="1 day"), lambda: RuleRow.objects.all().delete()):
            with as_role("owner"), pytest.raises(DatabaseError, match="an agreed figure stands"), transaction.atomic():
                change()
        assert RuleRow.objects.get(pk=row.pk).value == "56 days"
        assert agreed_figures(on=TODAY).texts() == [f"deadlines|level_2_review|None|{TODAY}|56 days"]

    def test_the_page_shows_every_row_with_its_figure_history_and_confirmation(self, client, world):
        row = agreed(world, starts=TODAY + timedelta(days=365), area=world.areas["Fife region"])
        client.force_login(world.aileen)
        page = client.get(reverse("governance:deadlines")).content.decode()
        assert "Periodic confirmation" in page
        assert "the rule is written as code" in page
        assert f"agreed by {row.agreed_by.name}" in page
        assert "Unverified" in page
        assert "Propose another figure" not in page
        assert '<h2 class="govuk-heading-m" id="licence">Licence</h2>' in page
        narrow = client.get(reverse("governance:deadlines"), {"set_by": "guidance", "status": "U", "q": "minutes"})
        assert narrow.context["rows"][0]["now"].key == "minutes_draft"
        assert len(narrow.context["rows"]) == 2
        assert (
            "No time limit is like that"
            in client.get(reverse("governance:deadlines"), {"q": "nothing"}).content.decode()
        )
        assert "lb-sheet" in client.get(reverse("governance:deadlines"), {"sheet": "yes"}).content.decode()

    def test_is_proposed_with_a_number_and_a_unit(self, client, world):
        client.force_login(world.effie)
        url = reverse("governance:propose_time_limit", kwargs={"key": "minutes_draft"})
        soon = date.today() + timedelta(days=20)
        given = {"number": "4000", "unit": "hours", "source": "Protocol", "once": str(uuid4())}
        given |= {"starts_day": soon.day, "starts_month": soon.month, "starts_year": soon.year}
        assert "3660 or fewer" in client.post(url, given).content.decode()
        assert "more than a time limit can be" in client.post(url, given | {"number": "3000"}).content.decode()
        region = str(world.areas["Fife region"].pk)
        assert client.post(url, given | {"number": "3", "unit": "working days", "area": region}).status_code == 302
        row = RuleRow.objects.get()
        assert (row.key, row.value, row.area.name) == ("minutes_draft", "3 working days", "Fife region")
        client.force_login(world.angus)
        assert "Fife region" in client.get(reverse("governance:agree_figure", kwargs={"pk": row.pk})).content.decode()
        statute = reverse("governance:propose_time_limit", kwargs={"key": "subject_access"})
        assert client.get(statute).status_code == 404


class TestEditions:
    EDITION = {"guidance": "MAPPA guidance", "link": "the shelf", "summary": "New words"}

    def test_is_asked_for_until_it_is_read_and_governance_sees_by_whom(self, world):
        with on_the_day(world.effie) as effie:
            add_edition(**self.EDITION, name="2016", starts=date(2016, 1, 1), by=effie, on=TODAY)
            now = add_edition(**self.EDITION, name="2022", starts=date(2022, 1, 1), by=effie, on=TODAY)
            later = add_edition(**self.EDITION, name="2027", starts=date(2027, 1, 1), by=effie, on=TODAY)
            with pytest.raises(Refused, match="is there already"):
                add_edition(**self.EDITION, name="2027", starts=TODAY, by=effie, on=TODAY)
        with on_the_day(world.aileen) as aileen:
            assert queries.editions_to_read(by=aileen, on=TODAY) == [now]
            read_edition(now, by=aileen, on=TODAY)
            assert queries.editions_to_read(by=aileen, on=TODAY) == []
            for one, words in ((now, "You have said"), (later, "not in force yet")):
                with pytest.raises(Refused, match=words):
                    read_edition(one, by=aileen, on=TODAY)
        with on_the_day(world.morag) as morag, pytest.raises(Refused, match="Your role does not let you"):
            read_edition(now, by=morag, on=TODAY)
        police = next(one for one in queries.readers_of(now, on=TODAY) if one.agency == "Police Scotland")
        assert [name for name, _ in police.read] == ["Aileen Invented"]
        assert police.unread == ["Angus Invented", "Fergus Invented"]
        assert police.count == 3

    def test_from_the_page(self, client, world):
        with on_the_day(world.effie) as effie:
            one = add_edition(**self.EDITION, name="2022", starts=date(2022, 1, 1), by=effie, on=TODAY)
        url = reverse("governance:edition", kwargs={"pk": one.pk})
        client.force_login(world.aileen)
        assert "Who has read it" not in client.get(url).content.decode()
        assert client.post(url, {"once": str(uuid4()), "read": "on"}).status_code == 302
        assert "You said so on" in client.get(url).content.decode()
        client.force_login(world.effie)
        page = client.get(url).content.decode()
        assert "1 of 3" in page
        assert "Aileen Invented" in page
        assert client.get(reverse("governance:edition", kwargs={"pk": uuid4()})).status_code == 404


def test_every_time_limit_stands_under_one_heading():
    filed = [key for _, keys in SUBJECTS for key in keys]
    assert len(filed) == len(set(filed))
    assert set(filed) <= {row.key for row in TIMETABLE}
    assert subject_of("something new") == "Others"
