"""A usual visit is recorded in at most twelve steps on a telephone; one without a network is kept, and arrives once."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest

from tests.journeys.conftest import ARGUMENTS, SCREEN, Someone

MOST = 12  # interactions of a usual visit: a press, a typed field, a choice, a key
USUAL = 11  # measured
TELEPHONE = {"width": 390, "height": 844}
PASSPHRASE = "a long walk to Auchtermuchty"
HERS = """
    SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.notification_officer_id
    WHERE u.name = 'Aileen Makebelieve' AND NOT r.restricted AND r.merged_into_id IS NULL
    AND EXISTS (SELECT 1 FROM visits_plannedvisit p WHERE p.record_id = r.id AND p.cancelled_on IS NULL)
    ORDER BY r.ref LIMIT 1
"""
MADE = (
    "SELECT count(*) FROM visits_visit v JOIN access_record r ON r.id = v.record_id WHERE r.ref = %s AND v.facts = %s"
)


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


def test_a_joint_visit_without_a_network_arrives_once_though_the_browser_was_killed(product, browser, hers):
    kind, binary = browser.browser_type, "/usr/bin/chromium"
    with tempfile.TemporaryDirectory(prefix="lawburrows-telephone-") as folder:

        def telephone():
            return kind.launch_persistent_context(
                folder, executable_path=binary, args=ARGUMENTS, viewport=TELEPHONE, service_workers="allow"
            )

        # given: a telephone at a desk, set up, with one brief
        first = telephone()
        aileen = Someone(product, first).signs_in_as("Aileen Makebelieve").goes_to("/visits/offline/")
        page = aileen.page
        page.locator("#new-passphrase").fill(PASSPHRASE)
        page.locator("#new-again").fill(PASSPHRASE)
        page.get_by_role("button", name="Set up this device").click()
        page.get_by_role("button", name="Choose whom to take along").click()
        page.locator(f"#people input[value={hers}]").wait_for()
        page.locator("#people input").evaluate_all("all => all.forEach((one) => (one.checked = false))")
        page.locator(f"#people input[value={hers}]").check()
        page.get_by_role("button", name="Take them along").click()
        page.get_by_text("Taken along: 1.").wait_for()
        name = page.locator("#taken button").inner_text().split(",")[0]
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_function(
            "caches.open('visits-shell-1').then((cache) => cache.keys()).then((kept) => kept.length > 8)"
        )
        aileen.fits_a_small_screen()
        # when: there is no network, and a joint visit is half written when the browser is killed
        first.set_offline(True)
        page.reload()
        page.locator("#passphrase").fill("not the passphrase")
        page.get_by_role("button", name="Unlock").click()
        page.get_by_text("That is not the passphrase").wait_for()
        page.locator("#passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Unlock").click()
        page.locator("#taken button").click()
        page.get_by_role("button", name="Record this visit").click()
        page.get_by_label("The person let us in").check()
        page.get_by_label("What was seen and heard").fill("All in order, without a network")
        page.get_by_text("1 not finished").wait_for()
        first.close()
        assert name not in _readable(Path(folder))
        # then: it is there again, and is finished, and killed once more before it was sent
        second = telephone()
        second.set_offline(True)
        page = second.pages[0]
        page.goto(f"{product.address}/visits/offline/")
        page.locator("#passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Unlock").click()
        page.locator("#drafts").get_by_role("button", name="Open").click()
        assert page.get_by_label("What was seen and heard").input_value() == "All in order, without a network"
        page.get_by_label(name, exact=True).check()
        for label in ("Children, or signs of children", "Devices"):
            page.get_by_role("group", name=label).get_by_label("None seen").check()
        page.get_by_label("No change in any").check()
        page.get_by_text("When, where, who else, what follows").click()
        page.locator("[name=second]").select_option(index=1)
        page.get_by_role("button", name="Finish and send").click()
        page.get_by_text("1 draft waiting").wait_for()
        second.close()
        # when: the network is back, and nobody has unlocked
        third = telephone()
        page = third.pages[0]
        page.goto(f"{product.address}/visits/offline/")
        if page.locator("#sign-in").is_visible():
            Someone(product, third).signs_in_as("Aileen Makebelieve")
            page.reload()
        page.get_by_text("Nothing waits").wait_for()
        page.reload()
        page.get_by_text("Nothing waits").wait_for()
        third.close()
    # then: there is one visit, with two authors
    assert product.holds(MADE, hers, "All in order, without a network") == [(1,)]
    joint = "SELECT count(*) FROM visits_visit WHERE facts = %s AND second_id IS NOT NULL AND draft IS NOT NULL"
    assert product.holds(joint, "All in order, without a network") == [(1,)]


def _readable(folder: Path) -> str:
    """Everything that the browser left on its disk."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return "\n".join(
        file.read_bytes().decode("utf-8", "ignore") + file.read_bytes().decode("utf-16-le", "ignore") for file in files
    )
