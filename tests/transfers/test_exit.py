"""A person leaves joint management: what must be so, what ends with it that moment, and how the record opens again."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lawburrows.access.grades import Grade
from lawburrows.access.models import Partner, Record
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from lawburrows.orders import commands as orders
from lawburrows.orders import policy as orders_policy
from lawburrows.orders.models import CategoryDecision, Conviction, LevelDecision
from lawburrows.orders.queries import facts_for
from lawburrows.people.models import Person, Warning
from lawburrows.people.policy import may_add, may_change, may_merge
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.ending import end_management
from lawburrows.tasks.models import Task
from lawburrows.tasks.sync import sync_touched
from lawburrows.transfers import commands, policy, queries
from lawburrows.transfers.models import Exit
from lawburrows.visits.models import PlannedVisit
from lawburrows.visits.policy import may_write
from lawburrows.web.dates import today
from tests.casefile.conftest import signed_in
from tests.casefile.test_record import text_of
from tests.conftest import as_role
from tests.factories import breaches, custody, meetings, visits
from tests.factories import orders as make
from tests.factories.transfers import exit_of
from tests.people import LONG_AGO, NOON, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db
CONVICTED = date(2016, 12, 4)  # ten years of requirements: their last day is 3 December 2026
WHY = "All requirements have ended; the council was asked"


@pytest.fixture
def record(world):
    """Led by the police with the council and the prison in the case; nothing holds since this morning."""
    with as_role("owner"):
        record = world.record(manager=world.aileen, notification_officer=world.angus, supervising_officer=world.bashir)
        make.person(record)
        make.conviction(record, on=CONVICTED, months=12)
        for agency in (world.fife, world.prisons):
            Partner.objects.create(record=record, agency=agency, starts=LONG_AGO)
        share(record, world.gavin, grade=3)
        kept = {"record": record, "owner": record.lead, "starts": LONG_AGO}
        CategoryDecision.objects.create(**kept, value=1)
        LevelDecision.objects.create(**kept, value=1)
    return record


def close(record, by, *, reason="last_ground", rationale=WHY, **explained):
    with on_the_day(by) as who:
        mine = Record.objects.visible_to(who).get(pk=record.pk)
        return commands.close_case(mine, reason=reason, rationale=rationale, explained=explained, by=who, on=TODAY)


def again(record, by, *, why="error", words="the appeal was not looked at"):
    with on_the_day(by) as who:
        mine = Record.objects.visible_to(who).get(pk=record.pk)
        return commands.open_case_again(mine, why=why, words=words, by=who, on=TODAY)


def sees(record, user, grade=Grade.FULL):
    with on_the_day(user) as who:
        return Record.objects.visible_to(who, grade=grade).filter(pk=record.pk).exists()


def told(kind):
    with as_role("owner"):
        rows = Notice.objects.filter(kind=kind).select_related("to")
        return {notice.to.name.split()[0].lower(): notice.address for notice in rows}


def worker():
    with as_role("worker"):
        found = end_management(at=NOON)
        sync_touched()
    return found


def exit_tasks():
    with as_role("owner"):
        return [(task.address, task.done_on) for task in Task.objects.filter(kind="exit")]


def test_what_may_not_go_on_ends_with_the_exit_and_the_record_stays(world, record):
    with as_role("owner"):
        plan = visits.plan(record, world.aileen, at=NOON + timedelta(days=7))
        case = meetings.case(meetings.meeting(world), record, by=world.effie)
        meetings.invitation(case, world.beth, by=world.effie)
        asked = meetings.request(case, world.oonagh, by=world.effie)
    made = close(record, world.angus)
    assert (made.reason, made.category, made.level, made.found) == (
        "last_ground",
        1,
        1,
        "Nothing holds since 4 December 2026.",
    )
    assert (made.review_on, made.review_unverified) == (date(2061, 2, 3), True)  # the hundredth birthday
    assert not any(sees(record, user) for user in (world.bashir, world.catriona, world.gavin))
    assert sees(record, world.aileen)
    assert sees(record, world.effie)
    with as_role("owner"):
        now = Record.objects.get(pk=record.pk)
        assert (now.closed_on, now.lead, now.manager, now.supervising_officer) == (
            TODAY,
            world.police,
            world.aileen,
            None,
        )
        assert [one.ends for one in (*CategoryDecision.objects.all(), *LevelDecision.objects.all())] == [TODAY, TODAY]
        assert PlannedVisit.objects.get(pk=plan.pk).cancelled_on == TODAY
        case.refresh_from_db()  # nobody sits down to discuss whoever has left
        assert (case.state, case.reason) == ("taken_off", "The person left joint management")
        changed = Notice.objects.filter(kind="meeting_changed")
        assert {(one.to, one.ref) for one in changed} == {(world.beth, ""), (world.effie, ""), (world.oonagh, "")}
        asked.refresh_from_db()  # an agency is not left with a name to search for
        assert (asked.state, asked.reason) == ("withdrawn", "The person left joint management")
        acts = set(Entry.objects.values_list("act", flat=True))
    assert {"transfers.exited", "access.record_closed", "access.sharing_ended", "orders.decisions.ended"} <= acts
    where = f"/people/{record.ref}/exit/"
    assert told("record_closed") == {"aileen": where, "effie": where, "beth": "", "bashir": ""}
    with on_the_day(world.aileen) as who:
        assert "is closed" in may_write(now, by=who).reason
    with pytest.raises(Refused, match="closed already"):
        close(record, world.angus)


def test_the_task_of_the_last_ground_is_met_by_it_and_comes_back_when_it_is_undone(world, record):
    assert worker().stopped == 1
    assert exit_tasks() == [("transfers:exit", None)]
    close(record, world.angus)
    worker()
    assert exit_tasks() == [("transfers:exit", TODAY)]
    again(record, world.effie)
    worker()
    assert exit_tasks() == [("transfers:exit", None)]
    assert not sees(record, world.bashir)  # nothing comes back by itself
    with as_role("owner"):
        left = Exit.objects.get()
    assert (left.state, left.again_why, left.again_by) == ("opened_again", "error", world.effie)
    assert set(told("opened_again")) == {"aileen"}
    with on_the_day(world.aileen) as who:
        assert queries.exit_of(Record.objects.get(pk=record.pk), by=who) is None
    close(record, world.angus)
    with as_role("owner"):
        assert Exit.objects.count() == 2
    with pytest.raises(Refused, match="15 letters"):
        again(record, world.effie, words="no")


@pytest.mark.parametrize(
    ("by", "more", "refused"),
    [
        ("aileen", {}, "Your role does not let you close a record"),
        ("beth", {}, "Only the record manager, a manager of the lead authority or the coordinator"),
        ("angus", {"rationale": "over"}, "Say in words why"),
        ("angus", {"reason": "died"}, "date of death"),
        ("angus", {"reason": "left_uk"}, "outside the United Kingdom"),
        ("angus", {"reason": "out_of_scotland"}, "written receipt"),
    ],
)
def test_closing_is_refused(world, record, by, more, refused):
    with pytest.raises(Refused, match=refused):
        close(record, getattr(world, by), **more)


def test_a_ground_that_holds_is_named_and_what_is_open_is_explained(world, record):
    with as_role("owner"):
        licence = make.order(record, kind="licence", on=LONG_AGO, ends=date(2030, 1, 2))
    with pytest.raises(Refused, match="This still holds: licence"):
        close(record, world.angus)
    with as_role("owner"):
        CategoryDecision.objects.all().delete()
        CategoryDecision.objects.create(record=record, owner=record.lead, starts=TODAY, value=3)
        breaches.suspicion(record, by=world.aileen)
    # A licence alone is no category: social work supervises on, outside of MAPPA.
    with pytest.raises(Refused, match="Say how this goes on: suspicions"):
        close(record, world.angus, reason="category_3")
    made = close(record, world.angus, reason="category_3", breaches="the fiscal decides, and tells the council")
    assert [(one["key"], one["open"], one["said"][:10]) for one in made.checks if one["said"]] == [
        ("breaches", 1, "the fiscal")
    ]
    assert "licence" in made.found
    with as_role("owner"):
        assert CategoryDecision.objects.get().ends == TODAY + timedelta(days=1)  # nothing ends on its first day
        licence.refresh_from_db()
    assert licence.ends == date(2030, 1, 2)


def test_a_conviction_of_somebody_else_is_withdrawn_and_the_record_closed_as_opened_in_error(world, record):
    """Nothing is deleted; the clock, the chronology and the list of grounds go on without it."""
    with as_role("owner"):
        wrong = Conviction.objects.get()
        Conviction.objects.update(convicted_on=date(2026, 3, 4), sentenced_on=date(2026, 3, 4))
        wrong.refresh_from_db()
    with pytest.raises(Refused, match="put right that entry"):
        close(record, world.angus, reason="error")
    values = {"reason": "It is his brother's, the names were mixed up", "version": wrong.version, "on": TODAY}
    with on_the_day(world.bashir) as who, pytest.raises(Refused, match="an entry of Police Scotland"):
        orders.withdraw_conviction(wrong, **values, by=who)
    with on_the_day(world.aileen) as who:
        with pytest.raises(Refused, match="15 letters"):
            orders.withdraw_conviction(wrong, **values | {"reason": "wrong"}, by=who)
        orders.withdraw_conviction(wrong, **values, by=who)
        assert facts_for([record.pk], by=who)[record.pk].convictions == ()
        with pytest.raises(Refused, match="was withdrawn"):
            orders.withdraw_conviction(wrong, **values | {"version": wrong.version}, by=who)
        assert not orders_policy.may_add_disposal(wrong, by=who)
    browser = signed_in(world.aileen)
    assert "It is his brother's" in text_of(browser.get(f"/people/{record.ref}/convictions/")).replace("&#x27;", "'")
    assert "Recorded in error: Convicted" in text_of(browser.get(f"/people/{record.ref}/chronology/"))
    with as_role("owner"):
        history = Conviction.pgh_event_model.objects.filter(pgh_obj_id=wrong.pk).order_by("pgh_id")
        assert [bool(one.withdrawn_on) for one in history] == [False, False, True]
        assert Entry.objects.get(act="orders.conviction.withdrawn").records == [record.pk]
    assert close(record, world.angus, reason="error").reason == "error"


def test_a_handover_that_is_open_is_withdrawn_first(world, record):
    with as_role("owner"):
        custody.handover(record, world)
    with pytest.raises(Refused, match="withdraw or decide it first"):
        close(record, world.angus)


def test_whoever_died_or_went_abroad_leaves_on_what_is_recorded_of_it(world, record):
    with as_role("owner"):
        make.order(record, on=LONG_AGO)
        make.absence(record, starts=LONG_AGO, kind="abroad")
        Person.objects.filter(record=record).update(died_on=TODAY, born=None)
    made = close(record, world.effie, reason="died")
    assert "Died on 4 December 2026. Outside the United Kingdom since 1 January 2020." in made.found
    assert made.review_on is None  # no day of birth, no day of review


def test_an_open_record_is_not_merged_into_a_closed_one(world, record):
    with as_role("owner"):
        other = world.record(manager=world.aileen)
    close(record, world.angus)
    with on_the_day(world.angus) as who:
        shut = Record.objects.get(pk=record.pk)
        assert "Keep the open one" in may_merge(shut, other, by=who).reason
        assert may_merge(other, shut, by=who)
        gone = Record(pk=shut.pk, merged_into=other, closed_on=TODAY)
        assert "merged into another" in policy.may_open_again(gone, by=who).reason
        assert "merged into another" in policy.may_exit(gone, by=who).reason
        assert "is open" in policy.may_open_again(other, by=who).reason
    with as_role("owner"), pytest.raises(IntegrityError, match="opened_again_with_a_reason"), transaction.atomic():
        Exit.objects.update(again_on=TODAY)


def test_the_page_shows_what_holds_refuses_in_words_and_closes(world, record):
    with as_role("owner"):
        long_over = {"convicted_on": date(2010, 3, 1), "sentenced_on": date(2010, 3, 1)}
        Conviction.objects.update(**long_over)
        breaches.suspicion(record, by=world.aileen)
    browser = signed_in(world.angus)
    page = f"/people/{record.ref}/exit/"
    assert "Nothing holds since 1 March 2020" in text_of(browser.get(page))
    form = text_of(browser.get(f"{page}decide/"))
    for words in ("Not now. Record the date of death", "Suspicions without an outcome", "Fife Council", "24 hours"):
        assert words in form
    once = "11111111-1111-4111-8111-111111111111"
    sent = {"once": once, "reason": "died", "rationale": WHY, "explain_breaches": ""}
    answer = text_of(browser.post(f"{page}decide/", sent))
    assert "Record the date of death" in answer
    assert WHY in answer
    sent |= {"reason": "last_ground", "explain_breaches": "the fiscal decides, and tells the council"}
    assert browser.post(f"{page}decide/", sent).status_code == 302
    shown = text_of(browser.get(page))
    for words in ("This record is closed", WHY, "the fiscal decides", "3 February 2061", "unverified", "Open it again"):
        assert words in shown
    assert "Closed</strong>" in text_of(browser.get(f"/people/{record.ref}/"))
    joint = text_of(browser.get(f"/people/{record.ref}/joint-management/"))
    assert "Closed since" in joint


def test_a_closed_record_takes_no_new_details_and_what_is_wrong_is_put_right(world, record):
    close(record, world.angus)
    with on_the_day(world.aileen) as who:
        mine = Record.objects.visible_to(who).get(pk=record.pk)
        said = may_add(Warning, mine, by=who)
        assert "takes nothing new" in said.reason
        assert may_change(Person.objects.get(record=mine), by=who)


def test_closed_records_come_up_two_years_before_their_review_for_those_who_see_them(world, record):
    with as_role("owner"):
        soon, later = world.record(manager=world.aileen), world.record(manager=world.aileen)
        for one, day in ((record, LONG_AGO), (soon, today() + timedelta(days=600)), (later, date(2099, 1, 1))):
            exit_of(one, world, review_on=day, review_rule="the hundredth birthday")
        opened = exit_of(world.record(manager=world.aileen), world, review_on=LONG_AGO)
        again = {"again_on": TODAY, "again_by": world.effie, "again_why": "error"}
        Exit.objects.filter(pk=opened.pk).update(state="opened_again", **again)
    shown = text_of(signed_in(world.aileen).get("/retention-reviews/"))
    assert record.ref in shown
    assert soon.ref in shown
    assert later.ref not in shown
    assert opened.record.ref not in shown
    assert "Overdue" in shown
    assert "unverified" in shown.lower()
    assert record.ref not in text_of(signed_in(world.fergus).get("/retention-reviews/"))
    assert "No review of a closed record" in text_of(signed_in(world.fergus).get("/retention-reviews/"))
