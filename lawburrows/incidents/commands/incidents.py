"""Recording an incident, sending its report to the chair, the chair's review, and what the group decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Record, hold
from lawburrows.access.policy import may_manage_case
from lawburrows.access.queries import coordinators_of, whom_to_tell
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.incidents import acts, policy, queries
from lawburrows.incidents.chairing import let_in, let_out
from lawburrows.incidents.filling import report
from lawburrows.incidents.intake import Decided, Happened
from lawburrows.incidents.models import CaseReview, Incident, SocialWorkReview
from lawburrows.incidents.telling import tell_of
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.plans.queries import council_of
from lawburrows.rules.verdict import require


@command
def record_incident(record: Record, *, happened: Happened, social_work: bool, by: Any, on: date) -> Incident:
    """A draft of the report; with social work's own review beside it where the person is under its supervision."""
    hold(record.pk)
    require(policy.may_record(record, by=by, happened_on=happened.happened_on))
    take_in_hand(by, record.pk, grade=Grade.FULL)
    owner = agency_entering(record, by=by)
    made = Incident.objects.create(
        record=record,
        owner=owner,
        number=queries.next_number(record.pk, by=by),
        recorded_by=by,
        recorded_on=on,
        **vars(happened),
    )
    if social_work:
        SocialWorkReview.objects.create(record=record, owner=owner, incident=made, council=council_of(record))
    write(acts.RECORDED, made, by=by, on=on, fields=tuple(vars(happened)))
    tell_of(made, whom_to_tell(record, on=on), Notice.Kind.INCIDENT_WAITS, by=by, on=on)
    return made


@command
def change_incident(incident: Incident, *, happened: Happened, version: int, by: Any, on: date) -> Incident:
    require(policy.may_change(incident, by=by, happened_on=happened.happened_on))
    incident.change(version=version, **vars(happened))
    write(acts.CHANGED, incident, by=by, on=on, fields=tuple(vars(happened)))
    return incident


@command
def send_report(incident: Incident, *, answer_by: date, version: int, by: Any, on: date) -> Incident:
    """The report is kept as it is now, and the chair is let into this one case."""
    record = incident.record
    require(may_manage_case(record, by=by))
    take_in_hand(by, record.pk, grade=Grade.FULL)
    chair = queries.chair_now(record, on=on)
    require(policy.may_send(incident, chair, by=by, answer_by=answer_by))
    values = {"report": report(incident, by=by, on=on), "sent_by": by, "sent_at": by.identity.now}
    share = let_in(incident, chair, by, on)
    incident.change(version=version, state="sent", chair=chair, chair_share=share, due_on=answer_by, **values)
    write(acts.SENT, incident, by=by, on=on, fields=("report", "chair", "due_on"))
    tell_of(incident, [chair], Notice.Kind.INCIDENT_WAITS, by=by, on=on)
    return incident


@command
def pass_on_incident(incident: Incident, *, version: int, by: Any, on: date) -> Incident:
    """To whoever holds the office now; whoever held it sees the case no more."""
    record = incident.record
    require(may_manage_case(record, by=by))
    take_in_hand(by, record.pk, grade=Grade.FULL)
    chair = queries.chair_now(record, on=on)
    require(policy.may_pass_on(incident, chair, by=by))
    let_out(incident, by, on)
    incident.change(version=version, chair=chair, chair_share=let_in(incident, chair, by, on))
    write(acts.PASSED_ON, incident, by=by, on=on, fields=("chair",))
    tell_of(incident, [chair], Notice.Kind.INCIDENT_WAITS, by=by, on=on)
    return incident


@command
def withhold_report(incident: Incident, *, because: str, version: int, by: Any, on: date) -> Incident:
    """What happened stays on the record, with the reasons why the group is not told."""
    require(policy.may_withhold(incident, by=by, because=because))
    incident.change(version=version, state="not_sent", not_sent_because=because, ended_on=on)
    write(acts.NOT_SENT, incident, by=by, on=on, fields=("state",), aside=because)
    return incident


@command
def view_report(
    incident: Incident, *, view: str, view_because: str, decide_by: date, version: int, by: Any, on: date
) -> Incident:
    """What the chair puts to the group, and by when it decides."""
    require(policy.may_view(incident, queries.chair_now(incident.record, on=on), by=by, because=view_because))
    said = {"view": view, "view_because": view_because, "viewed_by": by, "viewed_on": on}
    incident.change(version=version, state="to_decide", due_on=decide_by, **said)
    write(acts.VIEWED, incident, by=by, on=on, fields=("view", "due_on"), aside=view_because)
    tell_of(incident, coordinators_of(incident.record, on=on), Notice.Kind.INCIDENT_WAITS, by=by, on=on)
    return incident


@command
def decide_incident(incident: Incident, *, decided: Decided, version: int, by: Any, on: date) -> Incident:
    """A significant case review begins with it; where there is no review, the chair's look at the case ends."""
    chair = queries.chair_now(incident.record, on=on)
    said: dict[str, Any] = {"because": decided.decided_because, "other": decided.other_review, "due_on": decided.due_on}
    require(policy.may_decide(incident, chair, by=by, decision=decided.decision, decided_on=decided.decided_on, **said))
    take_in_hand(by, incident.record_id, grade=Grade.FULL)
    told = [*whom_to_tell(incident.record, on=on), *coordinators_of(incident.record, on=on)]
    state = {"scr": "reviewing", "other": "other", "none": "no_review"}[decided.decision]
    over = {"ended_on": on} if state == "no_review" else {}
    incident.change(version=version, state=state, decided_by=by, **vars(decided), **over)
    if state == "reviewing":
        CaseReview.objects.create(
            record=incident.record, owner=incident.owner, incident=incident, report_by=decided.due_on
        )
    write(acts.DECIDED, incident, by=by, on=on, fields=("decision", "due_on"), aside=decided.decided_because)
    tell_of(incident, told, Notice.Kind.INCIDENT_MOVED, by=by, on=on)
    if state == "no_review":
        let_out(incident, by, on)
    return incident


@command
def end_other_review(incident: Incident, *, outcome: str, version: int, by: Any, on: date) -> Incident:
    require(policy.may_end_other(incident, queries.chair_now(incident.record, on=on), by=by, outcome=outcome))
    take_in_hand(by, incident.record_id, grade=Grade.FULL)
    incident.change(version=version, state="ended", outcome=outcome, ended_on=on, due_on=None)
    write(acts.ENDED, incident, by=by, on=on, fields=("outcome",))
    let_out(incident, by, on)
    return incident
