"""Adding and changing users, their postings, and agencies; what gives rights needs two administrators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils.text import slugify
from procrastinate.contrib.django import app

from lawburrows.access.grades import Marking
from lawburrows.access.models import Agency, Area, OnCall, Posting, User
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import holders_of
from lawburrows.access.references import new_code
from lawburrows.accounts import acts, policy
from lawburrows.accounts.models import FirstLink, Proposed, ProposedPosting
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.rules.verdict import Refused, require

ON_CALL = ("kind", "agency", "area", "telephone", "words", "hours")


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
def propose_posting(
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
) -> ProposedPosting:
    """A place in an agency for a time; it gives rights when another administrator has agreed."""
    require(policy.may_change_user(user, by=by))
    proposed = ProposedPosting.objects.create(
        user=user,
        agency=agency,
        role=role,
        area=area,
        clearance=clearance,
        vetting_expires=vetting_expires,
        starts=starts,
        ends=ends,
        proposed_by=by,
        proposed_at=by.identity.now,
    )
    fields = ("agency", "role", "area", "clearance", "starts", "ends")
    write(acts.POSTING_PROPOSED, proposed, by=by, on=on, fields=fields)
    _ask_others(proposed, by=by, on=on)
    return proposed


@command
def agree_posting(proposed: ProposedPosting, *, by: Any, on: date) -> Posting:
    """The second administrator's word: the posting holds from its first day, and whose it is is told."""
    _answer(proposed, ProposedPosting.Answer.AGREED, by=by)
    posting = Posting.objects.create(
        user=proposed.user,
        agency=proposed.agency,
        role=proposed.role,
        area=proposed.area,
        clearance=proposed.clearance,
        vetting_expires=proposed.vetting_expires,
        starts=proposed.starts,
        ends=proposed.ends,
    )
    write(acts.POSTING_ADDED, posting, by=by, on=on, fields=("agency", "role", "area", "clearance", "starts", "ends"))
    tell(proposed.user, Notice.Kind.POSTING_GIVEN, whose=by, by=by, on=on)
    return posting


@command
def propose_first_link(user: User, *, by: Any, on: date) -> FirstLink:
    """For a new user, and for one who lost the password or the telephone; another administrator agrees first."""
    require(policy.may_propose_first_link(user, by=by))
    proposed = FirstLink.objects.create(user=user, proposed_by=by, proposed_at=by.identity.now)
    write(acts.FIRST_LINK_PROPOSED, proposed, by=by, on=on)
    _ask_others(proposed, by=by, on=on)
    return proposed


@command
def agree_first_link(proposed: FirstLink, *, by: Any, on: date) -> str:
    """The code that goes with the link: only together do they open the account. Whose it is is told at once."""
    _answer(proposed, FirstLink.Answer.AGREED, by=by)
    code = new_code()
    proposed.code = make_password(code)
    proposed.save(update_fields=["code"])
    write(acts.FIRST_LINK_AGREED, proposed, by=by, on=on)
    tell(proposed.user, Notice.Kind.FIRST_LINK_GIVEN, whose=proposed.proposed_by, by=by, on=on)
    return code


@command
def seat_first_administrators(
    people: Sequence[tuple[str, str]], *, agency: Agency, by: Any, on: date
) -> list[tuple[User, str]]:
    """Two people, by address and name, who are administrators from today; for each the code of a first link.

    Whoever has a password already gets the posting alone, and an empty code: this opens nobody's account anew.
    """
    require(policy.may_seat_first_administrators(by=by))
    first, second = (_seated(email, name, by=by, on=on) for email, name in people)
    if first == second:
        raise Refused("The two administrators are two people, each with an address of their own")
    codes = [
        "" if user.has_usable_password() else _linked(user, other, by=by)
        for user, other in ((first, second), (second, first))
    ]
    administering = holders_of(Permission.USERS_MANAGE, on=on)
    for user, code in zip((first, second), codes, strict=True):
        given = ["first_link"] if code else []
        if user not in administering:
            Posting.objects.create(user=user, agency=agency, role="administrator", starts=on)
            given += ["agency", "role", "starts"]
        write(acts.FIRST_ADMINISTRATOR_SEATED, user, by=by, on=on, fields=tuple(given))
    return list(zip((first, second), codes, strict=True))


def _seated(email: str, name: str, *, by: Any, on: date) -> User:
    """Who signs in with this address, who is added if nobody does."""
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = User.objects.create_user(email, name=name)
        write(acts.USER_ADDED, user, by=by, on=on, fields=("name", "email"))
    if not user.is_active:
        raise Refused(f"The account of {user.email} is closed")
    return user


def _linked(user: User, other: User, *, by: Any) -> str:
    """A first link that nobody proposed for another: the machine gives it, where no two administrators could."""
    code, now = new_code(), by.identity.now
    FirstLink.objects.create(
        user=user,
        proposed_by=user,
        proposed_at=now,
        answer=FirstLink.Answer.AGREED,
        answered_by=other,
        answered_at=now,
        code=make_password(code),
    )
    return code


@command
def decline(proposed: ProposedPosting | FirstLink, *, by: Any, on: date) -> None:
    """Not agreed to, or taken back."""
    _answer(proposed, Proposed.Answer.DECLINED, by=by)
    write(acts.PROPOSAL_DECLINED, proposed, by=by, on=on)


def _answer(proposed: Any, answer: Proposed.Answer, *, by: Any) -> None:
    """Answered once: whoever answers at the same moment waits here, and is then refused."""
    proposed.refresh_from_db(from_queryset=type(proposed).objects.select_for_update(of=("self",)))
    agreed = answer == Proposed.Answer.AGREED
    require(policy.may_agree(proposed, by=by) if agreed else policy.may_decline(proposed, by=by))
    proposed.answer, proposed.answered_by, proposed.answered_at = answer, by, by.identity.now
    proposed.save(update_fields=["answer", "answered_by", "answered_at"])


def _ask_others(proposed: Any, *, by: Any, on: date) -> None:
    """Every other administrator is told that something waits for a second person."""
    for user in holders_of(Permission.USERS_MANAGE, on=on).exclude(pk__in=[by.pk, proposed.user_id]):
        tell(user, Notice.Kind.AGREEMENT_ASKED, whose=by, by=by, on=on, address=reverse("accounts:agreements"))


@command
def choose_first_password(link: FirstLink, *, password: str, by: Any, on: date) -> User:
    """By a link and its code, once; the second factors go, and the user sets up new ones."""
    link.used_at = by.identity.now
    link.save(update_fields=["used_at"])
    user = link.user
    user.set_password(password)
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user_id=user.pk).delete()
    write(acts.USER_STARTED, user, by=by, on=on, fields=("password",))
    write(acts.SECOND_FACTORS_REMOVED, user, by=by, on=on)
    return user


@command
def end_posting(posting: Posting, *, by: Any, on: date) -> Posting:
    """Its rights are gone with the next page. A posting of a single day cannot end before it began."""
    require(policy.may_end_posting(posting, by=by))
    posting.ends = max(on, posting.starts + timedelta(days=1))
    posting.save(update_fields=["ends"])
    write(acts.POSTING_ENDED, posting, by=by, on=on, fields=("ends",))
    # An administrator sees no case: the worker looks whether any still names the user, and tells those who manage them.
    app.configure_task("tasks.cases_left", queue="tasks").defer(posting=str(posting.pk))
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


@command
def add_on_call(
    *,
    kind: str,
    agency: Agency,
    telephone: str,
    by: Any,
    on: date,
    area: Area | None = None,
    words: str = "",
    hours: str = "",
) -> OnCall:
    """A telephone that is answered at night, for the cards of people in an area."""
    require(policy.may_manage_agencies(by=by))
    made = OnCall.objects.create(kind=kind, agency=agency, area=area, telephone=telephone, words=words, hours=hours)
    write(acts.ON_CALL_CHANGED, made, by=by, on=on, fields=ON_CALL)
    return made


@command
def change_on_call(row: OnCall, *, by: Any, on: date, **values: Any) -> OnCall:
    require(policy.may_manage_agencies(by=by))
    for name in ON_CALL:
        setattr(row, name, values[name])
    row.save(update_fields=ON_CALL)
    write(acts.ON_CALL_CHANGED, row, by=by, on=on, fields=ON_CALL)
    return row


@command
def remove_on_call(row: OnCall, *, by: Any, on: date) -> None:
    """Nobody answers there any more."""
    require(policy.may_manage_agencies(by=by))
    write(acts.ON_CALL_CHANGED, row, by=by, on=on, fields=("removed",))
    row.delete()
