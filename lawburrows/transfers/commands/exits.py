"""Closing a record with everything that may not go on, in one transaction; and opening it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access import commands as access
from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Partner, Record, User, hold
from lawburrows.access.queries import coordinators_of, may_know, sharing, who_takes_over, whom_to_tell
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.meetings.queries import cases_about
from lawburrows.meetings.withdrawing import take_off, withdraw_what_is_open
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.orders.commands import end_decisions
from lawburrows.orders.queries import current_decision
from lawburrows.people.queries import person_of
from lawburrows.rules.exits import BY_KEY, Shown, found
from lawburrows.rules.retention import retention_review
from lawburrows.rules.verdict import require
from lawburrows.rules.young import standing
from lawburrows.transfers import acts, policy, queries
from lawburrows.transfers.checks import Check
from lawburrows.transfers.models import Exit
from lawburrows.transfers.showing import check_list, shown
from lawburrows.visits.commands import cancel_visit
from lawburrows.visits.queries import plans_of

LEFT = "The person left joint management"


@command
def close_case(record: Record, *, reason: str, rationale: str, explained: Mapping[str, str], by: Any, on: date) -> Exit:
    """The person leaves joint management today. Category, level, partners, shares, planned visits and cases on meetings end with it."""
    hold(record.pk)
    require(policy.may_exit(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    record.refresh_from_db(fields=["closed_on", "merged_into"])
    checks, known = check_list(record, by=by, on=on), shown(record, by=by, on=on)
    require(
        policy.may_exit(
            record, by=by, checks=checks, reason=reason, shown=known, rationale=rationale, explained=explained
        )
    )
    made = _decided(record, reason, rationale, checks, known, explained, by, on)
    told = _concerned(record, by=by, on=on)
    for plan in plans_of(record.pk, by=by):
        words = f"The person left joint management: {BY_KEY[reason].words}"
        cancel_visit(plan, reason=words, version=plan.version, by=by, on=on)
    for case in cases_about(record.pk, by=by):
        if case.state == "planned" and case.meeting.state == "planned" and case.meeting.day >= on:
            take_off(case, reason=LEFT, told_outside=LEFT, version=case.version, by=by, on=on)
        else:
            withdraw_what_is_open(case, reason=LEFT, by=by, on=on)
    end_decisions(record, by=by, on=on)
    access.end_sharing(record, by=by, on=on)
    access.close_record(record, by=by, on=on)
    write(acts.EXITED, made, by=by, on=on, fields=("reason", "checks", "category", "level"), aside=rationale)
    _tell(record, Notice.Kind.RECORD_CLOSED, told, by=by, on=on)
    return made


def _decided(
    record: Record,
    reason: str,
    rationale: str,
    checks: Sequence[Check],
    known: Shown,
    explained: Mapping[str, str],
    by: Any,
    on: date,
) -> Exit:
    person = person_of(record, by)
    young = person is not None and standing(person.born, person.born_stated, on=on).shielded
    kept = retention_review("young" if young else "register", date_of_birth=person.born if person else None)
    category, level = (current_decision(record.pk, kind, by=by) for kind in ("category", "level"))
    return Exit.objects.create(
        record=record,
        owner=record.lead,
        reason=reason,
        found=found(known),
        rationale=rationale,
        checks=[
            {
                "key": one.key,
                "words": one.words,
                "open": len(one.items),
                "said": explained.get(one.key, "") if one.explained else "",
            }
            for one in checks
        ],
        category=category.value if category else None,
        level=level.value if level else None,
        closed_on=on,
        decided_by=by,
        decided_at=by.identity.now,
        review_on=kept.due,
        review_rule=f"{kept.steps[0].text} ({kept.source})"[:300],
        review_unverified=kept.unverified,
    )


@command
def open_case_again(record: Record, *, why: str, words: str, by: Any, on: date) -> Record:
    """It is managed again from today. Nothing that had ended comes back by itself: category, level, partners and who is
    named are decided anew."""
    hold(record.pk)
    require(policy.may_open_again(record, by=by, words=words))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    record.refresh_from_db(fields=["closed_on", "merged_into"])
    require(policy.may_open_again(record, by=by, words=words))
    left = queries.exit_of(record, by=by)
    access.open_record_again(record, by=by, on=on)
    if left is not None:
        left.change(
            version=left.version,
            state=Exit.State.OPENED_AGAIN,
            again_on=on,
            again_by=by,
            again_why=why,
            again_words=words,
        )
    write(acts.OPENED_AGAIN, left or record, by=by, on=on, fields=("again_why",), aside=words)
    told = {user.pk: user for user in (*whom_to_tell(record, on=on), *coordinators_of(record, on=on))}
    _tell(record, Notice.Kind.OPENED_AGAIN, told.values(), by=by, on=on)
    return record


def _concerned(record: Record, *, by: Any, on: date) -> list[User]:
    """Whoever is named, whoever decides for the lead and coordinates, and for each partner those who answer for it."""
    named = [user for place in Record.NAMED if (user := getattr(record, place))]
    told = [*named, *whom_to_tell(record, on=on), *coordinators_of(record, on=on)]
    partners, _ = sharing(record, by=by, on=on)
    told += [user for partner in partners for user in _of_partner(record, partner, on)]
    return list({user.pk: user for user in told}.values())


def _of_partner(record: Record, partner: Partner, on: date) -> Iterable[User]:
    """Its managers; a prison, which has none here, is told by its contact in the case."""
    if partner.agency.kind == Agency.Kind.PRISONS:
        return []
    return who_takes_over(record, partner.agency, record.area, on=on)


def _tell(record: Record, kind: Notice.Kind, users: Iterable[User], *, by: Any, on: date) -> None:
    """That it happened, never whom it is about. Whoever sees the record no longer is led nowhere."""
    named = [getattr(record, f"{place}_id") for place in Record.NAMED]
    inside = {*named, *(user.pk for user in (*whom_to_tell(record, on=on), *coordinators_of(record, on=on)))}
    address = reverse("transfers:exit", args=[record.ref])
    for user in may_know(users, record, on=on):
        if user.pk != by.pk:
            where = address if user.pk in inside else ""
            tell(user, kind, record=record, whose=by, by=by, on=on, address=where)
