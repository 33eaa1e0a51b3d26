"""Who may raise, consider and decide, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.access.scope import is_system
from lawburrows.breaches.basis import Basis, fitting
from lawburrows.breaches.chain import BY_OTHERS, CHARGED, DECISIONS, ENDED, MOVES, REPORTS, State
from lawburrows.breaches.models import CourtDate, Evidence, Missing, SearchWarrant, Suspicion, Wanted
from lawburrows.orders import policy as orders
from lawburrows.people.models import Address
from lawburrows.rules.deadline import in_words
from lawburrows.rules.verdict import Verdict, first_refusal, refusal

agency_of = orders.agency_of
SAY_WHY = f"Say in words why: {LEAST_REASON} letters or more"
DOES_NOT_FIT = "That does not follow from a requirement of this sort"
ENDED_SAID = "This has come to its end; what was recorded stays as it is"
STEPS = (*DECISIONS, *BY_OTHERS, State.WITHDRAWN)  # considering and going to court are acts of their own
_W = SearchWarrant.State
ANSWERS, ENDS = (_W.GRANTED, _W.REFUSED, _W.NOT_PURSUED), (_W.EXECUTED, _W.LAPSED, _W.RETURNED)
NO_ADDRESS = refusal("No notified address is recorded: add the home or the stay to the details first")
NOTIFIED = (Address.Use.HOME, Address.Use.FOUND, Address.Use.STAY)


def may_raise(record: Record, *, by: Any) -> Verdict:
    """A suspicion is a person's word: nothing that works by itself raises one."""
    return first_refusal(
        (not is_system(by), "Only a person raises a suspicion"),
        (orders.may_record(record, by=by), ""),
    )


def may_work_on(suspicion: Suspicion, *, by: Any) -> Verdict:
    """Whether anything more may be added to it: evidence, what it is worth, what was considered."""
    return first_refusal(
        (may_raise(suspicion.record, by=by), ""),
        (suspicion.state not in ENDED, ENDED_SAID),
    )


def may_judge(evidence: Evidence, to: str, *, by: Any, how: str | None = None) -> Verdict:
    """Whether `by` may say what this is worth; with `how`, whether that says enough."""
    return first_refusal(
        (may_work_on(evidence.suspicion, by=by), ""),
        (
            to in Evidence.MOVES[Evidence.State(evidence.state)],
            f"This is {evidence.get_state_display()} already",
        ),
        (how is None or says_enough(how), f"Say in words how you know: {LEAST_REASON} letters or more"),
    )


def may_consider(suspicion: Suspicion, *, by: Any) -> Verdict:
    return first_refusal(
        (may_work_on(suspicion, by=by), ""),
        (
            suspicion.state in (State.SUSPECTED, State.CONSIDERED),
            "What follows has been decided; it was considered before that",
        ),
    )


def may_move(
    suspicion: Suspicion,
    to: str,
    *,
    by: Any,
    basis: Basis,
    on: date | None = None,
    happened_on: date | None = None,
    grounds: str | None = None,
    confirmed: bool = False,
) -> Verdict:
    """Whether `by` may record that this follows. Without `grounds` it is the page that asks, before anything is typed."""
    kind = suspicion.order.kind if suspicion.order else ""
    return first_refusal(
        (may_raise(suspicion.record, by=by), ""),
        (to in STEPS and to in MOVES.get(suspicion.state, ()), _astray(suspicion)),
        (fitting(kind, to), DOES_NOT_FIT),
        (to not in DECISIONS or may(by, Permission.BREACHES_DECIDE), ""),
        (
            to != State.WITHDRAWN or by.pk == suspicion.raised_by_id or bool(may(by, Permission.BREACHES_DECIDE)),
            "Whoever raised it withdraws it, or somebody who may decide what follows",
        ),
        (to not in REPORTS or supports_a_report(suspicion, basis), ""),
        (
            happened_on is None or on is None or happened_on <= on,
            f"{in_words(happened_on)} lies ahead" if happened_on else "",
        ),
        (
            happened_on is None or happened_on >= suspicion.since,
            f"The step before was on {in_words(suspicion.since)}: this cannot be earlier",
        ),
        (grounds is None or says_enough(grounds), SAY_WHY),
        (
            grounds is None or confirmed or to not in CHARGED or not basis.charged_already,
            "The same failure is charged already, and one failure is prosecuted once. Confirm that this is another",
        ),
    )


def _astray(suspicion: Suspicion) -> str:
    if suspicion.state in ENDED:
        return ENDED_SAID
    return f"It is {suspicion.get_state_display()}: that cannot follow"


def supports_a_report(suspicion: Suspicion, basis: Basis) -> Verdict:
    """Nothing unverified supports a report: neither evidence nor a date on a rule that nobody has confirmed."""
    return first_refusal(
        (basis.considered is not None, "Nobody has considered it yet"),
        (
            basis.unverified == 0,
            f"{basis.unverified} of what it rests on is not verified: verify it, or set it aside with the reason",
        ),
        (basis.verified, "Nothing that it rests on is a verified fact: a report needs at least one"),
        (
            not suspicion.rule_unverified or bool(basis.considered and basis.considered.rule_checked),
            "The date rests on a rule that nobody has confirmed: consider it again and say who confirmed the date",
        ),
        (
            basis.considered is None or basis.considered.excuse != "reasonable",
            "It was considered that the excuse may be reasonable: accept it, or consider again and say what changed",
        ),
    )


def may_go_on(suspicion: Suspicion, *, by: Any, basis: Basis) -> dict[str, Verdict]:
    """Every move out of the present state but for considering and the court, each with its answer."""
    return {to: may_move(suspicion, to, by=by, basis=basis) for to in STEPS if to in MOVES.get(suspicion.state, ())}


def may_add_court_date(suspicion: Suspicion, *, by: Any, day: date | None = None) -> Verdict:
    return first_refusal(
        (may_work_on(suspicion, by=by), ""),
        (
            suspicion.state == State.IN_COURT or State.IN_COURT in MOVES.get(suspicion.state, ()),
            f"It is {suspicion.get_state_display()}: there is no date in court yet",
        ),
        (
            day is None or not CourtDate.objects.filter(suspicion=suspicion, day=day).exists(),
            f"{in_words(day)} is recorded already" if day else "",
        ),
    )


def may_record_hearing(court_date: CourtDate, *, by: Any, on: date) -> Verdict:
    return first_refusal(
        (may_raise(court_date.record, by=by), ""),
        (court_date.day <= on, f"{in_words(court_date.day)} lies ahead: nothing has happened in court yet"),
        (not court_date.happened, "What happened is recorded already"),
    )


def may_record_wanted(record: Record, *, by: Any) -> Verdict:
    return may_raise(record, by=by)


def may_record_missing(record: Record, *, by: Any) -> Verdict:
    return first_refusal(
        (may_raise(record, by=by), ""),
        (
            not Missing.objects.filter(record=record, ended_on=None).exists(),
            "This person is recorded as missing already: change what is known there",
        ),
    )


def may_end(
    row: Wanted | Missing, *, by: Any, on: date, ended_on: date | None = None, because: str | None = None
) -> Verdict:
    """Also for a change of what is known while it lasts."""
    began = row.granted_on if isinstance(row, Wanted) else row.since
    return first_refusal(
        (may_raise(row.record, by=by), ""),
        (row.ended_on is None, "This has ended already"),
        (ended_on is None or ended_on <= on, f"{in_words(ended_on)} lies ahead" if ended_on else ""),
        (ended_on is None or ended_on >= began, f"It began on {in_words(began)}: it cannot end before that"),
        (because is None or says_enough(because), SAY_WHY),
    )


def may_apply_to_enter(record: Record, *, by: Any, address: Address | None = None, on: date | None = None) -> Verdict:
    """The warrant is for an address that was notified, and no other."""
    return first_refusal(
        (may_raise(record, by=by), ""),
        (
            address is None or (address.use in NOTIFIED and (address.ends is None or on is None or address.ends > on)),
            "The warrant is for the address that the person has notified: this is not one",
        ),
    )


def may_add_attempt(warrant: SearchWarrant, *, by: Any) -> Verdict:
    return first_refusal(
        (may_raise(warrant.record, by=by), ""),
        (
            warrant.state in (SearchWarrant.State.APPLIED, SearchWarrant.State.GRANTED),
            f"The warrant was {warrant.get_state_display()}: no attempt follows",
        ),
    )


def may_take_on(warrant: SearchWarrant, to: str, *, by: Any, on: date, happened_on: date | None = None) -> Verdict:
    """Whether the warrant may come to that state; it is executed while it lasts, as the sheriff set it."""
    before = warrant.ended_on or warrant.executed_on or warrant.answered_on or warrant.applied_on
    return first_refusal(
        (may_raise(warrant.record, by=by), ""),
        (
            to in SearchWarrant.MOVES.get(SearchWarrant.State(warrant.state), ()),
            f"The warrant is {warrant.get_state_display()}: that cannot follow",
        ),
        (happened_on is None or happened_on <= on, f"{in_words(happened_on)} lies ahead" if happened_on else ""),
        (
            happened_on is None or happened_on >= before,
            f"The step before was on {in_words(before)}: this cannot be earlier",
        ),
        (
            to != SearchWarrant.State.EXECUTED
            or happened_on is None
            or warrant.expires_on is None
            or happened_on <= warrant.expires_on,
            f"The warrant ended with {in_words(warrant.expires_on)}" if warrant.expires_on else "",
        ),
    )


def what_next(suspicion: Suspicion, basis: Basis) -> str:
    """The next step in words, for whoever looks."""
    if suspicion.state == State.CONSIDERED:
        verdict = supports_a_report(suspicion, basis)
        return "Decide what follows" + ("" if verdict else f". A report is not possible yet: {verdict.reason}")
    return NEXT.get(suspicion.state, "")


NEXT: dict[str, str] = {
    State.SUSPECTED: "Consider it: the excuse, what the person needs to be understood, and their own account",
    State.REPORTED: "Wait for the procurator fiscal, and record what was decided",
    State.SUPERVISOR_TOLD: "Wait for the supervising officer, and record what was decided",
    State.RECALL_ASKED: "Wait for the answer to the request for recall, and record it",
    State.CHARGED: "Record the first date in court, or that it is not proceeded with",
    State.IN_COURT: "Record what happens in court, and the result",
}
