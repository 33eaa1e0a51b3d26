"""The pages of breaches: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import date

from lawburrows.people.models import Address
from tests.factories import breaches as make
from tests.house.scene import Scene
from tests.house.tables import FULL, MANAGING, REASON, Page, Post, boxes, numbered, ref, said

THEN = date(2021, 5, 4)
LATER = {"review_on_day": 4, "review_on_month": 12, "review_on_year": 2027}
SEEN = {200: FULL}
PAGES: dict[str, Page] = {
    **{
        f"breaches:{name}": Page(ref, SEEN)
        for name in ("breaches", "raise_suspicion", "record_wanted", "record_missing", "apply_to_enter")
    },
    **{
        f"breaches:{name}": Page(numbered(of), SEEN)
        for name, of in (
            ("suspicion", "suspicion"),
            ("add_evidence", "suspicion"),
            ("consider", "suspicion"),
            ("judge_evidence", "evidence"),
            ("move_on", "considered"),
            ("add_court_date", "charged"),
            ("record_hearing", "court_date"),
            ("change_wanted", "wanted"),
            ("end_wanted", "wanted"),
            ("change_missing", "missing"),
            ("end_missing", "missing"),
            ("search_warrant", "search"),
            ("add_attempt", "search"),
            ("answer_search", "search"),
            ("end_search", "granted"),
        )
    },
}
POSTS: dict[str, Post] = {
    "breaches:raise_suspicion": Post(
        FULL,
        said(
            what="duty",
            duty="change",
            wording="To tell the police of a new home within three days",
            alleged="Moved and told nobody",
            known_how="Seen there by a constable",
            source="Constable Invented",
            **boxes("first_day", THEN),
        ),
    ),
    "breaches:add_evidence": Post(
        FULL, said(what="The neighbour saw it", source="The neighbour", **boxes("obtained_on", THEN))
    ),
    "breaches:judge_evidence": Post(FULL, said(version=1, to="verified", how=REASON)),
    "breaches:consider": Post(
        FULL,
        said(version=1, excuse="none", excuse_why="Nothing was said", needs_met="Nothing needed", account="It was I"),
    ),
    "breaches:move_on": Post(MANAGING, said(version=1, to="no_breach", grounds=REASON, **boxes("happened_on", THEN))),
    "breaches:add_court_date": Post(
        FULL, said(court="Imaginary Sheriff Court", purpose="Trial", **boxes("day", date(2027, 5, 4)))
    ),
    "breaches:record_hearing": Post(FULL, said(version=1, happened="Continued without plea")),
    "breaches:record_wanted": Post(
        FULL,
        said(court="Imaginary Sheriff Court", number="W-13", what_for="breach", **boxes("granted_on", THEN), **LATER),
    ),
    "breaches:change_wanted": Post(FULL, said(version=1, **LATER)),
    "breaches:end_wanted": Post(FULL, said(version=1, ended="executed", because=REASON, **boxes("ended_on", THEN))),
    "breaches:record_missing": Post((), said(since="", **LATER)),  # the person is missing already
    "breaches:change_missing": Post(FULL, said(version=1, circulated="All divisions", **LATER)),
    "breaches:end_missing": Post(FULL, said(version=1, because=REASON, **boxes("ended_on", THEN))),
    "breaches:apply_to_enter": Post(
        FULL,
        lambda scene: {
            "address": str(scene.entry("address")),
            "officer": "Una Invented",
            "rank": "superintendent",
            "grounds": "Nobody was let in",
            **boxes("applied_on", THEN),
        },
    ),
    "breaches:add_attempt": Post(
        FULL, said(time="14:00", by_whom="Two constables", what_happened="Nobody answered", **boxes("day", THEN))
    ),
    "breaches:answer_search": Post(
        FULL, said(version=1, to="granted", court="Imaginary Sheriff Court", **boxes("answered_on", THEN))
    ),
    "breaches:end_search": Post(FULL, said(version=1, to="executed", said="A telephone", **boxes("day", THEN))),
}


def add_to(scene: Scene) -> None:
    """What the case needs for these pages: one suspicion at each stage, one warrant of each sort."""
    record, by, on = scene.record, scene.world.aileen, date(2021, 1, 4)
    suspected = make.suspicion(record, by=by, on=on)
    charged = make.suspicion(record, by=by, on=on, state="charged", duty="travel")
    address = Address.objects.get(pk=scene.entry("address"))
    search = make.search(record, address, by=by, applied_on=on)
    make.attempt(search, by=by, day=on)
    scene.entries |= {
        "suspicion": suspected.pk,
        "evidence": make.evidence(suspected).pk,
        "considered": make.considered(record, by=by, on=on, duty="initial").pk,
        "charged": charged.pk,
        "court_date": make.court_date(charged, day=on).pk,
        "wanted": make.wanted(record, by=by, on=on).pk,
        "missing": make.missing(record, by=by, on=on).pk,
        "search": search.pk,
        "granted": make.search(record, address, by=by, state="granted", applied_on=on, answered_on=on).pk,
    }
