"""The review of indefinite requirements: watched, gathered, prepared by one, decided by another, and appealed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lawburrows.documents.sheets import sheet_called
from lawburrows.indefinite import commands, policy, presenting, queries
from lawburrows.indefinite.deadlines import dates_in
from lawburrows.indefinite.documents import current
from lawburrows.orders.grounds import decided_to_end, grounds
from lawburrows.orders.models import Order
from lawburrows.orders.queries import facts_for
from lawburrows.orders.reading import Reading
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import indefinite as make
from tests.factories import orders
from tests.factories.breaches import suspicion
from tests.factories.indefinite import DISCHARGE, KEY
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = "the risk is shown by what was found in 2025"
LAST = date(2042, 3, 1)  # fifteen years from the date of discharge


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        orders.person(record)
        make.subject(record)
    return record


@pytest.fixture
def does(world, record):
    """Does something to the review in hand as a user on a day."""

    def act(command, by=world.aileen, on=TODAY, **values):
        with on_the_day(by) as who:
            one = queries.reviews_of(record.pk, by=who, on=on)[0]
            return command(record, one, by=who, on=on, **values)

    return act


def stands(world, record, on=TODAY):
    with on_the_day(world.aileen) as by:
        return queries.reviews_of(record.pk, by=by, on=on)[0]


def due(world, record, on=TODAY):
    with on_the_day(world.aileen) as by:
        found = dates_in(Reading([record.pk], by, on)).get(record.pk)
    return ({one.kind: one.due for one in found.deadlines}, set(found.fulfilled)) if found else ({}, set())


def test_from_the_first_reminder_to_the_order_that_the_clock_follows(world, record, does):
    assert due(world, record) == (
        {
            "review_begun": date(2026, 3, 1),
            "review_pack": date(2026, 8, 30),
            "review_prepared": date(2026, 11, 30),
        },
        set(),
    )
    assert stands(world, record).state == "not begun"
    does(commands.begin_review)
    does(commands.add_comment, by=world.aileen, whose="person", text="I have changed", said_on=TODAY)
    assert stands(world, record).state == "pack being gathered"
    does(commands.finish_pack)
    assert stands(world, record).state == "pack ready"
    does(commands.prepare_decision, outcome="continue", reasons=WHY, last_day=LAST)
    assert stands(world, record).state == "prepared, not decided"
    decision = does(commands.decide_review, by=world.angus, version=1, decided_on=TODAY)
    assert (decision.decided_by, decision.prepared_by) == (world.angus, world.aileen)
    with as_role("owner"):
        order = Order.objects.get(kind="continuation")
    assert (order.made_on, order.starts, order.ends) == (TODAY, DISCHARGE, LAST + timedelta(days=1))
    one = stands(world, record)
    assert (one.state, one.last_day_to_appeal.due) == ("decided, not served", date(2027, 3, 22))
    kinds, met = due(world, record)
    assert kinds == {"review_served": DISCHARGE}
    assert met == {f"{kind}-{KEY}" for kind in ("review_begun", "review_pack", "review_prepared")}
    does(commands.record_service, version=2, served_on=TODAY, served_how="by hand, at home")
    assert (stands(world, record).state, due(world, record)[0]) == ("served", {})
    # The order is reviewed again at its end.
    again = stands(world, record, on=date(2041, 3, 1))
    with on_the_day(world.aileen) as by:
        keys = [each.key for each in queries.reviews_of(record.pk, by=by, on=date(2041, 3, 1))]
    assert again.key == KEY
    assert keys == [KEY, f"further_review-{order.pk}"]


def test_the_requirements_end_on_the_date_of_discharge_not_before(world, record, does):
    does(commands.begin_review)
    does(commands.prepare_decision, outcome="end", reasons="nothing was found for ten years", last_day=LAST)
    does(commands.decide_review, by=world.angus, version=1, decided_on=TODAY)
    with as_role("owner"):
        order = Order.objects.get(kind="discharged")
    assert (order.made_on, order.starts, order.ends) == (TODAY, DISCHARGE, None)
    with on_the_day(world.aileen) as by:
        clock = Reading([record.pk], by, TODAY).clocks[record.pk]
    assert clock.grounds.subject_on(DISCHARGE)
    assert not clock.grounds.subject_on(DISCHARGE + timedelta(days=1))
    with pytest.raises(Refused, match="Only a decision that the requirements continue"):
        does(commands.lodge_in_court, kind="appeal", lodged_on=TODAY, lodged_by="the person", court="Kilwhimsy")


def test_an_overdue_review_stays_and_the_sheriff_decides(world, record, does):
    late = date(2031, 1, 10)
    assert stands(world, record, on=late).late(late)
    does(commands.begin_review, on=late)
    step = does(
        commands.lodge_in_court, on=late, kind="late", lodged_on=TODAY, lodged_by="the person", court="Kilwhimsy"
    )
    assert stands(world, record, on=late).state == "before the sheriff"
    given = {"version": 1, "outcome": "continue", "decided_on": TODAY, "note": ""}

    def judged(last_day):
        with on_the_day(world.aileen) as who:
            one = queries.reviews_of(record.pk, by=who, on=late)[0]
            found = queries.court_step(one.review, step.pk, by=who)
            return commands.record_judgment(record, one, found, last_day=last_day, by=who, on=late, **given)

    with pytest.raises(Refused, match="not later than 1 March 2042"):
        judged(date(2042, 3, 2))
    judged(date(2030, 3, 1))
    with as_role("owner"):
        assert Order.objects.get().kind == "continuation"
    assert stands(world, record, on=late).state == "court has decided"
    assert stands(world, record, on=late).last_day_onward.due == TODAY + timedelta(days=21)


def test_an_appeal_that_succeeds_ends_them_and_asks_about_the_prevention_order(client, world, record, does):
    with as_role("owner"):
        decided = make.decision(
            make.review(record, world),
            world,
            decided_by=world.angus,
            decided_on=date(2025, 11, 1),
            order=orders.order(record, kind="continuation", on=date(2025, 11, 1), starts=DISCHARGE, ends=LAST),
        )
        orders.order(record, kind="shpo", on=date(2020, 1, 1))
        step = make.court_step(decided.review, world)
    assert stands(world, record).state == "appealed"
    client.force_login(world.aileen)
    judge = reverse("indefinite:judge", args=[record.ref, decided.review_id, step.pk])
    sent = {"once": str(uuid4()), "version": 1, "outcome": "end"}
    sent |= {"decided_on_day": 4, "decided_on_month": 12, "decided_on_year": 2025}
    assert "cannot have been decided before" in client.post(judge, sent).content.decode()
    with as_role("owner"):
        type(step).objects.update(lodged_on=date(2025, 12, 1))
    assert client.post(judge, sent).status_code == 302
    text = client.get(reverse("indefinite:review", args=[record.ref])).content.decode()
    assert "end a sexual harm prevention order too" in text
    assert "the sheriff cannot extend" not in text.lower()
    # a higher court takes that end back: the continuation order stands, and nothing is ended by what was reversed
    with as_role("owner"):
        onward = make.court_step(decided.review, world, kind="onward", lodged_on=date(2025, 12, 10))
        ended = type(decided.order).objects.get(kind="discharged")
    judge = reverse("indefinite:judge", args=[record.ref, decided.review_id, onward.pk])
    assert "ask for a legal check" in client.get(judge).content.decode()
    sent |= {"once": str(uuid4()), "outcome": "continue", "decided_on_month": 2, "decided_on_year": 2026}
    assert client.post(judge, sent).status_code == 302
    with as_role("owner"):
        ended.refresh_from_db()
    assert ended.ends is not None
    with on_the_day(world.aileen) as by:
        facts = facts_for([record.pk], by=by)[record.pk]
    assert decided_to_end(facts) == []
    assert grounds(facts).until.last_day is None or grounds(facts).until.last_day >= DISCHARGE


class TestRefusals:
    @pytest.mark.parametrize(
        ("command", "by", "values", "reason"),
        [
            ("begin_review", "aileen", {}, "has begun already"),
            ("begin_review", "bashir", {}, "chief constable decides"),
            ("finish_pack", "bashir", {}, "chief constable decides"),
            ("prepare_decision", "aileen", {"outcome": "continue", "reasons": "no", "last_day": LAST}, "in words why"),
            ("prepare_decision", "aileen", {"outcome": "continue", "reasons": WHY, "last_day": None}, "last day"),
            (
                "prepare_decision",
                "aileen",
                {"outcome": "continue", "reasons": WHY, "last_day": LAST + timedelta(days=1)},
                "at most 15 years",
            ),
            (
                "prepare_decision",
                "aileen",
                {"outcome": "continue", "reasons": WHY, "last_day": DISCHARGE},
                "at most 15 years",
            ),
            ("decide_review", "aileen", {"version": 1, "decided_on": TODAY}, "Police supervisor"),
            ("decide_review", "angus", {"version": 1, "decided_on": TODAY}, "Nobody has prepared"),
            ("record_service", "aileen", {"version": 1, "served_on": TODAY, "served_how": "so"}, "Nothing has been"),
            (
                "lodge_in_court",
                "aileen",
                {"kind": "late", "lodged_on": TODAY, "lodged_by": "him", "court": "K"},
                "has passed without",
            ),
            (
                "lodge_in_court",
                "aileen",
                {"kind": "onward", "lodged_on": TODAY, "lodged_by": "him", "court": "K"},
                "not decided yet",
            ),
        ],
    )
    def test_before_a_decision(self, world, record, does, command, by, values, reason):
        with as_role("owner"):
            make.review(record, world)
            record.supervising_officer = world.bashir
            record.save()
        with pytest.raises(Refused, match=reason):
            does(getattr(commands, command), by=getattr(world, by), **values)

    def test_without_a_review_and_after_the_decision(self, world, record, does):
        for command, values in (
            (commands.finish_pack, {}),
            (commands.add_comment, {"whose": "agency", "text": "x", "said_on": TODAY}),
        ):
            with pytest.raises(Refused, match="Begin the review first"):
                does(command, **values)
        with as_role("owner"):
            decision = make.decision(make.review(record, world), world)
        with pytest.raises(Refused, match="prepared on 4 December 2026"):
            does(commands.decide_review, by=world.angus, version=1, decided_on=TODAY - timedelta(days=1))
        with as_role("owner"):
            type(decision).objects.update(prepared_by=world.angus)
        with pytest.raises(Refused, match="Another person decides"):
            does(commands.decide_review, by=world.angus, version=1, decided_on=TODAY)
        with as_role("owner"):
            type(decision).objects.update(
                prepared_by=world.aileen, decided_by=world.angus, decided_on=TODAY, order=orders.order(record)
            )
        with pytest.raises(Refused, match="has been decided"):
            does(commands.finish_pack)
        with pytest.raises(Refused, match="cannot have been served before"):
            does(commands.record_service, version=1, served_on=TODAY - timedelta(days=1), served_how="by hand")
        does(commands.record_service, version=1, served_on=TODAY, served_how="by hand")
        with pytest.raises(Refused, match="recorded already"):
            does(commands.record_service, version=2, served_on=TODAY, served_how="by hand")
        court = {"kind": "appeal", "lodged_on": TODAY, "lodged_by": "him", "court": "K"}
        step = does(commands.lodge_in_court, **court)
        with pytest.raises(Refused, match="A court has this already"):
            does(commands.lodge_in_court, **court)
        with on_the_day(world.aileen) as by:
            one = queries.reviews_of(record.pk, by=by, on=TODAY)[0]
            step.outcome = "end"
            assert "recorded already" in policy.may_record_judgment(record, one, step, by=by).reason
            assert "No review" in policy.may_begin(record, None, by=by).reason

    def test_one_recorded_elsewhere_is_not_decided_again(self, world, record, does):
        with as_role("owner"):
            make.decision(make.review(record, world), world)
            orders.order(record, kind="discharged", on=TODAY)
        assert stands(world, record).state == "prepared, not decided" or stands(world, record).due is None
        with pytest.raises(Refused, match="recorded already, as an order"):
            does(commands.decide_review, by=world.angus, version=1, decided_on=TODAY)
        with pytest.raises(Refused, match="recorded already, as an order"):
            does(commands.prepare_decision, outcome="end", reasons=WHY, last_day=None)

    def test_the_database_wants_two_people(self, world, record):
        with as_role("owner"):
            review = make.review(record, world)
            order = orders.order(record)
            with pytest.raises(IntegrityError, match="nobody_decides_what_they_prepared"), transaction.atomic():
                make.decision(review, world, decided_by=world.aileen, decided_on=TODAY, order=order)


class TestRadar:
    def test_shows_what_is_due_in_two_years_and_all_that_is_overdue(self, client, world, record):
        with as_role("owner"):
            old = world.record(manager=world.aileen)
            orders.person(old, name="Una Overdue-Invented")
            orders.conviction(old, on=date(2005, 1, 10), months=60)
            orders.notification(old, on=date(2005, 1, 10), section="s83")
            orders.conviction(old, on=date(2015, 1, 10), months=60)  # sentenced again: a legal calculation
            young = world.record()
            orders.conviction(young, on=date(2024, 1, 10), months=60)
        client.force_login(world.angus)
        text = client.get(reverse("indefinite:radar")).content.decode()
        assert text.index("Una Overdue-Invented") < text.index("Iain Ross-Invented")
        assert "Overdue" in text
        assert "Legal calculation needed" in text
        assert "March 2027" in text
        assert young.ref not in text
        text = client.get(reverse("indefinite:radar"), {"area": str(world.dundee_area.pk)}).content.decode()
        assert "No review falls due" in text
        client.force_login(world.aileen)
        assert client.get(reverse("indefinite:radar")).status_code == 403

    def test_a_decided_one_leaves_when_it_is_served_and_may_no_longer_be_appealed(self, world, record):
        with as_role("owner"):
            order = orders.order(record, kind="continuation", on=TODAY, starts=DISCHARGE, ends=LAST)
            decided = make.decision(
                make.review(record, world), world, decided_by=world.angus, decided_on=TODAY, order=order
            )
        assert presenting.within(stands(world, record), TODAY)
        with as_role("owner"):
            type(decided).objects.update(served_on=TODAY, served_how="by hand")
        one = stands(world, record)
        assert presenting.within(one, date(2027, 3, 22))
        assert not presenting.within(one, date(2027, 3, 23))
        with as_role("owner"):
            make.court_step(decided.review, world)
        assert presenting.within(stands(world, record), date(2027, 3, 23))


def test_a_decision_stays_in_hand_until_it_is_served_and_then_until_the_next_review_comes_near(world, record, does):
    does(commands.begin_review)
    does(commands.prepare_decision, outcome="continue", reasons=WHY, last_day=LAST)
    does(commands.decide_review, by=world.angus, version=1, decided_on=TODAY)

    def in_hand(on=TODAY):
        with on_the_day(world.aileen) as by:
            return current(queries.reviews_of(record.pk, by=by, on=on), on)

    assert in_hand().state == "decided, not served"
    assert in_hand(LAST).state == "decided, not served"
    does(commands.record_service, version=2, served_on=TODAY, served_how="by hand, at the station")
    assert in_hand().state == "served"
    assert in_hand(LAST - timedelta(days=700)).state == "not begun"


def test_the_link_to_the_pack_has_chosen_the_sheet(client, world, record):
    client.force_login(world.aileen)
    page = client.get(reverse("documents:print_request", args=[record.ref]), {"sheet": "review_pack"})
    [chosen] = [one for one in page.context["form"]["sheet"].subwidgets if one.data["selected"]]
    assert chosen.data["value"] == "review_pack"


def test_the_pack_says_what_the_record_holds_and_what_was_not_read(world, record, does):
    does(commands.begin_review)
    does(commands.add_comment, whose="agency", text="He kept every appointment", said_on=TODAY)
    with as_role("owner"):
        suspicion(record, by=world.aileen, state="convicted", on=date(2020, 2, 1), since=date(2020, 9, 1))
        suspicion(record, by=world.aileen)
    with on_the_day(world.aileen) as by:
        found = sheet_called("review_pack").context(record, by=by)
    assert found["suspicions"] == [
        ["Suspicion 1: periodic notification (section 85)", "on 1 February 2020", "convicted", "1 September 2020"],
        [
            "Suspicion 2: periodic notification (section 85)",
            "on 2 March 2026",
            "suspected, not yet considered",
            "2 March 2026",
        ],
    ]
    assert [one.text for one in found["agencies"]] == ["He kept every appointment"]
    assert found["convictions"] == [
        ["Rape", "1 March 2012", "14 years ago", "51 at conviction; the day of the offence is not recorded"]
    ]
    assert "read only in part" in found["factors_cut"]
