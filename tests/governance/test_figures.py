"""Figures of the rules: two people, never overwritten; and the bank holidays."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lawburrows.governance import queries
from lawburrows.governance.commands import agree_figure, propose_figure
from lawburrows.governance.models import RuleRow
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.verdict import Refused
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.house.tables import boxes
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
FIGURE = {"table": "visits", "key": "high", "value": "30 days", "starts": TODAY, "source": "Local guidance"}


def proposed(by, **more):
    return propose_figure(**FIGURE | more, by=by, on=TODAY)


class TestFigures:
    def test_holds_from_its_day_when_a_second_person_has_agreed(self, world):
        with on_the_day(world.effie) as effie:
            row = proposed(effie)
            assert queries.figure("visits", "high", on=TODAY) is None
        with on_the_day(world.angus) as angus:
            agree_figure(row, verified=True, by=angus, on=TODAY)
        assert queries.figure("visits", "high", on=TODAY).value == "30"
        assert queries.figures("visits", on=TODAY - timedelta(days=1)) == {}

    def test_nobody_agrees_their_own_or_twice(self, world):
        with on_the_day(world.effie) as effie:
            row = proposed(effie)
            with pytest.raises(Refused, match="Nobody agrees their own"):
                agree_figure(row, verified=True, by=effie, on=TODAY)
        with on_the_day(world.angus) as angus:
            agree_figure(row, verified=False, by=angus, on=TODAY)
            with pytest.raises(Refused, match="agreed already"):
                agree_figure(row, verified=True, by=angus, on=TODAY)

    def test_of_two_who_agree_at_once_the_second_is_told_so(self, world):
        with on_the_day(world.effie) as effie:
            row = proposed(effie)
        same = RuleRow.objects.get(pk=row.pk)  # as a second person has it on their page
        with on_the_day(world.angus) as angus:
            agree_figure(row, verified=True, by=angus, on=TODAY)
        with on_the_day(world.beth) as beth, pytest.raises(Refused, match="agreed already"):
            agree_figure(same, verified=False, by=beth, on=TODAY)
        held = RuleRow.objects.get(pk=row.pk)
        assert (held.agreed_by, held.verified) == (world.angus, True)

    def test_a_figure_is_never_overwritten(self, world):
        with on_the_day(world.effie) as effie:
            proposed(effie)
            with pytest.raises(Refused, match="from another day"):
                proposed(effie, value="10 days")

    @pytest.mark.parametrize(
        ("table", "key", "value", "words"),
        [
            ("moons", "high", "30", "no such table"),
            ("visits", "high", "a fortnight", "whole number of days"),
            ("visits", "atlantis:high", "30", "begin with a council area"),
            ("visits", "fife:dreadful", "30", "level of risk"),
            ("receipts", "soon", "1", "one of: ordinary, urgent"),
            ("visits", "high", "0", "from 1 to 3660"),
            ("visits", "high", "9999", "from 1 to 3660"),
            ("visits", "dreadful", "30", "level of risk: low, medium, high, very high"),
            ("keeping", "records", "30", "one of: chases, extracts"),
            ("visits", "not assessed", "30", "level of risk"),
            ("bank_holidays", "scotland:fair", "the third Monday", "whole, real date"),
            ("bank_holidays", "scotland:fair", "31 February 2027", "whole, real date"),
            ("bank_holidays", "scotland:fair", "July 2027", "whole, real date"),
            ("bank_holidays", "fair", "20 July 2026", "a jurisdiction and a name"),
            ("bank_holidays", "atlantis:fair", "20 July 2026", "scotland, england-and-wales, northern-ireland"),
            ("bank_holidays", "scotland: ", "20 July 2026", "a jurisdiction and a name"),
        ],
    )
    def test_what_its_table_cannot_hold_is_refused(self, world, table, key, value, words):
        with on_the_day(world.effie) as effie, pytest.raises(Refused, match=words):
            proposed(effie, table=table, key=key, value=value)
        assert not RuleRow.objects.exists()

    def test_needs_the_permission(self, world):
        with on_the_day(world.aileen) as aileen, pytest.raises(Refused, match="Your role does not let you"):
            proposed(aileen)


class TestPages:
    def test_a_figure_goes_from_one_person_to_another(self, client, world):
        client.force_login(world.effie)
        values = {name: FIGURE[name] for name in ("table", "key", "value", "source")} | boxes("starts", today())
        past = client.post(reverse("governance:propose_figure"), values | boxes("starts", today() - timedelta(days=1)))
        assert "it holds from today or later" in past.content.decode()
        assert client.post(reverse("governance:propose_figure"), values | {"once": str(uuid4())}).status_code == 302
        assert "waits for another person" in client.get(reverse("governance:rules")).content.decode()
        client.force_login(world.angus)
        url = reverse("governance:agree_figure", kwargs={"pk": RuleRow.objects.get().pk})
        assert "Local guidance" in client.get(url).content.decode()
        assert client.post(url, {"once": str(uuid4()), "verified": "on"}).status_code == 302
        assert RuleRow.objects.get().agreed_by == world.angus

    def test_a_value_of_another_form_is_an_error_beside_it_and_nothing_typed_is_lost(self, client, world):
        client.force_login(world.effie)
        wrong = {"table": "visits", "key": "dreadful", "value": "a fortnight", "source": "Local guidance"}
        page = client.post(reverse("governance:propose_figure"), wrong | {"once": str(uuid4())}).content.decode()
        assert "The value must be a whole number of days" in page
        assert "The row must be a level of risk" in page
        assert "a fortnight" in page

    def test_others_are_refused(self, client, world):
        client.force_login(world.aileen)
        assert client.get(reverse("governance:rules")).status_code == 403


def test_bank_holidays_are_scotlands_and_local_ones_are_added(world):
    assert date(2026, 1, 2) in queries.bank_holidays(SCOTLAND, on=TODAY)
    with on_the_day(world.effie) as effie:
        row = proposed(effie, table="bank_holidays", key="scotland:fair", value="20 July 2026")
    with on_the_day(world.angus) as angus:
        agree_figure(row, verified=True, by=angus, on=TODAY)
    assert date(2026, 7, 20) in queries.bank_holidays(SCOTLAND, on=TODAY)


def test_a_local_holiday_that_is_no_date_breaks_nothing(world, caplog):
    with as_role("owner"):
        RuleRow.objects.create(
            table="bank_holidays",
            key="scotland:fair",
            value="the third Monday",
            starts=date(2026, 1, 1),
            source="an old import",
            proposed_by=world.effie,
            agreed_by=world.angus,
        )
    assert date(2026, 1, 2) in queries.bank_holidays(SCOTLAND, on=TODAY)
    assert "scotland:fair" in caplog.text
