"""How a disclosure begins, proposed or told at once: its row, its third party in the compartment, its first step."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.disclosures import policy, queries
from lawburrows.disclosures.intake import Proposal
from lawburrows.disclosures.models import Disclosure, Recipient
from lawburrows.disclosures.moving import step
from lawburrows.people.policy import agency_entering
from lawburrows.rules.disclosures import State
from lawburrows.rules.verdict import Refused, require


def begin(record: Record, new: Proposal, state: State, *, by: Any, on: date, **values: Any) -> Disclosure:
    """For the commands alone, which have asked whether `by` may; nothing that all read names the third party."""
    texts = [new.why, *(str(value) for value in values.values() if isinstance(value, str))]
    require(policy.names_nobody(queries.named_in(record, texts, recipient=new.to.name, by=by)))
    owner = agency_entering(record, by=by)
    made = Disclosure.objects.create(
        record=record,
        owner=owner,
        number=queries.next_number(record.pk, by=by),
        state=state.value,
        route=new.route,
        to_kind=new.to_kind,
        from_kind=new.came_from.kind,
        from_key=new.came_from.key,
        from_words=new.came_from.words,
        why=new.why,
        begun_by=by,
        begun_on=on,
        **values,
    )
    if new.to.other is not None and new.to.other.record_id != record.pk:
        raise Refused("That person is not recorded in this case")
    Recipient.objects.create(record=record, owner=owner, disclosure=made, **vars(new.to))
    step(made, "", state, by=by)
    return made
