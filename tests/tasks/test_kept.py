"""What is asked on every page is put together once: it gives each reader what the plain question gives them."""

from datetime import timedelta

import pytest
from django.db.models import F, Q

from lawburrows.access.grades import Grade
from lawburrows.access.identity import acting
from lawburrows.access.models import Record, User
from lawburrows.access.scope import Visible
from lawburrows.database.kept import Kept
from lawburrows.notices.models import Notice
from lawburrows.notices.queries import unread
from lawburrows.tasks import queries
from lawburrows.tasks.models import Task
from lawburrows.web.dates import now, today
from tests.conftest import as_role

pytestmark = pytest.mark.django_db

KINDS = ("periodic_notification", "protection_receipt", "level_one_review")


@pytest.fixture
def tasks(world):
    """One of each gate on a record of police and one of the council, soon and after the horizon, and one done today."""
    with as_role("owner"):
        for record in (
            world.record(manager=world.aileen),
            world.record(lead=world.fife, supervising_officer=world.bashir),
        ):
            for number, kind in enumerate(KINDS):
                for days in (-3, 60):
                    due = today() + timedelta(days=days)
                    Task.objects.create(
                        record=record, owner=record.lead, key=f"{kind}{days}", kind=kind, what=kind, due=due
                    )
                done = {"due": today(), "done_on": today(), "whose": world.morag}
                Task.objects.create(record=record, owner=record.lead, key=f"done{number}", kind=kind, what=kind, **done)
        for user in User.objects.all():
            Notice.objects.create(to=user, kind=Notice.Kind.REFERRAL_SENT, at=now())


def test_every_reader_has_what_the_plain_question_gives(world, tasks):
    seen = set()
    for user in User.objects.filter(postings__isnull=False).distinct():
        with acting(user) as identity:
            on = identity.today
            # given: what the plain questions say
            lists = ("mine", "team", "area")
            records = {
                of: set(Record.objects.filter(queries.whose_records(of, user)).values_list("pk", flat=True))
                for of in lists
            }
            there = Q(record__in=set().union(*records.values())) | Q(whose=user.pk)
            when = Q(done_on=None, due__lte=on + queries.HORIZON) | Q(done_on=on)
            rows = Task.objects.visible_to(user).annotate(in_full=Visible(F("record_id"), by=user, grade=Grade.FULL))
            plain = dict(rows.filter(there, when).values_list("pk", "in_full"))
            # then: the kept ones say the same
            found = queries.waiting(lists, by=user, on=on)
            kept = {pk for of in lists for pk in [*found.lists[of], *found.done_today[of]]}
            mine = Task.objects.visible_to(user).filter(pk__in=plain, done_on=None)
            own = mine.filter(Q(record__in=records["mine"]) | Q(whose=user.pk))
            assert kept == set(plain)
            assert found.mine == queries.due_for_me(by=user, on=on) == own.count()
            assert len(queries.lines(list(plain), by=user, on=on)) == len(plain)
            shown = queries.lines(list(Task.objects.values_list("pk", flat=True)), by=user, on=on)
            assert {(one.record, one.key, one.in_full) for one in shown} == set(
                rows.values_list("record_id", "key", "in_full")
            )
            assert unread(user) == Notice.objects.filter(to=user, read_at=None).count() >= 1
            seen |= {one.role for one in user.postings_on(on)} if plain else set()
    assert len(seen) >= 4, "there are hardly any roles for which anything was compared"


def test_a_column_that_has_to_be_made_is_refused():
    with pytest.raises(TypeError, match="ask for others"):
        Kept(Task.objects.values_list("steps"))
