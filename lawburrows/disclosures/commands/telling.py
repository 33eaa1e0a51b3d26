"""It was told, at once or once approved; or it was not; and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record, User, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.disclosures import acts, policy, queries
from lawburrows.disclosures.beginning import begin
from lawburrows.disclosures.intake import AtOnce, Told
from lawburrows.disclosures.models import Disclosure
from lawburrows.disclosures.moving import move, tell_all
from lawburrows.notices.models import Notice
from lawburrows.rules.disclosures import State
from lawburrows.rules.verdict import Refused, require


def _told(told: Told, by: Any) -> dict[str, Any]:
    return {
        "made_on": told.on,
        "made_how": told.how,
        "made_by": by,
        "made_by_words": told.who,
        "made_words": told.words,
        "keeps": told.keeps,
        "sheet": told.sheet,
        "person_told": told.person_told,
        "person_told_words": told.person_told_words,
        "look_on": told.look_on,
    }


def _justified(one: Disclosure, name: str) -> str:
    """To whom and why, as the log of the law asks: kept aside in the trail, where it can be erased."""
    return f"To: {name}. Why: {one.necessary or one.why}. Legal ground: {one.ground or 'not said yet'}"


@command
def tell_disclosure(one: Disclosure, *, told: Told, version: int, by: Any, on: date) -> Disclosure:
    """Who told it, when and how; of what the person was to tell, who confirmed it and with whom."""
    hold(one.record_id)
    require(policy.may_tell(one, by=by, on=on, told_on=told.on, look_on=told.look_on))
    recipient = queries.recipient_of(one, by=by)
    name = recipient.name if recipient else ""
    texts = [told.words, told.who, told.person_told_words]
    require(policy.names_nobody(queries.named_in(one.record, texts, recipient=name, by=by)))
    return move(
        one,
        State.MADE,
        acts.MADE,
        version=version,
        by=by,
        on=on,
        reason=told.words,
        aside=_justified(one, name),
        **_told(told, by),
    )


@command
def told_at_once(record: Record, *, new: AtOnce, asked: User, by: Any, on: date) -> Disclosure:
    """Somebody was at immediate risk: it was told first. Somebody else, who is told now, approves it or does not."""
    hold(record.pk)
    require(
        policy.may_tell_first(record, by=by, on=on, why=new.proposal.why, told_on=new.told.on, look_on=new.told.look_on)
    )
    if asked not in queries.approvers(record, new.proposal.route, on=on, but=[by.pk]):
        raise Refused(f"{asked} has no authority on this route, or does not see this case. Choose somebody else")
    made = begin(
        record,
        new.proposal,
        State.MADE_FIRST,
        by=by,
        on=on,
        urgent=True,
        asked=asked,
        decide_by=on,
        **new.written,
        **_told(new.told, by),
    )
    fields = ("route", "to_kind", "why", "words", "made_on", "made_how", *new.written)
    write(acts.MADE_FIRST, made, by=by, on=on, fields=fields, aside=_justified(made, new.proposal.to.name))
    tell_all([asked], Notice.Kind.DISCLOSURE_WAITS, made, by=by, on=on)
    return made


@command
def give_up_disclosure(one: Disclosure, *, reason: str, version: int, by: Any, on: date) -> Disclosure:
    """Approved, but not told: it is not needed any more, or the person has not told it."""
    require(policy.may_not_make(one, by=by, reason=reason))
    return move(
        one, State.NOT_MADE, acts.NOT_MADE, version=version, by=by, on=on, reason=reason, not_made_because=reason
    )


@command
def record_outcome(
    one: Disclosure,
    *,
    outcome: str,
    reaction: str,
    person_told: bool | None,
    person_told_words: str,
    version: int,
    by: Any,
    on: date,
) -> Disclosure:
    """What came of it, how it was taken, and whether the person knows of it now."""
    hold(one.record_id)
    require(policy.may_record_outcome(one, by=by, outcome=outcome))
    recipient = queries.recipient_of(one, by=by)
    texts = [outcome, reaction, person_told_words]
    name = recipient.name if recipient else ""
    require(policy.names_nobody(queries.named_in(one.record, texts, recipient=name, by=by)))
    return move(
        one,
        State.ENDED,
        acts.OUTCOME_RECORDED,
        version=version,
        by=by,
        on=on,
        outcome=outcome,
        reaction=reaction,
        outcome_on=on,
        person_told=person_told,
        person_told_words=person_told_words,
    )
