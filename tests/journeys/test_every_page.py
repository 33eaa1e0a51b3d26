"""Every persona, every page that a link leads to: it answers, axe finds nothing, it fits 320 px; and by keyboard alone."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest

from lawburrows.demo.personas import PERSONAS

MOST = 26  # kinds of page that one persona opens
A_KEY = re.compile(r"LB-\w{4}-\w{4}|[0-9a-f]{8}-[0-9a-f-]{27}|/dates/[^/]+/$")
LEAVES_THE_PRODUCT = ("/accounts/logout/", "/demo/sign-in/")
SAID = "Failed to load resource"  # what a browser's console says of a page that answers 403 or 404


def kind_of(path):
    """Pages of one kind differ in whom they are about alone."""
    return A_KEY.sub("*", path)


def links(page, address):
    """The paths that a page leads to, within the product, files left out."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    for href in found:
        whole = urlsplit(urljoin(page.url, href))
        if f"{whole.scheme}://{whole.netloc}" == address and not whole.path.startswith(LEAVES_THE_PRODUCT):
            yield whole.path + (f"?{whole.query}" if whole.query and "page=" not in whole.query else "")


def is_a_page(someone, path):
    """A file is asked for beside the page, so that the browser does not start to save it."""
    answer = someone.context.request.head(someone.product.address + path)
    return "attachment" not in answer.headers.get("content-disposition", "") and "text/html" in answer.headers.get(
        "content-type", "text/html"
    )


def walks(one, most, look):
    """Every kind of page that can be reached, at most so many; gives the paths."""
    address, seen, waiting = one.product.address, {}, deque([urlsplit(one.page.url).path])
    while waiting and len(seen) < most:
        path = waiting.popleft()
        kind = kind_of(path)
        if kind in seen or not is_a_page(one, path):
            continue
        answer = one.page.goto(address + path)
        assert answer.status < 400 or (answer.status == 403 and "not" in one.main.inner_text()), (
            f"{path} answered {answer.status} to a link on {seen}"
        )
        seen[kind] = path
        assert re.fullmatch(r".+ - Lawburrows", one.page.title())
        assert not one.page.title().startswith("Page"), f"{path} has no title of its own"
        look(one, path)
        waiting.extend(dict.fromkeys(links(one.page, address)))
    return list(seen.values())


@pytest.fixture(scope="session")
def looked_at():
    """Kinds of page that axe has seen, so that it looks at each once for each role's first page and once in all."""
    return set()


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda one: f"{one.role}-{one.name.split()[0]}")
def test_every_page_that_a_link_leads_to_is_in_order(someone, looked_at, persona):
    one = someone().signs_in_as(persona.name)
    assert one.main.locator("h1").count() == 1
    assert one.page.locator(".lb-header").get_by_text(persona.name).count() == 1
    one.finds_nothing_in_the_way()

    def look(one, path):
        kind = f"{kind_of(path)}"
        if kind not in looked_at:
            looked_at.add(kind)
            one.finds_nothing_in_the_way()

    assert walks(one, MOST, look)
    assert not [said for said in one.errors if SAID not in said]


@pytest.mark.parametrize("name", ["Aileen Makebelieve", "Effie Wonder", "Niall Whimsy"])
def test_without_script_every_page_is_there_too(someone, name):
    one = someone(script=False).signs_in_as(name)

    def look(one, path):
        assert one.main.locator("h1").count() == 1
        hidden = one.main.locator("form [hidden] input:not([type=hidden]), form button[hidden]").count()
        assert hidden == 0, f"{path} hides parts of a form that only script would show"

    assert len(walks(one, 20, look)) > 5


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
