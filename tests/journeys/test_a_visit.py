"""A usual visit is recorded in at most twelve steps on a telephone; one without a network is kept, and arrives once."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import ARGUMENTS, INVENTED, LONGEST_WORK, SCREEN, Someone
from tests.journeys.telephones import Telephone

MOST = 12  # interactions of a usual visit: a press, a typed field, a choice, a key
USUAL = 11  # measured
TELEPHONE = {"width": 390, "height": 844}
AILEEN = "Aileen Makebelieve"
WORDS = "All in order, without a network"
CALL = "Rang from the boatyard, all in order"
PASSPHRASE = "a long walk to Auchtermuchty"
HERS = f"""
    SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.notification_officer_id
    WHERE u.name = 'Aileen Makebelieve' AND NOT r.restricted AND r.merged_into_id IS NULL
    AND EXISTS (SELECT 1 FROM visits_plannedvisit p WHERE p.record_id = r.id AND p.cancelled_on IS NULL)
    ORDER BY {INVENTED} LIMIT 1
"""
MADE = (
    "SELECT count(*) FROM visits_visit v JOIN access_record r ON r.id = v.record_id WHERE r.ref = %s AND v.facts = %s"
)

JOINT = """
    SELECT a.name, s.name FROM visits_visit v JOIN access_user a ON a.id = v.author_id
    JOIN access_user s ON s.id = v.second_id WHERE v.draft IS NOT NULL AND v.facts = %s
"""


@pytest.fixture
def telephone(product, browser):
    with tempfile.TemporaryDirectory(prefix="lawburrows-telephone-", ignore_cleanup_errors=True) as folder:
        binary = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        one = Telephone(browser.browser_type, [binary, *ARGUMENTS], Path(folder), product.port, TELEPHONE)
        yield one
        one.is_killed()
        one.network.ends()


@pytest.fixture
def hers(product):
    [(ref,)] = product.holds(HERS)
    return ref


@pytest.mark.parametrize("screen", [TELEPHONE, SCREEN], ids=["telephone", "desk"])
def test_a_usual_visit_takes_at_most_twelve_interactions(product, someone, hers, screen):
    # given: the record of somebody, on a telephone or at a desk
    aileen = someone().signs_in_as("Aileen Makebelieve")
    aileen.page.set_viewport_size(screen)
    aileen.goes_to(f"/people/{hers}/")
    name = aileen.page.locator(".lb-identity__name").inner_text()
    words = f"All in order, counted at {screen['width']}"

    def picks(question: str, answer: str) -> None:
        group = aileen.main.get_by_role("group", name=re.compile(f"^{re.escape(question)}")).first
        group.get_by_label(answer, exact=True).check()

    # when: the visit is recorded as most visits are
    aileen.counts_anew().page.get_by_role("button", name="Record a visit").first.click()
    aileen.finds_nothing_in_the_way()
    picks("How we got in", "The person let us in")
    picks("Who was there", name)
    picks("What we saw of the home", "Living room")
    picks("What we saw of the home", "Kitchen")
    picks("Children, or signs of children", "None seen")
    picks("Devices", "Not looked for")
    picks("What can change from one visit to the next", "No change in any")
    aileen.types("What was seen and heard", words).types("What the person said", "The job goes well")
    if screen is TELEPHONE:
        aileen.takes_a_picture("30-a-quick-visit", wide=screen["width"])
    aileen.presses("Record the visit")
    # then: it is recorded, in no more interactions than were promised, as the browser itself counted them
    aileen.sees("The visit is recorded", words)
    assert aileen.interactions == USUAL <= MOST
    assert product.holds(MADE, hers, words) == [(1,)]
    aileen.finds_nothing_in_the_way()


def test_a_joint_visit_arrives_once_though_the_browser_is_killed_and_the_network_fails(
    telephone, product, someone, hers
):
    # given: a telephone at a desk, set up, with one brief
    page = telephone.starts()
    aileen = Someone(telephone, telephone.context).signs_in_as(AILEEN).goes_to("/visits/offline/")
    name = _set_up(page, hers)
    aileen.fits_a_small_screen()
    # when: the network is cut while a joint visit is being written, and then the browser is killed
    page.locator("#taken button").click()
    page.get_by_role("button", name="Record this visit").click()
    form = page.locator("#draft")
    form.get_by_label("The person let us in").check()
    telephone.network.cut()
    form.get_by_label("What was seen and heard").fill(WORDS)
    page.get_by_text("Saved on this device").wait_for()
    page.get_by_text("1 not finished").wait_for()
    telephone.is_killed()
    assert name not in _readable(telephone.folder)
    # then: without a network it is there again, behind the passphrase, and is finished
    page = telephone.starts()
    telephone.opens("not the passphrase")
    page.get_by_text("That is not the passphrase").wait_for()
    telephone.opens(PASSPHRASE)
    page.locator("#drafts").get_by_role("button", name="Open").click()
    form = page.locator("#draft")
    expect(form.get_by_label("What was seen and heard")).to_have_value(WORDS)
    form.get_by_label(name, exact=True).check()
    for label in ("Children, or signs of children", "Devices"):
        form.get_by_role("group", name=label).get_by_label("None seen").check()
    form.get_by_label("No change in any").check()
    form.get_by_text("When, where, who else, what follows").click()
    form.locator("[name=second]").select_option(label="Angus Storybook")
    page.get_by_role("button", name="Finish and send").click()
    page.get_by_text("1 draft waiting").wait_for()
    # when: the network is back, the server takes it, and the browser is killed before the answer comes
    telephone.network.loses_the_answer_to("/visits/offline/drafts/")
    Someone(telephone, telephone.context).signs_in_as(AILEEN).goes_to("/visits/offline/")
    assert telephone.network.lost.wait(LONGEST_WORK)
    telephone.is_killed()
    assert product.holds(MADE, hers, WORDS) == [(1,)]
    # then: nobody has unlocked, and it is sent again and is the same visit
    telephone.network.comes_back()
    page = telephone.starts()
    Someone(telephone, telephone.context).signs_in_as(AILEEN).goes_to("/visits/offline/")
    page.get_by_text("Nothing waits").wait_for()
    assert product.holds(MADE, hers, WORDS) == [(1,)]
    # and the second is asked to sign, and signs
    angus = someone().signs_in_as("Angus Storybook").goes_to("/notices/").counts_anew()
    angus.follows(re.compile("A joint visit waits for your signature")).sees(WORDS).presses("Sign").sees("Signed")
    assert angus.interactions == 2
    assert product.holds(f"{JOINT} AND v.signed_at IS NOT NULL", WORDS) == [("Aileen Makebelieve", "Angus Storybook")]


def test_a_telephone_call_goes_out_though_the_page_was_closed(telephone, product, hers):
    # given: a telephone call that was written down while there was no network
    page = telephone.starts()
    Someone(telephone, telephone.context).signs_in_as(AILEEN).goes_to("/visits/offline/")
    name = _set_up(page, hers)
    telephone.network.cut()
    page.locator("#taken button").click()
    page.get_by_role("button", name="Record a telephone call or another contact").click()
    form = page.locator("#contact")
    form.get_by_label(name, exact=True).check()
    form.get_by_label("No change in any").check()
    form.get_by_label("What was seen and heard").fill(CALL)
    page.get_by_role("button", name="Finish and send").click()
    page.get_by_text("1 draft waiting").wait_for()
    # when: the page is closed, the network comes back, and the browser finds that it is time
    page.goto("about:blank")
    telephone.network.comes_back()
    telephone.says_that_it_is_time()
    # then: it is there, and the page has nothing left to send
    deadline = time.monotonic() + LONGEST_WORK
    while product.holds(MADE, hers, CALL) != [(1,)]:
        assert time.monotonic() < deadline, "it was not sent"
        page.wait_for_timeout(200)
    page.goto(f"{telephone.address}/visits/offline/")
    page.get_by_text("Nothing waits").wait_for()
    assert product.holds(MADE, hers, CALL) == [(1,)]


def _set_up(page, ref: str) -> str:
    """A device with a passphrase and the brief of one person; gives the name."""
    page.locator("#new-passphrase").fill(PASSPHRASE)
    page.locator("#new-again").fill(PASSPHRASE)
    page.get_by_role("button", name="Set up this device").click()
    page.get_by_role("button", name="Choose whom to take along").click()
    page.locator(f"#people input[value={ref}]").wait_for()
    page.locator("#people input").evaluate_all("all => all.forEach((one) => (one.checked = false))")
    page.locator(f"#people input[value={ref}]").check()
    page.get_by_role("button", name="Take them along").click()
    page.get_by_text("Taken along: 1.").wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "caches.open('visits-shell-1').then((cache) => cache.keys()).then((kept) => kept.length > 9)"
    )
    return page.locator("#taken button").inner_text().split(",")[0]


def _readable(folder: Path) -> str:
    """Everything that the browser left on its disk."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return "\n".join(
        file.read_bytes().decode("utf-8", "ignore") + file.read_bytes().decode("utf-16-le", "ignore") for file in files
    )
