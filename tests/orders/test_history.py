"""The history of a row is written by its trigger, and nobody can add to it by hand."""

import pytest
from django.db import ProgrammingError, transaction

from lawburrows.orders.models import Order
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import on_the_day

pytestmark = pytest.mark.django_db


def test_history_is_written_by_the_trigger_alone(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
    with on_the_day(world.aileen):
        row = make.order(record)
        history = Order.pgh_event_model.objects
        [kept] = history.filter(pgh_obj_id=row.pk)
        forged = {field.attname: getattr(kept, field.attname) for field in kept._meta.concrete_fields}
        del forged["pgh_id"]
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            history.create(**forged | {"court": "Somebody else's words"})
        assert history.filter(pgh_obj_id=row.pk).count() == 1
