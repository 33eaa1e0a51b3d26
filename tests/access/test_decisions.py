"""The query filter, row security and the plain oracle give the same answer in random worlds."""

from __future__ import annotations

import os
import random
import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from lawburrows.access.grades import Grade, Part
from lawburrows.access.identity import acting
from lawburrows.access.models import (
    Agency,
    Area,
    AreaCover,
    Exclusion,
    Partner,
    Posting,
    Reader,
    Record,
    Share,
    User,
)
from lawburrows.access.scope import OnCard, Visible, card_rule, row_condition
from tests.access import oracle
from tests.conftest import as_role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 9, 30, tzinfo=ZoneInfo("Europe/London"))
WORLDS = 250 if os.environ.get("NIGHTLY") else 5
USERS, RECORDS = 25, 40  # 4 grades asked for each pair: 4,000 decisions a world
PARTS = [Part.GENERAL, Part.VICTIMS, Part.HEALTH, Part.INTELLIGENCE]


class RandomWorld:
    """The same facts twice: as plain objects for the oracle, and as rows."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.ids: dict[str, uuid.UUID] = {}
        councils, wider = ["c1", "c2", "c3"], ["d1", "d2", "r1"]
        self.covers = {name: {name} for name in councils}
        self.covers |= {name: set(self.chance.sample(councils, self.chance.randint(1, 2))) for name in wider}
        self.areas, self.agencies = councils + wider, ["a1", "a2", "a3", "a4"]
        self.users = [f"u{number}" for number in range(USERS)]
        self.postings = [self.posting(user) for user in self.users for _ in range(self.chance.choice([0, 1, 1, 2]))]
        self.records = {f"r{number}": self.record() for number in range(RECORDS)}
        with as_role("owner"):
            self.write()

    def span(self) -> tuple[date, date | None]:
        starts = TODAY + timedelta(days=self.chance.choice([-400, -400, -400, -1, 0, 1]))
        ends = self.chance.choice([None, None, TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=90)])
        return starts, (ends if ends is None or ends > starts else None)

    def posting(self, user: str) -> oracle.PostingFact:
        return oracle.PostingFact(
            *self.span(),
            user=user,
            agency=self.chance.choice(self.agencies),
            area=self.chance.choice([None, *self.areas]),
            role=self.chance.choice(list(oracle.ROLES)),
            clearance=self.chance.choice([10, 20, 20, 30]),
            vetting_expires=self.chance.choice([None, None, None, TODAY, TODAY + timedelta(days=1)]),
        )

    def record(self) -> oracle.RecordFact:
        chance = self.chance

        def some(make, most: int = 2) -> list:
            return [make() for _ in range(chance.randint(0, most))]

        return oracle.RecordFact(
            lead=chance.choice(self.agencies),
            area=chance.choice(self.areas[:3]),
            marking=chance.choice([10, 20, 20, 30]),
            restricted=chance.random() < 0.2,
            named=set(chance.sample(self.users, chance.randint(0, 2))),
            partners=some(
                lambda: oracle.PartnerFact(
                    *self.span(),
                    agency=chance.choice(self.agencies),
                    area=chance.choice([None, *self.areas]),
                    grade=chance.choice([1, 2, 3]),
                )
            ),
            shares=some(
                lambda: oracle.ShareFact(
                    *self.span(),
                    user=chance.choice(self.users),
                    grade=chance.choice([1, 2, 3]),
                    expires_at=chance.choice([None, NOW, NOW + timedelta(seconds=1), NOW - timedelta(hours=1)]),
                )
            ),
            readers=some(lambda: oracle.UserSpan(*self.span(), user=chance.choice(self.users)), 3),
            exclusions=some(lambda: oracle.UserSpan(*self.span(), user=chance.choice(self.users)), 1),
        )

    def write(self) -> None:
        areas = {
            name: Area(name=f"{name}", kind="council" if name in self.areas[:3] else "region") for name in self.areas
        }
        Area.objects.bulk_create(areas.values())
        AreaCover.objects.bulk_create(
            AreaCover(area=areas[name], council_area=areas[council])
            for name, councils in self.covers.items()
            for council in sorted(councils)
        )
        agencies = {name: Agency(key=name, name=name, kind="other") for name in self.agencies}
        Agency.objects.bulk_create(agencies.values())
        self.people = {name: User(email=f"{name}@lawburrows.example", name=name) for name in self.users}
        User.objects.bulk_create(self.people.values())
        Posting.objects.bulk_create(
            Posting(
                user=self.people[fact.user],
                agency=agencies[fact.agency],
                area=areas.get(fact.area),
                role=fact.role,
                clearance=fact.clearance,
                vetting_expires=fact.vetting_expires,
                starts=fact.starts,
                ends=fact.ends,
            )
            for fact in self.postings
        )
        self.rows = {}
        for name, fact in self.records.items():
            named = dict(
                zip(("manager", "prison_contact"), (self.people[one] for one in sorted(fact.named)), strict=False)
            )
            row = self.rows[name] = Record.objects.create(
                ref=name,
                lead=agencies[fact.lead],
                area=areas[fact.area],
                marking=fact.marking,
                restricted=fact.restricted,
                opened_on=TODAY,
                **named,
            )
            for one in fact.partners:
                Partner.objects.create(
                    record=row,
                    agency=agencies[one.agency],
                    area=areas.get(one.area),
                    grade=one.grade,
                    starts=one.starts,
                    ends=one.ends,
                )
            for one in fact.shares:
                Share.objects.create(
                    record=row,
                    user=self.people[one.user],
                    grade=one.grade,
                    starts=one.starts,
                    ends=one.ends,
                    expires_at=one.expires_at,
                    reason="",
                    kind="granted",
                )
            for model, facts in ((Reader, fact.readers), (Exclusion, fact.exclusions)):
                for one in facts:
                    model.objects.create(record=row, user=self.people[one.user], starts=one.starts, ends=one.ends)


def by_filter(user: User, wanted: Grade, part: Part) -> set[str]:
    """The product's query filter alone: asked with a role that row security does not hold back."""
    with as_role("owner"):
        return set(Record.objects.filter(Visible("pk", by=user, grade=wanted, part=part)).values_list("ref", flat=True))


def by_row_security_condition(wanted: Grade, part: Part) -> set[str]:
    """The very condition that stands in the policies, under the settings of the transaction."""
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(f"SELECT ref FROM access_record t WHERE {row_condition('t.id', wanted, part)}")
        return {ref for (ref,) in cursor.fetchall()}


def cards_by_filter(user: User) -> set[str]:
    with as_role("owner"):
        return set(Record.objects.filter(OnCard("pk", by=user)).values_list("ref", flat=True))


def cards_by_row_security_condition() -> set[str]:
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(f"SELECT ref FROM access_record t WHERE {card_rule('t.id')}")
        return {ref for (ref,) in cursor.fetchall()}


def by_row_security() -> set[str]:
    """What the pages' login really sees of the table of records, whose grade is existence, with no filter at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, ref FROM access_record")
        rows = cursor.fetchall()
    assert {role for role, _ in rows} <= {"lawburrows_web"}
    return {ref for _, ref in rows}


@pytest.mark.parametrize("seed", range(WORLDS))
def test_filter_row_security_and_oracle_agree(seed):
    world = RandomWorld(seed)
    decisions = 0
    for number, (name, user) in enumerate(world.people.items()):
        purpose = "a neighbour called" if number % 2 else ""
        part = PARTS[number % len(PARTS)]
        with acting(user, at=NOW, purpose=purpose):
            judged = {
                one: {
                    ref: oracle.grade(
                        fact,
                        name,
                        postings=world.postings,
                        covers=world.covers,
                        part=one.value,
                        today=TODAY,
                        now=NOW,
                        purpose=purpose,
                    )
                    for ref, fact in world.records.items()
                }
                for one in {part, Part.GENERAL}
            }
            for wanted in (Grade.EXISTENCE, Grade.SUMMARY, Grade.FULL):
                right = {ref for ref, grade in judged[part].items() if grade >= wanted}
                assert by_filter(user, wanted, part) == right, (seed, name, wanted, part)
                assert by_row_security_condition(wanted, part) == right, (seed, name, wanted, part)
                decisions += len(world.records)
            cards = {
                ref
                for ref, fact in world.records.items()
                if oracle.has_card(fact, name, postings=world.postings, today=TODAY, purpose=purpose)
            }
            assert cards_by_filter(user) == cards == cards_by_row_security_condition(), (seed, name)
            assert by_row_security() == {ref for ref, grade in judged[Part.GENERAL].items() if grade >= 1}
            decisions += len(world.records)
    assert decisions == USERS * RECORDS * 4
