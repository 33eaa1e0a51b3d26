"""Who may propose, approve and make a disclosure, and what must be so beforehand; each refusal has its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import Posting, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, covers, may, says_enough
from lawburrows.access.roles import BY_KEY
from lawburrows.disclosures.models import Disclosure
from lawburrows.orders.policy import may_record
from lawburrows.people.policy import sees
from lawburrows.rules.deadline import in_words
from lawburrows.rules.disclosures import BY_ROUTE, TO_DECIDE, TOLD, WRITTEN_IN, Route, State
from lawburrows.rules.verdict import Verdict, first_refusal

IN_WORDS = f"Say in words why: {LEAST_REASON} letters or more"
NO_OTHERS = (
    "You do not see victims and other people in this case, so that you cannot say who is told. "
    "Ask the record manager to propose it"
)
NAMES = (
    "This names {who}. It is read by people who may not know who that is, and stands on paper: write “{who}” instead"
)


def may_see_recipient(record: Record, *, by: Any) -> Verdict:
    return first_refusal((sees(record, by=by, part=Part.VICTIMS), NO_OTHERS))


def _may_work(record: Record, *, by: Any) -> Verdict:
    return first_refusal((may_record(record, by=by), ""), (may_see_recipient(record, by=by), ""))


def may_propose(
    record: Record, *, by: Any, on: date | None = None, why: str | None = None, decide_by: date | None = None
) -> Verdict:
    """Whoever records in this case; with words, whether they say enough."""
    return first_refusal(
        (_may_work(record, by=by), ""),
        (why is None or says_enough(why), "Say in words what it is to prevent"),
        (
            decide_by is None or on is None or decide_by >= on,
            f"It is decided today or later: {in_words(on)}" if on else "",
        ),
    )


def names_nobody(who: str) -> Verdict:
    """`who`: whose name stands in what everybody in the case reads; empty when nobody's does."""
    return first_refusal((not who, NAMES.format(who=who)))


def may_change(one: Disclosure, *, by: Any, names: str = "") -> Verdict:
    """Whoever proposed it; of what was told at once, what is said of the test may still be completed."""
    return first_refusal(
        (_may_work(one.record, by=by), ""),
        (one.begun_by_id == by.pk, f"{one.begun_by} proposed it and writes it"),
        (one.state in (*WRITTEN_IN, State.MADE_FIRST.value), f"It is {one.get_state_display()}: it is not changed now"),
        (names_nobody(names), ""),
    )


def may_send(one: Disclosure, *, by: Any, lacks: Sequence[str] = ()) -> Verdict:
    return first_refusal(
        (_may_work(one.record, by=by), ""),
        (one.begun_by_id == by.pk, f"{one.begun_by} proposed it and asks for approval"),
        (one.state in WRITTEN_IN, f"It is {one.get_state_display()}"),
        (not lacks, f"Something is missing: {'; '.join(lacks)}"),
    )


def approves_by(posting: Posting, route: str, record: Record) -> bool:
    """Whether a posting gives authority on a route: its role, its agency, and its area."""
    return (
        Permission.DISCLOSURES_APPROVE in BY_KEY[posting.role].permissions
        and posting.agency.kind in BY_ROUTE[Route(route)].approved_in
        and covers(posting, record)
    )


def _has_authority(one: Disclosure, by: Any) -> bool:
    return any(approves_by(each, one.route, one.record) for each in by.postings_on(by.identity.today))


def may_decide(
    one: Disclosure,
    *,
    by: Any,
    answer: str = "",
    reason: str | None = None,
    tell_by: date | None = None,
    lacks: Sequence[str] = (),
    on: date | None = None,
) -> Verdict:
    """Never whoever proposed it, nor whoever told it at once."""
    yes = answer == "approve"
    return first_refusal(
        (may(by, Permission.DISCLOSURES_APPROVE), ""),
        (_may_work(one.record, by=by), ""),
        (_has_authority(one, by), f"Where {BY_ROUTE[Route(one.route)].words}, somebody with authority there decides"),
        (by.pk not in (one.begun_by_id, one.made_by_id), "You proposed it, or told it: somebody else decides"),
        (one.state in TO_DECIDE, f"It is {one.get_state_display()}: there is nothing to decide"),
        (not yes or not lacks, f"It cannot be approved while something is missing: {'; '.join(lacks)}"),
        (not one.urgent or answer != "return", "It was told already: approve it, or say that you do not"),
        (reason is None or says_enough(reason), IN_WORDS),
        (
            not yes or one.urgent or reason is None or tell_by is not None,
            "Enter the day by which it is to be told",
        ),
        (tell_by is None or on is None or tell_by >= on, f"It is told today or later: {in_words(on)}" if on else ""),
    )


def may_tell(
    one: Disclosure, *, by: Any, on: date | None = None, told_on: date | None = None, look_on: date | None = None
) -> Verdict:
    """Recorded by whoever told it, or by whoever confirmed that the person did."""
    decided = one.decided_on
    return first_refusal(
        (_may_work(one.record, by=by), ""),
        (one.state == State.APPROVED.value, "Nothing is told before somebody else has approved it"),
        (_when(told_on, look_on, on), ""),
        (
            told_on is None or decided is None or told_on >= decided,
            f"It was approved on {in_words(decided)}: it cannot have been told before" if decided else "",
        ),
    )


def _when(told_on: date | None, look_on: date | None, on: date | None) -> Verdict:
    return first_refusal(
        (told_on is None or on is None or told_on <= on, "Enter the day on which it was told, not one that lies ahead"),
        (look_on is None or on is None or look_on >= on, "The day on which you look again is today or later"),
    )


def may_tell_first(
    record: Record,
    *,
    by: Any,
    on: date | None = None,
    why: str | None = None,
    told_on: date | None = None,
    look_on: date | None = None,
) -> Verdict:
    """Where somebody is at immediate risk it is told first; whoever told it writes it down, and somebody else judges."""
    return first_refusal(
        (may_propose(record, by=by, why=why), ""),
        (_when(told_on, look_on, on), ""),
    )


def may_not_make(one: Disclosure, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (_may_work(one.record, by=by), ""),
        (one.state == State.APPROVED.value, "Only what is approved, and not told yet, is given up here"),
        (reason is None or says_enough(reason), IN_WORDS),
    )


def may_withdraw(one: Disclosure, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (_may_work(one.record, by=by), ""),
        (one.state in (*WRITTEN_IN, State.WAITING.value), f"It is {one.get_state_display()}: it is not withdrawn now"),
        (
            one.begun_by_id == by.pk or _has_authority(one, by),
            f"{one.begun_by} proposed it; they withdraw it, or somebody with authority to decide",
        ),
        (reason is None or says_enough(reason), IN_WORDS),
    )


def may_record_outcome(one: Disclosure, *, by: Any, outcome: str | None = None) -> Verdict:
    return first_refusal(
        (_may_work(one.record, by=by), ""),
        (
            one.state in TOLD and State(one.state).row.follows == (State.ENDED,),
            "What came of it is recorded once it was told and decided about",
        ),
        (outcome is None or says_enough(outcome), "Say in words what came of it"),
    )
