import uuid

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from lawburrows.audit.command import NotAudited, all_commands, command
from lawburrows.audit.models import Entry, Touched
from tests.audit.yard import BY, CHANGED, ON, note
from tests.conftest import as_role


@command
def change_two(*, by, on, records):
    """Changes."""
    note(CHANGED, records=records)
    note(CHANGED, records=records[:1])
    return "done"


@command
def call_another(*, by, on, record):
    return change_two(by=by, on=on, records=[record])


@command
def forget(*, by, on):
    Touched.objects.raw("SELECT 1")


@command
def lose_it(*, by, on):
    try:
        with transaction.atomic():
            note(CHANGED)
            raise RuntimeError
    except RuntimeError:
        pass


def touched():
    with as_role("worker"):
        return list(Touched.objects.order_by("sequence").values_list("record_id", flat=True))


@pytest.mark.django_db
class TestCommand:
    def test_says_which_records_it_touched(self):
        one, two = uuid.uuid4(), uuid.uuid4()
        assert change_two(by=BY, on=ON, records=[one, two]) == "done"
        assert sorted(touched()) == sorted([one, two])

    def test_calls_another_and_touches_once(self):
        record = uuid.uuid4()
        call_another(by=BY, on=ON, record=record)
        assert touched() == [record]

    @pytest.mark.parametrize("silent", [forget, lose_it])
    def test_fails_without_an_entry_that_stands(self, silent):
        with pytest.raises(NotAudited, match="wrote no entry"):
            silent(by=BY, on=ON)
        assert not Entry.objects.exists()

    def test_a_nested_failure_that_is_caught_leaves_the_outer_one_unaudited(self):
        @command
        def outer(*, by, on):
            with pytest.raises(ZeroDivisionError):
                inner(by=by, on=on)

        @command
        def inner(*, by, on):
            note(CHANGED)
            return 1 / 0

        with pytest.raises(NotAudited):
            outer(by=BY, on=ON)

    def test_keeps_its_name_and_is_listed(self):
        assert change_two.__doc__ == "Changes."
        assert all_commands()["tests.audit.test_command.change_two"] is change_two


def test_by_and_on_must_be_asked_for():
    for wrong, why in (
        (lambda on: None, "keyword-only `by`"),
        (lambda *, by: None, "keyword-only `on`"),
        (lambda *, by, on=None: None, "of its own"),
    ):
        with pytest.raises(TypeError, match=why):
            command(wrong)


def test_a_command_runs_inside_its_transaction():
    def later(*, by, on):
        yield

    async def some_day(*, by, on):
        pass

    async def bit_by_bit(*, by, on):
        yield

    for wrong in (later, some_day, bit_by_bit):
        with pytest.raises(TypeError, match="plain function"):
            command(wrong)


def test_the_write_fails_if_the_entry_cannot_be_written(yard):
    @command
    def write(*, by, on):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO audit_touched (record_id) VALUES (gen_random_uuid())")
        note(CHANGED)

    with yard.server.connect("postgres", yard.name) as link:
        link.execute("REVOKE INSERT ON audit_entry FROM lawburrows_worker")
        with pytest.raises(ProgrammingError):
            write(by=BY, on=ON)
        assert touched() == []
        link.execute("GRANT INSERT ON audit_entry TO lawburrows_worker")
        link.execute("REVOKE INSERT ON audit_unsealed FROM lawburrows_worker")
        with pytest.raises(ProgrammingError):
            write(by=BY, on=ON)
        assert touched() == []
    assert not Entry.objects.exists()


def test_the_worker_is_woken_once_the_change_stands(yard):
    with yard.server.connect("worker", yard.name) as link:
        link.execute("LISTEN lawburrows_touched")
        change_two(by=BY, on=ON, records=[uuid.uuid4()])
        assert len(list(link.notifies(timeout=5, stop_after=1))) == 1
        with pytest.raises(NotAudited):
            forget(by=BY, on=ON)
        assert list(link.notifies(timeout=0)) == []
    assert len(touched()) == 1
