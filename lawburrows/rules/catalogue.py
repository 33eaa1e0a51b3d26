"""Every table of the rules in one list, so that a page can show each row with its source and how sure we are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from lawburrows.rules import (
    actions,
    applications,
    bodies,
    category_tests,
    circumstances,
    conditions,
    disclosures,
    escalation,
    exits,
    harm,
    identifiers,
    incidents,
    keeping,
    mappa,
    marking,
    offences,
    plan,
    premises,
    referrals,
    retention,
    reviews,
    timetable,
    transferring,
    vetting,
    young,
)
from lawburrows.rules.conditions import periods as condition_periods
from lawburrows.rules.deadline import in_words
from lawburrows.rules.notification import (
    appeals,
    disposals,
    duties,
    matters,
    periodic,
    periods,
    review,
    sources,
    travel,
)
from lawburrows.rules.sentences import additions, lifelong, regimes
from lawburrows.rules.sentences import dates as sentence_dates
from lawburrows.rules.sentences import sources as sentence_sources
from lawburrows.rules.source import Source
from lawburrows.rules.term import NO_TERM

RowWords = tuple[str, Source]


@dataclass(frozen=True)
class Table:
    """One table: its name for a reader, and its rows in words, each with its source."""

    name: str
    rows: tuple[RowWords, ...]


def _table(name: str, rows: Iterable[RowWords]) -> Table:
    return Table(name, tuple(rows))


def _range(row: periods.Row) -> str:
    if row.disposal is not disposals.Disposal.IMPRISONMENT:
        return str(row.disposal.value)
    upper = "" if row.below == periods.UNBOUNDED else f", under {row.below}"
    lower = f" of {row.at_least} or more" if row.at_least > NO_TERM else ""
    return f"{row.disposal.value}{lower}{upper}"


def _value(value: object) -> str:
    """An enum in its own words, anything else as it prints."""
    return f"{value.value if isinstance(value, Enum) else value}"


def _first_told(row: matters.MatterRow) -> str:
    told = [f"first told with the {row.first_told.value}"] if row.first_told else []
    told += [f"told again after {change.value}" for change in row.changes]
    return "; ".join(told) or "asked, but not demanded by what was read"


def _travel(row: travel.TravelRow) -> str:
    known = "details known a week before" if row.details_known_in_time else "details not known a week before"
    excuse = ", reasonable excuse" if row.reasonable_excuse else ""
    return f"{row.where.label}, {known}{excuse}: {travel.AMOUNTS[row.before]}"


def _long_term(row: regimes.LongTermRow) -> str:
    kind = "extended" if row.extended else "not extended"
    when = "before" if row.until == regimes.AUTOMATIC_RELEASE_NARROWED else "from"
    day = in_words(regimes.AUTOMATIC_RELEASE_NARROWED)
    return f"{kind}, imposed {when} {day}: {_value(row.release)}, licence to {row.licence_until.value}"


def _dated(row: regimes.FractionRow) -> str:
    since = "" if row.since == regimes.BEGINNING else f" from {in_words(row.since)}"
    until = "" if row.until == regimes.END else f" before {in_words(row.until)}"
    return f"{row.served} of the sentence, calculated{since}{until}"


ALL_TABLES: tuple[Table, ...] = (
    _table(
        "Notification: how long",
        ((f"{_range(row)}: {_value(row.period)}", row.source) for row in periods.PERIODS),
    ),
    _table(
        "Notification: disposals without a row of their own",
        (
            *((f"{row.disposal.value}: {row.because}", row.source) for row in disposals.COUNTED_AS),
            ("absolute discharge: no requirements", disposals.NOT_A_CONVICTION),
            ("under 18 on the relevant date: fixed periods are halved", sources.section("82(2)")),
            ("a preventive order: at least as long as it has effect", sources.ORDERS_2016),
        ),
    ),
    _table(
        "Notification: first and changes",
        (
            (
                f"first notification: {duties.DAYS_TO_NOTIFY} days beginning with the relevant date",
                sources.section("83(1)"),
            ),
            ("time in custody, hospital or abroad left out; part-days not settled", sources.COUNTING_OF_PART_DAYS),
            *(
                (f"{row.change.value}: {duties.DAYS_TO_NOTIFY} days beginning with it", row.source)
                for row in duties.CHANGES
            ),
            ("notice before the change: two days early to the third day", sources.section("84(2) to (4)")),
        ),
    ),
    _table(
        "Notification: what must be told",
        ((f"{row.matter.value}: {_first_told(row)}", row.source) for row in matters.MATTERS),
    ),
    _table(
        "Notification: periodic",
        (
            *((f"{row.where.label}, {row.home.value}: {row.interval}", row.source) for row in periodic.INTERVALS),
            ("put off while in custody, hospital or abroad: 3 days from its end", sources.section("85(3), (4)")),
        ),
    ),
    _table(
        "Notification: travel",
        (
            *((f"{place.label}: any journey abroad", source) for place, source in travel.ANY_LENGTH.items()),
            *((_travel(row), row.source) for row in travel.NOTICE_OF_TRAVEL),
            ("return: three days", travel.RETURN),
            ("Northern Ireland, away from home more than 3 days: 12 hours before", sources.section("85A(2)")),
        ),
    ),
    _table(
        "Notification: review and appeal",
        (
            (f"Scotland: {review.ADULT} after the relevant date, or {review.UNDER_18}", sources.section("88B(1), (2)")),
            (f"continuation order: at most {review.LONGEST_CONTINUATION}", sources.section("88C(2)")),
            *(
                (f"appeal under {row.value[0]}: 21 days after {row.runs_after}", row.source)
                for row in appeals.AppealFrom
            ),
            ("onward appeal: 21 days after the sheriff's decision", sources.section("88G(4)")),
            ("no late appeal", appeals.LATE_APPEALS),
            ("England and Wales: on application", review.ENGLISH),
            (f"England and Wales: again after {review.AFTER_A_REFUSAL}", review.ENGLISH_AGAIN),
        ),
    ),
    _table(
        "Sentences: ordinary short-term release",
        ((_dated(row), row.source) for row in regimes.SHORT_TERM_FRACTIONS),
    ),
    _table(
        "Sentences: long-term release",
        ((_long_term(row), row.source) for row in regimes.LONG_TERM),
    ),
    _table(
        "Sentences: what may be added",
        (
            *(
                (f"extension by the {row.court.value}: at most {row.longest}", row.source)
                for row in additions.LONGEST_EXTENSIONS
            ),
            *(
                (f"extended, {row.offence.value}: custody of at least {row.at_least}", row.source)
                for row in additions.SHORTEST_CUSTODY
            ),
            ("supervised release order: twelve months to under four years", sentence_sources.RELEASE_ORDER),
            ("rounding of a fraction", sentence_dates.ROUNDING),
            (f"lifelong restriction: plan within {lifelong.TIME_FOR_PLAN}", sentence_sources.LIFELONG),
            (
                f"lifelong restriction: report every {lifelong.BETWEEN_REPORTS}",
                sentence_sources.LIFELONG.at("section 9"),
            ),
            (f"parole reviewed within {lifelong.BETWEEN_REVIEWS}", sentence_sources.ACT_1993.at("section 2(5A)(b)")),
        ),
    ),
    _table(
        "Conditions: how long",
        (
            *((f"{row.name}: at least {row.at_least}", row.source) for row in condition_periods.LEAST),
            (f"ban on travel abroad: at most {condition_periods.BAN_AT_MOST}", condition_periods.ACT_2016),
            ("a new sexual harm prevention order replaces the earlier one", condition_periods.REPLACES),
        ),
    ),
    _table(
        "Conditions: wording",
        ((f"{one.title}, {row.key}: {row.text}", row.source) for one in conditions.CATALOGUES for row in one.items),
    ),
    _table(
        "Categories", ((f"{c.value} {row.label}: {row.meaning}", row.source) for c, row in mappa.CATEGORIES.items())
    ),
    _table("Levels", ((f"{n.value} {row.label}: {row.meaning}", row.source) for n, row in mappa.LEVELS.items())),
    _table(
        "Tests of the categories",
        (
            (f"category {category.value}: {question}", source)
            for category, questions in category_tests.QUESTIONS.items()
            for question, source, _ in questions
        ),
    ),
    _table("Stages of restricted patients", category_tests.STAGES),
    _table(
        "Notification and referral to the coordinator",
        ((f"{row.words}: {row.owner.value}; clock: {row.clock}", row.source) for row in referrals.ROWS.values()),
    ),
    _table(
        "Documents of the arrangements",
        (
            *(
                (f"{number} {kind.value}{', restricted patient' if restricted else ''}", referrals.FORMS_2022)
                for (kind, restricted), number in referrals.DOCUMENTS.items()
            ),
            *((f"{number.upper()} {words}", referrals.FORMS_2022) for number, words in referrals.OUTSIDE.items()),
        ),
    ),
    _table("Lead authority", ((f"{row.situation.value}: {row.lead.value}", row.source) for row in mappa.LEADS)),
    _table(
        "Time limits",
        (
            (f"{row.line or 'not in the table'}: {row.what}: {row.figure}, from {row.event}", row.source)
            for row in timetable.TIMETABLE
        ),
    ),
    _table(
        "Who is told of what is due",
        ((f"harm {step.harm}, {step.words}: {step.to.value}", escalation.SOURCE) for step in escalation.STEPS),
    ),
    _table(
        "Risk of serious harm",
        (
            *((level.label, harm.LEVELS) for level in harm.RiskOfHarm),
            (harm.SERIOUS_HARM_MEANS, harm.SERIOUS_HARM),
        ),
    ),
    _table("Markings", ((f"{row.label}: {row.handling}", row.source) for _, row in marking.HANDLING)),
    _table("Vetting", ((label, vetting.SOURCE) for _, label in vetting.LABELS)),
    _table("Keeping of copies", ((f"{row.words}: {row.days} days", row.source) for row in keeping.KEEPING)),
    _table("Retention", ((f"{row.words}: {row.after_event or row.at_age}", row.source) for row in retention.RETENTION)),
    _table(
        "What a change of circumstances calls for",
        (
            (f"{row.what} ({', '.join(row.kinds)}): {row.interval or f'{row.days} working days'}", row.source)
            for row in circumstances.CALLS
        ),
    ),
    _table("What a risk management plan must say", ((row.asks, row.source) for row in plan.CHECKS)),
    _table(
        "Who signs a risk management plan",
        ((f"{row.words}{' (of somebody supervised)' if row.supervised else ''}", row.source) for row in plan.NEEDED),
    ),
    _table(
        "Changes that a person must tell the police",
        ((f"{row.what}: {row.days} days beginning with the change", row.source) for row in circumstances.MUST_BE_TOLD),
    ),
    _table("Routes of a disclosure", ((f"{row.words}: {row.hint}", row.source) for row in disclosures.ROUTES)),
    _table("The test of a disclosure", ((f"{row.words}: {row.hint}", row.source) for row in disclosures.TEST)),
    _table(
        "States of a disclosure",
        ((f"{row.words}: {row.owner.value}; clock: {row.clock}", row.source) for row in disclosures.STATES),
    ),
    _table("Community disclosure scheme", applications.RULES),
    _table(
        "States of an application under the community disclosure scheme",
        ((f"{row.words}: {row.owner.value}; clock: {row.clock}", row.source) for row in applications.STATES),
    ),
    _table(
        "States of an action",
        ((f"{row.words}: {row.turn.value}; clock: {row.clock}", row.source) for row in actions.STATES),
    ),
    _table(
        "Outcomes of an action that whoever gave it accepts",
        (
            (f"{row.words}: {', '.join(actions.BY_STATE[one].words for one in row.accepted)}", row.source)
            for row in actions.GIVEN_BY
        ),
    ),
    _table(
        "States of a level 1 review",
        ((f"{row.words}: {row.turn.value}; clock: {row.clock}", row.source) for row in reviews.STATES),
    ),
    _table(
        "Questions of a level 1 review",
        ((f"{row.words} {row.as_before}; {row.otherwise}: {row.why}", row.source) for row in reviews.QUESTIONS),
    ),
    _table(
        "Signatures of a level 1 review",
        (
            (f"{row.words}{', where the person is supervised' if row.supervised else ''}", row.source)
            for row in reviews.SIGNATURES
        ),
    ),
    _table("Reasons to leave joint management", ((f"{row.words}: {row.hint}", row.source) for row in exits.REASONS)),
    _table(
        "Looked at before a record is closed", ((f"{row.words}: {row.becomes}", row.source) for row in exits.CHECKS)
    ),
    _table("Reasons to open a record again", ((row.words, row.source) for row in exits.AGAIN)),
    _table(
        "Assessment of an address",
        (
            *(
                (f"{row.words} leads, {'under' if row.supervised else 'without'} a licence or an order", row.source)
                for row in premises.LEADS
            ),
            *((f"part of {row.words}: time limit {row.limit}", row.source) for row in premises.PARTS),
            *(
                (f"looked for in the part of {premises.KIND[row.part].words}: {row.words}", row.source)
                for row in premises.CHECKS
            ),
            *((f"sensitive place: {row.words}, on the map {row.letter}", row.source) for row in premises.PLACES),
            (f"rings on the map: {', '.join(map(str, premises.RINGS))} metres", premises.OURS),
        ),
    ),
    _table("What makes a serious incident", ((row.words, row.source) for row in incidents.CRITERIA)),
    _table(
        "States of a serious incident",
        ((f"{row.words}: {row.owner}; clock: {row.clock}", row.source) for row in incidents.STATES),
    ),
    _table(
        "States of a serious incident review of justice social work",
        ((f"{row.words}: {row.owner}; clock: {row.clock}", row.source) for row in incidents.SOCIAL_WORK_STATES),
    ),
    _table("The strategic groups", ((row.words, row.source) for row in bodies.BODIES)),
    _table("Reasons of risk against a transfer", ((row.words, row.source) for row in transferring.REFUSALS)),
    _table("Under 18", ((f"{row.words}: {row.value} {row.unit}", row.source) for row in young.YOUNG)),
    _table("Identifiers", ((f"{row.kind.value}, such as {row.example}", row.source) for row in identifiers.FORMS)),
    _table(
        "Offences",
        ((f"{row.key} {row.title} ({row.act}): {row.schedule_3.value}", row.source) for row in offences.OFFENCES),
    ),
    _table(
        "Ways of offending and relations to the victim",
        (
            (word.value, offences.CODED_LISTS)
            for words in (offences.WayOfOffending, offences.RelationToVictim)
            for word in words
        ),
    ),
)

ALL_SOURCES: tuple[Source, ...] = tuple(dict.fromkeys(source for table in ALL_TABLES for _, source in table.rows))


def rows() -> Iterator[tuple[str, str, Source]]:
    """Table name, row in words, source: for the reference page."""
    for table in ALL_TABLES:
        for words, source in table.rows:
            yield table.name, words, source
