"""The dates of a custodial sentence, from what the court did: each with its steps, or why there is none. No tables here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lawburrows.orders.facts import Convicted, Did
from lawburrows.rules.deadline import Step, any_unverified, in_words
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.notification import Disposal
from lawburrows.rules.sentences import Offence, SentenceDate, risk_management_plan_due, sentence_dates
from lawburrows.rules.sentences.regimes import Automatic
from lawburrows.rules.source import Source, remembered
from lawburrows.rules.term import NO_TERM, Term

DETERMINATE = frozenset({Disposal.IMPRISONMENT, Disposal.EXTENDED_SENTENCE})
FOR_LIFE = frozenset({Disposal.LIFE, Disposal.LIFELONG_RESTRICTION})
RECORDED = Source("The entries of this record", "")
KIND_NOT_KNOWN = remembered("Whether the offence was aggravated by domestic abuse", "not recorded")


@dataclass(frozen=True)
class Dated:
    """One date of a sentence: its key in the record, what happens, the day, and how it was reached."""

    key: str
    what: str
    day: date
    steps: tuple[Step, ...]
    source: Source
    unverified: bool


@dataclass(frozen=True)
class Dates:
    """What can be said of the sentence for one conviction: its dates; in words, what has none and why."""

    dated: tuple[Dated, ...] = ()
    words: str = ""


def dates_of(convictions: Iterable[Convicted]) -> dict[uuid.UUID, Dates]:
    """For each conviction that brought custody; sentences of one day that run together are not taken apart."""
    rows = list(convictions)
    found = {}
    for one in rows:
        custodial = [did for did in one.did if did.disposal in DETERMINATE | FOR_LIFE]
        if not custodial:
            continue
        same_day = [did for other in rows if other.sentenced_on == one.sentenced_on for did in other.did]
        found[one.id] = _dates(one, custodial, [did for did in same_day if did.disposal in DETERMINATE | FOR_LIFE])
    return found


def _dates(one: Convicted, custodial: list[Did], same_day: list[Did]) -> Dates:
    did = custodial[0]
    if one.jurisdiction is not SCOTLAND:
        return Dates(words="Not worked out: the rules here are for Scottish sentences")
    if len(same_day) > 1 or did.relation != "alone":
        return Dates(words="Not worked out: it runs with other sentences")
    if did.disposal in FOR_LIFE:
        return _for_life(one, did)
    if did.term is None:
        return Dates(words="Not worked out: the length of the sentence is not recorded")
    if did.disposal is Disposal.EXTENDED_SENTENCE and did.extension == NO_TERM:
        return Dates(words="Not worked out: the extension is not recorded")
    return _determinate(one, did, did.term)


def _for_life(one: Convicted, did: Did) -> Dates:
    words = f"Release: {Automatic.NEVER.value.removeprefix('none: ')}"
    if did.disposal is not Disposal.LIFELONG_RESTRICTION:
        return Dates(words=words)
    due = risk_management_plan_due(one.sentenced_on)
    plan = Dated(
        f"sentence-{one.id}-plan", due.what, due.due or one.sentenced_on, due.steps, due.source, due.unverified
    )
    return Dates((plan,), words)


def _determinate(one: Convicted, did: Did, term: Term) -> Dates:
    offence = Offence.SEXUAL if one.schedule_3 else Offence.OTHER
    made = sentence_dates(one.sentenced_on, term, offence, extension=did.extension)
    began = Step(
        "Runs from the day of the sentence: no earlier start is recorded", in_words(one.sentenced_on), RECORDED
    )
    kind = [] if one.schedule_3 else [Step("Taken as an offence of no special kind", "", KIND_NOT_KNOWN)]
    regime = made.regime

    def dated(name: str, what: str, found: SentenceDate, *, by_regime: bool) -> Dated:
        steps = (began, *(kind if by_regime else ()), *(regime.steps if by_regime else ()), *found.steps)
        source = regime.source if by_regime else next(step.source for step in found.steps if step.source)
        doubtful = found.unverified or any_unverified(steps) or (by_regime and regime.unverified)
        return Dated(f"sentence-{one.id}-{name}", what, found.day, steps, source, doubtful)

    rows = [dated("release", "Release without a decision of the Parole Board", made.automatic_release, by_regime=True)]
    if made.parole_qualifying:
        rows.insert(0, dated("parole", "Parole possible", made.parole_qualifying, by_regime=True))
    rows.append(dated("custody", "End of the custodial term", made.custodial_end, by_regime=False))
    if did.extension > NO_TERM:
        rows.append(dated("sentence", "End of the sentence with its extension", made.sentence_end, by_regime=False))
    if made.licence_end:
        rows.append(dated("licence", "End of the licence", made.licence_end, by_regime=True))
    return Dates(tuple(rows))


def find(convictions: Iterable[Convicted], key: str) -> Dated | None:
    """The date of a sentence that has this key."""
    return next((one for dates in dates_of(convictions).values() for one in dates.dated if one.key == key), None)
