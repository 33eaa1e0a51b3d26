"""The demonstration is true to life: what falls due is a working day, and Tayside's police are outsiders in Fife."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.test import override_settings

from lawburrows.access.grades import Grade
from lawburrows.access.identity import acting
from lawburrows.access.models import Record, Share, User
from lawburrows.casefile.as_known import as_known
from lawburrows.casefile.lines import lines_of
from lawburrows.casefile.reading import Now
from lawburrows.documents.models import StoredFile
from lawburrows.orders.models import Absence, Conviction
from lawburrows.people.models import (
    Account,
    Address,
    CommunicationNeed,
    Contact,
    Description,
    Identifier,
    Other,
    Person,
    Photograph,
    Vehicle,
    Warning,
)
from lawburrows.tasks.models import Task
from lawburrows.tasks.queries import waiting
from lawburrows.tasks.sync import sync_all
from tests.conftest import own_database
from tests.demo.test_demonstration import load
from tests.logins import as_role

PEOPLE = 240
SOME_WEEKS = timedelta(days=50)


@pytest.fixture(scope="module")
def today(server, django_db_setup, django_db_blocker, tmp_path_factory):
    """The demonstration in a database of its own, loaded once for all of these tests; the day on which it was."""
    uploads = override_settings(DEMO=True, UPLOADS=tmp_path_factory.mktemp("uploads"))
    with own_database(server, django_db_blocker), uploads:
        load(PEOPLE)
        with as_role("worker"):
            sync_all()
        with as_role("owner"), acting(User.objects.get(name="Aileen Makebelieve")) as identity:
            day = identity.today
        with as_role("owner"):
            yield day


def records_of(name):
    """In which cases somebody is named."""
    user = User.objects.get(name=name)
    return Record.objects.filter(manager=user) | Record.objects.filter(notification_officer=user)


BY_STATUTE = {"periodic_notification", "initial_notification", "review_of_indefinite"}


def test_the_late_are_few_and_late_by_days_or_weeks(today):
    late = list(Task.objects.filter(due__lt=today, done_on=None).values_list("kind", "due"))
    kinds = Counter(kind for kind, _ in late)
    assert 0 < sum(kinds[kind] for kind in BY_STATUTE) < PEOPLE * 0.15
    assert not [one for one in late if one[1] <= today - SOME_WEEKS]
    assert {"visit", "periodic_notification", "review_sign_off"} <= set(kinds)
    assert len(late) < PEOPLE * 0.2, kinds


def test_nobody_who_is_held_is_late(today):
    held = Absence.objects.filter(ends=None).values("record")
    assert held.exists()
    late = Task.objects.filter(record__in=held, due__lt=today, done_on=None)
    assert set(late.values_list("kind", flat=True)) & (BY_STATUTE | {"visit"}) == set()
    assert late.count() < held.count() / 4, Counter(late.values_list("kind", flat=True))


def test_whoever_is_held_is_held_from_the_day_of_the_conviction(today):
    for absence in Absence.objects.filter(kind="custody"):
        assert Conviction.objects.filter(record=absence.record, convicted_on=absence.starts).exists()


def test_aileen_has_a_working_day(today):
    assert PEOPLE / 400 * 30 <= records_of("Aileen Makebelieve").distinct().count() <= PEOPLE / 400 * 80
    mine = User.objects.get(name="Aileen Makebelieve")
    due = Counter(
        (task.due > today) - (task.due < today)
        for task in Task.objects.filter(record__in=records_of(mine.name), due__lte=today + timedelta(days=28))
    )
    assert 1 <= due[-1] <= 8
    assert due[1] >= 2


@pytest.mark.parametrize("name", ["Aileen Makebelieve", "Bashir Daydream", "Effie Wonder", "Fergus Myth"])
def test_the_first_page_of_a_persona_has_work_on_it(today, name):
    by = User.objects.get(name=name)
    with as_role("web"), acting(by) as identity:
        found = waiting(("mine", "area" if by.name.startswith("Effie") else "team"), by=by, on=identity.today)
    assert any(found.lists.values())


@pytest.mark.parametrize("name", ["Bashir Daydream", "Catriona Unicorn", "Dougal Kelpie", "Fergus Myth"])
def test_a_persona_of_every_authority_has_work_of_their_own(today, name):
    by = User.objects.get(name=name)
    with as_role("web"), acting(by) as identity:
        assert waiting(("mine",), by=by, on=identity.today).lists["mine"]


def test_of_fife_the_police_of_tayside_see_in_full_only_where_they_are_named_or_it_is_shared(today):
    fergus = User.objects.get(name="Fergus Myth")
    fife = Record.objects.filter(area__name="Fife")
    named = Share.objects.filter(user=fergus).values("record")
    with as_role("web"), acting(fergus):
        seen = set(Record.objects.visible_to(fergus, grade=Grade.FULL).filter(area__name="Fife").values_list("pk"))
        own = Record.objects.visible_to(fergus, grade=Grade.FULL).exclude(area__name="Fife").count()
    assert fife.count() > PEOPLE / 3
    assert own > 0
    assert not seen - set(fife.filter(pk__in=named).values_list("pk"))


def test_every_page_of_a_person_has_something_to_show(today):
    hers = records_of("Aileen Makebelieve")
    for model in (Other, Photograph, StoredFile, Vehicle, CommunicationNeed, Warning, Contact, Description, Account):
        assert model.objects.filter(record__in=hers).exists(), model
    assert {file.media_type for file in StoredFile.objects.all()} == {"application/pdf", "image/png"}
    assert Record.objects.filter(restricted=True).count() == 1


def test_the_unusual_are_there(today):
    assert Person.objects.get(born=None).born_stated == "31/02/1961"
    assert Address.objects.filter(use="found", note="no fixed abode").exists()
    again = Identifier.objects.filter(kind="council", ending="GAIN").values("record")
    [second] = Person.objects.filter(record__in=again)
    first = Person.objects.exclude(pk=second.pk).get(born=second.born, name__endswith=second.name.split()[-1])
    assert first.name != second.name
    [twin] = Person.objects.filter(record__in=Identifier.objects.filter(kind="council", ending="TWIN").values("record"))
    assert Person.objects.filter(born=twin.born, name__startswith="Finlay ").exists()


def test_turned_back_to_now_a_record_says_what_it_says_now(today):
    """Each kind of row speaks alike from its table and from its history."""
    by = User.objects.get(name="Aileen Makebelieve")
    told = Counter()
    with as_role("web"), acting(by) as identity:
        for record in Record.objects.visible_to(by, grade=Grade.FULL).filter(manager=by):
            now = lines_of(Now(record, by=by), undated=True)
            back = as_known(record, by=by, at=identity.now).lines
            kept = [line for line in now if line.kind not in ("Work done",)]
            assert {line.title for line in kept} <= {line.title for line in back}, record
            told.update(line.kind for line in back)
    assert {"Visits and contacts", "Notifications", "Orders"} <= set(told), told
