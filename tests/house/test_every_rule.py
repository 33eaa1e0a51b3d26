"""Every table of the rules has a source, and stands in the catalogue; every act has one key and a sentence."""

import pytest

from lawburrows.audit.act import all_acts
from lawburrows.rules.catalogue import ALL_TABLES
from lawburrows.rules.source import Source


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_every_row_of_a_table_has_its_source(table):
    assert table.rows
    for words, source in table.rows:
        assert words
        assert isinstance(source, Source)
        assert source.act


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_what_was_read_says_where_and_when(table):
    unread = [
        words for words, source in table.rows if source.confidence.value.startswith("confirmed") and not source.read_on
    ]
    assert unread == []


def test_table_names_are_used_once():
    names = [table.name for table in ALL_TABLES]
    assert len(names) == len(set(names))


def test_every_act_speaks_in_a_sentence():
    assert [act.key for act in all_acts() if act.sentence.endswith(".") or act.sentence[:1].isupper()] == []
