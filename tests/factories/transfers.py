"""Exits and transfers for tests."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.transfers.models import Exit, HandOff, Transfer
from tests.factories import custody
from tests.people import LONG_AGO, NOON, TODAY, World


def exit_of(record: Record, world: World, **more: Any) -> Exit:
    """The record was closed today, by Angus."""
    Record.objects.filter(pk=record.pk).update(closed_on=TODAY)
    return Exit.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "reason": "error",
            "rationale": "the person was never convicted",
            "closed_on": TODAY,
            "decided_by": world.angus,
            "decided_at": NOON,
        }
        | more
    )


def transfer(record: Record, world: World, *, supervised: bool = True, **more: Any) -> Transfer:
    """To the council, offered by Aileen; refused by Beth where `refused` is said."""
    refused = more.pop("refused", False)
    answered = {"state": "refused", "answered_by": world.beth, "answered_at": NOON} if refused else {}
    handover = custody.handover(record, world, why="council", **answered)
    if refused:
        more |= {"refused_by": world.beth, "refused_for": ["address"]}
    return Transfer.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "handover": handover,
            "supervised": supervised,
            "reason": "work and a flat there",
        }
        | more
    )


def hand_off(record: Record, world: World, **more: Any) -> HandOff:
    """To a force in England, prepared by Aileen."""
    return HandOff.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "country": "england_wales",
            "authority": "Invented Constabulary",
            "reason": "family there",
            "planned_on": TODAY,
            "items": ["plan"],
            "prepared_by": world.aileen,
            "prepared_at": NOON,
        }
        | more
    )


def sent(record: Record, world: World, **more: Any) -> HandOff:
    return hand_off(record, world, **{"state": "sent", "sent_on": LONG_AGO, "sent_how": "by secure mail"} | more)
