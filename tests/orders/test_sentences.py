"""The dates of a sentence beside its conviction: which, with what steps, and when it is said that there are none."""

from __future__ import annotations

import re
import uuid
from datetime import date

import pytest

from lawburrows.orders.facts import Convicted, Did
from lawburrows.orders.sentences import dates_of, find
from lawburrows.rules.jurisdiction import Jurisdiction
from lawburrows.rules.notification import Disposal
from lawburrows.rules.term import NO_TERM, months
from tests.conftest import as_role
from tests.factories import orders as make

MAY = date(2020, 5, 4)


def did(disposal=Disposal.IMPRISONMENT, *, term=60, extension=0, relation="alone"):
    length = months(term) if term else None
    return Did(disposal, length, months(extension) if extension else NO_TERM, relation, NO_TERM)


def convicted(*done, on=MAY, schedule_3=True, jurisdiction=Jurisdiction.SCOTLAND):
    return Convicted(uuid.uuid4(), "Rape", on, on, schedule_3, jurisdiction, tuple(done))


def of(*rows):
    return next(iter(dates_of(rows).values()))


class TestDates:
    def test_a_long_sentence_has_parole_release_end_and_licence(self):
        found = {one.key.rpartition("-")[2]: one.day for one in of(convicted(did())).dated}
        assert found == {
            "parole": date(2022, 11, 3),
            "release": date(2024, 11, 4),
            "custody": date(2025, 5, 3),
            "licence": date(2025, 5, 3),
        }

    def test_an_extended_sentence_ends_with_its_extension(self):
        found = {
            one.key.rpartition("-")[2]: one
            for one in of(convicted(did(Disposal.EXTENDED_SENTENCE, extension=36))).dated
        }
        assert found["sentence"].day == found["licence"].day == date(2028, 5, 3)
        assert found["release"].day == found["custody"].day == date(2025, 5, 3)

    def test_a_short_sentence_has_no_parole(self):
        assert [one.what for one in of(convicted(did(term=4), schedule_3=False)).dated] == [
            "Release without a decision of the Parole Board",
            "End of the custodial term",
        ]

    def test_each_has_its_steps_and_what_rests_on_rounding_is_unverified(self):
        for one in of(convicted(did())).dated:
            assert one.steps[0].text.startswith("Runs from the day of the sentence")
            assert one.source.act
            assert one.unverified == (one.key.rpartition("-")[2] in {"parole", "release"}), one.key

    def test_what_kind_of_offence_it_was_is_not_known_and_says_so(self):
        [release, _] = of(convicted(did(term=4), schedule_3=False)).dated
        assert any("no special kind" in step.text for step in release.steps)
        assert release.unverified

    def test_a_lifelong_restriction_has_its_plan_and_no_day_of_release(self):
        found = of(convicted(did(Disposal.LIFELONG_RESTRICTION, term=0)))
        assert [one.day for one in found.dated] == [date(2021, 2, 4)]
        assert found.words == "Release: only if the Parole Board directs it"

    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ([convicted(did(term=0))], "the length of the sentence is not recorded"),
            ([convicted(did(Disposal.EXTENDED_SENTENCE))], "the extension is not recorded"),
            ([convicted(did(relation="consecutive"))], "it runs with other sentences"),
            ([convicted(did()), convicted(did(term=12))], "it runs with other sentences"),
            ([convicted(did(), jurisdiction=Jurisdiction.ENGLAND_AND_WALES)], "for Scottish sentences"),
        ],
    )
    def test_what_cannot_be_worked_out_says_why(self, rows, words):
        found = of(*rows)
        assert words in found.words
        assert found.dated == ()

    def test_what_is_no_custody_has_none(self):
        assert dates_of([convicted(did(Disposal.FINE, term=0)), convicted()]) == {}

    def test_a_date_is_found_by_its_key_alone(self):
        row = convicted(did())
        assert find([row], f"sentence-{row.id}-release").day == date(2024, 11, 4)
        assert find([row], "sentence-x") is None


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def record(self, world):
        with as_role("owner"):
            record = world.record(manager=world.aileen)
            make.person(record)
            make.conviction(record)
        return record

    def test_stand_beside_the_conviction_and_lead_to_their_steps(self, client, world, record):
        client.force_login(world.aileen)
        text = client.get(f"/people/{record.ref}/convictions/").content.decode()
        assert "Release without a decision of the Parole Board" in text
        assert "4 November 2024" in text
        assert "own dates go before these" in text
        [url] = re.findall(r'href="([^"]+-release/)"', text)
        why = client.get(url).content.decode()
        assert "Release without a decision of the Parole Board on 4 November 2024" in re.sub(r"\s+", " ", why)
        assert "Prisoners and Criminal Proceedings (Scotland) Act 1993" in why
        assert "Unverified rule" in why
        assert "own date goes before this one" in why

    def test_are_not_told_to_an_outsider(self, client, world, record):
        client.force_login(world.gavin)
        assert client.get(f"/people/{record.ref}/convictions/").status_code == 404
