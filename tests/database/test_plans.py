"""A statement is planned once for a connection, whatever becomes of the transactions in between."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection, transaction

from lawburrows.access.models import Record
from lawburrows.database.lists import one_of
from tests.logins import as_role


def planned() -> set[str]:
    """The statements about records that the connection keeps."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements WHERE statement LIKE '%access_record%'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.committed
def test_a_plan_outlives_a_rollback(committed):
    list(Record.objects.filter(ref="LB-0000-0000"))
    before = planned()
    with transaction.atomic():
        list(Record.objects.filter(ref="LB-0000-0001"))
        transaction.set_rollback(True)
    with transaction.atomic(), transaction.atomic():
        list(Record.objects.filter(ref="LB-0000-0002"))
        transaction.set_rollback(True)
    assert before
    assert before <= planned()


def test_a_savepoint_takes_no_place_among_them(db):
    with transaction.atomic():
        pass
    with pytest.raises(LookupError), transaction.atomic():
        raise LookupError
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%SAVEPOINT%'")
        assert cursor.fetchone() == (1,)  # this question


@pytest.mark.committed
def test_lists_of_any_length_are_one_statement(committed):
    list(Record.objects.filter(one_of("id", [uuid.uuid4()])))
    before = planned()
    for length in (2, 3, 40):
        assert list(Record.objects.filter(one_of("id", [uuid.uuid4() for _ in range(length)]))) == []
    assert planned() == before


def test_a_list_finds_what_is_in_it(world):
    with as_role("owner"):
        first, second, _ = world.record(), world.record(), world.record()
        found = Record.objects.filter(one_of("id", [first.pk, second.pk])).values_list("pk", flat=True)
        assert set(found) == {first.pk, second.pk}
