"""Loading an extract: whole or not at all, never twice, and nothing that was stated is lost."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lawburrows.access.models import Partner, Record
from lawburrows.exchange.models import SourceRow
from lawburrows.orders.models import Conviction, Disposal, LevelDecision, Notification
from lawburrows.people.models import Address, Identifier, Name, Person, Warning
from tests import febrl
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, figures, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    return lambda *rows: extract(tmp_path / "extract.csv", *rows)


@pytest.fixture(autouse=True)
def all_seen(world):
    """The checks below look at the tables as their owner does."""
    with as_role("owner"):
        yield world


class TestLoad:
    def test_makes_a_record_with_everything_that_the_row_says(self, bring, world):
        more = {"sheet": "names", "person_id": "1", "kind": "nickname", "forename": "Iaint"}
        told = {"sheet": "notifications", "person_id": "1", "section": "s85", "made_on": "2025-12-02"}
        warned = {
            "sheet": "warnings",
            "person_id": "1",
            "kind": "violence",
            "text": "Invented",
            "review_on": "2027-01-01",
        }
        said = load(bring(IAIN | {"partners": "fife; nobody"}, more, told, warned))
        assert figures(said) == "1 read, 1 loaded, 1 warned, 0 refused"
        record = Record.objects.get()
        assert (record.lead, record.area) == (world.police, world.fife_area)
        assert [one.agency for one in record.partners.all()] == [world.fife]
        assert Person.objects.get().name == "Iain MacInvented"
        assert set(Name.objects.values_list("kind", "given")) == {("main", "Iain"), ("nickname", "Iaint")}
        assert Address.objects.get().whole == "1 Imaginary Row, Nowheretown, ZZ1 1AA"
        assert Conviction.objects.get().schedule_3
        assert Disposal.objects.values_list("kind", "months").get() == ("imprisonment", 24)
        assert LevelDecision.objects.get().value == 1
        assert Notification.objects.get().section == "s85"
        assert Warning.objects.get().kind == "violence"
        assert Identifier.objects.get().kind == "source"

    def test_a_partner_is_in_the_case_with_the_area_of_the_case_alone(self, bring, world):
        load(bring(IAIN | {"lead": "fife", "partners": "police"}, IAIN | {"person_id": "2", "partners": "nhs-fife"}))
        areas = Partner.objects.values_list("agency__key", "area__name")
        assert set(areas) == {("police", "P Division"), ("nhs-fife", "NHS Fife")}

    def test_the_same_file_again_adds_nothing(self, bring):
        path = bring(IAIN, IAIN | {"person_id": "2", "forename": "Anna"})
        load(path)
        said = load(path)
        assert "2 loaded before and the same" in said
        assert figures(said) == "2 read, 0 loaded, 0 warned, 0 refused"
        assert Record.objects.count() == Person.objects.count() == SourceRow.objects.count() == 2

    def test_a_row_that_has_changed_is_listed_and_nothing_is_written_over(self, bring):
        load(bring(IAIN))
        anna = {"person_id": "2", "forename": "Anna", "date_of_birth": "1970-02-03"}
        said = load(bring(IAIN | {"surname": "MacChanged"}, IAIN | anna))
        assert "changed since" in said
        assert sorted(Person.objects.values_list("name", flat=True)) == ["Anna MacInvented", "Iain MacInvented"]
        assert figures(said) == "2 read, 1 loaded, 1 warned, 0 refused"

    def test_a_dry_run_writes_nothing(self, bring):
        assert "1 would be loaded" in load(bring(IAIN), dry_run=True)
        assert not Record.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"person_id": ""},
            {"person_id": "1"},
            {"forename": "", "surname": ""},
            {"forename": "A" * 10_000},
            {"lead": "the moon"},
            {"council_area": "Atlantis"},
            {"sheet": "names", "kind": "alias", "surname": "Nobody", "person_id": "999"},
        ],
    )
    def test_a_structural_error_refuses_all_of_it(self, bring, wrong):
        with pytest.raises(CommandError, match="Nothing was loaded"):
            load(bring(IAIN, IAIN | {"person_id": "2"} | wrong))
        assert not Record.objects.exists()

    def test_a_name_of_ten_thousand_characters_is_named_in_the_error(self, bring):
        said = StringIO()
        with as_role("worker"), pytest.raises(CommandError):
            call_command("load_register", str(bring(IAIN | {"forename": "A" * 10_000})), lead="police", stdout=said)
        assert "row 2, forename: must be 200 characters or fewer, not 10000" in said.getvalue()
        assert figures(said.getvalue()) == "1 read, 0 loaded, 0 warned, 1 refused"

    def test_an_impossible_date_and_a_foreign_postcode_are_kept_as_they_were_stated(self, bring):
        said = load(bring(IAIN | {"date_of_birth": "31/02/1961", "postcode": "75008 Paris", "category_since": "1900"}))
        assert figures(said) == "1 read, 1 loaded, 1 warned, 0 refused"
        assert "row 2, date_of_birth: Not a whole, real date: kept as it was stated" in said
        assert "row 2, postcode: Not a full United Kingdom postcode" in said
        assert Person.objects.values_list("born", "born_stated").get() == (None, "31/02/1961")
        assert Address.objects.get().postcode == "75008 Paris"

    @pytest.mark.parametrize("stated", ["2999-01-01", "1/2/2999", "2999"])
    def test_a_birth_in_the_future_is_warned_about_and_kept_as_it_was_stated(self, bring, stated):
        said = load(bring(IAIN | {"date_of_birth": stated}))
        assert figures(said) == "1 read, 1 loaded, 1 warned, 0 refused"
        assert "row 2, date_of_birth: It lies in the future: kept as it was stated" in said
        assert Person.objects.values_list("born", "born_stated").get() == (None, stated)

    @pytest.mark.parametrize("key", ["mappa-fife", "inspectorate", "other", "government"])
    def test_an_agency_that_leads_no_cases_leads_none_that_is_loaded(self, bring, key):
        with pytest.raises(CommandError, match="Nothing was loaded"):
            load(bring(IAIN | {"lead": key}))
        assert not Record.objects.exists()

    @pytest.mark.parametrize("key", ["police", "fife", "prisons", "nhs-fife"])
    def test_those_to_whom_a_case_can_be_moved_lead_one_that_is_loaded(self, bring, key):
        load(bring(IAIN | {"lead": key}))
        assert Record.objects.get().lead.key == key

    def test_a_file_with_headings_alone_is_refused(self, bring):
        said = StringIO()
        with as_role("worker"), pytest.raises(CommandError, match="Nothing was loaded"):
            call_command("load_register", str(bring()), lead="police", stdout=said)
        assert "refused  the file: There is no row below the headings" in said.getvalue()
        assert figures(said.getvalue()) == "0 read, 0 loaded, 0 warned, 1 refused"

    def test_right_to_left_and_combining_characters_are_kept_and_hidden_ones_taken_out(self, bring):
        load(bring(IAIN | {"forename": "\u202eمحمد", "surname": "Zoe\u0308"}))
        assert Name.objects.values_list("given", "family").get() == ("محمد", "Zoë")

    def test_that_hidden_characters_were_taken_out_is_said(self, bring):
        assert "row 2, forename: It held invisible characters, which were taken out" in load(
            bring(IAIN | {"forename": "\u202eIain"})
        )

    def test_a_formula_is_kept_as_the_text_that_it_is(self, bring):
        load(bring(IAIN | {"surname": '=HYPERLINK("http://example.invalid")', "court": "+1"}))
        assert Person.objects.get().name == 'Iain =HYPERLINK("http://example.invalid")'
        assert Conviction.objects.get().court == "+1"

    def test_a_length_without_a_disposal_is_said(self, bring):
        said = load(bring(IAIN | {"disposal": ""}))
        assert "row 2, term: It is the length of nothing" in said
        assert not Disposal.objects.exists()

    def test_a_conviction_without_a_whole_date_is_left_out_and_said(self, bring):
        said = load(bring(IAIN | {"convicted_on": "2020-02-31"}))
        assert "left out, to be added by hand" in said
        assert not Conviction.objects.exists()
        assert Person.objects.exists()

    def test_a_row_without_an_area_goes_where_the_command_says(self, bring, world):
        load(bring(IAIN | {"council_area": ""}), area="Dundee")
        assert Record.objects.get().area == world.dundee_area

    def test_an_extract_in_the_manner_of_the_existing_register_loads(self, tmp_path):
        path = tmp_path / "other.csv"
        path.write_text(
            "Nominal Ref,Surname,Forename(s),DOB,Gender,Area,MAPPA Level\n77,Invented,Anna,03/04/1971,F,Fife,1\n"
        )
        load(path)
        assert Person.objects.values_list("name", "sex").get() == ("Anna Invented", "female")
        assert set(Identifier.objects.values_list("kind", flat=True)) == {"visor", "source"}


def test_the_febrl_people_load_by_the_same_importer(tmp_path, world):
    number = febrl.write_csv(tmp_path / "febrl.csv", 1, 60, areas=("Fife", "Dundee"))
    said = load(tmp_path / "febrl.csv")
    assert figures(said).startswith(f"{number} read, {number} loaded,")
    assert Conviction.objects.count() == number == 60
