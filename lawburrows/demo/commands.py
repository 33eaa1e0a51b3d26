"""Making the demonstration's users, and a few cases that show what access does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings

from lawburrows.access import policy
from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Area, Exclusion, Posting, Reader, Record, Share, Team, User
from lawburrows.access.permissions import Permission
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.demo import acts
from lawburrows.demo.personas import HOME, Persona, everyone
from lawburrows.people.models import Other
from lawburrows.rules.verdict import first_refusal, require

POSTED_FOR = timedelta(days=730)


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
        Record.objects.filter(area__kind=Area.Kind.COUNCIL, area__name=HOME, manager__isnull=False).order_by("ref")[:9]
    )
    police = Agency.objects.get(key="police-scotland")
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
        Reader.objects.create(record=one, user=one.manager, starts=on)
    outsider = User.objects.filter(postings__role="social_work_manager").order_by("name").first()
    for one in mine[6:7]:
        if outsider:
            Exclusion.objects.create(record=one, user=outsider, reason="A neighbour of the family", starts=on)
    Other.objects.bulk_create(
        Other(record=one, owner=police, category=category, name=name, note=note)
        for one in mine
        for category, name, note in (
            ("victim", "Marsaili Neverwas", "Asked to be told before a release"),
            ("household", "Una Neverwas", "Lives at the same address; knows of the conviction"),
        )
    )
    if mine:
        write(acts.CASES_DRESSED, by=by, on=on, records=[one.pk for one in mine])
    else:
        write(acts.CASES_DRESSED, by=by, on=on)
    return len(mine)
