"""Making the demonstration's users, and a few cases that show what access does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q

from lawburrows.access import policy
from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Area, Exclusion, Posting, Reader, Record, Share, Team, User
from lawburrows.access.permissions import Permission
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.demo import acts
from lawburrows.demo.breaching import breach
from lawburrows.demo.conditioning import impose_conditions
from lawburrows.demo.dressing import dress
from lawburrows.demo.guidance import add_guidance
from lawburrows.demo.keeping_up import keep_up
from lawburrows.demo.nights import show_nights
from lawburrows.demo.notification import notify
from lawburrows.demo.personas import HOME, PERSONAS, Persona, everyone
from lawburrows.demo.queries import in_order
from lawburrows.demo.referring import refer_some
from lawburrows.demo.reviewing import dress_reviews
from lawburrows.rules.verdict import first_refusal, require

POSTED_FOR = timedelta(days=730)
DRESSED = 80  # people of the personas' own area who have more than an extract can say


@command
def seat_personas(*, by: Any, on: date) -> int:
    """Make whoever of them is missing, with a posting; how many. Nobody gets a password."""
    require(policy.may(by, Permission.USERS_MANAGE))
    known = set(User.objects.values_list("email", flat=True))
    new = [one for one in everyone() if one.email not in known]
    agencies = {agency.key: agency for agency in Agency.objects.all()}
    areas = {(area.kind, area.name): area for area in Area.objects.all()}
    teams = {(team.agency_id, team.name): team for team in Team.objects.all()}
    users = [_user(one) for one in new]
    User.objects.bulk_create(users)
    Posting.objects.bulk_create(
        Posting(
            user=user,
            agency=agencies[one.agency],
            area=areas[one.area] if one.area else None,
            team=teams.get((agencies[one.agency].pk, one.team)),
            role=one.role,
            clearance=one.clearance,
            starts=on - POSTED_FOR,
        )
        for one, user in zip(new, users, strict=True)
    )
    write(acts.PERSONAS_SEATED, by=by, on=on, fields=("user", "posting") if new else ())
    return len(new)


def _user(one: Persona) -> User:
    user = User(email=one.email, name=one.name, telephone="0131 496 0000")
    user.set_unusable_password()
    return user


@command
def dress_cases(*, by: Any, on: date) -> int:
    """In the personas' own area: a sample for the inspector, a restricted record, an excluded reader, other people."""
    require(first_refusal((settings.DEMO or getattr(by, "system", "") == "load", "This is not a demonstration")))
    inspector = User.objects.filter(postings__role="inspector").order_by("name").first()
    mine = list(
        in_order(Record.objects.filter(area__kind=Area.Kind.COUNCIL, area__name=HOME, manager__isnull=False))
        .annotate(hers=Q(notification_officer__email=PERSONAS[0].email))
        .select_related("lead", "manager", "notification_officer")
        .order_by(F("hers").desc(nulls_last=True), "invented")[:DRESSED]
    )
    if inspector:
        Share.objects.bulk_create(
            Share(
                record=one,
                user=inspector,
                kind=Share.Kind.INSPECTION,
                grade=Grade.FULL,
                starts=on,
                ends=on + timedelta(days=28),
                reason="Sampled for the inspection of the demonstration",
            )
            for one in mine[:5]
        )
    for one in mine[5:6]:
        Record.objects.filter(pk=one.pk).update(restricted=True)
        for reader in filter(None, {one.manager, one.notification_officer}):
            Reader.objects.create(record=one, user=reader, starts=on)
    outsider = User.objects.filter(postings__role="social_work_manager").order_by("name").first()
    for one in mine[6:7]:
        if outsider:
            Exclusion.objects.create(record=one, user=outsider, reason="A neighbour of the family", starts=on)
    dress(mine, by=by, on=on)
    impose_conditions(mine, on=on)
    notify(mine, by=by, on=on)
    show_nights(mine, by=by, on=on)
    breach(mine, on=on)
    refer_some(mine, by=by, on=on)
    dress_reviews(mine, on=on)
    add_guidance(on=on)
    keep_up(by=by, on=on)
    if mine:
        write(acts.CASES_DRESSED, by=by, on=on, records=[one.pk for one in mine])
    else:
        write(acts.CASES_DRESSED, by=by, on=on)
    return len(mine)
