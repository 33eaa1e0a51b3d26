import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawburrows.audit import queries
from lawburrows.audit.act import Verb
from lawburrows.audit.trail import System
from tests.audit.yard import CHANGED, Yard, note

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.django_db
class TestPages:
    def test_about_a_record_newest_first_page_by_page(self):
        record = uuid.uuid4()
        made = [note(records=[record, uuid.uuid4()], at=NINE + timedelta(minutes=turn // 2)) for turn in range(7)]
        note()
        wanted = sorted(made, key=lambda each: (each.at, each.id), reverse=True)
        found, before = [], None
        for length in (3, 3, 1):
            page = queries.about(record, before=before, limit=3)
            assert len(page.entries) == length
            found += page.entries
            before = page.next
        assert found == wanted
        assert before is None

    def test_about_a_record_who_changed_it(self):
        record = uuid.uuid4()
        changed = note(CHANGED, records=[record])
        note(records=[record])
        assert queries.about(record, verbs=[Verb.ALTER]).entries == (changed,)
        assert len(queries.about(record).entries) == 2
        assert queries.about(uuid.uuid4()).entries == ()

    def test_by_a_person(self):
        someone = System("someone")
        made = [note(by=someone, at=NINE + timedelta(minutes=turn // 2)) for turn in range(5)]
        note()
        wanted = sorted(made, key=lambda each: (each.at, each.id), reverse=True)
        first = queries.by_person("system:someone", limit=3)
        second = queries.by_person("system:someone", before=first.next, limit=3)
        assert [*first.entries, *second.entries] == wanted
        assert second.next is None


def test_since_a_place_in_the_tree(yard: Yard):
    for _ in range(3):
        yard.grow(4)
    everything = queries.since(0)
    assert [index for index, _ in everything] == list(range(12))
    assert queries.since(5, limit=3) == everything[5:8]
    assert queries.since(12) == []


RECORD, ENTRY = uuid.uuid4(), uuid.uuid4()
BEFORE = queries.Cursor(NINE, ENTRY)
QUESTIONS = {
    "who looked at a record": lambda: queries.about(RECORD),
    "who changed it, the next page": lambda: queries.about(RECORD, verbs=[Verb.ALTER], before=BEFORE),
    "what a person did": lambda: queries.by_person("1"),
    "the next page of it": lambda: queries.by_person("1", before=BEFORE),
    "since a place": lambda: queries.since(5000, limit=50),
}


@pytest.mark.django_db
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_is_an_index_scan_among_many(question):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lawburrows_owner")
        cursor.execute(
            "INSERT INTO audit_mention (record_id, at, entry_id, verb) "
            "SELECT gen_random_uuid(), now(), gen_random_uuid(), 'x' FROM generate_series(1, %s)",
            [20_000],
        )
        cursor.execute(
            "INSERT INTO audit_leaf SELECT n, gen_random_uuid(), 'x' FROM generate_series(1, %s) n", [20_000]
        )
        cursor.execute(
            "INSERT INTO audit_entry (id, at, day, who, agency, act, verb, subject_type, subject_id, records, fields, "
            "purpose, request, leaf) SELECT gen_random_uuid(), now(), now(), n::text, '', '', '', '', '', '{}', '{}', "
            "'', '', 'x' FROM generate_series(1, %s) n",
            [20_000],
        )
        for table in ("mention", "leaf", "entry"):
            cursor.execute(f"ANALYZE audit_{table}")
    with CaptureQueriesContext(connection) as asked:
        QUESTIONS[question]()
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plan = "\n".join(line for [line] in cursor.fetchall())
        assert "Index" in plan
        assert "Seq Scan" not in plan
        assert "Sort" not in plan or "ORDER BY" not in query["sql"]
