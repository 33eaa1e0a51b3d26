"""Out of prison: the dates of the sentence, what is sent before, the lead from one agency to another, the licence, the police."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

import pytest

from lawburrows.web.dates import today, write_date
from tests.journeys.conftest import INVENTED

CATRIONA = "catriona.unicorn@demonstration.example"
HELD = f"""
    SELECT r.ref FROM access_record r JOIN access_agency g ON g.id = r.lead_id AND g.key = 'scottish-prison-service'
    JOIN access_area p ON p.id = r.area_id AND p.name = 'Fife' JOIN access_user u ON u.id = r.manager_id AND u.email = %s
    JOIN orders_absence a ON a.record_id = r.id AND a.kind = 'custody' AND a.ends IS NULL
    JOIN orders_disposal d ON d.record_id = r.id AND d.kind = 'imprisonment' AND d.months >= 48
    WHERE NOT r.restricted AND r.merged_into_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM custody_handover h WHERE h.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM access_exclusion x WHERE x.record_id = r.id)
    AND 1 = (SELECT count(*) FROM orders_conviction c WHERE c.record_id = r.id) ORDER BY {INVENTED} LIMIT 1
"""
LEADS = """
    SELECT g.key FROM access_recordevent e JOIN access_record r ON r.id = e.pgh_obj_id AND r.ref = %s
    LEFT JOIN access_agency g ON g.id = e.lead_id ORDER BY e.pgh_id
"""
CONDITION = "You must not enter, or remain within 50 metres of, the play park in Pretence Terrace, Nowheretown."
NAMED = {
    "Record manager": "bashir.daydream",
    "Notification officer": "aileen.makebelieve",
    "Supervising officer": "bashir.daydream",
    "Prison contact": "catriona.unicorn",
}
MOST = {"Catriona": 40, "Beth": 8, "Bashir": 15}  # interactions of each: from the custody page to the release


@pytest.fixture
def held(product):
    [(ref,)] = product.holds(HELD, CATRIONA)
    return ref


def test_from_prison_to_the_first_notification(product, someone, held):
    # given: somebody in prison, whose case the prison service leads
    day = today()
    catriona, beth = someone().signs_in_as("Catriona"), someone().signs_in_as("Beth Fairytale")
    catriona.goes_to(f"/people/{held}/").counts_anew().tab("Custody").sees("In custody since", "Worked out here")
    catriona.finds_nothing_in_the_way()
    # when: the prison service gives its own date
    _told(catriona, day + timedelta(days=30), "The records office, by letter")
    # then: theirs stands, ours beside it with the difference; and what must be sent before a release falls due
    catriona.sees(write_date(day + timedelta(days=30)), "Differs", "days apart", "Ask the prison service")
    catriona.sees(
        "MAPPA notification to the coordinator before release", "Referral before release", "91 days before it"
    )
    catriona.finds_nothing_in_the_way().takes_a_picture("31-dates-of-a-sentence", tall=1300)
    for step in ("MAPPA notification sent before release", "Referral sent before release"):
        catriona.presses("Record a step").ticks(step).presses("Record the step")
    catriona.does_not_see("MAPPA notification to the coordinator before release", "if level 2 or 3 is needed")
    # and it is sooner than was told first
    _told(catriona, day, "The records office, by telephone")
    catriona.sees("Release is due: record it").finds_nothing_in_the_way()
    # when: she proposes the handover to the council
    catriona.presses("Hand the case over").chooses("Who takes over", "Fife Council").chooses(
        "In which council area", "Fife"
    )
    catriona.ticks("release from prison").dates("Takes effect on", day).ticks("next statutory dates")
    catriona.ticks("dangers to staff and others").types("What they must know first", "His sister is told of every date")
    _answers(catriona, "Does the present lead stay in the case as a partner?", "Yes")
    catriona.finds_nothing_in_the_way().presses("Propose the handover").sees("Handover waits for", "Fife Council")
    # then: she still leads; the council's manager accepts, and names the four who answer
    assert product.holds(LEADS, held)[-1] == ("scottish-prison-service",)
    beth.goes_to("/notices/").counts_anew().follows(re.compile("You are asked to take a case over"))
    beth.sees(
        "The giver leads until this is accepted", "His sister is told", "Not handed over"
    ).finds_nothing_in_the_way()
    beth.presses("Accept").finds_nothing_in_the_way().takes_a_picture("32-a-handover-is-accepted")
    for label, name in NAMED.items():
        beth.types(label, f"{name}@demonstration.example")
    beth.presses("Accept").sees("Accepted")
    # then: the lead passes from one to the other, and nobody ever found the case without one
    beth.looks_again_until("In effect").goes_to(f"/people/{held}/custody/")
    beth.sees("Fife Council, Fife.", "Record manager Bashir Daydream", "Notification officer Aileen Makebelieve")
    beth.sees("Supervising officer Bashir Daydream", "Prison contact Catriona Unicorn").finds_nothing_in_the_way()
    leads = [lead for (lead,) in product.holds(LEADS, held)]
    assert None not in leads
    assert [lead for lead, _ in itertools.groupby(leads)] == ["scottish-prison-service", "council-fife"]
    # when: the day has come, and the prison lets the person go
    catriona.goes_to(f"/people/{held}/custody/").presses("Record the release").dates("Day of release", day)
    catriona.presses("Record the release").sees("Not in custody, as far as is recorded")
    # and the licence begins, word for word
    bashir = someone().signs_in_as("Bashir")
    bashir.goes_to(f"/people/{held}/orders/new/").counts_anew().chooses("Kind of order", "licence")
    bashir.types("Court, or who decided", "Parole Board for Scotland").dates("Date on which it was made", day)
    bashir.dates("Last day on which it is in force (optional)", day + timedelta(days=700))
    bashir.types("What it says, word for word", CONDITION).chooses("What it is about", "Place or zone")
    bashir.ticks("It forbids something")
    _answers(bashir, "Can the police enforce it at once?", "Yes")
    bashir.finds_nothing_in_the_way().presses("Record the order").sees(CONDITION).finds_nothing_in_the_way()
    bashir.goes_to(f"/people/{held}/").sees(CONDITION).takes_a_picture("33-released-on-licence", tall=1300)
    # then: the police officer who takes the notifications finds the first one due, within three days
    aileen = someone().signs_in_as("Aileen").goes_to(f"/people/{held}/dates/")
    aileen.sees("First notification", write_date(day + timedelta(days=2))).finds_nothing_in_the_way()
    aileen.main.get_by_role("row").filter(has_text="First notification").get_by_role("link", name="why?").click()
    aileen.sees("section 83(1)", "Whole days in custody left out", write_date(day - timedelta(days=1))).takes_a_picture(
        "34-the-first-notification"
    )
    measured = {"Catriona": 38, "Beth": 7, "Bashir": 13}
    assert [one.interactions for one in (catriona, beth, bashir)] == list(measured.values())
    assert all(number <= MOST[name] for name, number in measured.items())


def _answers(who, question: str, answer: str) -> None:
    who.main.get_by_role("group", name=re.compile(f"^{re.escape(question)}")).get_by_label(
        answer, exact=True
    ).first.check()


def _told(catriona, day: date, by: str) -> None:
    catriona.presses("Record the prison service's date").ticks("Release").dates("The date", day)
    catriona.types("Told by", by).presses("Record the date")
