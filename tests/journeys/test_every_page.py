"""Every persona, every page that a link leads to: it answers, axe finds nothing, it fits 320 px; and by keyboard alone."""

import re
from collections import defaultdict, deque
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Error

from lawburrows.demo.personas import PERSONAS

A_LIST_OF_WORK = re.compile(r"of=\w+")
LEAVES_THE_PRODUCT = ("/accounts/logout/", "/demo/sign-in/")
# What a page is built of, whatever it says: an element of each kind once. Who it is about stands on top of
# many pages in the same way.
PARTS = """[...new Set([...document.querySelectorAll('body *')].filter(one => !one.closest('.lb-identity, .lb-warnings')).map(
    one => [one.tagName, one.getAttribute('class'), one.getAttribute('role'), one.type].join(' ')))]"""


def links(page, address):
    """The addresses within the product that a page leads to."""
    for href in page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))"):
        whole = urlsplit(urljoin(page.url, href))
        if f"{whole.scheme}://{whole.netloc}" == address and not whole.path.startswith(LEAVES_THE_PRODUCT):
            yield whole.path, whole.query


def opens(one, address):
    """The browser's answer for a page; None for a picture, and for a file, which it saves."""
    try:
        answer = one.page.goto(address)
    except Error as error:
        if "Download is starting" in error.message:
            return None
        raise
    return answer if "text/html" in answer.headers["content-type"] else None


def walks(one, look, *also):
    """Every page that links lead to from the first page (and `also`), the same page of another person left out.

    Gives their names.
    """
    address, seen = one.product.address, set()
    waiting = deque([(urlsplit(one.page.url).path, ""), *also])
    while waiting:
        path, query = waiting.popleft()
        name = (resolve(path).view_name, query if (path, query) in also or A_LIST_OF_WORK.fullmatch(query) else "")
        if name in seen:
            continue
        seen.add(name)
        answer = opens(one, f"{address}{path}?{query}")
        if answer is None:
            continue
        expected = {200, 403} if (path, query) in also else {200}  # not every role may search
        assert answer.status in expected, f"{path} answered {answer.status} to a link on one of {seen}"
        assert re.fullmatch(r".+ - Lawburrows", one.page.title())
        assert not one.page.title().startswith("Page"), f"{path} has no title of its own"
        look(one, name[0])
        waiting.extend(dict.fromkeys(links(one.page, address)))
    return {name for name, _ in seen}


@pytest.fixture(scope="session")
def a_search(product):
    """For somebody in Fife, in an incident: some may see the record, others are told that it exists."""
    [(name,)] = product.holds(
        "SELECT p.name FROM people_person p JOIN access_record r ON r.id = p.record_id JOIN access_user u "
        "ON u.id = r.manager_id AND u.name = 'Aileen Makebelieve' WHERE NOT r.restricted AND r.merged_into_id IS NULL "
        "ORDER BY p.name LIMIT 1"
    )
    return "/search/", urlencode({"q": name, "purpose": "incident"})


@pytest.fixture(scope="session")
def looked_at():
    """Of each page, the parts that axe has seen, for whichever persona."""
    return defaultdict(set)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda one: f"{one.role}-{one.name.split()[0]}")
def test_every_page_that_a_link_leads_to_is_in_order(someone, looked_at, a_search, persona):
    one = someone().signs_in_as(persona.name)
    assert one.main.locator("h1").count() == 1
    assert one.page.locator(".lb-header").get_by_text(persona.name).count() == 1

    def look(one, name):
        parts = set(one.page.evaluate(PARTS))
        if parts <= looked_at[name]:
            one.fits_a_small_screen()
        else:
            looked_at[name] |= parts
            one.finds_nothing_in_the_way()

    assert walks(one, look, a_search)


@pytest.mark.parametrize("name", ["Aileen Makebelieve", "Effie Wonder", "Niall Whimsy"])
def test_without_script_every_page_is_there_too(someone, a_search, name):
    one = someone(script=False).signs_in_as(name)

    def look(one, page):
        assert one.main.locator("h1").count() == 1
        hidden = one.main.locator("form [hidden] input:not([type=hidden]), form button[hidden]").count()
        assert hidden == 0, f"{page} hides parts of a form that only script would show"

    assert len(walks(one, look, a_search)) > 5


def focuses(one, what, most=150):
    """Tab, until this has the focus; the focus can be seen."""
    for _ in range(most):
        one.page.keyboard.press("Tab")
        if one.page.evaluate(f"!!document.activeElement && document.activeElement.matches({what!r})"):
            seen = one.page.evaluate(
                "(style => style.outlineStyle != 'none' || style.boxShadow != 'none')"
                "(getComputedStyle(document.activeElement))"
            )
            assert seen, f"nobody sees that {what} has the focus on {one.page.url}"
            return
    raise AssertionError(f"no key reaches {what} on {one.page.url}")


def test_by_keyboard_alone(product, someone):
    # given: somebody who uses no mouse
    aileen = someone()
    aileen.goes_to("/demo/sign-in/")
    [(key,)] = product.holds("SELECT id FROM access_user WHERE name = 'Aileen Makebelieve'")
    # when: they sign in, and open the first piece of work
    focuses(aileen, f"button[value='{key}']")
    aileen.page.keyboard.press("Enter")
    aileen.page.wait_for_url(product.address + "/")
    aileen.page.keyboard.press("Tab")
    aileen.page.keyboard.press("Enter")  # the link that skips to the main part
    focuses(aileen, "a[href='?of=team']")
    aileen.page.keyboard.press("Enter")
    aileen.page.wait_for_url(re.compile("of=team"))
    focuses(aileen, ".lb-due__who a")
    aileen.page.keyboard.press("Enter")
    aileen.page.wait_for_url(re.compile("/people/LB-"))
    # when: they record a contact
    focuses(aileen, "a[href$='/details/']")
    aileen.page.keyboard.press("Enter")
    aileen.page.wait_for_url(re.compile("/details/$"))
    focuses(aileen, "a[href$='/vehicle/add/']")
    aileen.page.keyboard.press("Enter")
    aileen.page.wait_for_url(re.compile("/vehicle/add/$"))
    focuses(aileen, "input[name='registration']")
    aileen.page.keyboard.type("ZZ11 KEY")
    focuses(aileen, "main form button[type='submit']")
    aileen.page.keyboard.press("Enter")
    # then: it is recorded
    aileen.page.wait_for_url(re.compile("/details/$"))
    aileen.sees("The vehicle is recorded", "ZZ11 KEY")


def test_on_paper_every_sheet_carries_its_marking(product, someone):
    aileen = someone().signs_in_as("Aileen Makebelieve")
    aileen.follows("Team").main.locator(".lb-due__who a").first.click()
    aileen.tab("Chronology")
    paper = aileen.page.pdf(format="A4")
    sheets = paper.count(b"/Type /Page\n") or paper.count(b"/Type /Page ") or 1
    aileen.page.emulate_media(media="print")
    shown = aileen.page.locator("body").inner_text()
    assert shown.count("OFFICIAL-SENSITIVE") >= 2
    assert "Printed by Aileen Makebelieve" in shown
    assert not aileen.page.get_by_role("search").is_visible()
    assert sheets >= 1
