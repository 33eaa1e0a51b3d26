"""Writing the minutes of a case, closing it, and what follows until everybody has received them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from lawburrows.access.models import Agency, User, hold
from lawburrows.actions.commands import give_action as give
from lawburrows.actions.intake import NewAction
from lawburrows.actions.models import Action
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.meetings import acts, asking, minuting, policy, queries
from lawburrows.meetings.intake import Written
from lawburrows.meetings.models import Dissent, MeetingCase, Minutes, Proposal, Receipt
from lawburrows.meetings.withdrawing import withdraw_what_is_open
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.orders.commands import decide_level
from lawburrows.orders.intake import NewDecision
from lawburrows.orders.queries import current_decision
from lawburrows.people.policy import agency_entering
from lawburrows.referrals.commands import note_meeting
from lawburrows.referrals.queries import waiting_for_meeting
from lawburrows.rules.deadline import in_words
from lawburrows.rules.verdict import Refused, require

DECIDED = ("level", "level_why", "next_review", "no_actions", "no_quorum")


def _tell(users: Collection[User], kind: Notice.Kind, case: MeetingCase, by: Any, on: date) -> None:
    address = reverse("casefile:room", args=[case.record.ref, case.pk])
    for user in users:
        if user.pk != by.pk:
            tell(user, kind, record=case.record, whose=by, by=by, on=on, address=address)


@command
def write_minutes(case: MeetingCase, *, new: Written, version: int, by: Any, on: date) -> Minutes:
    """`version` 0 begins them. After the case is closed what was decided stays; only the words change."""
    hold(case.record_id)
    minutes = minuting.minutes_of(case, by=by)
    require(policy.may_write_minutes(case, minutes, by=by))
    values = vars(new)
    if minutes is None:
        minutes = Minutes.objects.create(
            record=case.record, owner=agency_entering(case.record, by=by), case=case, **values
        )
        changed = [name for name, value in values.items() if value]
    else:
        if minutes.state != "writing":
            values = {name: value for name, value in values.items() if name not in DECIDED}
        changed = [name for name, value in values.items() if getattr(minutes, name) != value]
        minutes.change(version=version, **values)
    write(acts.MINUTES_WRITTEN, minutes, by=by, on=on, fields=changed)
    return minutes


@command
def propose_words(case: MeetingCase, *, heading: str, text: str, by: Any, on: date) -> Proposal:
    """An addition or a correction; the minute-taker is told."""
    room = minuting.room_of(case, by=by, on=on)
    require(policy.may_propose(case, room.minutes, by=by, present=room.present(by.pk)))
    assert room.minutes is not None  # the policy has said so
    made = Proposal.objects.create(
        record=case.record,
        owner=agency_entering(case.record, by=by),
        minutes=room.minutes,
        heading=heading,
        text=text,
        proposed_by=by,
        proposed_at=by.identity.now,
    )
    write(acts.WORDS_PROPOSED, made, by=by, on=on, fields=(heading,))
    _tell([case.meeting.minute_taker], Notice.Kind.MINUTES_PROPOSED, case, by, on)
    return made


@command
def judge_words(
    case: MeetingCase, proposal: Proposal, *, taken: bool, reason: str, version: int, by: Any, on: date
) -> Proposal:
    """Taken in, the words are added under their heading, with who proposed them; or left, with the reason."""
    hold(case.record_id)
    require(policy.may_judge(case, proposal, by=by, taken=taken, reason=reason))
    state = "taken" if taken else "left"
    proposal.change(version=version, state=state, reason="" if taken else reason, judged_at=by.identity.now)
    if taken:
        minutes = proposal.minutes
        words = f"{getattr(minutes, proposal.heading)}\n{proposal.proposed_by}: {proposal.text}".strip()
        minutes.change(version=minutes.version, **{proposal.heading: words})
    write(acts.WORDS_JUDGED, proposal, by=by, on=on, fields=("state",))
    return proposal


@command
def record_dissent(case: MeetingCase, *, who: str, what: str, by: Any, on: date) -> Dissent:
    """That somebody saw it otherwise; it is never taken out."""
    room = minuting.room_of(case, by=by, on=on)
    require(policy.may_propose(case, room.minutes, by=by, present=room.present(by.pk)))
    assert room.minutes is not None  # the policy has said so
    made = Dissent.objects.create(
        record=case.record,
        owner=agency_entering(case.record, by=by),
        minutes=room.minutes,
        who=who,
        what=what,
        recorded_by=by,
        recorded_at=by.identity.now,
    )
    write(acts.DISSENT_RECORDED, made, by=by, on=on, fields=("who", "what"))
    return made


@command
def take_attendance(case: MeetingCase, *, here: Collection[UUID], by: Any, on: date) -> int:
    """Who of those asked to this case is here; the others are not."""
    require(policy.may_run(case, by=by))
    rows = asking.invitations_of(case, by=by)
    for one in rows:
        if one.here is not (one.pk in here):
            one.change(version=one.version, here=one.pk in here)
    write(acts.ATTENDANCE_TAKEN, case, by=by, on=on, fields=("here",))
    return sum(one.pk in here for one in rows)


@command
def give_action(case: MeetingCase, *, what: str, agency: Agency, whose: User, due: date, by: Any, on: date) -> Action:
    """What, who and by when; it says that this meeting gave it."""
    require(policy.may_run(case, by=by))
    words = f"{case.meeting}, {in_words(case.meeting.day)}"
    return give(case.record, new=NewAction(what, agency, whose, due, "meeting", str(case.pk), words), by=by, on=on)


@command
def close_case(case: MeetingCase, *, version: int, by: Any, on: date) -> MeetingCase:
    """Level, actions and next review stand from this day; the minutes are a draft at once, and those present are told."""
    hold(case.record_id)
    room = minuting.room_of(case, by=by, on=on)
    require(policy.may_close(case, by=by, lacking=room.lacking))
    minutes = room.minutes
    if minutes is None or minutes.level is None or minutes.next_review is None:
        raise Refused("Nothing is written yet")
    if minutes.next_review <= on:
        raise Refused("The next review must lie ahead")
    case.change(
        version=version, state="closed", closed_by=by, closed_at=by.identity.now, next_review=minutes.next_review
    )
    minutes.change(version=minutes.version, state="draft")
    withdraw_what_is_open(case, reason="The case was discussed without this answer", by=by, on=on)
    now = current_decision(case.record_id, "level", by=by)
    if now is None or now.value != minutes.level:
        new = NewDecision(minutes.level, on, authority=str(case.meeting), reason=minutes.level_why)
        decide_level(case.record, new=new, by=by, on=on, confirmed=True)
    for referral in waiting_for_meeting(by=by, records=[case.record_id]):
        if referral.level is not None and referral.level <= case.meeting.level:
            note_meeting(referral, meeting_on=case.meeting.day, by=by, on=on)
    if all(one.state == "closed" for one in queries.cases_of(case.meeting, by=by)):
        case.meeting.change(version=case.meeting.version, state="held")
    write(acts.CASE_CLOSED, case, by=by, on=on, fields=("level", "next_review"))
    readers, _ = minuting.whom_to_send(case, room.invitations, on=on)
    absent = {one.user_id for one in room.invitations if not one.here}
    _tell([user for user in readers if user.pk not in absent], Notice.Kind.MINUTES_DRAFT, case, by, on)
    return case


@command
def agree_minutes(case: MeetingCase, minutes: Minutes, *, version: int, by: Any, on: date) -> Minutes:
    """The chair: they stay as they are from here."""
    waiting = sum(one.state == "proposed" for one in minuting.proposals_of(minutes, by=by))
    require(policy.may_agree(case, minutes, by=by, waiting=waiting))
    minutes.change(version=version, state="agreed", agreed_by=by, agreed_at=by.identity.now)
    case.change(version=case.version, minutes_agreed_on=on)
    write(acts.MINUTES_AGREED, minutes, by=by, on=on, fields=("state",))
    return minutes


@command
def circulate_minutes(case: MeetingCase, minutes: Minutes, *, version: int, by: Any, on: date) -> list[Receipt]:
    """To those who were asked and read minutes in the case; each says that they have them."""
    require(policy.may_circulate(case, minutes, by=by))
    readers, _ = minuting.whom_to_send(case, asking.invitations_of(case, by=by), on=on)
    minutes.change(version=version, state="circulated", circulated_at=by.identity.now)
    case.change(version=case.version, minutes_circulated_on=on)
    owner = agency_entering(case.record, by=by)
    made = [
        Receipt.objects.create(record=case.record, owner=owner, minutes=minutes, to=user, sent_at=by.identity.now)
        for user in readers
    ]
    write(acts.MINUTES_CIRCULATED, minutes, by=by, on=on, fields=("to",))
    _tell(readers, Notice.Kind.MINUTES_CIRCULATED, case, by, on)
    return made


@command
def receive_minutes(receipt: Receipt, *, by: Any, on: date) -> Receipt:
    if receipt.to_id != by.pk or receipt.received_at:
        raise Refused("Only whoever they were sent to receives them, once")
    receipt.change(version=receipt.version, received_at=by.identity.now)
    write(acts.MINUTES_RECEIVED, receipt, by=by, on=on, fields=("received_at",))
    return receipt
