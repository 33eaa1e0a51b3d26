"""Adding and changing users, their postings, and agencies."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.text import slugify

from lawburrows.access.grades import Marking
from lawburrows.access.models import Agency, Area, Posting, User
from lawburrows.accounts import acts, policy
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.verdict import Refused, require


@command
def add_user(*, name: str, email: str, by: Any, on: date, telephone: str = "") -> User:
    """A new user, without a password and without rights."""
    require(policy.may_manage_users(by=by))
    if User.objects.filter(email=email.lower()).exists():
        raise Refused("Somebody already signs in with this e-mail address")
    user = User.objects.create_user(email, name=name, telephone=telephone)
    write(acts.USER_ADDED, user, by=by, on=on, fields=("name", "email", "telephone"))
    return user


@command
def change_user(user: User, *, name: str, telephone: str, is_active: bool, by: Any, on: date) -> User:
    """Who someone is, and whether they may sign in; a session of someone who may not ends with its next page."""
    require(policy.may_change_user(user, by=by))
    given = {"name": name, "telephone": telephone, "is_active": is_active}
    changed = [field for field, value in given.items() if getattr(user, field) != value]
    for field in changed:
        setattr(user, field, given[field])
    user.save(update_fields=list(given))
    write(acts.USER_CHANGED, user, by=by, on=on, fields=tuple(changed))
    return user


@command
def choose_first_password(user: User, *, password: str, by: Any, on: date) -> User:
    """The new user chooses it, by a link that holds once."""
    user.set_password(password)
    user.save(update_fields=["password"])
    write(acts.USER_STARTED, user, by=by, on=on, fields=("password",))
    return user


@command
def remove_second_factors(user: User, *, by: Any, on: date) -> User:
    """For someone who lost their telephone: they set up a new one when they next sign in."""
    require(policy.may_change_user(user, by=by))
    Authenticator.objects.filter(user_id=user.pk).delete()
    write(acts.SECOND_FACTORS_REMOVED, user, by=by, on=on)
    return user


@command
def add_posting(
    user: User,
    *,
    agency: Agency,
    role: str,
    starts: date,
    by: Any,
    on: date,
    area: Area | None = None,
    clearance: int = Marking.OFFICIAL_SENSITIVE,
    vetting_expires: date | None = None,
    ends: date | None = None,
) -> Posting:
    """A place in an agency for a time: it gives the rights of its role from its first day."""
    require(policy.may_change_user(user, by=by))
    posting = Posting.objects.create(
        user=user,
        agency=agency,
        role=role,
        area=area,
        clearance=clearance,
        vetting_expires=vetting_expires,
        starts=starts,
        ends=ends,
    )
    write(acts.POSTING_ADDED, posting, by=by, on=on, fields=("agency", "role", "area", "clearance", "starts", "ends"))
    return posting


@command
def end_posting(posting: Posting, *, by: Any, on: date) -> Posting:
    """Its rights are gone with the next page. A posting of a single day cannot end before it began."""
    require(policy.may_end_posting(posting, by=by))
    posting.ends = max(on, posting.starts + timedelta(days=1))
    posting.save(update_fields=["ends"])
    write(acts.POSTING_ENDED, posting, by=by, on=on, fields=("ends",))
    return posting


@command
def add_agency(*, name: str, kind: str, by: Any, on: date, telephone: str = "", area: Area | None = None) -> Agency:
    require(policy.may_manage_agencies(by=by))
    key = slugify(name)[:60]
    if Agency.objects.filter(key=key).exists():
        raise Refused("There is an agency of this name")
    agency = Agency.objects.create(key=key, kind=kind, name=name, telephone=telephone, area=area)
    write(acts.AGENCY_CHANGED, agency, by=by, on=on, fields=("name", "kind", "telephone", "area"))
    return agency


@command
def change_agency(agency: Agency, *, name: str, telephone: str, by: Any, on: date) -> Agency:
    require(policy.may_manage_agencies(by=by))
    agency.name, agency.telephone, agency.unverified = name, telephone, False
    agency.save(update_fields=["name", "telephone", "unverified"])
    write(acts.AGENCY_CHANGED, agency, by=by, on=on, fields=("name", "telephone"))
    return agency
