"""Two people merge, or one merges while another writes, at the same moment: nothing is lost, and one is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connection

from lawburrows.access.commands import exclude_from_record, restrict_record
from lawburrows.access.models import Record, User
from lawburrows.documents.commands import store_file
from lawburrows.documents.models import StoredFile
from lawburrows.orders.commands import decide_level, record_conviction
from lawburrows.orders.intake import NewConviction, NewDecision
from lawburrows.orders.models import Conviction, LevelDecision
from lawburrows.people.commands.entries import add_entry, change_entry
from lawburrows.people.commands.merge import merge_people
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.models import Name, Person, Warning
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.models import Task
from lawburrows.tasks.sync import sync_at_once
from tests.conftest import as_role
from tests.factories import orders
from tests.factories.people import make_person
from tests.people import LONG_AGO, TODAY, build_world, on_the_day

pytestmark = pytest.mark.committed
WHY = "Same fingerprints, seen by the court"
LONGEST = 100  # looks, each a fiftieth of a second
WAITING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def world(committed):
    with as_role("owner"):
        return build_world()


@pytest.fixture
def two(world) -> tuple[Record, Record]:
    return make_person(world, "Iain").record, make_person(world, "Eoin", born=date(1971, 3, 4)).record


@pytest.fixture
def beside(world, server, committed):
    """Somebody begins an act on a connection of their own, and is let go on when they wait for a lock."""
    with ThreadPoolExecutor(1) as pool, server.connect("postgres", committed) as link:
        link.autocommit = True

        def start(act: Callable[[User], Any]) -> Future[Any]:
            begun = pool.submit(acted, world.angus.pk, act)
            for _ in range(LONGEST):
                if link.execute(WAITING).fetchone() or begun.done():
                    break
                time.sleep(0.02)
            assert not begun.done(), begun.exception() or "it did not wait"
            return begun

        yield start


def acted(who: Any, act: Callable[[User], Any]) -> Any:
    try:
        with on_the_day(User.objects.get(pk=who)) as by:
            return act(by)
    finally:
        connection.close()


def merge(kept: Record, merged: Record, by: User) -> Any:
    found = {one.pk: one for one in Record.objects.filter(pk__in=[kept.pk, merged.pk])}
    return merge_people(found[kept.pk], found[merged.pk], reason=WHY, by=by, on=TODAY)


def warning(record: Record, by: User) -> Any:
    values = {"kind": "violence", "text": "To be seen by two", "review_on": TODAY}
    return add_entry(BY_KEY["warning"], record, values=values, by=by, on=TODAY)


def conviction(record: Record, by: User) -> Any:
    return record_conviction(record, new=NewConviction("X", "Invented", LONG_AGO, schedule_3=False), by=by, on=TODAY)


def level(record: Record, by: User) -> Any:
    return decide_level(record, new=NewDecision(2, LONG_AGO, reason="As agreed"), by=by, on=TODAY, confirmed=True)


def document(record: Record, by: User) -> Any:
    return store_file(record, kind="other", title="A note", content=b"plain words", by=by, on=TODAY)


WRITES = [(warning, Warning), (conviction, Conviction), (level, LevelDecision), (document, StoredFile)]


def test_of_two_opposite_merges_at_once_one_is_refused(world, two, beside):
    kept, merged = two
    with on_the_day(world.angus):
        merge(kept, merged, world.angus)
        other = beside(lambda by: merge(merged, kept, by))
    with pytest.raises(Refused, match="merged before"):
        other.result()
    with as_role("owner"):
        assert Record.objects.get(pk=kept.pk).merged_into_id is None
        assert Record.objects.get(pk=merged.pk).merged_into_id == kept.pk


@pytest.mark.parametrize(("write", "model"), WRITES)
def test_what_is_written_while_the_record_is_merged_away_is_refused_and_not_left_behind(
    world, two, beside, write, model
):
    kept, merged = two
    with on_the_day(world.angus):
        merge(kept, merged, world.angus)
        other = beside(lambda by: write(Record.objects.get(pk=merged.pk), by))
    with pytest.raises(Refused, match="merged into another"):
        other.result()
    with as_role("owner"):
        assert not model.objects.exists()


@pytest.mark.parametrize(("write", "model"), WRITES)
def test_a_merge_waits_for_what_is_being_written_and_takes_it_along(world, two, beside, write, model):
    kept, merged = two
    with on_the_day(world.angus):
        write(merged, world.angus)
        other = beside(lambda by: merge(kept, merged, by))
    other.result()
    with as_role("owner"):
        assert model.objects.get().record_id == kept.pk


@pytest.mark.parametrize("narrow", ["exclude", "restrict"])
def test_who_is_kept_out_while_the_record_is_merged_away_is_to_be_kept_out_of_the_other(world, two, beside, narrow):
    kept, merged = two

    def keep_out(by: User) -> Any:
        found = Record.objects.get(pk=merged.pk)
        if narrow == "restrict":
            return restrict_record(found, readers=[], by=by, on=TODAY)
        return exclude_from_record(found, user=world.aileen, reason="kin", by=by, on=TODAY)

    with on_the_day(world.angus):
        merge(kept, merged, world.angus)
        other = beside(keep_out)
    with pytest.raises(Refused, match="merged into another"):
        other.result()


def test_a_change_of_an_entry_that_is_merged_away_is_refused(world, two, beside):
    kept, merged = two

    def change(by: User) -> Any:
        name = Name.objects.get(record=merged)
        return change_entry(name, version=name.version, values={"given": "Ewan"}, by=by, on=TODAY)

    with on_the_day(world.angus):
        merge(kept, merged, world.angus)
        other = beside(change)
    with pytest.raises(Refused, match="merged into another"):
        other.result()
    with as_role("owner"):
        assert Person.objects.get(record=merged).name == "Eoin Invented"


def test_a_task_that_is_worked_out_while_the_record_is_merged_away_is_not_added_to_it(world, two, beside):
    kept, merged = two
    with as_role("owner"):
        orders.conviction(merged)
    with on_the_day(world.angus):
        merge(kept, merged, world.angus)
        other = beside(lambda by: sync_at_once([merged.pk], by=by, on=TODAY))
    other.result()
    with as_role("owner"):
        assert not Task.objects.exists()
    with on_the_day(world.angus):
        assert sync_at_once([kept.pk], by=world.angus, on=TODAY).added


def test_who_waits_too_long_for_a_merge_is_told_in_plain_words(world, two, beside):
    kept, merged = two

    def impatiently(by: User) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
        return warning(Record.objects.get(pk=merged.pk), by)

    with on_the_day(world.angus):
        merge(kept, merged, world.angus)
        other = beside(impatiently)
        with pytest.raises(Refused, match="just now"):
            other.result()
