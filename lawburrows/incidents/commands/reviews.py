"""The case review: terms, panel, timeline, findings, handing it in, and whether it is published."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access import commands as access
from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Agency, User
from lawburrows.access.policy import may_manage_case
from lawburrows.access.queries import coordinators_of, share_of
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.incidents import acts, policy, queries
from lawburrows.incidents.chairing import let_out
from lawburrows.incidents.models import CaseReview, PanelMember, TimelineEvent
from lawburrows.incidents.telling import tell_of
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.rules.verdict import require


@command
def plan_review(review: CaseReview, *, terms: str, report_by: date, version: int, by: Any, on: date) -> CaseReview:
    """What it looks at, and by when it reports. Where that day moves, whoever sits in it may be named anew."""
    incident = review.incident
    require(policy.may_plan_review(incident, queries.chair_now(review.record, on=on), by=by))
    review.change(version=version, terms=terms, report_by=report_by)
    incident.change(version=incident.version, due_on=report_by)
    write(acts.REVIEW_PLANNED, review, by=by, on=on, fields=("terms", "report_by"))
    return review


@command
def name_member(
    review: CaseReview, *, user: User, agency: Agency, leads: bool, until: date, by: Any, on: date
) -> PanelMember:
    """From now they see this one case, until they leave, the review ends, or the day has passed."""
    incident, record = review.incident, review.record
    require(may_manage_case(record, by=by))
    take_in_hand(by, record.pk, grade=Grade.FULL)
    require(policy.may_name(incident, queries.chair_now(record, on=on), user, until, by=by))
    reason = f"{'Lead reviewer' if leads else 'Panel'} of the review of {incident}"
    share = access.lend_case(record, user=user, until=until, reason=reason, by=by, on=on)
    made = PanelMember.objects.create(
        record=record,
        owner=review.owner,
        review=review,
        user=user,
        agency=agency,
        leads=leads,
        named_by=by,
        named_on=on,
        until=until,
        share=share.pk,
    )
    write(acts.MEMBER_NAMED, made, by=by, on=on, fields=("user", "leads", "until"))
    tell_of(incident, [user], Notice.Kind.PANEL_NAMED, by=by, on=on)
    return made


@command
def end_member(member: PanelMember, *, because: str, version: int, by: Any, on: date) -> PanelMember:
    """They see the case no more from this moment."""
    require(policy.may_end_member(member, queries.chair_now(member.record, on=on), by=by, because=because))
    take_in_hand(by, member.record_id, grade=Grade.FULL)
    _leaves(member, because, version, by, on)
    return member


def _leaves(member: PanelMember, because: str, version: int, by: Any, on: date) -> None:
    share = share_of(member.record, member.share)
    if share is not None and share.expires_at is None and (share.ends is None or share.ends > on):
        access.take_back_case(share, by=by, on=on)
    member.change(version=version, left_on=on, left_because=because)
    write(acts.MEMBER_LEFT, member, by=by, on=on, fields=("left_on",), aside=because)


@command
def add_event(review: CaseReview, *, day: date, what: str, source: str, by: Any, on: date) -> TimelineEvent:
    require(policy.may_work_in_review(review.incident, queries.panel_of(review, by=by), by=by))
    made = TimelineEvent.objects.create(
        record=review.record,
        owner=agency_entering(review.record, by=by),
        review=review,
        day=day,
        what=what,
        source=source,
        added_by=by,
    )
    write(acts.EVENT_ADDED, made, by=by, on=on, fields=("day", "what", "source"))
    return made


@command
def write_findings(review: CaseReview, *, findings: str, summary: str, version: int, by: Any, on: date) -> CaseReview:
    """As often as needed until it is handed in; the summary is what may be published."""
    require(policy.may_write_findings(review.incident, queries.panel_of(review, by=by), by=by))
    review.change(version=version, findings=findings, summary=summary, summary_by=by if summary else None)
    write(acts.FINDINGS_WRITTEN, review, by=by, on=on, fields=("findings", "summary"))
    return review


@command
def hand_in_review(review: CaseReview, *, publication_by: date, version: int, by: Any, on: date) -> CaseReview:
    """To the chair and the coordinator: from here its words stay. By when publication is decided, people set."""
    incident = review.incident
    require(policy.may_hand_in(incident, review, queries.panel_of(review, by=by), by=by))
    review.change(version=version, handed_in_on=on)
    incident.change(version=incident.version, state="reported", due_on=publication_by)
    write(acts.HANDED_IN, review, by=by, on=on, fields=("findings", "summary", "recommendations"))
    told = [incident.chair, *coordinators_of(review.record, on=on)]
    tell_of(incident, told, Notice.Kind.INCIDENT_WAITS, by=by, on=on)
    return review


@command
def decide_publication(
    review: CaseReview, *, publish: bool, because: str, version: int, by: Any, on: date
) -> CaseReview:
    """Published in its summary, or not and why. With it the review ends, and so does whatever its people saw."""
    incident, record = review.incident, review.record
    chair = queries.chair_now(record, on=on)
    names = queries.named_in_summary(review, by=by) if publish else []
    require(policy.may_publish(incident, review, chair, by=by, publish=publish, names=names, because=because))
    take_in_hand(by, record.pk, grade=Grade.FULL)
    answer = CaseReview.Publication.PUBLISHED if publish else CaseReview.Publication.NOT_PUBLISHED
    review.change(
        version=version,
        publication=answer,
        publication_because=because,
        publication_on=on,
        publication_by=by,
    )
    incident.change(version=incident.version, state="ended", ended_on=on, due_on=None)
    write(acts.PUBLICATION_DECIDED, review, by=by, on=on, fields=("publication",), aside=because)
    for member in queries.panel_of(review, by=by):
        if member.left_on is None:
            _leaves(member, "The review has ended", member.version, by, on)
    let_out(incident, by, on)
    return review
