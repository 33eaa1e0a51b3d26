"""A partner proposes a correction to another agency's entry; the owner answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import CaseData, User
from lawburrows.audit import trail
from lawburrows.audit.command import command
from lawburrows.notices.models import Notice
from lawburrows.people import acts, policy
from lawburrows.people.commands.entries import change_entry
from lawburrows.people.correcting import TABLES, entry_of, owners_of, read_value, written
from lawburrows.people.kinds import kind_of
from lawburrows.people.models import ProposedCorrection
from lawburrows.rules.verdict import Refused, require


@command
def propose_correction(
    entry: CaseData, *, field: str, proposed: str, reason: str, by: Any, on: date
) -> ProposedCorrection:
    """What should stand instead, and why; nothing changes until the owner has answered."""
    require(policy.may_propose_correction(entry, by=by))
    read_value(entry, field, proposed)
    kind = kind_of(entry)
    made = TABLES[kind.part]._default_manager.create(
        record=entry.record,
        owner=entry.owner,
        entry_kind=kind.key,
        entry_id=entry.pk,
        field=field,
        was=written(entry, field),
        proposed=proposed,
        reason=reason,
        proposed_by=by,
        proposed_at=by.identity.now,
    )
    _tell(made, owners_of(entry, on=on), Notice.Kind.CORRECTION_PROPOSED, by=by)
    trail.record(acts.CORRECTION_PROPOSED, made, by=by, on=on, fields=(field,), aside=reason)
    return made


@command
def answer_correction(
    correction: ProposedCorrection, *, accept: bool, reason: str, by: Any, on: date
) -> ProposedCorrection:
    """Accepted, the entry changes at once; declined, it says why."""
    entry = entry_of(correction)
    require(policy.may_answer_correction(correction, entry, by=by))
    if accept:
        if written(entry, correction.field) != correction.was:
            raise Refused(
                f"It was changed since the correction was proposed and is now “{written(entry, correction.field)}”. "
                "Change it by hand if it is still wrong, and decline this"
            )
        value = read_value(entry, correction.field, correction.proposed)
        change_entry(entry, version=entry.version, values={correction.field: value}, by=by, on=on)
    elif not reason.strip():
        raise Refused("Say why the correction is declined")
    correction.change(
        version=correction.version,
        answer=correction.Answer.ACCEPTED if accept else correction.Answer.DECLINED,
        answered_by=by,
        answered_at=by.identity.now,
        answer_reason=reason,
    )
    _tell(correction, [correction.proposed_by], Notice.Kind.CORRECTION_ANSWERED, by=by)
    trail.record(acts.CORRECTION_ANSWERED, correction, by=by, on=on, fields=("answer",), aside=reason)
    return correction


def _tell(correction: ProposedCorrection, users: list[User], kind: str, *, by: Any) -> None:
    Notice.objects.bulk_create(
        Notice(
            to=user,
            kind=kind,
            record=correction.record,
            ref=correction.record.ref,
            about=correction.pk,
            address=f"/people/{correction.record.ref}/corrections/{correction.pk}/",
            at=by.identity.now,
        )
        for user in users
        if user.pk != by.pk
    )
