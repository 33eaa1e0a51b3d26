"""The chain from a suspicion to its outcome: one table of states, and of which follows which. No tables here."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """Where a suspicion stands."""

    SUSPECTED = "suspected", "suspected, not yet considered"
    CONSIDERED = "considered", "considered, nothing decided yet"
    REPORTED = "reported", "reported to the procurator fiscal"
    SUPERVISOR_TOLD = "supervisor_told", "reported to the supervising officer"
    RECALL_ASKED = "recall_asked", "recall asked for"
    CHARGED = "charged", "charged"
    IN_COURT = "in_court", "in court"
    NO_BREACH = "no_breach", "no breach"
    EXCUSE_ACCEPTED = "excuse_accepted", "reasonable excuse accepted"
    WARNED = "warned", "warned"
    WITHDRAWN = "withdrawn", "suspicion withdrawn"
    NOT_PROCEEDED = "not_proceeded", "not proceeded with"
    RECALLED = "recalled", "recalled"
    NOT_RECALLED = "not_recalled", "not recalled"
    CONVICTED = "convicted", "convicted"
    ADMONISHED = "admonished", "convicted and admonished"
    ACQUITTED = "acquitted", "acquitted"
    DESERTED = "deserted", "deserted by the prosecutor"
    BREACH_FOUND = "breach_found", "court found the order breached"


S = State
MOVES: dict[str, set[str]] = {
    S.SUSPECTED: {S.CONSIDERED, S.WITHDRAWN},
    S.CONSIDERED: {
        S.NO_BREACH,
        S.EXCUSE_ACCEPTED,
        S.WARNED,
        S.REPORTED,
        S.SUPERVISOR_TOLD,
        S.RECALL_ASKED,
        S.WITHDRAWN,
    },
    S.REPORTED: {S.CHARGED, S.NOT_PROCEEDED},
    S.SUPERVISOR_TOLD: {S.RECALL_ASKED, S.WARNED, S.IN_COURT, S.NOT_PROCEEDED},
    S.RECALL_ASKED: {S.RECALLED, S.NOT_RECALLED},
    S.CHARGED: {S.IN_COURT, S.NOT_PROCEEDED},
    S.IN_COURT: {S.CONVICTED, S.ADMONISHED, S.ACQUITTED, S.DESERTED, S.NOT_PROCEEDED, S.BREACH_FOUND},
}
FIRST = S.SUSPECTED
ENDED = tuple(state for state in S if not MOVES.get(state))
REPORTS = (S.REPORTED, S.SUPERVISOR_TOLD, S.RECALL_ASKED)  # nothing unverified supports these
AWAITED = {  # who answers, while nothing has come back
    S.REPORTED: "The procurator fiscal's answer",
    S.SUPERVISOR_TOLD: "The supervising officer's answer",
    S.RECALL_ASKED: "The answer to the request for recall",
}
CHARGED = (S.CHARGED, S.IN_COURT, S.CONVICTED, S.ADMONISHED, S.ACQUITTED, S.DESERTED)  # one prosecution a failure
# What somebody in charge decides; the rest is what others decided, which whoever works with the person records.
DECISIONS = (S.NO_BREACH, S.EXCUSE_ACCEPTED, S.WARNED, *REPORTS)
BY_OTHERS = (
    S.CHARGED,
    S.NOT_PROCEEDED,
    S.RECALLED,
    S.NOT_RECALLED,
    S.CONVICTED,
    S.ADMONISHED,
    S.ACQUITTED,
    S.DESERTED,
    S.BREACH_FOUND,
)
