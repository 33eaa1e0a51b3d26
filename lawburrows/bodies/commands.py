"""Keeping the strategic groups: who sits in them, what they met about and decided, what is to be done, memoranda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Max

from lawburrows.access.models import Agency, Area, User
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.bodies import acts, policy, queries
from lawburrows.bodies.models import Body, BodyAction, BodyDecision, BodyMeeting, Member, Memorandum, Party
from lawburrows.documents import media, scanning, storage
from lawburrows.rules.term import ONE_DAY
from lawburrows.rules.verdict import require


def _next(model: Any, **of: Any) -> int:
    return int(model.objects.filter(**of).aggregate(last=Max("number"))["last"] or 0) + 1


@command
def add_body(*, area: Area, name: str, by: Any, on: date) -> Body:
    """The oversight group of a region that has none."""
    require(policy.may_add_body(by=by, texts=(name,)))
    made = Body.objects.create(kind="strategic_oversight", area=area, name=name)
    write(acts.BODY_ADDED, made, by=by, on=on, fields=("name", "area"))
    return made


@command
def add_member(
    body: Body,
    *,
    office: str,
    user: User | None,
    name: str,
    post: str,
    agency: Agency,
    starts: date,
    by: Any,
    on: date,
) -> Member:
    """Whoever chairs decides from that day about what is sent to the group."""
    require(policy.may_keep(body, by=by, texts=(name, post)))
    require(policy.may_sit(office, user, chaired=queries.has_chair(body, on=on)))
    made = Member.objects.create(
        body=body, office=office, user=user, name=name, post=post, agency=agency, starts=starts
    )
    write(acts.MEMBER_ADDED, made, by=by, on=on, fields=("office", "agency", "starts"))
    return made


@command
def end_member(member: Member, *, by: Any, on: date) -> Member:
    """From today they do not sit in it."""
    require(policy.may_end_member(member, by=by, on=on))
    member.ends = max(on, member.starts + ONE_DAY)
    member.save(update_fields=["ends"])
    write(acts.MEMBER_ENDED, member, by=by, on=on, fields=("ends",))
    return member


@command
def record_meeting(
    body: Body, *, day: date, present: str, about: str, decided: Iterable[str], by: Any, on: date
) -> BodyMeeting:
    """With each decision as a row of its own."""
    words = [line.strip() for line in decided if line.strip()]
    require(policy.may_keep(body, by=by, texts=(present, about, *words)))
    made = BodyMeeting.objects.create(body=body, day=day, present=present, about=about, recorded_by=by)
    for number, line in enumerate(words, start=1):
        BodyDecision.objects.create(meeting=made, number=number, words=line)
    write(acts.MEETING_RECORDED, made, by=by, on=on, fields=("day", "about", "decisions"))
    return made


@command
def give_body_action(body: Body, *, what: str, agency: Agency, due: date, by: Any, on: date) -> BodyAction:
    """To one agency, by one date."""
    require(policy.may_keep(body, by=by, texts=(what,)))
    made = BodyAction.objects.create(
        body=body,
        number=_next(BodyAction, body=body),
        what=what,
        agency=agency,
        due=due,
        given_by=by,
        given_on=on,
    )
    write(acts.ACTION_GIVEN, made, by=by, on=on, fields=("what", "agency", "due"))
    return made


@command
def end_body_action(action: BodyAction, *, state: str, outcome: str, by: Any, on: date) -> BodyAction:
    action.refresh_from_db(from_queryset=BodyAction.objects.select_for_update(of=("self",)).select_related("body"))
    require(policy.may_end_action(action, by=by, words=outcome))
    action.state, action.outcome, action.ended_on = state, outcome, on
    action.save(update_fields=["state", "outcome", "ended_on"])
    write(acts.ACTION_ENDED, action, by=by, on=on, fields=("state", "outcome"))
    return action


@command
def file_memorandum(
    area: Area,
    *,
    agreed_on: date,
    review_on: date,
    parties: Mapping[str, Iterable[Agency]],
    by: Any,
    on: date,
    title: str = "",
    content: bytes = b"",
    media_type: str = "",
) -> Memorandum:
    """What is agreed now stands in the place of what was; the one before is kept."""
    require(policy.may_file_memorandum(area, by=by))
    require(policy.names_no_case(title))
    kept: dict[str, str] = {}
    if content:
        known, content = media.examined(content, hint=media_type)
        scanning.scan(content)
        kept = {"sha256": storage.keep(content), "media_type": known.media_type, "title": title}
    Memorandum.objects.filter(area=area, replaced_on=None).update(replaced_on=on)
    made = Memorandum.objects.create(area=area, agreed_on=agreed_on, review_on=review_on, filed_by=by, **kept)
    for duty, agencies in parties.items():
        for agency in agencies:
            Party.objects.create(memorandum=made, agency=agency, duty=duty)
    write(acts.MEMORANDUM_FILED, made, by=by, on=on, fields=("area", "agreed_on", "review_on", "parties"))
    return made
