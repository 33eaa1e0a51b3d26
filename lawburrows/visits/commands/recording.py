"""Recording a visit or a contact with all that was seen, once for each draft; its corrections and second signature."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import CaseData, Record
from lawburrows.access.queries import may_know
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.commands.entries import add_entry
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.models import Other
from lawburrows.people.policy import agency_entering
from lawburrows.rules.verdict import Refused, require
from lawburrows.visits import acts, policy, queries
from lawburrows.visits.commands.protection import refer
from lawburrows.visits.intake import NewVisit
from lawburrows.visits.models import AcuteFactor, Concern, DeviceSeen, PersonSeen, Visit

PLAIN = (
    "kind",
    "at",
    "entry",
    "let_in_by",
    "seen",
    "children",
    "devices",
    "acute",
    "facts",
    "opinion",
    "said",
    "outcome",
    "outcome_words",
    "next_on",
    "second",
    "plan",
    "draft",
)
CORRECTED = ("facts", "opinion", "said", "outcome", "outcome_words", "let_in_by", "next_on")


@command
def record_visit(record: Record, *, new: NewVisit, by: Any, on: date) -> Visit:
    """One visit or contact. A draft that was recorded before is given as it is: it is never recorded twice."""
    if new.draft and (before := queries.drafted(new.draft, by=by)):
        write(acts.RECORDED, before, by=by, on=on, fields=("draft",))
        return before
    take_in_hand(by, record.pk, grade=Grade.EXISTENCE)  # so that whoever is kept out of it is known
    require(policy.may_record(record, by=by, at=new.at, second=new.second))
    if new.plan is not None and queries.is_made(new.plan, by=by):
        raise Refused("This planned visit is recorded already: open it, or record another visit")
    owner = agency_entering(record, by=by)
    visit = Visit.objects.create(
        record=record,
        owner=owner,
        author=by,
        recorded_at=by.identity.now,
        places=list(new.places),
        **{name: getattr(new, name) for name in PLAIN},
    )
    said = [name for name in PLAIN if getattr(new, name) not in (None, "", False)]
    write(acts.RECORDED, visit, by=by, on=on, fields=said)
    _people(visit, new, by=by, on=on)
    _add(DeviceSeen, visit, new.devices_seen)
    _add(Concern, visit, (_without_words(one) for one in new.concerns))
    _add(AcuteFactor, visit, new.factors)
    for referral in new.referrals:
        refer(record, new=referral, visit=visit, by=by, on=on)
    _ask_to_sign(visit, by=by, on=on)
    return visit


def _ask_to_sign(visit: Visit, *, by: Any, on: date) -> None:
    if visit.second is not None and may_know([visit.second], visit.record, on=on):
        address = reverse("visits:sign_visit", args=[visit.record.ref, visit.pk])
        kind = Notice.Kind.SIGNATURE_ASKED
        tell(visit.second, kind, record=visit.record, whose=by, by=by, on=on, address=address)


def _without_words(concern: Any) -> Any:
    """Of a child or adult at risk the words stand in the referral, which fewer may read."""
    return {**vars(concern), "words": "" if concern.kind in Concern.AT_RISK else concern.words}


def _add(model: type[CaseData], visit: Visit, rows: Iterable[Any]) -> None:
    whose = {"record": visit.record, "owner": visit.owner, "visit": visit}
    for row in rows:
        model._default_manager.create(**whose, **(row if isinstance(row, dict) else vars(row)))


def _people(visit: Visit, new: NewVisit, *, by: Any, on: date) -> None:
    """Those who were met; someone who is not in the case yet becomes one of its other people."""
    whose = {"record": visit.record, "owner": visit.owner, "visit": visit}
    known = {one.pk: one for one in queries.household(visit.record_id, by=by)}
    met = [known[key] for key in new.others if key in known]
    if new.someone_new is not None:
        require(policy.may_refer(visit.record, by=by))
        someone: Any = add_entry(BY_KEY["other"], visit.record, values=vars(new.someone_new), by=by, on=on)
        met.append(someone)
    for other in met:
        PersonSeen.objects.create(**whose, other=other, child=other.category == Other.Category.CHILD)
    if new.children_words:
        PersonSeen.objects.create(**whose, child=True, words=new.children_words)


@command
def correct_visit(visit: Visit, *, version: int, by: Any, on: date, **values: Any) -> Visit:
    """The author puts the words right; what stood before stays in the history, and the second signs again."""
    require(policy.may_correct(visit, by=by))
    signed = not policy.stands_unsigned(visit)
    changed = [name for name in CORRECTED if name in values and getattr(visit, name) != values[name]]
    visit.change(version=version, **{name: values[name] for name in CORRECTED if name in values})
    write(acts.CORRECTED, visit, by=by, on=on, fields=changed)
    if signed:  # whoever has not signed yet was asked before
        _ask_to_sign(visit, by=by, on=on)
    return visit


@command
def sign_visit(visit: Visit, *, version: int, differing_view: str, by: Any, on: date) -> Visit:
    """The second who was there signs it as it stands, with a view of their own where theirs differs."""
    require(policy.may_sign(visit, by=by))
    visit.change(version=version, signed_at=by.identity.now, signed_version=version + 1, differing_view=differing_view)
    write(acts.SIGNED, visit, by=by, on=on, fields=("signed_at", *(["differing_view"] if differing_view else [])))
    return visit
