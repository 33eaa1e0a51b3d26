"""Identifiers, postcodes, names and stated dates: what people write, and what hostile text does (nothing)."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawburrows.rules import identifiers, postcode
from lawburrows.rules.dates import PartialDate, Precision
from lawburrows.rules.identifiers import FORMS, Kind, check, normalise
from lawburrows.rules.names import LONGEST_START, begun, fold, sound, starts

HOSTILE = [
    "",
    " \t\n",
    "\x00",
    "a\x00b",
    "x" * 10_000,
    "9" * 10_000,
    "\u202e1791 rpA 3",
    "é" + "\u0301" * 5_000,
    "\ud800",
    "١٩٧١-٠٤-٠٣",
    "²⁰²⁰",
    "' OR 1=1 --",
    "李小龍",
    "🙂",
    "0000-00-00",
    "9999-99-99",
    "-",
    "'",
    "O",
    "''''",
    "ﷺ" * 500,
]
TEXT = st.text(max_size=60)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_raises_nothing_and_shows_nothing_invisible(text: str) -> None:
    for kind in Kind:
        assert len(check(kind, text).value) <= identifiers.LONGEST
    for shown in (postcode.parse(text).text, PartialDate.parse(text).text):
        assert len(shown) <= 100
        assert not any(unicodedata.category(character) in ("Cc", "Cf") for character in shown)
    assert all(token for token in fold(text).tokens)


@given(TEXT)
def test_any_text_is_taken(text: str) -> None:
    for kind in Kind:
        found = check(kind, text)
        if not found.reason:
            assert normalise(kind, found.value) == found.value
    assert postcode.parse(postcode.parse(text).text).outward == postcode.parse(text).outward
    assert fold(text).sounds == tuple(sound(token) for token in fold(text).tokens)
    stated = PartialDate.parse(text)
    assert stated.known is (stated.latest is not None)


class TestIdentifiers:
    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind.name)
    def test_every_example_has_its_own_form_and_is_unverified(self, form: identifiers.Form) -> None:
        found = check(form.kind, form.example)
        assert found
        assert found.reason == ""
        assert found.source is not None
        assert not found.source.verified

    @pytest.mark.parametrize(
        ("kind", "text", "value"),
        [
            (Kind.PNC, " 99/1p ", "1999/0000001P"),
            (Kind.PNC, "20/0000001x", "2020/0000001X"),
            (Kind.PNC, "1999-0000001-P", "1999-0000001-P"),
            (Kind.CRO, "000123/99a", "123/99A"),
            (Kind.CRO, "sf12/99a", "SF12/99A"),
            (Kind.CRO, "nothing", "NOTHING"),
            (Kind.CHI, "010101 0001", "0101010001"),
            (Kind.NATIONAL_INSURANCE, "qq 12 34 56 c", "QQ123456C"),
        ],
    )
    def test_written_one_way(self, kind: Kind, text: str, value: str) -> None:
        assert normalise(kind, text) == value

    @pytest.mark.parametrize(
        ("kind", "text", "warning"),
        [
            (Kind.PNC, "1999/0000001A", "last letter"),
            (Kind.PNC, "hello", "does not look like"),
            (Kind.CRO, "123456/99B", "last letter"),
            (Kind.CHI, "0101010002", "last digit"),
            (Kind.CHI, "3201010001", "date of birth"),
            (Kind.CHI, "0113010001", "date of birth"),
            (Kind.CHI, "123", "does not look like"),
        ],
    )
    def test_a_doubtful_number_is_kept_with_a_warning(self, kind: Kind, text: str, warning: str) -> None:
        found = check(kind, text)
        assert found
        assert warning in found.reason

    def test_a_small_file_number_has_no_known_check(self) -> None:
        assert check(Kind.CRO, "SF12/99A").warning == ""

    def test_nothing_and_far_too_much_are_refused(self) -> None:
        assert check(Kind.CHS, " ").reason == "Enter the CHS reference."
        assert not check(Kind.CHS, "1" * 41)

    def test_a_chi_number_whose_sum_leaves_ten_can_never_be_right(self) -> None:
        assert all(check(Kind.CHI, f"010101030{digit}").warning for digit in range(10)) is False
        right = [n for n in range(10_000) if not check(Kind.CHI, f"010101{n:04}").warning]
        assert 900 < len(right) < 1_000


class TestPostcode:
    @pytest.mark.parametrize(
        ("text", "shown", "area", "is_uk"),
        [
            ("eh11aa", "EH1 1AA", "EH", True),
            (" Ky1-1xx ", "KY1 1XX", "KY", True),
            ("gir 0aa", "GIR 0AA", "GIR", True),
            ("EH1", "EH1", "EH", False),
            ("75008 Paris", "75008 Paris", "", False),
            ("", "", "", False),
        ],
    )
    def test_uk_ones_are_written_one_way_and_others_kept(self, text: str, shown: str, area: str, is_uk: bool) -> None:
        found = postcode.parse(text)
        assert (found.text, found.area, found.is_uk) == (shown, area, is_uk)
        assert bool(found.warning) is (bool(shown) and not is_uk)


class TestNames:
    @pytest.mark.parametrize(
        "names",
        [
            ("MacInvented", "McInvented", "Mc Invented", "M'Invented", "mac invented", "Nic Invented"),
            ("O'Invented", "O’Invented", "O Invented", "Ó Invented", "OInvented"),
            ("Zoë", "ZOE", "Zoe\u0301", "zoe"),
            ("Anne-Marie", "Anne Marie", "ANNE  MARIE"),
            ("Łukasz Øde", "lukasz ode"),
        ],
    )
    def test_spellings_of_one_name_fold_together(self, names: tuple[str, ...]) -> None:
        assert len({fold(name).tokens for name in names}) == 1

    def test_particles_stand_apart_unless_they_are_the_whole_name(self) -> None:
        assert fold("Jan van der Invented").tokens == ("jan", "invented")
        assert fold("Jan van der Invented").particles == ("van", "der")
        assert fold("La").tokens == ("la",)

    def test_together_and_apart(self) -> None:
        assert fold("Anne-Marie").joined == fold("Annemarie").joined
        assert fold("Anne-Marie").text == "anne marie"

    def test_a_mac_that_belongs_to_nothing_stays(self) -> None:
        assert fold("Mac").tokens == ("mc",)
        assert fold("' Mack").tokens == ("mack",)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("catherine", "kathryn"),
            ("stewart", "stuart"),
            ("philip", "filip"),
            ("knox", "nox"),
            ("wright", "rite"),
            ("mhairi", "vairi"),
        ],
    )
    def test_names_of_like_sound_share_a_key(self, one: str, other: str) -> None:
        assert sound(one) == sound(other)

    def test_names_of_unlike_sound_do_not(self) -> None:
        assert len({sound(name) for name in ("ann", "ben", "carol", "duncan", "fiona", "")}) == 6


class TestBeginningsOfNames:
    @pytest.mark.parametrize(
        "name", ["MacKenzie", "McLean", "Mack", "Nicola", "O'Brien", "Màiri", "Zoë", "Ng", "Invented"]
    )
    def test_whatever_is_typed_of_a_name_from_three_letters_on_begins_it(self, name):
        [token] = fold(name).tokens
        letters = name.replace("'", "")
        for typed in (letters[:length] for length in range(3, len(letters) + 1)):
            [forms] = begun(typed)
            cut = {form[:LONGEST_START] for form in forms}
            assert token in forms or cut & set(starts(token)), typed

    def test_less_than_three_letters_and_particles_say_nothing(self):
        assert begun("a bc, de la Mar") == [frozenset({"mar"})]
        assert begun("mc") == [frozenset({"mc"})]

    @given(st.text(max_size=60))
    def test_any_text_is_taken(self, text):
        for forms in begun(text):
            assert all(len(form) > 1 for form in forms)


class TestStatedDates:
    @pytest.mark.parametrize(
        ("stated", "precision", "iso"),
        [
            ("1971", Precision.YEAR, "1971"),
            ("1971-04", Precision.MONTH, "1971-04"),
            ("04/1971", Precision.MONTH, "1971-04"),
            ("Apr 1971", Precision.MONTH, "1971-04"),
            ("1971-04-03", Precision.DAY, "1971-04-03"),
            ("3 Apr 1971", Precision.DAY, "1971-04-03"),
            ("3rd of April, 1971", Precision.DAY, "1971-04-03"),
            ("April 3, 1971", Precision.DAY, "1971-04-03"),
            ("03/04/1971", Precision.DAY, "1971-04-03"),
            ("3.4.1971", Precision.DAY, "1971-04-03"),
            ("29 February 2024", Precision.DAY, "2024-02-29"),
            ("1971-02-30", Precision.IMPOSSIBLE, ""),
            ("29 February 2023", Precision.IMPOSSIBLE, ""),
            ("1971-13", Precision.IMPOSSIBLE, ""),
            ("0971", Precision.IMPOSSIBLE, ""),
            ("about 50", Precision.NOT_A_DATE, ""),
            ("3/4/71", Precision.NOT_A_DATE, ""),
            ("", Precision.NOTHING, ""),
        ],
    )
    def test_what_is_understood(self, stated: str, precision: Precision, iso: str) -> None:
        found = PartialDate.parse(stated)
        assert (found.precision, found.iso, found.text) == (precision, iso, stated)
        assert bool(found.warning) is (precision in (Precision.IMPOSSIBLE, Precision.NOT_A_DATE))

    def test_bounds(self) -> None:
        april = PartialDate.parse("1971-04")
        assert (april.earliest, april.latest, april.exact) == (date(1971, 4, 1), date(1971, 4, 30), None)
        assert april.may_be(date(1971, 4, 30))
        assert not april.may_be(date(1971, 5, 1))
        assert april.overlaps(PartialDate.parse("1971"))
        assert not april.overlaps(PartialDate.parse("1972"))
        assert not april.overlaps(PartialDate.parse("unknown"))
        assert PartialDate.on(date(1971, 4, 3)).exact == date(1971, 4, 3)

    def test_ages_have_bounds_too(self) -> None:
        assert PartialDate.parse("1971").age_on(date(2026, 6, 1)) == (54, 55)
        assert PartialDate.parse("?").age_on(date(2026, 6, 1)) is None
