"""One case with everything on it, for trying every page with every persona."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from lawburrows.access.grades import Grade
from lawburrows.access.models import AccessRequest, Exclusion, Partner, Record
from lawburrows.accounts.models import FirstLink, ProposedPosting
from lawburrows.documents import storage
from lawburrows.documents.models import PrintRequest, StoredFile
from lawburrows.exchange.models import Batch, Comparison
from lawburrows.governance.models import RuleRow
from lawburrows.notices.models import Notice
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.models import Correction, Photograph
from lawburrows.tasks.models import Task
from tests.conftest import as_role
from tests.documents import pictures
from tests.factories import orders
from tests.factories.people import make_person
from tests.people import LONG_AGO, NOON, World, share
from tests.people import POSTS as PERSONAS

NOBODY = uuid4()
CODE = "22222-33333"  # of Fergus's first link

# What is on the record besides what a new person has: kind → the least that it must say.
ENTRIES: dict[str, dict[str, Any]] = {
    "warning": {"kind": "violence", "text": "violent to lone staff", "review_on": date(2027, 1, 4)},
    "need": {"kind": "interpreter"},
    "contact": {"kind": "mobile", "value": "07700 900000"},
    "description": {"kind": "height", "text": "180 cm"},
    "vehicle": {"registration": "AB12 INV"},
    "other": {"category": "household", "name": "Una Invented"},
}


@dataclass
class Scene:
    """The case, and the ids of what stands on it."""

    world: World
    record: Record
    other: Record
    file: StoredFile
    entries: dict[str, UUID] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)  # persona → the key of a session

    @property
    def ref(self) -> str:
        return self.record.ref

    def entry(self, kind: str) -> UUID:
        """An entry of a kind; where the case has none, an id that is not there."""
        return self.entries.get(kind, NOBODY)


def build_case(world: World) -> Scene:
    """A man of Fife, led by the police and managed by Aileen; the council and the prison are in the case."""
    person, second = make_person(world), make_person(world, "Iain", "Imaginary")
    with as_role("owner"):
        record, other = person.record, second.record
        for case in (record, other):
            case.manager = world.aileen
            case.save()
            for agency in (world.fife, world.prisons):
                Partner.objects.create(record=case, agency=agency, grade=Grade.FULL, starts=LONG_AGO)
        file = StoredFile.objects.create(
            record=record,
            owner=world.police,
            kind="report",
            title="Report",
            sha256=storage.keep(b"%PDF-1.7\n%%EOF"),
            media_type="application/pdf",
            size=1,
            added_at=NOON,
            added_by=world.aileen,
        )
        scene = Scene(world, record, other, file)
        scene.entries["print"] = PrintRequest.objects.create(
            record=record, owner=world.police, sheet="front_sheet", asked_by=world.aileen, asked_at=NOON
        ).pk
        scene.entries |= {
            "conviction": orders.conviction(record).pk,
            "order": orders.order(record).pk,
            "notification": orders.notification(record, on=LONG_AGO).pk,
            "absence": orders.absence(record, starts=LONG_AGO).pk,
            "partner": Partner.objects.filter(record=record, agency=world.fife).get().pk,
            "exclusion": Exclusion.objects.create(
                record=record, user=world.lachlan, reason="a neighbour", starts=LONG_AGO
            ).pk,
            "batch": Batch.objects.create(
                name="extract.csv", brought_by=world.effie, brought_at=NOON, state=Batch.State.CHECKED
            ).pk,
            "comparison": Comparison.objects.create(
                name="extract.csv", brought_by=world.effie, brought_at=NOON, state=Comparison.State.COMPARED
            ).pk,
            "share": share(record, world.oonagh, grade=Grade.EXISTENCE).pk,
            "request": AccessRequest.objects.create(
                record=record, asked_by=world.gavin, asked_at=NOON, reason="met the person at work"
            ).pk,
        }
        Task.objects.create(
            record=record, owner=world.police, key="late", kind="visit", what="Visit", due=LONG_AGO, provision="a rule"
        )
        scene.entries["proposed"] = ProposedPosting.objects.create(
            user=world.fergus,
            agency=world.fife,
            role="social_worker",
            clearance=20,
            starts=LONG_AGO,
            proposed_by=world.morag,
            proposed_at=NOON,
        ).pk
        scene.entries["opening"] = share(
            record, world.fergus, grade=Grade.HIDDEN, kind="break_glass", expires_at=NOON - timedelta(days=365)
        ).pk
        scene.entries["figure"] = RuleRow.objects.create(
            table="visits", key="low", value="90", starts=date(2090, 1, 1), source="invented", proposed_by=world.niall
        ).pk
        FirstLink.objects.create(
            user=world.fergus,
            proposed_by=world.morag,
            proposed_at=NOON,
            answer="agreed",
            answered_by=world.niall,
            answered_at=timezone.now(),
            code=make_password(CODE),
        )
        Notice.objects.bulk_create(Notice(to=getattr(world, persona), kind="job_done", at=NOON) for persona in PERSONAS)
        for key, kind in BY_KEY.items():
            if key in ENTRIES:
                kind.model.objects.create(record=record, owner=world.police, **ENTRIES[key])
            found = kind.model.objects.filter(record=record).first()
            if found is not None:
                scene.entries[key] = found.pk
        scene.entries["correction"] = Correction.objects.create(
            record=record,
            owner=world.police,
            entry_kind="address",
            entry_id=scene.entries["address"],
            field="town",
            was="Nowheretown",
            proposed="Elsewhere",
            reason="seen there",
            proposed_by=world.bashir,
            proposed_at=NOON,
        ).pk
        scene.entries["picture"] = Photograph.objects.create(
            record=record,
            owner=world.police,
            file=file,
            sha256=storage.keep(pictures.png()),
            media_type="image/png",
        ).pk
    return scene
