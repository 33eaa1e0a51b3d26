"""Taking out what one may see: harmless, recorded, and never the others in a case."""

from __future__ import annotations

import uuid

import pytest
from openpyxl import load_workbook

from lawburrows.access.models import Record
from lawburrows.audit.models import Entry
from lawburrows.exchange import acts, exporting, register
from lawburrows.exchange.commands.exports import ask_for_export
from lawburrows.people.models import Other
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, load
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = "For the quarterly return of the region"


@pytest.fixture
def people(world, tmp_path):
    dundee = {"person_id": "2", "forename": "Anna", "council_area": "Dundee"}
    load(extract(tmp_path / "people.csv", IAIN | {"surname": "=HYPERLINK(1)", "cro": "123456/99L"}, IAIN | dundee))
    with as_role("owner"):
        for record in Record.objects.all():
            Other.objects.create(record=record, owner=world.police, category="victim", name="Marsaili Neverwas")
    return world


def taken(world, name, **more):
    user = getattr(world, name)
    with on_the_day(user):
        return register.rows(register.visible_records(user, mine=False), user, TODAY, **more)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@A1", "\t=1", "\r=1", " =1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(text):
    assert exporting.harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Iain", "O'Hare", "1 - 2", "3=3"])
def test_an_ordinary_cell_stays_as_it_is(text):
    assert exporting.harmless(text) == text


def test_holds_the_people_whom_the_reader_may_see_and_nobody_else(people):
    assert [row["forename"] for row in taken(people, "effie")] == ["Iain"]
    assert [row["forename"] for row in taken(people, "fergus")] == ["Anna"]
    assert taken(people, "gavin") == []


def test_others_in_a_case_are_never_in_it(people):
    assert "Neverwas" not in str(taken(people, "aileen"))


def test_protected_numbers_are_masked_unless_they_are_asked_for(people):
    assert taken(people, "aileen")[0]["cro"] != "123456/99L"
    assert taken(people, "aileen", whole_numbers=True)[0]["cro"] == "123456/99L"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_file_holds_no_formula(people, form, tmp_path):
    content = exporting.written(form, "people", register.COLUMNS, taken(people, "aileen"))
    if form == "csv":
        assert "'=HYPERLINK(1)" in content.decode("utf-8-sig")
        return
    path = tmp_path / "export.xlsx"
    path.write_bytes(content)
    cells = [cell for row in load_workbook(path).active.iter_rows() for cell in row]
    assert "'=HYPERLINK(1)" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_asking_writes_one_entry_for_each_thousand_records(people):
    token = uuid.uuid4()
    records = [uuid.uuid4() for _ in range(2500)]
    with on_the_day(people.aileen):
        ask_for_export(records, form="csv", whole_numbers=False, why=WHY, token=token, by=people.aileen, on=TODAY)
    with as_role("owner"):
        found = list(Entry.objects.filter(act=acts.EXPORTED.key))
    assert sorted(len(entry.records) for entry in found) == [500, 1000, 1000]
    assert {entry.verb for entry in found} == {"disclose"}
    assert WHY not in str([entry.__dict__ for entry in found])


@pytest.mark.parametrize(
    ("who", "why", "words"),
    [("aileen", "for work", "15 letters"), ("callum", WHY, "Your role does not let you"), ("iona", WHY, "Your role")],
)
def test_is_refused_without_a_purpose_or_the_permission(people, who, why, words):
    user = getattr(people, who)
    asked = {"form": "csv", "whole_numbers": False, "token": uuid.uuid4()}
    with on_the_day(user), pytest.raises(Refused, match=words):
        ask_for_export([uuid.uuid4()], why=why, by=user, on=TODAY, **asked)


class TestPage:
    ASKED = {"whom": "all", "form": "csv", "numbers": "masked", "why": WHY}

    def test_waits_until_the_disclosure_is_witnessed(self, people, client, monkeypatch):
        monkeypatch.setattr("lawburrows.web.witnessing.PATIENCE", 0.0)
        client.force_login(people.aileen)
        asked = client.post("/export/", self.ASKED | {"once": str(uuid.uuid4())})
        answer = client.get(asked["Location"])
        assert answer["Refresh"]
        assert "being witnessed" in answer.content.decode()
        assert "MacInvented" not in answer.content.decode()

    def test_nobody_else_can_take_it(self, people, client):
        client.force_login(people.aileen)
        asked = client.post("/export/", self.ASKED | {"once": str(uuid.uuid4())})
        client.force_login(people.bashir)
        assert client.get(asked["Location"]).status_code == 404

    def test_a_purpose_that_says_nothing_is_an_error_and_nothing_typed_is_lost(self, people, client):
        client.force_login(people.aileen)
        page = client.post("/export/", self.ASKED | {"why": "work", "once": str(uuid.uuid4())}).content.decode()
        assert "15 letters or more" in page
        assert ">work</textarea>" in page.replace("\n", "")
