import uuid
from dataclasses import dataclass

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import DataError, ProgrammingError

from lawburrows.audit import trail, tree, verify
from lawburrows.audit.models import Aside, Entry, Mention, Unsealed
from tests.audit.yard import BY, CHANGED, ON, SEEN, SOUGHT, TURNED_AWAY, note

pytestmark = pytest.mark.django_db


class Thing:
    """Stands for a row of case data."""

    def __init__(self):
        self.pk, self.record_id = uuid.uuid4(), uuid.uuid4()

    @dataclass
    class _meta:
        label_lower = "people.name"


def stored(entry):
    return Entry.objects.filter(id=entry.id).values().get()


def test_an_entry_is_stored_with_its_leaf_and_waits_for_its_seal():
    one, two = uuid.uuid4(), uuid.uuid4()
    entry = trail.record(CHANGED, by=BY, on=ON, records=[one, two, one], fields=["name.surname"], purpose="duty")
    row = stored(entry)
    assert row == {name: getattr(entry, name) for name in row}
    assert row["records"] == [one, two]
    assert (row["who"], row["agency"], row["verb"], row["act"]) == (
        "system:yard",
        "Police Scotland",
        "alter",
        "yard.changed",
    )
    assert row["leaf"] == tree.leaf_hash(verify.canonical(trail.plain(row)))
    assert bytes(Unsealed.objects.get(entry_id=entry.id).leaf) == row["leaf"]
    assert set(Mention.objects.filter(entry_id=entry.id).values_list("record_id", "at", "verb")) == {
        (one, entry.at, "alter"),
        (two, entry.at, "alter"),
    }


def test_the_subject_brings_its_record():
    thing, other = Thing(), uuid.uuid4()
    entry = trail.viewed(SEEN, thing, by=BY, on=ON, records=[other], fields=["photograph"])
    assert (entry.subject_type, entry.subject_id) == ("people.name", str(thing.pk))
    assert entry.records == [thing.record_id, other]


def test_the_text_of_an_entry_is_the_same_for_ever():
    """Known answer: a change of the form would make every older leaf unprovable."""
    entry = {
        "id": "00000000-0000-4000-8000-000000000001",
        "at": "2026-11-22T09:00:00.000000Z",
        "day": "2026-11-22",
        "who": "system:yard",
        "agency": "Comhairle nan Eilean Siar – Àrd",
        "act": "yard.seen",
        "verb": "consult",
        "subject_type": "",
        "subject_id": "",
        "records": [],
        "fields": ["name"],
        "purpose": "",
        "digest": None,
        "request": "",
    }
    assert verify.canonical(entry).decode() == (
        '{"act":"yard.seen","agency":"Comhairle nan Eilean Siar – Àrd","at":"2026-11-22T09:00:00.000000Z",'
        '"day":"2026-11-22","digest":null,"fields":["name"],"id":"00000000-0000-4000-8000-000000000001","purpose":"",'
        '"records":[],"request":"","subject_id":"","subject_type":"","verb":"consult","who":"system:yard"}'
    )
    assert tree.leaf_hash(verify.canonical(entry)).hex() == (
        "2055f35d6bae99fb20e95256504db07050f4ab949022c2abeae0b0d336dd6881"
    )


def test_words_lie_aside_under_a_salt():
    first, second = (trail.searched(SOUGHT, by=BY, on=ON, terms="MacDonald, Fife") for _ in range(2))
    assert first.digest != second.digest
    for entry in (first, second):
        aside = Aside.objects.get(entry_id=entry.id)
        assert aside.text == "MacDonald, Fife"
        assert trail.commitment(bytes(aside.salt), aside.text) == entry.digest
    assert "MacDonald" not in str(stored(first))
    assert not Aside.objects.filter(entry_id=note().id).exists()


def test_a_refusal_says_what_was_asked():
    entry = trail.refused(TURNED_AWAY, by=BY, on=ON, reason="GET /people/1/")
    assert (entry.verb, Aside.objects.get(entry_id=entry.id).text) == ("refuse", "GET /people/1/")


def test_the_request_is_named():
    token = trail.request_id.set("r-17")
    try:
        assert stored(note())["request"] == "r-17"
    finally:
        trail.request_id.reset(token)


@pytest.mark.parametrize(
    "named",
    [
        {"fields": ["John Smith"]},
        {"fields": ["Émile"]},
        {"purpose": "to see him"},
        {"fields": [""]},
        {"fields": ["x" * 81]},
    ],
)
def test_values_have_no_place_in_an_entry(named):
    with pytest.raises(ValueError, match="never values"):
        note(**named)


def test_an_entry_is_about_a_thousand_records_at_most():
    assert len(note(records=[uuid.uuid4() for _ in range(1000)]).records) == 1000
    with pytest.raises(ValueError, match="write several"):
        note(records=[uuid.uuid4() for _ in range(1001)])


def test_an_entry_says_who():
    class Nobody:
        audit_who = audit_agency = ""

    with pytest.raises(ValueError, match="who did it"):
        note(by=Nobody())


@pytest.mark.parametrize(
    "write",
    [
        lambda: trail.viewed(CHANGED, by=BY, on=ON),
        lambda: trail.searched(SEEN, by=BY, on=ON, terms="x"),
        lambda: trail.refused(SEEN, by=BY, on=ON),
    ],
)
def test_an_act_is_written_as_what_it_is_declared(write):
    with pytest.raises(ValueError, match="is declared as"):
        write()


def test_a_text_that_cannot_be_stored_writes_nothing():
    with pytest.raises((DataError, ValueError)), transaction.atomic():
        note(aside="nul \x00 byte")
    assert not Entry.objects.exists()
    assert not Unsealed.objects.exists()


TRAIL = ("entry", "mention", "leaf", "node", "head", "cosignature")


@pytest.mark.parametrize("table", [*TRAIL, "unsealed", "aside"])
@pytest.mark.parametrize("role", ["web", "owner"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "TRUNCATE {}", "DELETE FROM {}"])
def test_nobody_changes_the_trail(role, table, change):
    if table in ("unsealed", "aside") and change.startswith("DELETE") and role == "owner":
        return  # a queue empties, and words beside an entry can be erased
    note()
    column = {
        "node": "hash",
        "head": "root",
        "cosignature": "signature",
        "mention": "verb",
        "entry": "who",
        "aside": "text",
    }.get(table, "leaf")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE lawburrows_{role}")
        with pytest.raises((ProgrammingError, InternalError), match="permission denied|only grows"):
            cursor.execute(change.format(f"audit_{table}", column, column))
        transaction.set_rollback(True)


@pytest.mark.parametrize("table", ["entry", "mention", "aside", "leaf"])
def test_the_sealer_sees_no_entry(table):
    allowed = table == "leaf"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT has_table_privilege('lawburrows_sealer', 'audit_{table}', 'SELECT')")
        assert cursor.fetchone() == (allowed,)
