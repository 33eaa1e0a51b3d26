"""Tags and filters."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from lawburrows.web.samples import Sampled
from lawburrows.web.templatetags import ui


def draw(text, **context):
    return Template("{% load ui %}" + text).render(Context(context))


def test_a_tag_says_its_word():
    assert draw("{% tag word 'red' %}", word="<High>").strip() == (
        '<strong class="govuk-tag govuk-tag--red">&lt;High&gt;</strong>'
    )
    with pytest.raises(ValueError, match="colour"):
        ui.tag("x", "crimson")


class TestAct:
    def test_allowed_leads_there(self):
        page = draw("{% act may 'Close the meeting' '/close/' %}", may=Sampled(True))
        assert 'href="/close/"' in page
        assert "aria-disabled" not in page

    def test_refused_explains_itself_and_leads_nowhere(self):
        page = draw("{% act may 'Close' '/close/' %}", may=Sampled(False, "No level <yet>"))
        assert "/close/" not in page
        assert 'aria-disabled="true"' in page
        assert "No level &lt;yet&gt;" in page

    def test_sent_by_post_carries_the_token(self):
        page = draw("{% act may 'Chase' '/chase/' method='post' %}", may=Sampled(True), csrf_token="T")
        assert 'method="post" action="/chase/"' in page
        assert 'value="T"' in page

    def test_in_a_form_it_is_the_button(self):
        assert 'type="submit"' in draw("{% act may 'Save' kind='warning' %}", may=Sampled(True))

    def test_an_unknown_kind_is_a_mistake(self):
        with pytest.raises(ValueError, match="kind"):
            draw("{% act may 'Save' kind='gold' %}", may=True)


def test_dates_and_words_in_their_place():
    moment = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
    assert draw("{{ d|day }}", d=date(2026, 12, 4)) == "4 December 2026"
    assert draw("{{ d|weekday }}", d=date(2026, 12, 4)) == "Friday 4 December 2026"
    assert draw("{{ d|day }}", d="not known") == "not known"
    assert draw("{{ d|clock }} {{ d|moment }}", d=moment) == "12:00 1 July 2026 at 12:00"
    assert draw("{{ d|machine }}{{ x|machine }}", d=date(2026, 12, 4), x="about 1960") == "2026-12-04"
