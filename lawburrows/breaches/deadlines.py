"""What falls due from suspicions, court dates, whereabouts and warrants, for many people at once.

No statute gives a time for considering, deciding or answering: the figures are governance's, and without one there is
no date, only that somebody waits.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from lawburrows.breaches import queries
from lawburrows.breaches.chain import AWAITED, State
from lawburrows.breaches.models import CourtDate, Missing, SearchWarrant, Suspicion, Wanted
from lawburrows.governance.models import RuleRow
from lawburrows.governance.queries import rows_in_force
from lawburrows.governance.tables import BREACHES
from lawburrows.orders.due import NOTIFICATION_OFFICER, Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.source import Confidence, Source

PAGE, LABEL = "breaches:breaches", "See the suspicion"
NOT_AGREED = "no time limit agreed"
RECORDED = Source("The entries of this record", "", confidence=Confidence.DERIVED)
WAITS = {
    State.SUSPECTED: ("consider", "Consider the suspicion"),
    State.CONSIDERED: ("decide", "Decide what follows from the suspicion"),
    **{state: ("answer", words) for state, words in AWAITED.items()},
}


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """Everything of this app that waits on these people, in six queries at most, however many they are."""
    agreed, records, by = reading.agreed.rows(BREACHES.key), reading.records, reading.by
    deadlines: dict[uuid.UUID, list[Due]] = defaultdict(list)
    fulfilled: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    suspicions = queries.open_for(records, by=by)
    for one in suspicions:
        deadlines[one.record_id] += _waiting(one, agreed)
    suspected = list({one.record_id for one in suspicions})
    for move in queries.moves_for(suspected, by=by) if suspected else ():
        if move.before in WAITS:
            key = WAITS[State(move.before)][0]
            fulfilled[move.record_id][_key(key, move.suspicion_id, move.before)] = move.happened_on
    for day in queries.court_dates_for(suspected, by=by) if suspected else ():
        if day.happened:
            fulfilled[day.record_id][f"court-{day.pk}"] = day.day
        else:
            deadlines[day.record_id].append(_in_court(day))
    sought: list[Wanted | Missing] = [*queries.wanted_for(records, by=by), *queries.missing_for(records, by=by)]
    for row in sought:
        name = "wanted" if isinstance(row, Wanted) else "missing"
        if row.ended_on:
            fulfilled[row.record_id][f"{name}-{row.pk}-{row.review_on}"] = row.ended_on
        else:
            deadlines[row.record_id].append(_look_again(row, name))
    for warrant in queries.searches_for(records, by=by):
        deadlines[warrant.record_id] += _warrant_ends(warrant)
        if warrant.executed_on or warrant.ended_on:
            fulfilled[warrant.record_id][f"search-{warrant.pk}"] = warrant.executed_on or warrant.ended_on or reading.on
    return {record: Dates(tuple(deadlines[record]), fulfilled[record]) for record in {*deadlines, *fulfilled}}


def _key(kind: str, suspicion: uuid.UUID, state: str) -> str:
    return f"breach_{kind}-{state}-{suspicion}"


def _waiting(one: Suspicion, agreed: dict[str, RuleRow]) -> Iterator[Due]:
    """What somebody has to do next; on a day only where governance has agreed how long it may take."""
    if one.state not in WAITS:
        return
    kind, words = WAITS[State(one.state)]
    figure = agreed.get(kind)
    steps = [Step(f"{one.get_state_display().capitalize()} since", in_words(one.since), RECORDED)]
    source, day = Source("No rule names a time", NOT_AGREED, confidence=Confidence.GENERAL_KNOWLEDGE), None
    if figure is not None:
        confidence = Confidence.DERIVED if figure.verified else Confidence.GENERAL_KNOWLEDGE
        source = Source("Agreed figure", f"breaches, {kind}: {figure.value} days", confidence=confidence)
        day = one.since + timedelta(days=int(figure.value))
        steps.append(Step(f"{figure.value} days, as agreed: {figure.source}", in_words(day), source))
    else:
        steps.append(Step(NOT_AGREED.capitalize(), "no date follows", source))
    what = f"{words}, number {one.number}"
    found = deadline(f"breach_{kind}", what, day, source, steps, harm=4)
    yield due_on_page(found, _key(kind, one.pk, one.state), PAGE, LABEL)


def _in_court(day: CourtDate) -> Due:
    steps = (Step(f"{day.purpose}, {day.court}, as recorded", in_words(day.day), RECORDED),)
    found = deadline("court_date", f"In court: {day.purpose}, {day.court}", day.day, RECORDED, steps, harm=4)
    return due_on_page(found, f"court-{day.pk}", PAGE, "Record what happened")


def _look_again(row: Wanted | Missing, name: str) -> Due:
    since = row.granted_on if isinstance(row, Wanted) else row.since
    steps = (
        Step(f"{name.capitalize()} since", in_words(since), RECORDED),
        Step("To be looked at again, as somebody wrote down", in_words(row.review_on), RECORDED),
    )
    found = deadline(f"{name}_review", f"Look again: {name}", row.review_on, RECORDED, steps, harm=5)
    return due_on_page(found, f"{name}-{row.pk}-{row.review_on}", PAGE, "Look again", NOTIFICATION_OFFICER)


def _warrant_ends(warrant: SearchWarrant) -> Iterator[Due]:
    if warrant.state == SearchWarrant.State.GRANTED and warrant.expires_on:
        steps = (Step("Last day of the warrant, as the sheriff set it", in_words(warrant.expires_on), RECORDED),)
        found = deadline("search_warrant", "Warrant to enter ends", warrant.expires_on, RECORDED, steps, harm=3)
        yield due_on_page(found, f"search-{warrant.pk}", PAGE, "See the warrant")


def waits_of(some: Sequence[Suspicion], *, on: date) -> dict[uuid.UUID, str]:
    """How long each of these may wait where it stands, in words; that no time was agreed is said too."""
    agreed = rows_in_force(BREACHES.key, on=on)
    found = {}
    for one in some:
        for due in _waiting(one, agreed):
            said = f"by {in_words(due.due)}" if due.due else NOT_AGREED
            found[one.pk] = f"{said} (unverified figure)" if due.due and due.unverified else said
    return found


def undated(whose: Q, *, by: Any, on: date) -> list[tuple[Suspicion, str]]:
    """What waits on the records of a list with no agreed time, and for what, in words."""
    agreed = rows_in_force(BREACHES.key, on=on)
    states = [state for state, (kind, _) in WAITS.items() if kind not in agreed]
    rows = queries.standing(states, whose, by=by) if states else []
    return [(one, f"{WAITS[State(one.state)][1]}: {NOT_AGREED}") for one in rows]
