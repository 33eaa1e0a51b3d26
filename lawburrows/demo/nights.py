"""What a night and a change show: numbers to call, conditions to enforce, changes to follow, and a person under 18."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lawburrows.access.models import Agency, Area, OnCall, Partner, Record
from lawburrows.circumstances.models import Call, Change
from lawburrows.demo.personas import HOME
from lawburrows.orders.models import Condition, Conviction, Disposal, Notification, Order
from lawburrows.people.intake import NewAddress, NewIdentifier, NewName, NewNeed, NewPerson, NewWarning
from lawburrows.people.models import ParentalDirection
from lawburrows.people.register import write_people
from lawburrows.rules.circumstances import calls_for, due_on

# Ofcom keeps these numbers for fiction.
NUMBERS = (
    ("police", "police-scotland", "", "0131 496 0101", "Duty inspector, control room", "Always"),
    ("social_work", "council-fife", HOME, "0131 496 0102", "Social work out of hours", "17:00 to 09:00 and weekends"),
)
CONDITIONS = (
    ("place", "You must not be in any place where children play or are taught, unless it is agreed beforehand."),
    ("curfew", "You must be at your home address from 21:00 to 07:00 every day."),
)
CHANGES = (
    ("address", "seen", "Moved in with a relative for the winter"),
    ("job", "person", "Began as a night baker"),
    ("telephone", "check", "A second number was found on a bill"),
)
ENFORCED, CHANGED = 12, 3  # how many of the personas' people have them


def show_nights(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """On the personas' own people alone."""
    agencies = {one.key: one for one in Agency.objects.filter(key__in=["police-scotland", "council-fife"])}
    area = Area.objects.get(kind=Area.Kind.COUNCIL, name=HOME)
    OnCall.objects.bulk_create(
        OnCall(
            kind=kind,
            agency=agencies[agency],
            area=area if place else None,
            telephone=telephone,
            words=words,
            hours=hours,
        )
        for kind, agency, place, telephone, words, hours in NUMBERS
    )
    _conditions(mine, on)
    _changes([one for one in mine if one.manager], on)
    if mine:
        _young(mine[0], agencies["police-scotland"], area, on)


def _conditions(mine: Sequence[Record], on: date) -> None:
    held = set(Condition.objects.filter(record__in=mine).values_list("record_id", flat=True))
    orders = Order.objects.filter(record__in=mine, ends=None).exclude(record__in=held).order_by("made_on", "kind")
    first = {one.record_id: one for one in orders}
    Condition.objects.bulk_create(
        Condition(
            record_id=one.record_id,
            owner_id=one.owner_id,
            order=one,
            under=one.get_kind_display()[:120],
            number=number,
            kind=kind,
            nature="prohibition" if kind == "place" else "requirement",
            text=text,
            starts=one.starts or one.made_on,
            enforceable=True,
        )
        for one in [first[record.pk] for record in mine if record.pk in first][:ENFORCED]
        for number, (kind, text) in enumerate(CONDITIONS, 1)
    )


def _changes(mine: Sequence[Any], on: date) -> None:
    for number, record in enumerate(mine[1 : CHANGED + 1]):
        kind, known, words = CHANGES[number % len(CHANGES)]
        known_on = on - timedelta(days=2 * number)
        change = Change.objects.create(
            record=record,
            owner=record.lead,
            kind=kind,
            since=known_on,
            known=known,
            basis="fact",
            verified=number % 2 == 0,
            words=words,
            told="not_known" if kind == "address" else "",
            recorded_by=record.manager,
            recorded_at=f"{known_on:%Y-%m-%d}T09:00:00Z",
        )
        Call.objects.bulk_create(
            Call(record=record, owner=record.lead, of=change, key=row.key, due=due_on(row, known_on).due or on)
            for row in calls_for(kind, child=False)
        )


def _young(beside: Record, police: Agency, area: Area, on: date) -> None:
    """Fifteen years old, with a parent who notifies; managed by whoever manages the first of them."""
    born = on - timedelta(days=366 * 16) + timedelta(days=200)
    convicted = on - timedelta(days=150)
    new = NewPerson(
        name=NewName("Fionnlagh", "Once-Upon", starts=born),
        lead=police,
        area=area,
        sex="male",
        born=born,
        manager=beside.manager,
        notification_officer=beside.notification_officer,
        addresses=(NewAddress("3 Cradle Wynd", "Kilwhimsy", "ZZ99 9ZZ", starts=born),),
        warnings=(
            NewWarning("children", "Not alone with younger children", on + timedelta(days=60), starts=convicted),
        ),
        identifiers=(NewIdentifier("chs", "S80000015"),),
        needs=(NewNeed("appropriate_adult", "A parent or a social worker beside him"),),
    )
    [person] = write_people([new], owner=police, on=convicted)
    mine = {"record": person.record, "owner": police}
    Partner.objects.create(record=person.record, agency=Agency.objects.get(key="council-fife"), starts=convicted)
    conviction = Conviction.objects.create(
        **mine,
        offence_code="S-SOSA-3",
        offence_title="Sexual assault",
        schedule_3=True,
        court="Sheriff court of Invernowhere",
        convicted_on=convicted,
        sentenced_on=convicted,
    )
    Disposal.objects.create(**mine, conviction=conviction, kind="supervised", months=18)
    Notification.objects.create(**mine, section="s83", made_on=convicted + timedelta(days=2), station="Kilwhimsy")
    ParentalDirection.objects.create(
        **mine,
        parent="Mairead Once-Upon",
        relation="mother",
        telephone="0131 496 0103",
        court="Sheriff court of Invernowhere",
        made_on=convicted,
        starts=convicted,
    )
