"""Fills a register for `bench.meetings`: so many cases with so many entries over ten years, one meeting that was held
and one to come. Prints as JSON what it made. Runs as the worker's login."""

import json
import sys
from datetime import time, timedelta

import django

django.setup()

from lawburrows.access.grades import Grade  # after the set-up, which reads the settings
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Area, AreaCover, Posting, Record, User
from lawburrows.meetings.asking import TAKES_PART
from lawburrows.meetings.models import InformationAnswer, InformationRequest, Invitation, Meeting, MeetingCase, Minutes
from lawburrows.people.models import Contact, Other
from lawburrows.plans.models import Plan, Risk, Strategy
from lawburrows.visits.models import Visit

TEN_YEARS = 3650
WORDS = "He was at home and answered the door; the flat was tidy, two telephones lay on the table, and nobody else was there. "
AT_A_TIME = 1000


def entries(record, author, many, now):
    """Nine in ten are visits and contacts, the rest telephone numbers that came and went."""
    who = {"record": record, "owner": record.lead}
    step = timedelta(days=TEN_YEARS) / many
    rows = [
        Visit(
            **who,
            kind="home",
            entry="consent",
            seen=True,
            facts=WORDS * 2,
            author=author,
            at=now - step * at,
            recorded_at=now,
        )
        for at in range(many * 9 // 10)
    ]
    Visit.objects.bulk_create(rows, batch_size=AT_A_TIME)
    numbers = [
        Contact(**who, kind="mobile", value=f"07700 90{at:04}", starts=(now - step * at * 9).date())
        for at in range(many // 10)
    ]
    Contact.objects.bulk_create(numbers, batch_size=AT_A_TIME)


def plan(record, author, on):
    made = Plan.objects.create(
        record=record, owner=record.lead, number=1, state="in_force", begun_on=on, begun_by=author, in_force_on=on,
        asked_on=on, sign_by=on + timedelta(180), review_on=on + timedelta(180), limits="What he does at night is not seen",
    )  # fmt: skip
    who = {"record": record, "owner": record.lead, "plan": made}
    risk = Risk.objects.create(**who, harm="sexual", whom="Girls of the swimming club", words=WORDS)
    Strategy.objects.bulk_create(
        Strategy(**who, risk=risk, kind="monitoring", words=f"{WORDS} {at}", agency=record.lead) for at in range(20)
    )


def main(cases, many, readers, since):
    by = System("load")
    with acting(by) as now:
        on = now.today
        coordinators = Posting.objects.filter(role="coordinator", user__is_active=True).select_related("user", "area")
        best = max(coordinators, key=lambda one: len(some_of(one.area_id)))
        records = list(some_of(best.area_id)[:cases])
        council = Area.objects.get(pk=records[0].area_id)
        area = best.area if best.area and best.area.kind == "region" else council
        users = User.objects.filter(pk__in=Posting.objects.filter(role__in=TAKES_PART).values("user"), is_active=True)
        users = list(users.exclude(pk=best.user.pk))
    seen = {}
    for user in users:
        with acting(user):
            mine = Record.objects.visible_to(user, grade=Grade.FULL).filter(pk__in=[one.pk for one in records])
            seen[user] = mine.count()
    asked = [best.user, *sorted(users, key=lambda one: -seen[one])][:readers]
    with acting(by) as now:
        lead = {"area": area, "level": 2, "begins": time(9), "ends": time(16), "place": "Imaginary House"}
        lead |= {"chair": asked[1], "minute_taker": best.user, "planned_by": best.user, "planned_at": now.now}
        past = Meeting.objects.create(**lead, day=on - timedelta(since), state="held")
        ahead = Meeting.objects.create(**lead, day=on + timedelta(7))
        for number, record in enumerate(records):
            entries(record, best.user, many, now.now)
            plan(record, best.user, on - timedelta(300))
            for category in ("victim", "associate", "associate"):
                Other.objects.create(record=record, owner=record.lead, category=category, name=f"Una Invented{number}")
            who = {"record": record, "owner": record.lead}
            turn = {
                "begins": time(9 + number // 3, 20 * (number % 3)),
                "lasts": 20,
                "why": "review",
                "added_by": best.user,
            }
            closed = {"state": "closed", "closed_by": best.user, "closed_at": now.now, "next_review": ahead.day}
            before = MeetingCase.objects.create(**who, **turn, **closed, meeting=past)
            agreed = {"state": "agreed", "agreed_by": best.user, "agreed_at": now.now}
            Minutes.objects.create(**who, **agreed, case=before, level=2, level_why=WORDS, discussion=WORDS * 5)
            case = MeetingCase.objects.create(**who, **turn, meeting=ahead)
            for user in asked:
                sent = {"agency": user.postings.first().agency, "marking": record.marking, "asked_by": best.user}
                Invitation.objects.create(
                    **who, **sent, case=case, user=user, seniority="practitioner", asked_at=now.now
                )
            for agency in {user.postings.first().agency for user in asked}:
                sent = {"agency": agency, "marking": record.marking, "asked_by": best.user, "asked": best.user}
                one = InformationRequest.objects.create(
                    **who,
                    **sent,
                    case=case,
                    question=WORDS,
                    due=on,
                    asked_at=now.now,
                    state="answered",
                    identity="Name",
                )
                said = {"reply": "shared", "text": WORDS * 4, "answered_by": best.user, "answered_at": now.now}
                InformationAnswer.objects.create(record=record, owner=agency, request=one, **said)
    made = {"cases": len(records), "entries": many, "since": since, "readers": len(asked)}
    print(json.dumps(made | {"seen": [seen.get(one, len(records)) for one in asked], "meeting": str(ahead.pk)}))


def some_of(area):
    within = AreaCover.objects.filter(area=area).values("council_area")
    rows = Record.objects.filter(area__in=within, restricted=False, closed_on=None, marking__lte=20)
    return rows.select_related("lead").order_by("ref")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
