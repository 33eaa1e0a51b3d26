"""Who records a serious incident, who sends, reviews and decides it, and who works in its review; each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import Agency, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, may_lend, may_manage_case, says_enough, works_in
from lawburrows.access.roles import BY_KEY
from lawburrows.access.why import why_visible
from lawburrows.actions.policy import may_give
from lawburrows.incidents.models import CaseReview, Incident, PanelMember, Recommendation, SocialWorkReview
from lawburrows.people.policy import sees
from lawburrows.rules.incidents import SOCIAL_WORK_WORDS, WORDS
from lawburrows.rules.summaries import Place
from lawburrows.rules.verdict import Verdict, first_refusal

WHY = f"Say in words why: {LEAST_REASON} letters or more"
NO_CHAIR = (
    "No chair of the Strategic Oversight Group is recorded for {area}. The coordinator records who holds the office"
)
LENT = "You were let in to review this case. Those in the case record this"


def may_oversee(*, by: Any, chairs: bool = False) -> Verdict:
    """`chairs`: whether they chair a group, whatever their role."""
    return first_refusal((chairs or may(by, Permission.INCIDENTS_OVERSEE), ""))


def may_record(record: Record, *, by: Any, happened_on: date | None = None) -> Verdict:
    """Anybody who works with the case, whatever their agency; also of somebody who has left or has died."""
    return first_refusal(
        (may(by, Permission.WORK_READ), ""),
        (record.merged_into_id is None, "This record was merged into another; write in that one"),
        (not why_visible(record, by=by).lent, LENT),
        (happened_on is None or happened_on <= by.identity.today, "It happened today or before"),
    )


def _stands(incident: Incident, *states: str) -> tuple[bool, str]:
    return incident.state in states, f"This is no longer so: {WORDS[incident.state].words}"


def may_change(incident: Incident, *, by: Any, happened_on: date | None = None) -> Verdict:
    return first_refusal(
        (may_record(incident.record, by=by, happened_on=happened_on), ""),
        _stands(incident, "draft"),
    )


def may_send(incident: Incident, chair: User | None, *, by: Any, answer_by: date | None = None) -> Verdict:
    """`chair`: who holds the office in the region of the case."""
    return first_refusal(
        (may_manage_case(incident.record, by=by), ""),
        _stands(incident, "draft"),
        (chair is not None, NO_CHAIR.format(area=incident.record.area)),
        (chair is None or chair.pk == by.pk or may_lend(incident.record, chair, by=by), ""),
        (answer_by is None or answer_by >= by.identity.today, "The chair answers today or later"),
    )


def may_pass_on(incident: Incident, chair: User | None, *, by: Any) -> Verdict:
    """The office has passed to somebody else since the report was sent."""
    return first_refusal(
        (may_manage_case(incident.record, by=by), ""),
        _stands(incident, "sent", "to_decide", "reviewing", "reported", "other"),
        (chair is not None, NO_CHAIR.format(area=incident.record.area)),
        (chair is None or chair.pk != incident.chair_id, "The present chair has it already"),
        (chair is None or chair.pk == by.pk or may_lend(incident.record, chair, by=by), ""),
    )


def may_withhold(incident: Incident, *, by: Any, because: str | None = None) -> Verdict:
    return first_refusal(
        (may_manage_case(incident.record, by=by), ""),
        _stands(incident, "draft"),
        (because is None or says_enough(because), WHY),
    )


def may_view(incident: Incident, chair: User | None, *, by: Any, because: str | None = None) -> Verdict:
    """The chair alone, for the group."""
    return first_refusal(
        (
            chair is not None and chair.pk == by.pk,
            f"{chair or 'The chair'} of the Strategic Oversight Group reviews the report",
        ),
        _stands(incident, "sent"),
        (because is None or says_enough(because), WHY),
    )


def _runs(incident: Incident, chair: User | None, by: Any) -> bool:
    """The chair, and the coordinator of the area for the group."""
    mine = chair is not None and chair.pk == by.pk
    return mine or works_in(incident.record, Permission.REFERRALS_ANSWER, by=by)


def _for_the_group(incident: Incident, chair: User | None, by: Any) -> tuple[bool, str]:
    return _runs(incident, chair, by), "The chair of the Strategic Oversight Group or the coordinator does this"


def may_decide(
    incident: Incident,
    chair: User | None,
    *,
    by: Any,
    decision: str = "",
    because: str | None = None,
    other: str = "",
    due_on: date | None = None,
    decided_on: date | None = None,
) -> Verdict:
    on = by.identity.today
    dated = decision in ("", "none") or (due_on is not None and due_on >= on)
    return first_refusal(
        _for_the_group(incident, chair, by),
        _stands(incident, "to_decide"),
        (because is None or says_enough(because), WHY),
        (decision != "other" or bool(other), "Say which other review it is"),
        (dated, "Enter by when the review is to report: today or later"),
        (decided_on is None or decided_on <= on, "The group decided today or before"),
    )


def may_end_other(incident: Incident, chair: User | None, *, by: Any, outcome: str | None = None) -> Verdict:
    return first_refusal(
        _for_the_group(incident, chair, by),
        _stands(incident, "other"),
        (outcome is None or says_enough(outcome), f"Say what came of it: {LEAST_REASON} letters or more"),
    )


def may_plan_review(incident: Incident, chair: User | None, *, by: Any) -> Verdict:
    return first_refusal(_for_the_group(incident, chair, by), _stands(incident, "reviewing"))


def may_name(
    incident: Incident, chair: User | None, user: User | None = None, until: date | None = None, *, by: Any
) -> Verdict:
    """The coordinator, who changes who is in the case; never somebody whose own work is looked at."""
    record = incident.record
    named = {getattr(record, f"{place}_id") for place in Record.NAMED}
    return first_refusal(
        (may_plan_review(incident, chair, by=by), ""),
        (by.pk not in named, "You are named in this case: the coordinator names who reviews it"),
        (user is None or user.pk not in named, f"{user} is named in this case, and does not review it"),
        (may_lend(record, user, until, by=by), ""),
    )


def may_end_member(member: PanelMember, chair: User | None, *, by: Any, because: str | None = None) -> Verdict:
    """As naming them: never whoever is named in the case."""
    incident = member.review.incident
    return first_refusal(
        _for_the_group(incident, chair, by),
        (may_manage_case(incident.record, by=by), ""),
        _stands(incident, "reviewing", "reported"),
        (member.left_on is None, f"{member.user} has left already"),
        (because is None or says_enough(because), WHY),
    )


def _sits(panel: Sequence[PanelMember], by: Any, *, leads: bool = False) -> bool:
    return any(one.user_id == by.pk and one.left_on is None and (one.leads or not leads) for one in panel)


def may_work_in_review(incident: Incident, panel: Sequence[PanelMember], *, by: Any) -> Verdict:
    """The timeline and the recommendations: whoever sits in the panel."""
    return first_refusal(
        (_sits(panel, by), "Those who are named for this review write in it"),
        _stands(incident, "reviewing"),
    )


def may_write_findings(incident: Incident, panel: Sequence[PanelMember], *, by: Any) -> Verdict:
    """Who writes what may be published is shown whom it names, and must be able to see that."""
    return first_refusal(
        (_sits(panel, by, leads=True), "The lead reviewer writes the findings"),
        _stands(incident, "reviewing"),
        (
            sees(incident.record, by=by, part=Part.VICTIMS),
            "You do not see victims and other people in this case, and could not keep them out of the summary",
        ),
    )


def may_hand_in(incident: Incident, review: CaseReview | None, panel: Sequence[PanelMember], *, by: Any) -> Verdict:
    return first_refusal(
        (may_write_findings(incident, panel, by=by), ""),
        (review is not None and bool(review.findings), "Write the findings first"),
    )


def may_publish(
    incident: Incident,
    review: CaseReview | None,
    chair: User | None,
    *,
    by: Any,
    publish: bool = False,
    names: Sequence[Place] = (),
    because: str | None = None,
) -> Verdict:
    """`names`: where the summary names somebody who is no part of it."""
    own = review is not None and review.summary_by_id == by.pk
    stopping = [one.words for one in names if one.stops]
    return first_refusal(
        _for_the_group(incident, chair, by),
        _stands(incident, "reported"),
        (
            sees(incident.record, by=by, part=Part.VICTIMS),
            "You do not see victims and other people in this case, and could not tell whether the summary names one",
        ),
        (because is None or says_enough(because), WHY),
        (not (publish and own), "Nobody publishes the summary that they wrote"),
        (not publish or (review is not None and bool(review.summary)), "No summary was written: it is not published"),
        (not publish or not stopping, f"The summary names somebody: {'; '.join(stopping)}"),
    )


def _of_agency(agency: Agency, by: Any) -> bool:
    return agency.pk in {one.agency_id for one in by.postings_on(by.identity.today)}


def _answers(one: Recommendation, by: Any) -> tuple[bool, str]:
    incident = one.review.incident
    allowed = _of_agency(one.agency, by) or works_in(incident.record, Permission.REFERRALS_ANSWER, by=by)
    return allowed, f"{one.agency} answers this, or the coordinator for it"


def may_answer(
    one: Recommendation, *, by: Any, response: str = "", words: str | None = None, due: date | None = None
) -> Verdict:
    """`due`: its one date, where it is accepted."""
    taken = response in ("accepted", "in_part")
    return first_refusal(
        _answers(one, by),
        _stands(one.review.incident, "reported", "ended"),
        (not one.response, "This recommendation was answered"),
        (not taken or (due is not None and due >= by.identity.today), "Enter by when it is done: today or later"),
        (taken or words is None or says_enough(words), WHY),
    )


def may_give_for(one: Recommendation, *, by: Any) -> Verdict:
    """An action to one person of the case: of an agency that is in it."""
    return first_refusal(
        (one.response in ("accepted", "in_part"), "It is to be accepted first"),
        (one.done_on is None, "This is done"),
        (one.action_id is None, "An action was given for it"),
        (may_give(one.review.incident.record, by=by), ""),
    )


def may_note_done(one: Recommendation, *, by: Any, words: str | None = None) -> Verdict:
    return first_refusal(
        _answers(one, by),
        (one.response in ("accepted", "in_part"), "It is to be accepted first"),
        (one.done_on is None, "This is done"),
        (one.action is None or not one.action.running, "Its action is open: say there what came of it"),
        (words is None or says_enough(words), f"Say what was done: {LEAST_REASON} letters or more"),
    )


def _social_work(record: Record, by: Any) -> tuple[bool, str]:
    here = any(
        posting.agency.kind == Agency.Kind.COUNCIL and BY_KEY[posting.role].leading >= Grade.FULL
        for posting in by.postings_on(by.identity.today)
    )
    return (
        here or works_in(record, Permission.REFERRALS_ANSWER, by=by),
        "Justice social work does this, or the coordinator for it",
    )


def may_move_social_work(
    one: SocialWorkReview, *states: str, by: Any, words: str | None = None, day: date | None = None
) -> Verdict:
    """In one of these states; `day`: when it was done, `words`: what is said of it."""
    stands = SOCIAL_WORK_WORDS[one.state].words
    return first_refusal(
        _social_work(one.record, by),
        (not why_visible(one.record, by=by).lent, LENT),
        (one.state in states, f"This is no longer so: {stands}"),
        (words is None or says_enough(words), f"Say it in words: {LEAST_REASON} letters or more"),
        (day is None or day <= by.identity.today, "That was today or before"),
    )


def may_notify(one: SocialWorkReview, *, by: Any, **said: Any) -> Verdict:
    return may_move_social_work(one, "to_notify", by=by, **said)


def may_send_social_work(one: SocialWorkReview, *, by: Any, **said: Any) -> Verdict:
    return may_move_social_work(one, "reviewing", by=by, **said)


def may_note_reply(one: SocialWorkReview, *, by: Any, **said: Any) -> Verdict:
    return may_move_social_work(one, "sent", by=by, **said)


def may_end_social_work(one: SocialWorkReview, *, by: Any, **said: Any) -> Verdict:
    return may_move_social_work(one, "follow_up", by=by, **said)
