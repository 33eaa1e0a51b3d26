"""The strategic groups with a chair in Fife, memoranda, and three serious incidents, in the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lawburrows.access.models import Agency, Area, Record, Share, User
from lawburrows.bodies.models import Body, BodyAction, BodyDecision, BodyMeeting, Member, Memorandum, Party
from lawburrows.demo.personas import HOME, PERSONAS
from lawburrows.incidents.filling import report
from lawburrows.incidents.models import (
    CaseReview,
    Incident,
    PanelMember,
    Recommendation,
    SocialWorkReview,
    TimelineEvent,
)
from lawburrows.rules.term import ONE_DAY

WHY = "Two agencies knew of the new address, and neither told the other in time"
FROM_THE_END = 6  # the last cases are those of custody and transfer


def dress_groups(*, on: date) -> None:
    """A group in each region; that of Fife is chaired and has met. Memoranda for three areas, one of them late."""
    users = _personas()
    if not {"Kirsty", "Effie", "Parveen"} <= set(users):
        return
    regions = Area.objects.filter(kind=Area.Kind.REGION).order_by("name")
    made = Body.objects.bulk_create(
        [
            Body(kind="national", name="National Strategic Group"),
            *(
                Body(kind="strategic_oversight", name=f"Strategic Oversight Group of {one.name}", area=one)
                for one in regions
            ),
        ]
    )
    mine = next((one for one in made if one.area is not None and one.area.name == HOME), None)
    agencies = {one.key: one for one in Agency.objects.filter(key__in=("police-scotland", "council-fife", "nhs-fife"))}
    if mine is None or len(agencies) < 3:
        return
    begun = on - timedelta(days=400)
    police, council, board = (agencies[key] for key in ("police-scotland", "council-fife", "nhs-fife"))
    chair = users["Kirsty"]
    Member.objects.create(
        body=mine,
        office="chair",
        user=chair,
        name=chair.name,
        post="Chief superintendent",
        agency=police,
        starts=begun,
    )
    for name, post, agency in (
        ("Torquil Neverwas", "Chief social work officer", council),
        ("Una Neverwas", "Director of public health", board),
    ):
        Member.objects.create(body=mine, name=name, post=post, agency=agency, starts=begun)
    met = BodyMeeting.objects.create(
        body=mine,
        day=on - timedelta(days=40),
        present="Police, council, health board, prison service",
        about="Performance of the last quarter; quality of level 1 reviews",
        recorded_by=users["Effie"],
    )
    for number, words in enumerate(("Ten level 1 reviews are audited each quarter", "The memorandum is renewed"), 1):
        BodyDecision.objects.create(meeting=met, number=number, words=words)
    for number, what, agency, days in (
        (1, "Audit ten level 1 reviews and report", police, 20),
        (2, "Draft the new memorandum with all parties", council, -5),
    ):
        BodyAction.objects.create(
            body=mine,
            number=number,
            what=what,
            agency=agency,
            due=on + timedelta(days=days),
            given_by=users["Effie"],
            given_on=met.day,
        )
    for name, days in ((HOME, -20), ("Dundee City", 200), ("Angus", 500)):
        area = Area.objects.filter(kind=Area.Kind.COUNCIL, name=name).first()
        if area is None:
            continue
        held = {"agreed_on": on - timedelta(days=900), "review_on": on + timedelta(days=days)}
        one = Memorandum.objects.create(area=area, filed_by=users["Effie"], **held)
        Party.objects.create(memorandum=one, agency=police, duty="responsible")
        if name == HOME:
            Party.objects.create(memorandum=one, agency=council, duty="responsible")
            Party.objects.create(memorandum=one, agency=board, duty="responsible")


def _personas() -> dict[str, User]:
    emails = {one.name.split()[0]: one.email for one in PERSONAS}
    users = {one.email: one for one in User.objects.filter(email__in=emails.values())}
    return {first: users[email] for first, email in emails.items() if email in users}


def dress_incidents(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """A draft with social work's own review, a report with the chair, and a review that is under way."""
    users = _personas()
    home = set(Area.objects.filter(kind=Area.Kind.COUNCIL, name=HOME).values_list("pk", flat=True))
    free = [one for one in mine if one.area_id in home and not one.restricted and not one.closed_on]
    if len(free) < FROM_THE_END + 3 or not {"Aileen", "Kirsty", "Effie", "Lachlan"} <= set(users):
        return
    dress_groups(on=on)
    draft, sent, reviewing = free[-FROM_THE_END], free[-FROM_THE_END - 1], free[-FROM_THE_END - 2]
    one = _incident(draft, users, on - timedelta(days=3), "further_offence", charge="Assault to severe injury")
    council = Agency.objects.filter(key="council-fife").first()
    SocialWorkReview.objects.create(record=draft, owner=council or draft.lead, incident=one, council=council)
    two = _incident(sent, users, on - timedelta(days=9), "harmed", publicity="expected")
    _send(two, users, by, on)
    three = _incident(reviewing, users, on - timedelta(days=80), "services")
    _send(three, users, by, on - timedelta(days=74))
    _review(three, users, on)


def _incident(record: Record, users: dict[str, User], day: date, criterion: str, **more: Any) -> Incident:
    return Incident.objects.create(
        record=record,
        owner=record.lead,
        number=1,
        criterion=criterion,
        happened_on=day,
        happened_at="about 11 at night",
        place="Imaginary Row, Nowheretown",
        what="A man was struck outside a shop and is in hospital. The person was seen there.",
        recorded_by=users["Aileen"],
        recorded_on=day + ONE_DAY,
        **more,
    )


def _let_in(record: Record, user: User, users: dict[str, User], on: date, until: date) -> Share:
    return Share.objects.create(
        record=record,
        user=user,
        kind=Share.Kind.REVIEW,
        grade=3,
        starts=on,
        ends=until + ONE_DAY,
        reason="Serious incident 1",
        decided_by=users["Effie"],
    )


def _send(one: Incident, users: dict[str, User], by: Any, day: date) -> None:
    chair = users["Kirsty"]
    one.change(
        version=one.version,
        state="sent",
        report=report(one, by=by, on=day),
        sent_by=users["Aileen"],
        sent_at=by.identity.now - (by.identity.today - day),
        chair=chair,
        chair_share=_let_in(one.record, chair, users, day, day + timedelta(days=365)).pk,
        due_on=day + timedelta(days=14),
    )


def _review(one: Incident, users: dict[str, User], on: date) -> None:
    begun, reports = on - timedelta(days=50), on + timedelta(days=40)
    one.change(
        version=one.version,
        state="reviewing",
        view="scr",
        view_because=WHY,
        viewed_by=users["Kirsty"],
        viewed_on=on - timedelta(days=65),
        decision="scr",
        decided_because="What each agency knew, and when, is to be looked at as a whole",
        decided_by=users["Effie"],
        decided_on=begun,
        due_on=reports,
    )
    held = {"record": one.record, "owner": one.owner}
    found = CaseReview.objects.create(
        **held,
        incident=one,
        terms="What was known of the address, by whom, and what was done with it",
        report_by=reports,
    )
    reviewer = users["Lachlan"]
    posted: Any = reviewer.postings.select_related("agency").first()
    PanelMember.objects.create(
        **held,
        review=found,
        user=reviewer,
        agency=posted.agency,
        leads=True,
        named_by=users["Effie"],
        named_on=begun,
        until=reports,
        share=_let_in(one.record, reviewer, users, begun, reports).pk,
    )
    TimelineEvent.objects.create(
        **held,
        review=found,
        day=one.happened_on - timedelta(days=12),
        what="A neighbour told housing of a new address",
        source="Notes of the housing officer",
        added_by=reviewer,
    )
    Recommendation.objects.create(
        **held,
        review=found,
        number=1,
        words="A new address that housing learns of is told to the police the same day",
        agency=one.record.lead,
    )
