"""Plans of the demonstration's people: signed, being changed, waiting for signatures, with gaps, for life; victims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Agency, Record, User
from lawburrows.custody.models import ToldDate
from lawburrows.demo.personas import PERSONAS
from lawburrows.orders.models import Absence, Order
from lawburrows.people.models import Other
from lawburrows.plans.copying import copy_into
from lawburrows.plans.models import Measure, Note, Plan, Risk, Scenario, Signature, Strategy, VictimCare
from lawburrows.plans.queries import whole

SIGNS_OFF = {"police": "police_supervisor", "council": "social_work_manager"}
SIGNS_TOO = {"police": ("social_work", "social_worker"), "council": ("police", "offender_manager")}
SIGNED_AGO, HELD_AT_LEAST, NEARLY_NINE_MONTHS = 100, 300, 255  # days


def dress_plans(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """A few rows on a few people; each strategy names a post of an agency, and a victim is a letter."""
    people = {one.role: one.email for one in reversed(PERSONAS)}
    users = {user.email: user for user in User.objects.filter(email__in=people.values())}
    posts = {role: users[email] for role, email in people.items() if email in users}
    council = Agency.objects.filter(key="council-fife").first()
    led = {kind: [one for one in mine if one.lead.kind == kind and not one.restricted] for kind in SIGNS_OFF}
    for record in led["police"][:1]:
        _signed(record, posts, council, on)
        _letter(record, "yes", on)
    for record in led["police"][1:2]:
        _draft(record, on)
    for record in led["council"][:1]:
        _changed(_signed(record, posts, council, on), by, on)
        _letter(record, "no", on)
    for record in led["council"][1:2]:
        _waiting(record, posts, council, on)
    _for_life(mine, on)
    _to_be_told(mine, on)


def _author(record: Record) -> User | None:
    return record.manager or record.notification_officer


def _signed(record: Record, posts: dict[str, User], council: Agency | None, on: date) -> Plan:
    since = on - timedelta(days=SIGNED_AGO)
    author = _author(record) or posts[SIGNS_TOO[record.lead.kind][1]]
    plan = Plan.objects.create(
        record=record,
        owner=record.lead,
        number=1,
        state="in_force",
        limits="What happens online is known only from checks. The plan depends on the group going on.",
        review_on=on + timedelta(days=40),
        begun_on=since - timedelta(days=5),
        begun_by=author,
        asked_on=since - timedelta(days=1),
        sign_by=since,
        in_force_on=since,
    )
    _say(plan, council, on)
    also, role = SIGNS_TOO[record.lead.kind]
    other = posts[role].postings.select_related("agency")[0].agency
    signed = [
        (also, posts[role], other),
        ("supervisor", posts[SIGNS_OFF[record.lead.kind]], record.lead),
        ("author", author, record.lead),
    ]
    Signature.objects.bulk_create(
        Signature(
            record=record,
            owner=agency,
            plan=plan,
            signs_as=signs_as,
            signed_by=who,
            agency_kind=agency.kind,
            signed_at=datetime.combine(since, time(10 + hour), LONDON),
        )
        for hour, (signs_as, who, agency) in enumerate({one[1].pk: one for one in signed}.values())
    )
    return plan


def _waiting(record: Record, posts: dict[str, User], council: Agency | None, on: date) -> None:
    """Its author has signed; a supervisor has it on the list of work, and social work where it supervises."""
    author = _author(record) or posts[SIGNS_TOO[record.lead.kind][1]]
    asked = on - timedelta(days=2)
    plan = Plan.objects.create(
        record=record,
        owner=record.lead,
        number=1,
        state="waiting",
        limits="What he does at work is known only from what his employer tells.",
        review_on=on + timedelta(days=90),
        begun_on=asked - timedelta(days=3),
        begun_by=author,
        asked_on=asked,
        sign_by=on + timedelta(days=3),
    )
    _say(plan, council, on)
    _letter(record, "not_asked", on)
    Signature.objects.create(
        record=record,
        owner=record.lead,
        plan=plan,
        signs_as="author",
        signed_by=author,
        agency_kind=record.lead.kind,
        signed_at=datetime.combine(asked, time(15), LONDON),
    )


def _say(plan: Plan, council: Agency | None, on: date) -> None:
    mine = {"record": plan.record, "owner": plan.owner, "plan": plan}
    risk = Risk.objects.create(
        **mine, harm="sexual", whom="Children whom he meets through the swimming baths", words="Touching in a crowd"
    )
    Scenario.objects.create(
        **mine,
        risk=risk,
        who="A child who waits alone",
        what="He offers a lift",
        whereabouts="The baths at Kilwhimsy, or the bus stop beside them",
        occasion="On a winter evening after a quarrel at home",
        reasons="He is lonely, drinks, and tells himself that the child wants company",
    )
    done = (
        ("monitoring", "Visits at home, announced and unannounced", plan.owner, "Notification officer", 4, ""),
        ("supervision", "Supervision and the weekly group", council or plan.owner, "Supervising officer", 1, ""),
        (
            "victim_safety",
            "The contact agency is told before any change",
            plan.owner,
            "Record manager",
            None,
            "victim A",
        ),
    )
    Strategy.objects.bulk_create(
        Strategy(
            **mine,
            place=place,
            risk=risk,
            kind=kind,
            words=words,
            victim=victim,
            agency=agency,
            person=person,
            frequency="as the plan says" if weeks else "at each change",
            each_weeks=weeks,
            trigger="it is missed twice, or he is seen at the baths",
            response="the record manager calls the others the same day, and the plan is looked at",
        )
        for place, (kind, words, agency, person, weeks, victim) in enumerate(done, start=1)
    )
    Measure.objects.create(
        **mine,
        words="His telephone is checked at visits",
        necessity="He wrote to a child by telephone",
        less_intrusive="Asking him what he uses was tried, and was not enough",
        review_on=on + timedelta(days=33),
    )
    notes = (("sign", "He stops coming to the group"), ("sign", "He drinks in the morning"))
    kept = (("protective", "His sister visits every Sunday"),)
    Note.objects.bulk_create(
        Note(**mine, kind=kind, words=words, place=place)
        for rows in (notes, kept)
        for place, (kind, words) in enumerate(rows, start=1)
    )


def _letter(record: Record, wish: str, on: date) -> None:
    other = Other.objects.filter(record=record, category="victim").first()
    if other is None:
        other = Other.objects.create(record=record, owner=record.lead, category="victim", name="The complainer")
    VictimCare.objects.create(
        record=record,
        owner=record.lead,
        other=other,
        letter="A",
        wish=wish,
        wish_on=on - timedelta(days=SIGNED_AGO),
        contact_agency=record.lead,
        contact_person="Victim liaison",
        zone="The streets round Imaginary Row",
    )


def _changed(plan: Plan, by: Any, on: date) -> None:
    """A second version is being written: one thing came, one went, one changed."""
    draft = Plan.objects.create(
        record=plan.record,
        owner=plan.owner,
        number=2,
        after=plan,
        why="He has a new job near a school",
        limits=plan.limits,
        begun_on=on - timedelta(days=2),
        begun_by=plan.begun_by,
    )
    copy_into(draft, whole(plan, by=by))
    Note.objects.filter(plan=draft, kind="sign", place=2).delete()
    Strategy.objects.filter(plan=draft, place=1).update(each_weeks=2)
    Note.objects.create(
        record=plan.record, owner=plan.owner, plan=draft, kind="protective", place=2, words="He keeps his new job"
    )


def _draft(record: Record, on: date) -> None:
    """Begun yesterday: a risk, half a scenario, a strategy that nobody has."""
    author = _author(record)
    if author is None:
        return
    plan = Plan.objects.create(
        record=record, owner=record.lead, number=1, begun_on=on - timedelta(days=1), begun_by=author
    )
    mine = {"record": record, "owner": record.lead, "plan": plan}
    risk = Risk.objects.create(**mine, harm="domestic", whom="A new partner", words="Threats, and blows in a quarrel")
    Scenario.objects.create(**mine, risk=risk, who="A new partner", what="He strikes her when she wants to leave")
    Strategy.objects.create(**mine, risk=risk, kind="monitoring", words="Visits at home", agency=record.lead)


def _for_life(mine: Sequence[Record], on: date) -> None:
    """Somebody who is held, and whose order was made nearly nine months ago: the plan is due soon."""
    long_ago = on - timedelta(days=HELD_AT_LEAST)
    held = Absence.objects.filter(record__in=mine, kind="custody", ends=None, starts__lte=long_ago)
    without = held.exclude(record__in=Order.objects.filter(kind=Order.Kind.OLR).values("record"))
    for absence in without.order_by("starts", "pk")[:1]:
        made = on - timedelta(days=NEARLY_NINE_MONTHS)
        Order.objects.create(
            record=absence.record,
            owner=absence.owner,
            kind=Order.Kind.OLR,
            made_on=made,
            starts=made,
            court="High Court",
        )


def _to_be_told(mine: Sequence[Record], on: date) -> None:
    """A date of release was told, and a victim wishes to hear of it."""
    told = ToldDate.objects.filter(record__in=mine, kind="release").select_related("record__lead")
    for one in told.order_by("day", "pk")[:1]:
        if not VictimCare.objects.filter(record=one.record).exists():
            _letter(one.record, "yes", on)
