"""A plan is signed by those who must; with the last signature it is in force, and replaces the one before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lawburrows.access.identity import System, acting
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from lawburrows.orders.reading import Reading
from lawburrows.plans import commands, queries
from lawburrows.plans.deadlines import dates_in
from lawburrows.plans.models import Measure, Risk
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.waiting import WAITING, owed_to
from tests.conftest import as_role
from tests.factories import plans
from tests.people import NOON, TODAY, on_the_day
from tests.plans.steps import at, dues, post, supervised

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=90)
WHY = "A new partner with children moved in"


class TestSign:
    def test_the_last_signature_puts_it_in_force_and_replaces_the_one_before(self, world, case):
        supervised(case)
        with as_role("owner"):
            first = plans.filled(case, world.aileen, state="in_force")
            second = plans.filled(case, world.aileen, number=2, after=first, why=WHY)
        with on_the_day(world.aileen) as by:
            commands.ask_for_signatures(second, version=1, sign_by=LATER, gaps_because="", by=by, on=TODAY)
            found = dues(case, by)
            [waits] = owed_to(by=by, on=TODAY, kind="plan_signature")
            assert (waits.owed.pk, waits.owed.due) == (second.pk, LATER)
            asked = {kind: (one.due, one.named, one.person) for kind, one in found.items() if "signature" in kind}
            assert asked == {  # not of the police: author and supervisor are
                "plan_signature_author": (LATER, "", world.aileen.pk),
                "plan_signature_supervisor": (LATER, "", None),
                "plan_signature_social_work": (LATER, "supervising_officer", None),
            }
            with pytest.raises(Refused, match="Only a draft"):
                commands.set_frame(second, version=2, limits="", review_on=None, by=by, on=TODAY)
            commands.sign_plan(second, version=2, signs_as="author", by=by, on=TODAY)
            with pytest.raises(Refused, match="another person"):
                commands.sign_plan(second, version=3, signs_as="supervisor", by=by, on=TODAY)
        with on_the_day(world.bashir) as by:
            with pytest.raises(Refused, match="supervisor or manager of the lead"):
                commands.sign_plan(second, version=3, signs_as="supervisor", by=by, on=TODAY)
            commands.sign_plan(second, version=3, signs_as="social_work", by=by, on=TODAY)
            assert {kind for kind in dues(case, by) if "signature" in kind} == {"plan_signature_supervisor"}
            assert queries.plan_in_force(case, by=by) == first
        by = System("deadlines")
        with as_role("worker"), acting(by, at=NOON):
            owed = WAITING["plan_signature"].debt(second.pk, by=by, on=TODAY)
            assert owed.debtors == [world.angus]  # of those who have signed, and of its author, nothing is asked
        with on_the_day(world.angus) as by:
            commands.sign_plan(second, version=4, signs_as="supervisor", by=by, on=TODAY)
            assert queries.plan_in_force(case, by=by) == second
            first.refresh_from_db()
            assert (first.state, first.ended_on) == ("replaced", TODAY)
            found = dates_in(Reading([case.pk], by, TODAY))[case.pk]
            assert found.fulfilled[f"plan_signature_supervisor-{second.pk}-{TODAY}"] == TODAY
            assert found.fulfilled[f"plan_review-{first.pk}-{plans.REVIEW}"] == TODAY
        with as_role("owner"):
            assert Entry.objects.filter(act="plans.signed").count() == 3
            told = set(Notice.objects.values_list("to__name", "kind"))
        waits = {(one.name, "plan_waits") for one in (world.bashir, world.angus)}
        assert told >= waits | {(one.name, "plan_in_force") for one in (world.aileen, world.bashir)}
        assert (world.aileen.name, "plan_waits") not in told  # she asked herself

    def test_the_whole_version_stands_on_the_page_on_which_it_is_signed(self, client, world, case):
        with as_role("owner"):
            first = plans.filled(case, world.aileen, state="in_force")
            nobodys = plans.strategy(first, Risk.objects.get(), agency=None, person="", place=3)
            second = plans.filled(case, world.aileen, number=2, after=first, why=WHY, state="waiting")
            plans.signature(second, world.aileen, "author")
        client.force_login(world.angus)
        url = at("sign_plan", case, second)
        page = client.get(url).content.decode()
        for words in ("A supervisor or manager of the lead authority", "Girls of the swimming club", WHY):
            assert words in page
        assert "the whole version; " in page
        page = post(client, url, version=1, signs_as="supervisor")
        assert "You have signed, as the last. The plan is in force" in page
        with on_the_day(world.aileen) as by:
            found = dates_in(Reading([case.pk], by, TODAY))[case.pk]
            assert f"strategy_owner-{nobodys.pk}" in found.fulfilled  # of a version that is no more
            with as_role("owner"):
                plans.victim(case)
            with pytest.raises(Refused, match="victim A"):
                commands.begin_plan(case, why="Una Secretname has written to us", by=by, on=TODAY)

    def test_a_plan_with_gaps_is_signed_with_a_reason_and_what_was_taken_back_is_signed_anew(self, world, case):
        with as_role("owner"):
            draft = plans.filled(case, world.aileen, limits="", review_on=None)
            plans.strategy(draft, Risk.objects.get(), agency=None, person="", place=3)
        with on_the_day(world.aileen) as by:
            asked = {"sign_by": LATER, "by": by, "on": TODAY}
            with pytest.raises(Refused, match="3 things are missing"):
                commands.ask_for_signatures(draft, version=1, gaps_because="", **asked)
            because = "He is released tomorrow and must be visited"
            commands.ask_for_signatures(draft, version=1, gaps_because=because, **asked)
            commands.sign_plan(draft, version=2, signs_as="author", by=by, on=TODAY)
            commands.take_back(draft, by=by, on=TODAY)
            draft.refresh_from_db()
            assert (draft.state, draft.sign_by) == ("draft", None)
            assert not queries.whole(draft, by=by).signatures
            commands.ask_for_signatures(draft, version=draft.version, gaps_because=because, **asked)
            commands.sign_plan(draft, version=draft.version + 1, signs_as="author", by=by, on=TODAY)
        with on_the_day(world.angus) as by:
            draft.refresh_from_db()
            commands.sign_plan(draft, version=draft.version, signs_as="supervisor", by=by, on=TODAY)
            found = dues(case, by)
            assert found["strategy_owner"].unverified
            assert "plan_review" not in found
            assert found["measure_review"].due == plans.REVIEW

    def test_a_review_that_changes_nothing_sets_the_next_day(self, world, case):
        with as_role("owner"):
            plan = plans.filled(case, world.aileen, state="in_force")
            measure = Measure.objects.get()
        with on_the_day(world.bashir) as by:
            said = {"words": "Nothing has changed", "reviewed_on": TODAY, "by": by, "on": TODAY}
            with pytest.raises(Refused, match="after this one"):
                commands.review_plan(plan, next_on=TODAY, **said)
            commands.review_plan(plan, next_on=LATER, **said)
            commands.review_plan(plan, next_on=LATER, measure=measure, **said)
            found = dates_in(Reading([case.pk], by, TODAY))[case.pk]
            assert {(one.kind, one.due) for one in found.deadlines} == {
                ("plan_review", LATER),
                ("measure_review", LATER),
            }
            assert (
                found.fulfilled.items()
                >= {
                    f"plan_review-{plan.pk}-{plans.REVIEW}": TODAY,
                    f"measure_review-{measure.pk}-{plans.REVIEW}": TODAY,
                }.items()
            )
