"""Figures of the rules: two people, never overwritten; and the bank holidays."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lawburrows.governance import queries
from lawburrows.governance.commands import agree_figure, propose_figure
from lawburrows.governance.models import RuleRow
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.verdict import Refused
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
FIGURE = {"table": "visits", "key": "high", "value": "30 days", "starts": date(2026, 1, 1), "source": "Local guidance"}


def proposed(by, **more):
    return propose_figure(**FIGURE | more, by=by, on=TODAY)


class TestFigures:
    def test_holds_from_its_day_when_a_second_person_has_agreed(self, world):
        with on_the_day(world.effie) as effie:
            row = proposed(effie)
            assert queries.figure("visits", "high", on=TODAY) is None
        with on_the_day(world.angus) as angus:
            agree_figure(row, verified=True, by=angus, on=TODAY)
        assert queries.figure("visits", "high", on=TODAY).value == "30 days"
        assert queries.figures("visits", on=date(2025, 12, 31)) == {}

    def test_nobody_agrees_their_own_or_twice(self, world):
        with on_the_day(world.effie) as effie:
            row = proposed(effie)
            with pytest.raises(Refused, match="Nobody agrees their own"):
                agree_figure(row, verified=True, by=effie, on=TODAY)
        with on_the_day(world.angus) as angus:
            agree_figure(row, verified=False, by=angus, on=TODAY)
            with pytest.raises(Refused, match="agreed already"):
                agree_figure(row, verified=True, by=angus, on=TODAY)

    def test_a_figure_is_never_overwritten(self, world):
        with on_the_day(world.effie) as effie:
            proposed(effie)
            with pytest.raises(Refused, match="from another day"):
                proposed(effie, value="10 days")

    def test_needs_the_permission(self, world):
        with on_the_day(world.aileen) as aileen, pytest.raises(Refused, match="Your role does not let you"):
            proposed(aileen)


class TestPages:
    def test_a_figure_goes_from_one_person_to_another(self, client, world):
        client.force_login(world.effie)
        starts = {"starts_day": 1, "starts_month": 1, "starts_year": 2026}
        values = {name: FIGURE[name] for name in ("table", "key", "value", "source")} | starts
        assert client.post(reverse("governance:propose_figure"), values | {"once": str(uuid4())}).status_code == 302
        assert "waits for another person" in client.get(reverse("governance:rules")).content.decode()
        client.force_login(world.angus)
        url = reverse("governance:agree_figure", kwargs={"pk": RuleRow.objects.get().pk})
        assert "Local guidance" in client.get(url).content.decode()
        assert client.post(url, {"once": str(uuid4()), "verified": "on"}).status_code == 302
        assert RuleRow.objects.get().agreed_by == world.angus

    def test_others_are_refused(self, client, world):
        client.force_login(world.aileen)
        assert client.get(reverse("governance:rules")).status_code == 403


def test_bank_holidays_are_scotlands_and_local_ones_are_added(world):
    assert date(2026, 1, 2) in queries.bank_holidays(SCOTLAND, on=TODAY)
    with on_the_day(world.effie) as effie:
        row = proposed(effie, table="bank_holidays", key="scotland:fair", value="2026-07-20")
    with on_the_day(world.angus) as angus:
        agree_figure(row, verified=True, by=angus, on=TODAY)
    assert date(2026, 7, 20) in queries.bank_holidays(SCOTLAND, on=TODAY)
