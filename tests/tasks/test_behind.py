"""When the day's round was missed, My work says since when; a list that is behind never looks as if it were whole."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse

from lawburrows.tasks.models import Reckoning
from lawburrows.tasks.sync import sync_all
from tests.conftest import as_role

pytestmark = pytest.mark.django_db


def test_my_work_warns_once_everybody_was_looked_at_longer_than_a_day_ago(client, world):
    client.force_login(world.aileen)

    def warned():
        return "Dates were last worked out for everybody on" in client.get(reverse("tasks:my_work")).content.decode()

    assert not warned()  # nobody has been looked at yet
    with as_role("worker"):
        sync_all()
    assert not warned()
    with as_role("owner"):
        Reckoning.objects.update(looked_at=F("looked_at") - timedelta(hours=27))
    assert warned()
    with as_role("worker"):
        sync_all()
    with as_role("owner"):
        [row] = Reckoning.objects.all()
    assert row.done_at < row.looked_at
    assert not warned()
