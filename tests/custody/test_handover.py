"""A case passes from one authority to another: never without a lead, and only when the receiver has accepted."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from lawburrows.access import policy as access_policy
from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Partner, Posting, Reader, Record
from lawburrows.audit.models import Entry
from lawburrows.custody import commands, policy, queries
from lawburrows.custody.carrying import carry_out_handovers
from lawburrows.custody.models import Handover
from lawburrows.notices.models import Notice
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import custody as make
from tests.factories import orders
from tests.meetings.test_meetings import sent
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
ITEMS = ["plan", "conditions"]


@pytest.fixture
def record(world):
    """Held in prison, led by the prison service with Catriona as its record manager."""
    with as_role("owner"):
        record = world.record(lead=world.prisons, manager=world.catriona, prison_contact=world.catriona)
        orders.person(record)
    return record


def propose(world, record, *, by=None, on=TODAY, **more):
    values = {
        "to_agency": world.police,
        "to_area": world.fife_area,
        "why": "release",
        "takes_effect_on": TODAY,
        "items": ITEMS,
        "keeps": True,
    }
    with on_the_day(by or world.catriona) as who:
        return commands.propose_handover(record, **values | more, by=who, on=on)


def accept(world, handover, by, **named):
    with on_the_day(by) as who:
        record = Record.objects.visible_to(who, grade=Grade.SUMMARY).get(pk=handover.record_id)
        mine = queries.handover(record, handover.pk, by=who)
        return commands.accept_handover(mine, version=mine.version, named=named, by=who, on=TODAY)


def held(record):
    with as_role("owner"):
        return Record.objects.select_related("lead", "area", "manager").get(pk=record.pk)


def told(kind):
    with as_role("owner"):
        return {notice.to.name.split()[0].lower() for notice in Notice.objects.filter(kind=kind).select_related("to")}


def works():
    with as_role("worker"):
        return carry_out_handovers(at=NOON)


def sees(record, user, grade):
    with on_the_day(user) as who:
        return Record.objects.visible_to(who, grade=grade).filter(pk=record.pk).exists()


def test_the_lead_passes_only_when_the_receiver_has_accepted(world, record):
    handover = propose(world, record, to_agency=world.fife, why="supervision", keeps_until=TODAY + timedelta(days=3650))
    # The receiver sees just enough to accept, and the giver leads on.
    assert sees(record, world.beth, Grade.SUMMARY)
    assert not sees(record, world.beth, Grade.FULL)
    assert works() == 0
    assert (held(record).lead, told("handover_proposed")) == (world.prisons, {"beth"})
    accept(world, handover, world.beth, manager=world.beth, supervising_officer=world.bashir)
    assert held(record).lead == world.prisons
    assert works() == 1
    now = held(record)
    assert (now.lead, now.area, now.manager, now.supervising_officer) == (
        world.fife,
        world.fife_area,
        world.beth,
        world.bashir,
    )
    assert sees(record, world.beth, Grade.FULL)
    assert sees(record, world.catriona, Grade.FULL)  # a partner now, until its last day
    with as_role("owner"):
        [partner] = Partner.objects.filter(record=record)
        assert (partner.agency, partner.ends) == (world.prisons, TODAY + timedelta(days=3650))
        done = Handover.objects.get()
        assert (done.state, done.let_in) == ("in_effect", None)
        acts = set(Entry.objects.values_list("act", flat=True))
    assert {
        "custody.handover.proposed",
        "custody.handover.accepted",
        "custody.handover.took_effect",
        "access.lead_handed_over",
    } <= acts
    assert {"catriona", "beth", "bashir", "effie"} <= told("handed_over")
    assert works() == 0


def test_it_waits_for_its_day(world, record):
    handover = propose(world, record, to_agency=world.fife, takes_effect_on=date(2099, 1, 1), keeps=False)
    accept(world, handover, world.beth, manager=world.beth)
    assert works() == 0
    assert held(record).lead == world.prisons


def test_a_refusal_says_why_and_the_receiver_sees_no_more(world, record):
    handover = propose(world, record, to_agency=world.fife)
    with on_the_day(world.beth) as who:
        mine = queries.handover(Record.objects.visible_to(who).get(pk=record.pk), handover.pk, by=who)
        commands.refuse_handover(
            mine, version=mine.version, reason="there is no supervision here yet", by=who, on=TODAY
        )
    assert told("handover_answered") == {"catriona"}
    assert not sees(record, world.beth, Grade.SUMMARY)  # in the same act
    assert works() == 0
    assert held(record).lead == world.prisons
    assert propose(world, record).state == "waiting"  # another may be tried


def test_whoever_refuses_is_led_to_what_they_still_see(client, world, record):
    handover = propose(world, record, to_agency=world.fife, on=LONG_AGO)
    client.force_login(world.beth)
    page = reverse("custody:refuse_handover", args=[record.ref, handover.pk])
    answer = sent(client, page, reason="there is no supervision here yet")
    assert answer.redirect_chain == [(reverse("custody:handovers"), 302)]
    assert "Refused. Those who asked are told" in answer.content.decode()


def test_a_handover_that_moves_somebody_is_shown_as_the_transfer_that_it_is(client, world, record):
    with as_role("owner"):
        moves = make.handover(record, world, why="council")
    client.force_login(world.catriona)
    answer = client.get(reverse("custody:handover", args=[record.ref, moves.pk]))
    assert answer.url == reverse("transfers:transfer", args=[record.ref, moves.pk])


def test_an_agency_gives_up_what_it_was_lent_and_no_more(world, record):
    with as_role("owner"):
        lent = Partner.objects.create(record=record, agency=world.fife, grade=Grade.SUMMARY, starts=LONG_AGO)
        whole = Partner.objects.create(record=record, agency=world.police, grade=Grade.FULL, starts=LONG_AGO)
    with on_the_day(world.beth) as who:
        take_in_hand(who, record.pk, grade=Grade.SUMMARY)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Partner.objects.filter(pk=lent.pk).update(grade=Grade.FULL)
        assert access_policy.may_end_look(record, lent, by=who)
    with on_the_day(world.aileen) as who:
        take_in_hand(who, record.pk, grade=Grade.SUMMARY)
        assert Partner.objects.filter(pk=whole.pk).update(ends=TODAY) == 0
        assert "in the case" in access_policy.may_end_look(record, whole, by=who).reason
    with on_the_day(world.gavin) as who:
        assert "the lead authority" in access_policy.may_end_look(record, lent, by=who).reason


def test_the_giver_takes_it_back(world, record):
    handover = propose(world, record, to_agency=world.fife)
    with on_the_day(world.catriona) as who:
        mine = queries.handover(record, handover.pk, by=who)
        commands.withdraw_handover(mine, version=mine.version, reason="the release was put off", by=who, on=TODAY)
    with pytest.raises(Refused, match="not open any more"), on_the_day(world.catriona) as who:
        commands.withdraw_handover(mine, version=mine.version, reason="the release was put off", by=who, on=TODAY)
    assert not sees(record, world.beth, Grade.SUMMARY)


@pytest.mark.parametrize(
    ("by", "more", "reason"),
    [
        ("bashir", {}, "Only those who work with the case for the lead"),
        ("catriona", {"to_agency": "prisons"}, "leads the case there already"),
        ("catriona", {"takes_effect_on": date(2020, 1, 1)}, "takes effect today or later"),
        ("catriona", {"to_agency": "government"}, "can accept it"),
        ("catriona", {"to_area": "P Division"}, "managed in a council area"),
    ],
)
def test_proposing_is_refused(world, record, by, more, reason):
    with as_role("owner"):
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
    if "to_agency" in more:
        more = more | {"to_agency": world.agencies[more["to_agency"]]}
    if "to_area" in more:
        more = more | {"to_area": world.areas[more["to_area"]]}
    with pytest.raises(Refused, match=reason):
        propose(world, record, by=getattr(world, by), **more)


def test_one_at_a_time_and_no_closed_or_merged_record(world, record):
    propose(world, record)
    with pytest.raises(Refused, match="open already"):
        propose(world, record)
    with as_role("owner"), pytest.raises(IntegrityError, match="one_handover_at_a_time"), transaction.atomic():
        make.handover(record, world)
    with on_the_day(world.catriona) as who:
        record.closed_on = TODAY
        assert "is closed" in policy.may_propose_handover(record, by=who, on=TODAY).reason


def test_a_restricted_record_is_handed_to_its_readers_alone(world, record):
    with as_role("owner"):
        Record.objects.filter(pk=record.pk).update(restricted=True)
        Reader.objects.create(record=record, user=world.catriona, starts=LONG_AGO)
        record.refresh_from_db()
    with pytest.raises(Refused, match="list of its readers first"):
        propose(world, record)
    with as_role("owner"):
        Reader.objects.create(record=record, user=world.angus, starts=LONG_AGO)
    assert propose(world, record).state == "waiting"


@pytest.mark.parametrize(
    ("by", "reason"),
    [("bashir", "a manager at Fife Council"), ("effie", "a manager at Fife Council"), ("angus", "a manager at")],
)
def test_answering_is_refused_to_others(world, record, by, reason):
    handover = propose(world, record, to_agency=world.fife)
    with pytest.raises(Refused, match=reason), on_the_day(getattr(world, by)) as who:
        commands.accept_handover(handover, version=1, named={"manager": world.beth}, by=who, on=TODAY)


def test_nobody_accepts_their_own_nor_without_a_record_manager(world, record):
    with as_role("owner"):
        ours = world.record(lead=world.fife, manager=world.angus)
        Posting.objects.create(
            user=world.aileen, agency=world.police, area=None, role="police_supervisor", starts=LONG_AGO
        )
    handover = propose(world, ours, by=world.angus)
    with on_the_day(world.angus) as who:
        assert "themselves" in policy.may_answer_handover(handover, by=who).reason
        assert "15 letters" in policy.may_withdraw_handover(handover, by=who, reason="no").reason
    other = propose(world, record, to_agency=world.fife)
    with pytest.raises(Refused, match="Name the record manager"):
        accept(world, other, world.beth, manager=None)
    with pytest.raises(Refused, match="no posting for work with cases"):
        accept(world, other, world.beth, manager=world.niall)
    accept(world, other, world.beth, manager=world.beth)
    with pytest.raises(Refused, match="does not wait"):
        accept(world, other, world.beth, manager=world.beth)


def test_prisons_accept_by_those_who_work_with_cases(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
    handover = propose(world, record, by=world.aileen, to_agency=world.prisons, why="sentence")
    accept(world, handover, world.catriona, manager=world.catriona)
    works()
    assert held(record).lead == world.prisons
    assert sees(record, world.aileen, Grade.FULL)


def test_the_database_lets_a_receiver_answer_and_nothing_else(world, record):
    handover = propose(world, record, to_agency=world.fife)
    with on_the_day(world.beth):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Handover.objects.filter(pk=handover.pk).update(takes_effect_on=date(2020, 1, 1))
        assert Record.objects.filter(pk=record.pk).update(lead=world.fife) == 0
    with on_the_day(world.gavin):
        assert Handover.objects.filter(pk=handover.pk).update(state="withdrawn") == 0


def test_a_case_that_has_moved_since_is_not_handed_over_by_those_who_no_longer_lead_it(world, record):
    asked = propose(world, record, to_agency=world.fife)
    with as_role("owner"):
        Record.objects.filter(pk=record.pk).update(lead=world.police)
    with pytest.raises(Refused, match="has moved since"):
        accept(world, asked, world.beth, manager=world.beth)
    with as_role("owner"):
        Record.objects.filter(pk=record.pk).update(lead=world.prisons)
    accept(world, asked, world.beth, manager=world.beth)
    with as_role("owner"):
        Record.objects.filter(pk=record.pk).update(lead=world.police)
    assert (works(), held(record).lead) == (0, world.police)
    assert works() == 0  # it stays accepted, and stops nobody else


@pytest.mark.parametrize(
    ("values", "reason"), [({"closed_on": TODAY}, "closed"), ({"merged_into": "another"}, "merged into another")]
)
def test_what_is_over_is_not_handed_over(world, record, values, reason):
    asked = propose(world, record)
    with as_role("owner"):
        more = {"merged_into": world.record()} if "merged_into" in values else values
        Record.objects.filter(pk=record.pk).update(**more)
        asked.record.refresh_from_db()
    assert reason in policy.still_gives(asked).reason
    assert "was not accepted" in policy.may_take_effect(asked).reason
