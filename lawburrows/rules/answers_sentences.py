"""Known answers about Scottish sentences: from the words of a case to the rules, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from lawburrows.rules import sentences
from lawburrows.rules.asked import Asked, NotUnderstood
from lawburrows.rules.comparing import InWords
from lawburrows.rules.sentences import Court, Offence
from lawburrows.rules.sentences.additions import LONGEST_RELEASE_ORDER
from lawburrows.rules.sentences.regimes import Automatic, Class
from lawburrows.rules.term import NO_TERM, Term, months, years

Got = Mapping[str, object]

OFFENCES = {
    "sexual_schedule3": Offence.SEXUAL,
    "sexual": Offence.SEXUAL,
    "domestic_abuse": Offence.DOMESTIC_ABUSE,
    "violent": Offence.VIOLENT,
    "other": Offence.OTHER,
}
COURTS = {"sheriff": Court.SHERIFF, "high": Court.HIGH_COURT}

# Prose has more than one wording; these are the words that tell one kind of release from another.
AUTOMATIC = {
    Automatic.SIX_MONTHS_BEFORE_END: InWords(Automatic.SIX_MONTHS_BEFORE_END.value, ("6 months",)),
    Automatic.NOT_BEFORE_CUSTODIAL_END: InWords(Automatic.NOT_BEFORE_CUSTODIAL_END.value, ("custodial",)),
}


def answer_sentences_scotland(group: str, inputs: Mapping[str, object]) -> Got:
    if group not in _GROUPS:
        raise NotUnderstood(f"No such group of cases: {group}")
    return _GROUPS[group](Asked(inputs))


def _months(asked: Asked, key: str) -> Term:
    return months(int(asked.number(key, 0)))


def _custody(asked: Asked) -> Term:
    return _months(asked, "custodial_months" if asked.has("custodial_months") else "term_months")


def _regime(asked: Asked) -> Got:
    imposed = asked.maybe_date("imposed") or asked.date("calculated_on")
    found = sentences.regime(
        _custody(asked),
        asked.one_of("offence", OFFENCES, otherwise="other"),
        imposed=imposed,
        calculated_on=asked.maybe_date("calculated_on") or imposed,
        extension=_months(asked, "extension_months"),
        substituted_for=asked.maybe_date("substituted_for"),
    )
    got: dict[str, object] = {"class_": found.class_.value, "licence": found.licence}
    if found.licence_until:
        got["licence_until"] = found.licence_until.value
    if found.parole_from:
        got["parole_from"] = str(found.parole_from)
    if isinstance(found.release, Fraction):
        got["release_fraction"] = str(found.release)
        if found.class_ is Class.LONG_TERM:
            got["automatic"] = str(found.release)
    else:
        got["automatic"] = AUTOMATIC[found.release]
    return got


def _dates(asked: Asked) -> Got:
    found = sentences.sentence_dates(
        asked.date("start"),
        _custody(asked),
        asked.one_of("offence", OFFENCES, otherwise="other"),
        extension=_months(asked, "extension_months"),
        imposed=asked.maybe_date("imposed"),
        calculated_on=asked.maybe_date("calculated_on"),
        substituted_for=asked.maybe_date("substituted_for"),
    )
    got: dict[str, object] = {
        "end_date": found.sentence_end.day,
        "custodial_end": found.custodial_end.day,
        "automatic_release": found.automatic_release.day,
    }
    if found.parole_qualifying:
        got["parole_qualifying"] = found.parole_qualifying.day
    if found.licence_end:
        got["licence_end"] = found.licence_end.day
    return got


def _release_order(asked: Asked) -> Got:
    got: dict[str, object] = {}
    if asked.has("term_months"):
        offence = asked.one_of("offence", OFFENCES, otherwise="other")
        available = sentences.release_order_available(_months(asked, "term_months"), offence)
        longest = LONGEST_RELEASE_ORDER if available else NO_TERM
        got |= {"available": available.allowed, "max_months_after_release": longest.months}
    if asked.has("release"):
        end = sentences.release_order_end(
            asked.date("release"), asked.maybe_date("sentence_end"), _months(asked, "sro_months")
        )
        got["sro_end"] = end.day
    return got


def _extended(asked: Asked) -> Got:
    verdict = sentences.extended_sentence_competent(
        asked.one_of("court", COURTS, otherwise="high"),
        asked.one_of("type", OFFENCES, otherwise="sexual"),
        extension=years(1) if not asked.has("extension_years") else _years(asked, "extension_years"),
        custody=_months(asked, "custodial_months") if asked.has("custodial_months") else None,
    )
    return {"valid": verdict.allowed}


def _years(asked: Asked, key: str) -> Term:
    return months(int(12 * asked.number(key)))


def _lifelong(asked: Asked) -> Got:
    got: dict[str, object] = {}
    if asked.has("parole_refused"):
        got["next_review_no_later_than"] = sentences.next_parole_review(asked.date("parole_refused")).due
    if asked.has("olr_sentence"):
        got["risk_management_plan_due"] = sentences.risk_management_plan_due(asked.date("olr_sentence")).due
    return got


_GROUPS: dict[str, Callable[[Asked], Got]] = {
    "OLR": _lifelong,
    "SRO": _release_order,
    "dates": _dates,
    "extended": _extended,
    "regime": _regime,
}
