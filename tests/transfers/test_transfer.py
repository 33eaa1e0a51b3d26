"""A person moves: offered, refused for reasons of risk, decided, offered again, accepted; or handed off beyond Scotland."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from lawburrows.audit.models import Entry
from lawburrows.custody import commands as custody
from lawburrows.custody.carrying import carry_out_handovers
from lawburrows.documents.sheets import sheet_called
from lawburrows.orders.reading import Reading
from lawburrows.rules.transferring import ABROAD_STATES, FIRST, REFUSALS, STATES
from lawburrows.rules.verdict import Refused
from lawburrows.transfers import commands, policy, queries
from lawburrows.transfers.deadlines import dates_in
from lawburrows.transfers.models import HandOff, Transfer
from lawburrows.transfers.showing import check_list
from tests.conftest import as_role
from tests.factories import orders as make
from tests.factories.transfers import hand_off
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = "the flat lies beside the house of a victim"


@pytest.fixture
def record(world):
    """Led by the council of Fife, on a licence: justice social work supervises."""
    with as_role("owner"):
        record = world.record(lead=world.fife, manager=world.bashir)
        make.person(record)
        make.order(record, kind="licence", on=LONG_AGO)
    return record


def offer(world, record, *, by=None, **more):
    values = {
        "to_agency": world.police,
        "to_area": world.fife_area,
        "reason": "work and a flat there",
        "takes_effect_on": TODAY,
        "items": ["plan", "victims", "territory", "papers"],
        "keeps": False,
        "police_on": TODAY,
        "police_said": "The division was asked and agrees",
    }
    with on_the_day(by or world.bashir) as who:
        mine = Record.objects.visible_to(who).get(pk=record.pk)
        return commands.offer_transfer(mine, **values | more, by=who, on=TODAY)


def found(who, made):
    record = Record.objects.visible_to(who, grade=Grade.SUMMARY).get(pk=made.record_id)
    return queries.transfer_of(record, made.pk, by=who)


def refuse(world, made, *, by=None, reasons=("victims",), words=WHY):
    with on_the_day(by or world.angus) as who:
        mine = found(who, made)
        return commands.refuse_transfer(
            mine, version=mine.handover.version, reasons=reasons, words=words, by=who, on=TODAY
        )


def decide(world, made, decided, *, by=None, because="the receiving area was heard, and agrees"):
    with on_the_day(by or world.beth) as who:
        mine = found(who, made)
        return commands.decide_transfer(mine, version=mine.version, decided=decided, because=because, by=who, on=TODAY)


def accept(world, made):
    with on_the_day(world.angus) as who:
        mine = found(who, made).handover
        return custody.accept_handover(mine, version=mine.version, named={"manager": world.angus}, by=who, on=TODAY)


def works():
    with as_role("worker"):
        return carry_out_handovers(at=NOON)


def sees(record, user, grade=Grade.SUMMARY):
    with on_the_day(user) as who:
        return Record.objects.visible_to(who, grade=grade).filter(pk=record.pk).exists()


def stands(made):
    with as_role("owner"):
        return Transfer.objects.select_related("handover").get(pk=made.pk).stands


def test_refused_for_a_risk_decided_offered_again_and_accepted(world, record):
    made = offer(world, record)
    assert (made.supervised, stands(made)) == (True, "offered")
    assert (sees(record, world.angus), sees(record, world.angus, Grade.FULL)) == (True, False)
    with on_the_day(world.angus) as who:
        mine = found(who, made).handover
        with pytest.raises(Refused, match="refuse it on its own page"):
            custody.refuse_handover(mine, version=mine.version, reason=WHY, by=who, on=TODAY)
    refuse(world, made)
    assert stands(made) == "to_decide"
    assert not sees(record, world.angus)  # in the same act
    with on_the_day(world.bashir) as who:
        [due] = dates_in(Reading([record.pk], who, TODAY))[record.pk].deadlines
    assert (due.kind, due.due) == ("transfer_to_decide", TODAY)
    with pytest.raises(Refused, match="waits for the decision of justice social work"):
        offer(world, record)
    with on_the_day(world.bashir) as who:
        [first, *_] = check_list(Record.objects.visible_to(who).get(pk=record.pk), by=who, on=TODAY)
    assert (first.stops, first.items) == (True, ("refused by Police Scotland",))
    decide(world, made, "goes_on")
    again = offer(world, record)
    assert again.after == made
    with pytest.raises(Refused, match="it was decided that the transfer goes on"):
        refuse(world, again)
    accept(world, again)
    assert works() == 1
    with as_role("owner"):
        now = Record.objects.get(pk=record.pk)
        acts = set(Entry.objects.values_list("act", flat=True))
    assert (now.lead, now.manager, stands(again), stands(made)) == (world.police, world.angus, "in_effect", "goes_on")
    assert {"transfers.transfer.offered", "transfers.transfer.refused", "transfers.transfer.decided"} <= acts


def test_whoever_is_not_supervised_may_be_refused_and_a_stay_ends_it(world, record):
    made = offer(world, record)
    refuse(world, made)
    decide(world, made, "stays")
    with pytest.raises(Refused, match="No refusal of this transfer waits"):
        decide(world, made, "goes_on")
    assert offer(world, record).after is None
    with as_role("owner"):
        free = world.record(lead=world.fife, manager=world.bashir)
    other = offer(world, free, police_on=None, police_said="")
    refuse(world, other)
    assert stands(other) == "refused"


@pytest.mark.parametrize(
    ("by", "more", "refused"),
    [
        ("bashir", {"police_on": None}, "record when the police were consulted"),
        ("bashir", {"police_said": "yes"}, "record when the police were consulted"),
        ("beth", {"takes_effect_on": date(2020, 1, 1)}, "takes effect today or later"),
    ],
)
def test_offering_is_refused(world, record, by, more, refused):
    with pytest.raises(Refused, match=refused):
        offer(world, record, by=getattr(world, by), **more)


def test_one_at_a_time_and_only_the_receiver_refuses_with_a_reason_of_the_list(world, record):
    made = offer(world, record)
    with pytest.raises(Refused, match="open already"):
        offer(world, record)
    with pytest.raises(Refused, match="at least one reason of risk"):
        refuse(world, made, reasons=())
    with pytest.raises(Refused, match="15 letters"):
        refuse(world, made, words="no")
    with pytest.raises(Refused, match="a manager at Police Scotland"):
        refuse(world, made, by=world.bashir)
    with on_the_day(world.angus), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Transfer.objects.filter(pk=made.pk).update(decided="stays")
    with on_the_day(world.gavin):
        assert Transfer.objects.filter(pk=made.pk).update(reason="another") == 0
    with as_role("owner"), pytest.raises(IntegrityError, match="says_for_what"), transaction.atomic():
        Transfer.objects.update(refused_for=["harm"])
    refuse(world, made)
    with pytest.raises(Refused, match="15 letters"):
        decide(world, made, "stays", because="no")
    with on_the_day(world.angus) as who, as_role("owner"):
        assert (
            "Only those who work with the case"
            in policy.may_decide(Transfer.objects.select_related("record", "handover").get(), by=who).reason
        )


def test_beyond_scotland_the_lead_stays_until_the_written_receipt_and_exit(world, record):
    with on_the_day(world.bashir) as who:
        one = commands.prepare_hand_off(
            record,
            country="england_wales",
            authority="Invented Constabulary",
            reason="family there",
            planned_on=TODAY,
            items=["plan"],
            by=who,
            on=TODAY,
        )
        assert "open already" in policy.may_prepare(record, by=who, open_=True).reason
        assert "Withdraw it first" in policy.may_prepare(record, by=who, open_=False, handover=True).reason
        receipt = {"received_by": "Sergeant Invented", "receipt": "letter 7", "by": who, "on": TODAY}
        with pytest.raises(Refused, match="Record first when it was sent"):
            commands.note_receipt(one, version=one.version, received_on=TODAY, **receipt)
        sending = {"sent_how": "by secure mail", "by": who, "on": TODAY}
        with pytest.raises(Refused, match="today or before"):
            commands.send_hand_off(one, version=one.version, sent_on=date(2099, 1, 1), **sending)
        [due] = dates_in(Reading([record.pk], who, TODAY))[record.pk].deadlines
        assert due.what == "Hand-off to Invented Constabulary: to be sent"
        commands.send_hand_off(one, version=one.version, sent_on=TODAY, **sending)
        with pytest.raises(Refused, match="sent already"):
            commands.send_hand_off(one, version=one.version, sent_on=TODAY, **sending)
        with pytest.raises(Refused, match="received after it was sent"):
            commands.note_receipt(one, version=one.version, received_on=LONG_AGO, **receipt)
        commands.note_receipt(one, version=one.version, received_on=TODAY, **receipt)
        with pytest.raises(Refused, match="not open any more"):
            commands.withdraw_hand_off(one, version=one.version, reason=WHY, by=who, on=TODAY)
        assert dates_in(Reading([record.pk], who, TODAY))[record.pk].fulfilled == {f"hand_off-{one.pk}": TODAY}
    with on_the_day(world.beth) as who:
        mine = Record.objects.visible_to(who).get(pk=record.pk)
        assert (mine.lead, mine.closed_on) == (world.fife, None)
        left = commands.close_case(mine, reason="out_of_scotland", rationale=WHY, explained={}, by=who, on=TODAY)
    assert "Received by Invented Constabulary, Sergeant Invented, on 4 December 2026: letter 7." in left.found


def test_the_pack_is_made_only_while_somebody_is_to_have_it(world, record):
    """It takes grounds, orders and risk out of the country: not without a hand-off, nor when it is withdrawn."""
    pack = sheet_called("hand_off_pack")
    with on_the_day(world.bashir) as who:
        assert "Prepare a hand-off" in pack.makes(record, by=who).reason
    with as_role("owner"):
        one = hand_off(record, world)
    with on_the_day(world.bashir) as who:
        assert pack.makes(record, by=who)
        commands.withdraw_hand_off(one, version=one.version, reason=WHY, by=who, on=TODAY)
        assert "Prepare a hand-off" in pack.makes(record, by=who).reason


def test_states_are_reached_and_owned():
    for rows, first in ((STATES, FIRST), (ABROAD_STATES, "prepared")):
        follows, reached, waiting = {row.key: row.follows for row in rows}, {first}, [first]
        while waiting:
            new = set(follows[waiting.pop()]) - reached
            reached |= new
            waiting += new
        assert reached == set(follows)
        assert all(row.owner and row.clock for row in rows)
    assert all(row.source.act for row in REFUSALS)
    assert set(HandOff.MOVES) | {"received", "withdrawn"} == set(HandOff.State.values)
