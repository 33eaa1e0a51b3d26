"""The pages of the card: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import date

from lawburrows.access.models import OnCall
from lawburrows.people.models import Occupation, ParentalDirection
from tests.factories.orders import condition, order
from tests.house.scene import Scene
from tests.house.tables import (
    CHANGES_POLICE_ENTRIES,
    FULL,
    POLICE_IN_CASE,
    REASON,
    Page,
    Post,
    boxes,
    by_key,
    entry,
    ref,
    said,
)

ADMINISTRATOR = {200: ("niall",)}
on_call = by_key(lambda scene: scene.entry("on_call"))
PROPOSES = tuple(persona for persona in FULL if persona not in CHANGES_POLICE_ENTRIES)
CHANGES = {200: CHANGES_POLICE_ENTRIES, 403: PROPOSES}

PAGES: dict[str, Page] = {
    "accounts:on_call": Page(answers=ADMINISTRATOR, others=403),
    "accounts:add_on_call": Page(answers=ADMINISTRATOR, others=403),
    "accounts:change_on_call": Page(on_call, ADMINISTRATOR, others=403),
    # Those in the case see it at once; a duty desk is asked for a purpose, whether there is such a record or not.
    "casefile:card": Page(ref, {200: (*FULL, "iona")}),
    "casefile:card_photograph": Page(ref, {200: FULL}),
    "people:change_occupation": Page(entry("occupation"), CHANGES),
    "people:end_occupation": Page(entry("occupation"), CHANGES),
    "people:change_direction": Page(entry("direction"), CHANGES),
    "people:end_direction": Page(entry("direction"), CHANGES),
}
NUMBER = {"kind": "police", "agency": "police", "telephone": "0131 496 0001"}
JOB = {"kind": "job", "what": "Baker"}
DIRECTION = {"parent": "Una Invented", **boxes("made_on", date(1985, 4, 3))}
POSTS: dict[str, Post] = {
    "accounts:add_on_call": Post(("niall",), said(**NUMBER)),
    "accounts:change_on_call": Post(("niall",), said(**NUMBER)),
    "casefile:card": Post(("iona",), said(purpose="child_at_risk", words=REASON)),
    "people:add_occupation": Post(FULL, said(**JOB)),
    "people:change_occupation": Post(POLICE_IN_CASE, said(version=1, **JOB)),
    "people:end_occupation": Post(POLICE_IN_CASE, said(version=1, **boxes("ends"))),
    "people:add_direction": Post(FULL, said(**DIRECTION)),
    "people:change_direction": Post(POLICE_IN_CASE, said(version=1, **DIRECTION)),
    "people:end_direction": Post(POLICE_IN_CASE, said(version=1, **boxes("ends"))),
}


def add_to(scene: Scene) -> None:
    """A number to call, a job, a direction of long ago, and a condition that the police can enforce."""
    mine = {"record": scene.record, "owner": scene.world.police}
    scene.entries["on_call"] = OnCall.objects.create(
        kind="police", agency=scene.world.police, telephone="0131 496 0001", words="Duty inspector"
    ).pk
    scene.entries["occupation"] = Occupation.objects.create(**mine, kind="job", what="Baker").pk
    scene.entries["direction"] = ParentalDirection.objects.create(
        **mine, parent="Una Invented", made_on=date(1985, 4, 3), starts=date(1985, 4, 3)
    ).pk
    condition(order(scene.record), text="Not to be in any place where children play")
