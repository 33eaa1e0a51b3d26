"""A level 1 review from its draft to its last signature, and what falls due to whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.models import Partner, StaleEdit
from lawburrows.actions.models import Action
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from lawburrows.orders.models import LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.reviews import commands, policy, queries
from lawburrows.reviews.deadlines import dates_in
from lawburrows.reviews.documents import one_review
from lawburrows.reviews.models import LevelOneReview
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import orders
from tests.factories import reviews as make
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db
NEXT = TODAY + timedelta(days=182)
VALUES = make.SAME | {"next_on": NEXT}


@pytest.fixture
def case(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager, record.supervising_officer = world.aileen, world.bashir
        record.save()
        Partner.objects.create(record=record, agency=world.fife, grade=Grade.FULL, starts=LONG_AGO)
        _to_level(record, 1)
        orders.order(record, kind="licence", starts=LONG_AGO)
    return record


def _to_level(record, value):
    LevelDecision.objects.filter(record=record).delete()
    make.level(record, value)


def due_now(record, user):
    with on_the_day(user) as by:
        dates = dates_in(Reading([record.pk], by, TODAY)).get(record.pk)
        return {(one.kind, one.due, one.named) for one in dates.deadlines}, dates.fulfilled


def written(record, user, **values):
    """Saved and signed by its author."""
    with on_the_day(user) as by:
        one = commands.save_review(record, values=VALUES | values, version=0, by=by, on=TODAY)
        return commands.sign_review(one, seen=[["Visits", ["one"]]], version=one.version, by=by, on=TODAY)


def signed(review, record, user):
    with on_the_day(user) as by:
        found = queries.review_of(record, review.pk, by=by)
        return commands.countersign_review(found, version=found.version, by=by, on=TODAY)


def test_the_first_review_is_due_from_the_decision_of_level_1_by_a_figure_that_nobody_has_agreed(world, case):
    with on_the_day(world.aileen) as by:
        assert dates_in(Reading([case.pk], by, TODAY)) == {}  # loaded: nothing is known of the reviews before
    with as_role("owner"):
        LevelDecision.objects.filter(record=case).update(decided_by=world.effie, starts=TODAY - timedelta(days=100))
    with on_the_day(world.aileen) as by:
        [one] = dates_in(Reading([case.pk], by, TODAY))[case.pk].deadlines
    assert (one.kind, one.due, one.unverified) == ("level_1_review", date(2027, 8, 26), True)
    assert one.key.startswith("level_1_review-first-")
    written(case, world.aileen)
    due, met = due_now(case, world.aileen)
    assert ("level_1_review", NEXT, "") in due
    assert met[one.key] == TODAY


class TestAReviewWithSupervision:
    def test_is_done_with_the_last_of_three_signatures_in_any_order(self, world, case):
        one = written(case, world.aileen)
        due, _ = due_now(case, world.aileen)
        assert due == {
            ("level_1_review", NEXT, ""),
            ("review_sign_off", TODAY, "supervising_officer"),  # one task while two signatures are missing
        }
        assert signed(one, case, world.bashir).state == "waiting"
        assert due_now(case, world.aileen)[0] == {("level_1_review", NEXT, ""), ("review_sign_off", TODAY, "")}
        assert signed(one, case, world.angus).state == "done"
        assert due_now(case, world.aileen)[0] == {("level_1_review", NEXT, "")}
        with as_role("owner"):
            told = set(Notice.objects.filter(ref=case.ref).values_list("to__name", "kind"))
            acts = list(Entry.objects.filter(act__startswith="reviews.").values_list("act", flat=True))
        assert told == {("Angus Invented", "review_signed"), ("Bashir Invented", "review_signed")}
        assert sorted(acts) == ["reviews.countersigned", "reviews.countersigned", "reviews.saved", "reviews.signed"]
        with on_the_day(world.bashir) as by:
            paper = one_review(case, by=by, about=one.pk)
        assert "its author" in {row["what"] for row in paper["review"]["signatures"]}
        assert paper["review"]["seen"] == [["Visits", ["one"]]]

    def test_a_changed_text_loses_its_signatures_and_a_late_save_is_refused(self, world, case):
        one = written(case, world.aileen)
        signed(one, case, world.bashir)
        with on_the_day(world.angus) as by:
            found = queries.in_hand(case, by=by)
            with pytest.raises(StaleEdit):
                commands.save_review(case, values=VALUES | {"level_words": "x"}, version=1, by=by, on=TODAY)
            new = VALUES | {"plan": "other", "plan_words": "Leave out the weekly call"}
            commands.save_review(case, values=new, version=found.version, by=by, on=TODAY)
            found = queries.in_hand(case, by=by)
            assert (found.state, found.signed_on) == ("draft", None)
            commands.sign_review(found, seen=[], version=found.version, by=by, on=TODAY)
        with on_the_day(world.aileen) as by:
            found = queries.review_of(case, one.pk, by=by)
            assert {each.value for each in policy.still_needed(found, found.signatures.all())} == {
                "supervisor",
                "joint",
            }

    def test_comes_back_with_reasons_and_is_signed_again(self, world, case):
        one = written(case, world.aileen)
        with on_the_day(world.angus) as by:
            found = queries.review_of(case, one.pk, by=by)
            commands.return_review(found, words="Say why the plan still fits", version=found.version, by=by, on=TODAY)
        with on_the_day(world.aileen) as by:
            dates = dates_in(Reading([case.pk], by, TODAY))[case.pk]
            assert ("review_returned", world.aileen.pk) in {(due.kind, due.person) for due in dates.deadlines}
            found = queries.in_hand(case, by=by)
            commands.sign_review(found, seen=[], version=found.version, by=by, on=TODAY)
            assert (found.state, found.returned_because) == ("waiting", "")


class TestTheNext:
    def test_is_due_on_the_day_that_was_set_until_another_is_signed_or_the_level_changes(self, world, case):
        with as_role("owner"):
            before = make.signed(case, world.aileen, state="done", signed_on=LONG_AGO, begun_on=LONG_AGO, next_on=TODAY)
        assert due_now(case, world.aileen)[0] == {("level_1_review", TODAY, "")}
        one = written(case, world.aileen)
        assert one.last_on == LONG_AGO
        _, met = due_now(case, world.aileen)
        assert met[f"level_1_review-{before.pk}"] == TODAY
        with as_role("owner"):
            _to_level(case, 2)
        assert "level_1_review" not in {kind for kind, _, _ in due_now(case, world.aileen)[0]}
        with on_the_day(world.aileen) as by, pytest.raises(Refused, match="managed at level 2"):
            commands.save_review(case, values=VALUES, version=one.version, by=by, on=TODAY)


class TestPages:
    def test_one_page_saves_gives_an_action_and_signs(self, client, world, case):
        client.force_login(world.aileen)
        url = reverse("casefile:level_one_review", args=[case.ref])
        page = client.get(url).content.decode()
        assert "What changed since" in page
        assert "No review is recorded before this one" in page

        def send(**fields):
            page = client.get(url).content.decode()
            hidden = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("once", "version")}
            return client.post(url, hidden | fields, follow=True)

        page = send(level="same", do="sign").content.decode()
        assert "Answer: Is the risk the same?" in page
        assert "Enter the date of the next review" in page
        action = {
            "action_what": "Ask the landlord for the key log",
            "action_whose": f"{world.fife.pk}:{world.bashir.pk}",
        }
        page = send(**make.SAME, **action, do="save").content.decode()
        assert "fill in all three, or none" in page
        page = send(**make.SAME, **action, **boxes("action_due", NEXT), do="save").content.decode()
        assert "The draft is saved" in page
        assert "Give another action" in page
        page = send(
            **make.SAME | {"level": "other", "level_words": "Now needs a meeting of all"}, **boxes("next_on", NEXT)
        )
        assert "Refer the person, or decide the level, now" in page.content.decode()
        with as_role("owner"):
            [one] = LevelOneReview.objects.filter(record=case)
            assert (one.state, one.supervised) == ("waiting", True)
            assert "Overdue now" in [heading for heading, _ in one.seen]
            assert Action.objects.get(record=case).given_key == str(one.pk)
        client.force_login(world.angus)
        page = client.get(reverse("casefile:one_review", args=[case.ref, one.pk])).content.decode()
        assert "Sign it off, or return it" in page
        assert "Level 1 review" in client.get(reverse("casefile:joint", args=[case.ref])).content.decode()
