"""The components and layouts: every one drawn, described, and free of anything inline."""

import re
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path

import lawburrows.web
from lawburrows.navigation import MENU, PERSON_TABS
from lawburrows.web import menu
from lawburrows.web.context_processors import Chrome, chrome
from lawburrows.web.forms import OnceForm
from lawburrows.web.samples import Sampled, sample_context

TEMPLATES = Path(lawburrows.web.__file__).parent / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
ALL = sorted(TEMPLATES.rglob("*.html"))


def nowhere(request, **kwargs):
    raise AssertionError


urlpatterns = [
    path("my-work/", include(([path("", nowhere, name="my_work")], "tasks"))),
    path("people/", include(([path("<ref>/", nowhere, name="record")], "casefile"))),
    path("search/", include(([path("", nowhere, name="search")], "search"))),
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.usefixtures("plain_static")]


@pytest.fixture
def request_of_aileen():
    request = RequestFactory().get("/people/LB-1/names/")
    request.reader = SimpleNamespace(
        user=SimpleNamespace(get_full_name=lambda: "Aileen Invented"),
        agency_name="Police Scotland, Fife",
        permissions={"search.search", "tasks.read"},
    )
    request.work_count = lambda: 14
    return request


@pytest.fixture
def page(request_of_aileen):
    context = sample_context() | chrome(request_of_aileen)
    return render_to_string("web/components.html", context)


def name(file):
    return file.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("file", ALL, ids=name)
def test_nothing_inline_and_no_work_in_a_template(file):
    text = file.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", text)
    assert not re.search(r"<script(?![^>]*src=)", text)
    assert "perms." not in text
    assert "|safe" not in text
    assert "autoescape off" not in text


@pytest.mark.parametrize("file", COMPONENTS, ids=name)
def test_a_component_begins_by_naming_its_parameters(file):
    assert file.read_text("utf-8").startswith("{% comment %}")


def test_every_component_is_shown(page):
    source = "".join(file.read_text("utf-8") for file in ALL)
    for component in COMPONENTS:
        assert f"components/{component.name}" in source or component.stem in ("act", "tag"), component.name
    assert "Not assessed" in page
    assert "Not known" in page
    assert "Not asked" in page


def test_components_take_only_what_they_are_given():
    for file in ALL:
        for include_tag in re.findall(r'{% include "components/[^%]*%}', file.read_text("utf-8")):
            assert include_tag.endswith("only %}"), f"{name(file)}: {include_tag}"


def test_the_frame_says_who_reads_and_what_waits(page):
    assert "Aileen Invented" in page
    assert "Police Scotland, Fife" in page
    assert "14 in my work" in page
    assert 'action="/search/"' in page
    assert page.count("OFFICIAL-SENSITIVE") == 2
    assert 'href="#main-content"' in page
    assert 'id="main-content"' in page


def test_one_heading_of_the_first_level_and_no_level_skipped(page):
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_of_a_person_says_why_it_may_be_seen(page):
    assert "You can see this because you are the record manager" in page
    assert page.index('aria-label="Warnings"') < page.index('aria-label="Who this is"')
    assert page.index("<main") < page.index('aria-label="Who this is"') < page.index("</main>")


def test_unknown_addresses_and_permissions_are_left_out(request_of_aileen):
    links = Chrome(request_of_aileen).menu
    assert [(link.label, link.current) for link in links] == [("My work", False), ("Search", False)]
    request_of_aileen.reader.permissions = set()
    bare = Chrome(request_of_aileen)
    assert (bare.menu, bare.search_url, bare.work_url) == ([], "", "")


def test_the_tab_nearest_to_the_address_is_marked():
    tabs = menu.person_tabs("LB-1", "/people/LB-1/names/")
    assert [(tab.label, tab.url, tab.current) for tab in tabs] == [("Overview", "/people/LB-1/", True)]


def test_tabs_of_a_person_come_from_the_request(request_of_aileen):
    text = "{% load ui %}{% person_tabs 'LB-1' as links %}{% for link in links %}{{ link.label }}{% endfor %}"
    assert Template(text).render(Context({"request": request_of_aileen})) == "Overview"


def test_signed_out_nothing_is_told():
    frame = Chrome(RequestFactory().get("/"))
    assert (frame.who, frame.agency, frame.menu, frame.search_url, frame.work_count) == ("", "", [], "", None)


def test_work_is_not_counted_until_it_is_shown(request_of_aileen):
    asked = []
    request_of_aileen.work_count = lambda: asked.append(1) or 3
    context = chrome(request_of_aileen)
    assert not asked
    assert context["chrome"].work_count == 3


def test_a_page_may_have_its_own_marking(request_of_aileen):
    request_of_aileen.marking = "OFFICIAL"
    assert chrome(request_of_aileen)["marking"] == "OFFICIAL"


def test_navigation_is_names():
    assert all(len(row) == 3 and ":" in row[1] for row in MENU)
    assert all(len(row) == 2 and ":" in row[1] for row in PERSON_TABS)


def test_refused_a_form_shows_the_reason_and_no_button():
    refused = render_to_string(
        "layouts/confirm.html", {"form": OnceForm(), "may": Sampled(False, "The meeting has not been held")}
    )
    assert "The meeting has not been held" in refused
    assert 'type="submit"' not in refused
    assert "<form" not in refused
    allowed = render_to_string("layouts/confirm.html", {"form": OnceForm(), "may": Sampled(True)})
    assert 'type="submit"' in allowed
    assert 'name="once"' in allowed
