"""An order and its conditions through the pages: recorded together, varied, suspended, replaced, and put right."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lawburrows.orders import queries
from lawburrows.orders.models import Condition, Happening, Order
from lawburrows.rules.conditions import catalogue_for
from tests.conftest import as_role
from tests.documents import pictures
from tests.factories import orders as make
from tests.orders.pages import address, day, rows, sent, shown, text_of
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db

PARK = "You must not enter the Invented Park."
SHPO = {"kind": "shpo", "court": "Invented Sheriff Court"}
MADE, LATER = date(2024, 5, 4), date(2026, 5, 4)


def read_again(row):
    with as_role("owner"):
        row.refresh_from_db()


def block(number, text=PARK, kind="place", nature="prohibition", **more):
    said = {"text": text, "kind": kind, "nature": nature, **more}
    return {f"c{number}_{name}": value for name, value in said.items()}


class TestRecordOrder:
    def test_several_conditions_at_once_and_an_empty_block_is_left_out(self, client, world, record):
        url = address("record_order", record)
        values = SHPO | day("made_on", MADE) | block(1, enforceable="yes")
        again = sent(client, world.aileen, url, more="1", blocks=1, **values)
        assert again.status_code == 200
        assert "Condition 2" in text_of(again)
        assert PARK in text_of(again)
        assert "There is a problem" not in text_of(again)
        assert not rows(Order)
        curfew = block(2, "At home.", "curfew", "requirement", from_time="21:00", until_time="7am", weekdays=["5", "6"])
        ban = block(3, "No travel abroad.", "foreign_travel")
        ban |= {f"c3_{name}": value for name, value in day("last_day", date(2027, 5, 3)).items()}
        done = sent(client, world.aileen, url, blocks=4, **values, **curfew, **ban)
        [order] = rows(Order)
        assert done.url == address("order", record, pk=order.pk)
        park, home, abroad = sorted(rows(Condition), key=lambda one: one.number)
        assert (park.text, park.enforceable, park.starts, park.ends, park.under) == (
            PARK,
            True,
            MADE,
            None,
            order.get_kind_display(),
        )
        assert (home.weekdays, home.enforceable, abroad.ends) == ("56", None, date(2027, 5, 4))
        page = shown(client, world.aileen, done.url)
        assert "21:00 to 07:00 on Friday and Saturday" in page
        assert "Nobody has said" in page
        assert "fixed period; no last day is recorded" in page  # of the order itself
        listed = shown(client, world.aileen, address("convictions", record))
        assert "3 in force: place or zone, curfew, travel abroad; 1 can be enforced at once" in listed
        overview = shown(client, world.aileen, reverse("casefile:record", args=[record.ref]))
        assert "Conditions that can be enforced" in overview
        assert PARK in overview
        dates = shown(client, world.aileen, address("dates", record))
        assert "Condition 3, travel abroad, ends" in dates

    @pytest.mark.parametrize(
        ("said", "error"),
        [
            ({"text": ""}, "Enter what it says, word for word"),
            ({"kind": ""}, "Select what it is about"),
            ({"nature": ""}, "Select what it does"),
            ({"from_time": "21:00"}, "Enter both times of day, or neither"),
            ({"text": "You must not enter [place or zone]."}, "Fill in what stands in brackets: [place or zone]"),
            (day("starts", LATER) | day("last_day", MADE), "The last day must be the same as or after the first day"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, client, world, record, said, error):
        values = SHPO | day("made_on", MADE) | block(1, **{"zone": "by the shore", **said})
        answer = sent(client, world.aileen, address("record_order", record), blocks=1, **values)
        assert error in text_of(answer)
        assert "by the shore" in text_of(answer)
        assert not rows(Order)

    def test_a_new_order_suggests_that_the_old_one_was_replaced(self, client, world, record):
        with as_role("owner"):
            old = make.order(record, kind="sopo", on=date(2018, 5, 4))
            make.condition(old)
            new = make.order(record, kind="shpo", on=MADE, ends=date(2034, 5, 4))
        page = shown(client, world.aileen, address("order", record, pk=new.pk))
        link = address("record_happening", record, pk=old.pk)
        assert f"{link}?kind=replaced&amp;by={new.pk}" in page
        url = f"{link}?{urlencode({'kind': 'replaced'})}"
        sent(client, world.aileen, url, authority="sheriff", replaced_by=str(new.pk), **day("happened_on", MADE))
        read_again(old)
        assert old.ends == MADE
        assert link not in shown(client, world.aileen, address("order", record, pk=new.pk))


class TestCatalogue:
    def test_a_wording_is_copied_and_its_gaps_are_filled_in(self, client, world, record):
        with as_role("owner"):
            old = make.order(record, kind="licence", on=date(2022, 5, 4))
            new = make.order(record, kind="licence", on=LATER)
        assert "version 1" in shown(client, world.aileen, address("add_conditions", record, pk=old.pk))
        url = address("add_conditions", record, pk=new.pk)
        again = text_of(sent(client, world.aileen, url, blocks=1, c1_item="zone", fill="1"))
        assert "You must not enter [place or zone]." in again
        assert "There is a problem" not in again
        other = sent(client, world.aileen, url, blocks=1, c1_item="zone", c1_text="Keep out of the park.")
        assert "not those of the catalogue" in text_of(other)
        none = sent(client, world.aileen, url, blocks=1)
        assert "Enter what it says, word for word" in text_of(none)
        sent(client, world.aileen, url, blocks=1, c1_item="zone", c1_text=PARK)
        [one] = rows(Condition)
        assert (one.catalogue, one.catalogue_version, one.catalogue_item) == ("licence", 2, "zone")
        assert (one.kind, one.nature, one.text) == ("place", "prohibition", PARK)
        assert "model wording, not an official text" in shown(client, world.aileen, address("order", record, pk=new.pk))

    def test_the_wording_is_offered_once_the_kind_of_order_is_known(self, client, world, record):
        url = address("record_order", record)
        assert "c1_item" not in shown(client, world.aileen, url)
        again = sent(client, world.aileen, url, kind="shpo", blocks=1, fill="1", made_on_day="x")
        assert "c1_item" in text_of(again)

    def test_no_wording_of_another_kind_is_offered_and_the_page_says_what_to_do(self, client, world, record):
        url = address("record_order", record)
        for kind, words in (("", "Select the kind of order first"), ("cpo", ""), ("other", "No model wording is held")):
            text = text_of(sent(client, world.aileen, url, kind=kind, blocks=1, fill="1", c1_text="Typed before."))
            assert words in text
            assert "Typed before." in text
        shpo = text_of(sent(client, world.aileen, url, kind="shpo", blocks=1, fill="1"))
        [foreign] = [item.key for item in catalogue_for("licence", LATER).items if f'value="{item.key}"' not in shpo][
            :1
        ]
        other = text_of(sent(client, world.aileen, url, kind="shpo", blocks=1, fill="1", c1_item=foreign))
        assert f'value="{foreign}"' not in other
        with as_role("owner"):
            without = make.order(record, kind="other", on=MADE)
        text = shown(client, world.aileen, address("add_conditions", record, pk=without.pk))
        assert "from the catalogue" not in text

    def test_the_court_s_paper_is_filed_with_the_order_or_later_and_reached_from_its_page(
        self, client, world, record, settings, tmp_path
    ):
        settings.UPLOADS = tmp_path

        def paper():
            return SimpleUploadedFile("order.pdf", b"%PDF-1.7\n%%EOF", "application/pdf")

        values = {"kind": "shpo", "blocks": 1} | day("made_on", MADE)
        made = sent(client, world.aileen, address("record_order", record), **values, paper=paper())
        assert "made 4 May 2024" in shown(client, world.aileen, made["Location"]).replace("\xa0", " ")
        [order] = rows(Order)
        assert order.paper_id
        assert "filed already" in shown(client, world.aileen, address("file_order_paper", record, pk=order.pk))
        with as_role("owner"):
            bare = make.order(record, kind="sopo", on=MADE)
        page, url = address("order", record, pk=bare.pk), address("file_order_paper", record, pk=bare.pk)
        assert url in shown(client, world.aileen, page)
        assert "Select the court" in text_of(sent(client, world.aileen, url, version=1))
        assert sent(client, world.aileen, url, version=1, paper=paper()).status_code == 302
        text = shown(client, world.aileen, page)
        read_again(bare)
        assert f"/{bare.paper_id}/" in text
        assert url not in text


class TestChangeCondition:
    def test_a_late_save_is_shown_beside_what_is_held(self, client, world, record):
        with as_role("owner"):
            one = make.condition(make.order(record, on=MADE))
        url = address("change_condition", record, pk=one.pk)
        assert PARK in shown(client, world.aileen, url)
        values = {"text": "In the Invented Park you must not be.", "kind": "place", "nature": "prohibition"}
        assert sent(client, world.aileen, url, version=1, **values, enforceable="no").status_code == 302
        read_again(one)
        assert (one.text, one.enforceable, one.version) == (values["text"], False, 2)
        late = text_of(sent(client, world.aileen, url, version=1, **values | {"text": "Typed meanwhile."}))
        assert "What differs" in late
        assert values["text"] in late
        assert "Typed meanwhile." in late
        before = sent(client, world.aileen, url, version=2, **values, **day("starts", date(2024, 5, 3)))
        assert "cannot begin before its order" in text_of(before)


class TestHappenings:
    def happened(self, client, world, order, kind, when, **more):
        url = address("record_happening", order.record, pk=order.pk) + f"?kind={kind}"
        values = {"authority": "sheriff", "blocks": 1} | day("happened_on", when) | more
        return sent(client, world.aileen, url, **values)

    def test_a_variation_ends_some_conditions_adds_others_and_files_the_paper(
        self, client, world, record, settings, tmp_path
    ):
        settings.UPLOADS = tmp_path
        with as_role("owner"):
            order = make.order(record, on=MADE)
            old = make.condition(order)
            kept = make.condition(order, number=2, text="No travel.")
        choose = shown(client, world.aileen, address("record_happening", record, pk=order.pk))
        assert "Varied" in choose
        assert "Recalled" not in choose
        paper = SimpleUploadedFile("variation.png", pictures.png(), content_type="image/png")
        answer = self.happened(
            client,
            world,
            order,
            "varied",
            LATER,
            ending=[str(old.pk)],
            paper=paper,
            **block(1, "You must not enter Fife."),
        )
        assert answer.status_code == 302
        read_again(old)
        read_again(kept)
        [new] = [one for one in rows(Condition) if one.number == 3]
        assert (old.ends, kept.ends, new.starts, new.added_by_id) == (LATER, None, LATER, old.ended_by_id)
        page = shown(client, world.aileen, answer.url)
        assert "what it changed" in page
        assert "varied, 4 May 2026" in page  # the paper
        [event] = rows(Happening)
        withdrawn = sent(
            client,
            world.aileen,
            address("withdraw_happening", record, pk=event.pk),
            version=1,
            reason="typed on the wrong record this morning",
        )
        assert withdrawn.status_code == 302
        read_again(old)
        read_again(new)
        assert (old.ends, new.ends) == (None, new.starts)
        assert "Never in force" in shown(client, world.aileen, answer.url)

    def test_suspension_and_discharge_follow_to_every_condition(self, client, world, record):
        with as_role("owner"):
            order = make.order(record, on=MADE, ends=date(2034, 5, 4))
            one = make.condition(order, until=date(2030, 5, 4), ends=date(2030, 5, 4))
        self.happened(client, world, order, "suspended", LATER)
        read_again(one)
        assert one.suspended_on == LATER
        with on_the_day(world.aileen) as by:
            assert queries.enforceable_conditions(record.pk, by=by, on=TODAY) == []
        for url in (
            address("order", record, pk=order.pk),
            address("convictions", record),
            reverse("casefile:record", args=[record.ref]),
        ):
            assert "uspended since 4 May 2026" in shown(client, world.aileen, url)
        assert "suspended already" in text_of(self.happened(client, world, order, "suspended", date(2026, 5, 20)))
        self.happened(client, world, order, "suspension_ended", date(2026, 6, 4))
        self.happened(client, world, order, "discharged", date(2026, 7, 4))
        read_again(order)
        read_again(one)
        assert (order.ends, one.ends, one.suspended_on) == (date(2026, 7, 4), date(2026, 7, 4), None)
        [event] = [row for row in rows(Happening) if row.kind == "discharged"]
        url = address("withdraw_happening", record, pk=event.pk)
        assert "letters or more" in text_of(sent(client, world.aileen, url, version=1, reason="no"))
        sent(client, world.aileen, url, version=1, reason="typed on the wrong record this morning")
        read_again(order)
        read_again(one)
        assert (order.ends, one.ends) == (date(2034, 5, 4), date(2030, 5, 4))

    @pytest.mark.parametrize(
        ("kind", "when", "error"),
        [
            ("varied", date(2024, 5, 3), "before the order was made"),
            ("discharged", MADE, "it can end after that day"),
            ("discharged", date(2026, 5, 5), "The order ended before"),
            ("suspension_ended", LATER, "The order is not suspended"),
        ],
    )
    def test_says_what_cannot_have_happened(self, client, world, record, kind, when, error):
        with as_role("owner"):
            order = make.order(record, on=MADE, ends=LATER)
        assert error in text_of(self.happened(client, world, order, kind, when))
        assert not rows(Happening)

    def test_a_recall_and_a_release_again(self, client, world, record):
        with as_role("owner"):
            licence = make.order(record, kind="licence", on=MADE)
            one = make.condition(licence)
        assert "No recall is recorded" in text_of(self.happened(client, world, licence, "released_again", LATER))
        self.happened(client, world, licence, "recalled", LATER)
        read_again(one)
        assert one.suspended_on == LATER
        assert "Recalled since 4 May 2026" in shown(client, world.aileen, address("order", record, pk=licence.pk))
        assert "recorded already" in text_of(self.happened(client, world, licence, "recalled", date(2026, 5, 20)))
        self.happened(client, world, licence, "released_again", date(2026, 8, 4), **block(1, "Live in Fife."))
        read_again(one)
        assert one.suspended_on is None
        assert client.get(address("record_happening", record, pk=licence.pk) + "?kind=replaced").status_code == 404
