"""Catalogues of wording are versioned whole and never edited; periods that are not as the text has them are doubted."""

from __future__ import annotations

from datetime import date

import pytest

from lawburrows.rules.conditions import CATALOGUES, ConditionKind, catalogue_called, catalogue_for, doubts, is_filled_in

# What was published. A version is never edited: write a new one, and add its digest here.
PUBLISHED = {
    ("licence", 1): "2675de9f577108a9c560a9688d9033287362a62f5fdced9f9b3f709abac5f5b6",
    ("licence", 2): "1900154aa282d5cbc542d680e271ee863c042dccdf1309bc8a50ef13283539a4",
    ("conditional_discharge", 1): "54c3957bb9eaf313dc2e3594e30ee340f19ef4793dfd221b07469b745b398b0b",
    ("preventive", 1): "12908fd6801c282b4763d5cfe4dcd7cb70b2599fe58ccad13d8654a69e4d6385",
    ("payback", 1): "47d09e813cdc5e450cb1f7369e710d2a3b70db921d9d7e1b22f13f4b93c3e579",
}


class TestCatalogues:
    def test_a_published_version_is_never_edited(self):
        assert {(one.key, one.version): one.digest for one in CATALOGUES} == PUBLISHED

    def test_versions_follow_each_other_and_keys_are_unique(self):
        for key in {one.key for one in CATALOGUES}:
            versions = [one for one in CATALOGUES if one.key == key]
            assert [one.version for one in versions] == list(range(1, len(versions) + 1))
            days = [one.since for one in versions]
            assert days == sorted(set(days))
        for one in CATALOGUES:
            assert len({item.key for item in one.items}) == len(one.items)
            assert not any(item.source.verified for item in one.items), "our own wording is never an official text"
        for kind in {kind for one in CATALOGUES for kind in one.serves}:
            assert len({one.key for one in CATALOGUES if kind in one.serves}) == 1

    def test_an_old_licence_keeps_its_version(self):
        found = [catalogue_for("licence", day) for day in (date(2019, 5, 4), date(2026, 3, 31), date(2026, 4, 1))]
        assert [one.version for one in found if one] == [1, 1, 2]
        assert catalogue_for("other", date(2026, 4, 1)) is None
        assert catalogue_called("licence", 2) is found[2]
        assert catalogue_called("licence", 9) is None

    def test_a_wording_with_its_gaps_filled_in_is_that_wording(self):
        item = catalogue_called("licence", 1).item("zone")
        assert item.gaps == ("[place or zone]",)
        assert is_filled_in(item, "You must not enter the Invented Park.")
        assert not is_filled_in(item, "You must not enter [place or zone].")
        assert not is_filled_in(item, "You must not enter .")
        assert not is_filled_in(item, "You must not go near the Invented Park.")
        assert catalogue_called("licence", 1).item("none") is None


TRAVEL = ConditionKind.FOREIGN_TRAVEL
MADE = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("order_kind", "ends", "kind", "words"),
    [
        ("shpo", date(2031, 5, 4), None, ""),
        ("shpo", date(2031, 5, 3), None, "at least 5 years"),
        ("shpo", None, None, "fixed period"),
        ("shpo", None, ConditionKind.PLACE, ""),  # as long as its order
        ("shpo", date(2028, 5, 4), ConditionKind.PLACE, "at least 5 years"),
        ("shpo", date(2031, 5, 4), TRAVEL, ""),
        ("shpo", date(2031, 5, 5), TRAVEL, "at most 5 years"),
        ("shpo", None, TRAVEL, "at most 5 years"),
        ("sopo", date(2030, 5, 4), None, "at least 5 years"),
        ("sopo", None, TRAVEL, ""),
        ("sro", date(2027, 5, 4), None, "at least 2 years"),
        ("licence", date(2026, 6, 4), None, ""),
    ],
)
def test_a_period_that_is_not_as_the_text_has_it_is_doubted(order_kind, ends, kind, words):
    found = list(doubts(order_kind, MADE, ends, kind))
    assert bool(found) == bool(words)
    assert all(words in one.words for one in found)


def test_a_doubt_from_memory_is_unverified():
    [doubt] = doubts("sro", MADE, date(2027, 5, 4))
    assert doubt.unverified
