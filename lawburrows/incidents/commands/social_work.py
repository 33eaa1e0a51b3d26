"""The serious incident review of justice social work: notice, review, reply of the Care Inspectorate, follow-up."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.incidents import acts, policy
from lawburrows.incidents.models import SocialWorkReview
from lawburrows.rules.verdict import require


@command
def notify_inspectorate(
    one: SocialWorkReview, *, notified_on: date, notified_how: str, version: int, by: Any, on: date
) -> SocialWorkReview:
    """From that day the review has three months."""
    require(policy.may_notify(one, by=by, day=notified_on))
    one.change(version=version, state="reviewing", notified_on=notified_on, notified_how=notified_how, notified_by=by)
    write(acts.SOCIAL_WORK_NOTIFIED, one, by=by, on=on, fields=("notified_on", "notified_how"))
    return one


@command
def refuse_social_work(one: SocialWorkReview, *, because: str, version: int, by: Any, on: date) -> SocialWorkReview:
    """It is none: nothing is notified, and the reasons stay."""
    require(policy.may_notify(one, by=by, words=because))
    one.change(version=version, state="not_needed", not_needed_because=because, ended_on=on)
    write(acts.SOCIAL_WORK_ENDED, one, by=by, on=on, fields=("state",), aside=because)
    return one


@command
def send_social_work(
    one: SocialWorkReview, *, findings: str, sent_on: date, reply_by: date, version: int, by: Any, on: date
) -> SocialWorkReview:
    """No time for the reply was found: the day on which somebody asks after it is set."""
    require(policy.may_send_social_work(one, by=by, words=findings, day=sent_on))
    one.change(version=version, state="sent", findings=findings, sent_on=sent_on, due_on=reply_by)
    write(acts.SOCIAL_WORK_SENT, one, by=by, on=on, fields=("findings", "sent_on"))
    return one


@command
def note_reply(
    one: SocialWorkReview, *, reply: str, replied_on: date, follow_up_by: date, version: int, by: Any, on: date
) -> SocialWorkReview:
    require(policy.may_note_reply(one, by=by, day=replied_on))
    one.change(version=version, state="follow_up", reply=reply, replied_on=replied_on, due_on=follow_up_by)
    write(acts.SOCIAL_WORK_REPLIED, one, by=by, on=on, fields=("reply", "replied_on"))
    return one


@command
def end_social_work(one: SocialWorkReview, *, follow_up: str, version: int, by: Any, on: date) -> SocialWorkReview:
    require(policy.may_end_social_work(one, by=by, words=follow_up))
    one.change(version=version, state="ended", follow_up=follow_up, ended_on=on, due_on=None)
    write(acts.SOCIAL_WORK_ENDED, one, by=by, on=on, fields=("follow_up",))
    return one
