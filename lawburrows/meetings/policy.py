"""Who plans meetings and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import Area, AreaCover, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.access.queries import may_know
from lawburrows.access.why import why_visible
from lawburrows.meetings.models import InformationRequest, Invitation, Meeting, MeetingCase, Minutes, Proposal
from lawburrows.meetings.models.meetings import areas_planned
from lawburrows.orders.policy import LENT
from lawburrows.people.policy import sees
from lawburrows.rules.meetings import REPLY, needs_senior
from lawburrows.rules.verdict import Verdict, first_refusal

SAY_WHY = f"Say in words why: {LEAST_REASON} letters or more"


def _plans_in(area: Area | None, by: Any) -> bool:
    everywhere, areas = areas_planned(by)
    return everywhere or (area is not None and area.pk in areas)


def may_plan(area: Area | None, *, by: Any, on: date | None = None, day: date | None = None) -> Verdict:
    """Whether `by` plans meetings in an area; without one, whether anywhere."""
    return first_refusal(
        (may(by, Permission.MEETINGS_PLAN), ""),
        (area is None or _plans_in(area, by), f"You do not plan meetings in {area}"),
        (day is None or on is None or day >= on, "A meeting is planned for today or a later day"),
    )


def may_change_meeting(meeting: Meeting, *, by: Any, reason: str | None = None) -> Verdict:
    """Also for moving it and for changing its cases; with a reason, whether that says enough."""
    return first_refusal(
        (may_plan(meeting.area, by=by), ""),
        (meeting.state == "planned", f"This meeting was {meeting.get_state_display()}"),
        (reason is None or says_enough(reason), SAY_WHY),
    )


def may_cancel(meeting: Meeting, *, by: Any, closed: bool, reason: str | None = None) -> Verdict:
    """`closed`: whether one of its cases was discussed already."""
    return first_refusal(
        (may_change_meeting(meeting, by=by, reason=reason), ""),
        (not closed, "A case of it was discussed already: take the others off instead, each with its reason"),
    )


def in_area(record: Record, area: Area) -> bool:
    return area.pk == record.area_id or AreaCover.objects.filter(area=area.pk, council_area=record.area_id).exists()


def may_add_case(meeting: Meeting, record: Record, *, by: Any, there: bool) -> Verdict:
    """`there`: whether the person is on this meeting already."""
    return first_refusal(
        (may_change_meeting(meeting, by=by), ""),
        (record.merged_into_id is None, "This record was merged into another: put that one on the meeting"),
        (record.closed_on is None, "This record is closed"),
        (in_area(record, meeting.area), f"This person is managed in {record.area}, outside {meeting.area}"),
        (not there, "This person is on the meeting already"),
    )


def may_change_case(case: MeetingCase, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (may_change_meeting(case.meeting, by=by, reason=reason), ""),
        (not why_visible(case.record, by=by).lent, LENT),
        (case.state == "planned", f"This case was {case.get_state_display()}"),
    )


def may_take_off_elsewhere(case: MeetingCase) -> Verdict:
    """A meeting does not discuss whoever is managed outside its area; the worker takes them off."""
    return first_refusal(
        (case.state == "planned", f"This case was {case.get_state_display()}"),
        (not in_area(case.record, case.meeting.area), "This person is managed in the area of the meeting"),
    )


def may_bring_in(case: MeetingCase, *, by: Any) -> Verdict:
    """Whether anybody is still asked about this person: of whoever has left, nobody learns anything new."""
    return first_refusal(
        (may_change_case(case, by=by), ""),
        (case.record.closed_on is None, "This record is closed: take the case off the meeting"),
    )


def may_move_area(area: Area, cases: Sequence[MeetingCase]) -> Verdict:
    """A meeting stays where its cases are managed: in another area they would be nobody's."""
    outside = next((one for one in cases if one.state == "planned" and not in_area(one.record, area)), None)
    where = outside.record.area if outside else ""
    return first_refusal(
        (
            outside is None,
            f"Somebody on this meeting is managed in {where}, outside {area}. Take them off first",
        ),
    )


def may_know_of(user: User, record: Record, *, on: date) -> Verdict:
    """An exclusion, a list of readers or want of clearance beats every invitation. The record is in hand."""
    return first_refusal(
        (
            bool(may_know([user], record, on=on)),
            f"{user} may not be told of this case: an exclusion, a list of readers or want of clearance forbids it",
        ),
    )


def may_invite(
    case: MeetingCase,
    *,
    by: Any,
    user: User | None = None,
    takes_part: bool = True,
    there: bool = False,
    senior: bool = True,
    why_not_senior: str = "",
) -> Verdict:
    """Without `user`, whether anybody may be asked at all."""
    row = needs_senior(case.meeting.level)
    return first_refusal(
        (may_bring_in(case, by=by), ""),
        (user is None or takes_part, f"{user} has no post that takes part in meetings"),
        (user is None or may_know_of(user, case.record, on=by.identity.today), ""),
        (not there, f"{user} is asked to this case already"),
        (row is None or senior or says_enough(why_not_senior), f"{row.why if row else ''}. {SAY_WHY}"),
    )


def may_answer_invitation(one: Invitation, *, by: Any) -> Verdict:
    """Whoever is asked answers; the coordinator writes down what they were told."""
    return first_refusal(
        (one.user_id == by.pk or bool(may_plan(one.case.meeting.area, by=by)), f"It is for {one.user} to answer"),
        (one.case.state == "planned" and one.case.meeting.state == "planned", "This case is not on a meeting ahead"),
    )


def may_acknowledge(one: Invitation, *, by: Any) -> Verdict:
    return first_refusal(
        (one.user_id == by.pk, f"Only {one.user} acknowledges it"),
        (one.acknowledged_at is None, "You have acknowledged it already"),
    )


def may_ask(
    case: MeetingCase, *, by: Any, user: User | None = None, posted: bool = True, there: bool = False
) -> Verdict:
    """Whether an agency may be asked for information; `posted`: whether the user answers for that agency."""
    return first_refusal(
        (may_bring_in(case, by=by), ""),
        (user is None or posted, f"{user} has no post there that answers for the agency"),
        (user is None or may_know_of(user, case.record, on=by.identity.today), ""),
        (not there, "This agency is asked already"),
    )


def may_withdraw_request(one: InformationRequest, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (may_change_case(one.case, by=by, reason=reason), ""),
        (one.state == "asked", f"This was {one.get_state_display()}"),
    )


def may_answer_request(
    one: InformationRequest, *, by: Any, in_full: bool, reply: str = "", text: str | None = None
) -> Verdict:
    """Whoever is asked; or a colleague at that agency who has the record itself (`in_full`)."""
    colleague = in_full and one.agency_id in {posting.agency_id for posting in by.postings_on(by.identity.today)}
    tells = REPLY[reply].tells if reply else False
    return first_refusal(
        (one.asked_id == by.pk or colleague, f"It is for {one.asked} of {one.agency} to answer"),
        (one.state == "asked", f"This was {one.get_state_display()}"),
        (text is None or not tells or bool(text), "Say what you hold: those in the case read it"),
        (
            text is None or tells or not text,
            "With this answer nothing is shared: take the words out, or answer otherwise",
        ),
    )


def _runs(case: MeetingCase, by: Any) -> bool:
    return by.pk in (case.meeting.chair_id, case.meeting.minute_taker_id) or _plans_in(case.meeting.area, by)


def may_run(case: MeetingCase, *, by: Any) -> Verdict:
    """Taking attendance, giving actions and closing: the chair, the minute-taker or the coordinator."""
    return first_refusal(
        (sees(case.record, by=by, part=Part.MINUTES), "You do not see the minutes of this case"),
        (_runs(case, by), "The chair, the minute-taker or the coordinator does this"),
        (case.meeting.state != "cancelled", "The meeting was cancelled"),
        (case.state == "planned", f"This case was {case.get_state_display()}"),
    )


def may_write_minutes(case: MeetingCase, minutes: Minutes | None, *, by: Any) -> Verdict:
    """One minute-taker writes, until the chair has agreed the minutes; what was decided stays as the case was closed."""
    return first_refusal(
        (sees(case.record, by=by, part=Part.MINUTES), "You do not see the minutes of this case"),
        (
            by.pk == case.meeting.minute_taker_id,
            f"{case.meeting.minute_taker} writes the minutes: propose words instead",
        ),
        (case.meeting.state != "cancelled" and case.state != "taken_off", "This case is not discussed at this meeting"),
        (minutes is None or minutes.state in ("writing", "draft"), "The chair has agreed these minutes: they stay"),
    )


def may_propose(case: MeetingCase, minutes: Minutes | None, *, by: Any, present: bool) -> Verdict:
    """`present`: whether they are asked to this case and not known to be absent."""
    return first_refusal(
        (sees(case.record, by=by, part=Part.MINUTES), "You do not see the minutes of this case"),
        (present or _runs(case, by), "Those who were at the meeting propose words for its minutes"),
        (minutes is not None, "Nothing is written yet: words are proposed once the minute-taker has begun"),
        (minutes is None or minutes.state in ("writing", "draft"), "The chair has agreed these minutes: they stay"),
    )


def may_judge(case: MeetingCase, proposal: Proposal, *, by: Any, taken: bool, reason: str | None = None) -> Verdict:
    return first_refusal(
        (may_write_minutes(case, proposal.minutes, by=by), ""),
        (proposal.state == "proposed", f"These words were {proposal.get_state_display()}"),
        (taken or reason is None or says_enough(reason), SAY_WHY),
    )


def may_close(case: MeetingCase, *, by: Any, lacking: Sequence[str]) -> Verdict:
    """`lacking`: what the minutes do not say yet, from the rules."""
    return first_refusal(
        (may_run(case, by=by), ""),
        (not lacking, f"Still missing: {'; '.join(lacking)}"),
    )


def may_agree(case: MeetingCase, minutes: Minutes, *, by: Any, waiting: int) -> Verdict:
    """`waiting`: how many proposals the minute-taker has not judged."""
    return first_refusal(
        (sees(case.record, by=by, part=Part.MINUTES), "You do not see the minutes of this case"),
        (by.pk == case.meeting.chair_id, f"{case.meeting.chair}, who chaired, agrees the minutes"),
        (minutes.state == "draft", f"The minutes are {minutes.get_state_display()}"),
        (not waiting, f"{waiting} proposed before, and the minute-taker has not taken in or left them"),
    )


def may_circulate(case: MeetingCase, minutes: Minutes, *, by: Any) -> Verdict:
    return first_refusal(
        (may_plan(case.meeting.area, by=by), ""),
        (minutes.state == "agreed", f"The minutes are {minutes.get_state_display()}"),
    )
