"""Known answers about notification: from the words of a case to the rules, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from lawburrows.rules import notification
from lawburrows.rules.answers_notification_review import appeal, english_review, scottish_review
from lawburrows.rules.asked import Asked, NotUnderstood, as_moment, as_number, known
from lawburrows.rules.deadline import Step
from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, Jurisdiction
from lawburrows.rules.notification import Away, Change, Disposal, EarlierGround, Home, Notified, Relation, Unavailable
from lawburrows.rules.notification.advance import advance_notice
from lawburrows.rules.term import NO_TERM, Term, months, under

Got = Mapping[str, object]

JURISDICTIONS = {"S": SCOTLAND, "EW": ENGLAND_AND_WALES, "NI": NORTHERN_IRELAND}

DISPOSALS = {
    "life": Disposal.LIFE,
    "IPP": Disposal.INDETERMINATE,
    "imprisonment": Disposal.IMPRISONMENT,
    "imprisonment_multiple": Disposal.IMPRISONMENT,
    "detention": Disposal.IMPRISONMENT,
    "detention_YOI": Disposal.IMPRISONMENT,
    "extended_sentence": Disposal.EXTENDED_SENTENCE,
    "suspended_sentence": Disposal.SUSPENDED_SENTENCE,
    "DTO": Disposal.DETENTION_AND_TRAINING,
    "OLR": Disposal.LIFELONG_RESTRICTION,
    "hospital": Disposal.HOSPITAL,
    "CPO": Disposal.SUPERVISED,
    "RLO": Disposal.RESTRICTION_OF_LIBERTY,
    "community_order": Disposal.COMMUNITY_ORDER,
    "conditional_discharge": Disposal.CONDITIONAL_DISCHARGE,
    "caution": Disposal.CAUTION,
    "fine": Disposal.FINE,
    "admonition": Disposal.ADMONITION,
    "absolute_discharge": Disposal.ABSOLUTE_DISCHARGE,
}

RELATIONS = {
    "consecutive": Relation.CONSECUTIVE,
    "partly_concurrent": Relation.PARTLY_CONCURRENT,
    "concurrent": Relation.CONCURRENT,
}

EVENTS = {
    "name": Change.NAME,
    "home_address": Change.HOME_ADDRESS,
    "release": Change.RELEASE,
    "stay": Change.STAY,
    "bank_account_opened": Change.ACCOUNT_OPENED,
    "bank_account_closed": Change.ACCOUNT_CLOSED,
    "credit_card_obtained": Change.CARD_OBTAINED,
    "debit_card_obtained": Change.CARD_OBTAINED,
    "credit_card_expired": Change.CARD_EXPIRED,
    "debit_card_expired": Change.CARD_EXPIRED,
    "passport_received": Change.PASSPORT_GAINED,
    "passport_renewed": Change.PASSPORT_GAINED,
    "passport_lost": Change.PASSPORT_LOST,
    "passport_expired": Change.PASSPORT_LOST,
    "stays_12_hours_in_household_with_child": Change.CHILD_IN_HOUSEHOLD,
}

HOMES = {"sole_or_main": Home.SOLE_OR_MAIN, "place_regularly_found": Home.NONE, "none": Home.NONE}

KINDS = {
    "s83": Notified.INITIAL,
    "s84": Notified.CHANGE,
    "s85": Notified.PERIODIC,
    "s86_travel": Notified.TRAVEL,
    "s83_new_matters_Aug_2012": Notified.NEW_MATTERS_2012,
}


def answer_notification_scotland(group: str, inputs: Mapping[str, object]) -> Got:
    return _answer(_SCOTLAND, group, Asked(inputs), SCOTLAND)


def answer_notification_elsewhere(group: str, inputs: Mapping[str, object]) -> Got:
    asked = Asked(inputs)
    where = asked.one_of("jurisdiction", JURISDICTIONS, otherwise="EW")
    return _answer(_ELSEWHERE, group, asked, where)


def _answer(
    groups: Mapping[str, Callable[[Asked, Jurisdiction], Got]], group: str, asked: Asked, at: Jurisdiction
) -> Got:
    if group not in groups:
        raise NotUnderstood(f"No such group of cases: {group}")
    return groups[group](asked, at)


def _period(asked: Asked, where: Jurisdiction) -> Got:
    sentence = asked.inside("disposal")
    disposal = sentence.one_of("type", DISPOSALS)
    relevant_date = asked.date("relevant_date")
    born = asked.maybe_date("date_of_birth")
    term, extension = _term(sentence), NO_TERM
    if disposal is Disposal.HOSPITAL and sentence.flag("restriction_order"):
        disposal = Disposal.RESTRICTED_HOSPITAL
    if disposal is Disposal.SUPERVISED and not sentence.has("supervision_months"):
        disposal = Disposal.UNSUPERVISED
    if disposal is Disposal.EXTENDED_SENTENCE:
        extension = _months(sentence, "extension_months")
    steps: tuple[Step, ...] = ()
    if sentence.has("terms_months"):
        term, steps = notification.aggregate(
            [months(int(as_number(n, "terms_months"))) for n in sentence.items("terms_months")],
            sentence.one_of("relation", RELATIONS, otherwise="consecutive"),
            overlap=_months(sentence, "overlap_months"),
            outside_schedule_3=[
                months(int(as_number(n, "other_non_schedule3_consecutive")))
                for n in sentence.items("other_non_schedule3_consecutive")
            ],
        )
    found = notification.period(
        disposal,
        relevant_date=relevant_date,
        under_18=born is not None and under(18, born, on=relevant_date),
        jurisdiction=where,
        term=term,
        extension=extension,
        term_steps=steps,
    )
    got: dict[str, object] = {
        "subject": found.subject,
        "indefinite": found.indefinite,
        "last_day": found.last_day,
        "first_free_day": found.first_free_day,
    }
    if found.length:
        got["months"] = found.length.months
    return got


def _months(asked: Asked, key: str) -> Term:
    return months(int(asked.number(key, 0)))


def _term(sentence: Asked) -> Term:
    for key in ("custodial_months", "term_months", "supervision_months", "months"):
        if sentence.has(key):
            return _months(sentence, key) + Term(days=int(sentence.number("term_days", 0)))
    return Term(days=int(sentence.number("term_days", 0)))


def _times(asked: Asked, key: str = "disregard") -> list[Away]:
    return [Away(first, last) for first, last in asked.ranges(key)]


def _initial(asked: Asked, where: Jurisdiction) -> Got:
    served = asked.maybe_date("notification_order_served")
    earlier = None
    if asked.flag("already_subject"):
        earlier = EarlierGround(asked.flag("already_notified"), asked.maybe_date("earlier_period_last_day"))
    found = notification.initial_notification(
        served or asked.date("relevant_date"),
        away=_times(asked),
        released=asked.maybe_date("release_date"),
        earlier=earlier,
        notification_order=served is not None,
    )
    return {"required": found.due is not None, "last_day": found.due}


def _change(asked: Asked, where: Jurisdiction) -> Got:
    change = asked.one_of("event", EVENTS)
    if change is Change.STAY and asked.has("stays"):
        stays = _times(asked, "stays")
        found = notification.stay_notification(stays, jurisdiction=where, away=_times(asked))
        return {"qualifies_on": notification.seventh_day(stays), "last_day": found.due}
    event = asked.date("date")
    return {"last_day": notification.change_notification(change, event, jurisdiction=where, away=_times(asked)).due}


def _advance(asked: Asked, where: Jurisdiction) -> Got:
    found = advance_notice(asked.date("specified_date"), occurred=asked.maybe_date("occurred"))
    return {
        "advance_notice_effective": found.effective,
        "new_last_day": found.fresh_notification.due if found.fresh_notification else None,
        "must_notify_non_occurrence_by": found.say_it_did_not_happen.due if found.say_it_did_not_happen else None,
    }


def _periodic(asked: Asked, where: Jurisdiction) -> Got:
    given = [
        (known(str(kind), KINDS, "notifications"), as_moment(day, "notifications").date())
        for kind, day in _given(asked)
    ]
    if asked.has("last_notification"):
        given.append((Notified.PERIODIC, asked.date("last_notification")))
    free_on = asked.maybe_date("becomes_available")
    if free_on and asked.flag("notified_release_under_s84"):
        # Telling the police of the release is itself a notification under section 84, from which the time runs anew.
        given.append((Notified.CHANGE, free_on))
    homes = asked.items("home_address_types")
    home = known(str(homes[-1]), HOMES, "home_address_types") if homes else _home(asked)
    unavailable = _unavailable(asked.ranges("unavailable"), free_on)
    return {
        "last_day": notification.periodic_notification(
            given, home=home, unavailable=unavailable, jurisdiction=where
        ).due
    }


def _given(asked: Asked) -> list[tuple[object, object]]:
    """Pairs of kind and date, in whichever order the case puts them."""
    return [(b, a) if str(a)[:4].isdigit() else (a, b) for a, b in asked.pairs("notifications")]


def _home(asked: Asked) -> Home:
    return asked.one_of("home_address_type", HOMES, otherwise="sole_or_main")


def _unavailable(ranges: list[tuple[date, date]], free_on: date | None) -> list[Unavailable]:
    """A stretch ends on the day that it names; the last one on the day on which the case says it was over."""
    times = [Unavailable(first, last) for first, last in sorted(ranges)]
    if times and free_on:
        times[-1] = Unavailable(times[-1].first, free_on)
    return times


def _travel(asked: Asked, where: Jurisdiction) -> Got:
    if asked.has("returned"):
        back = notification.return_notification(asked.date("returned"))
        return {"latest": back.safe, "conservative_latest": back.safe, "literal_latest": back.literal}
    if asked.has("departure"):
        notice = notification.travel_notification(
            asked.date("departure"),
            details_known_in_time=asked.flag("details_known_more_than_7_days_before", otherwise=True),
            reasonable_excuse=asked.flag("reasonable_excuse"),
            jurisdiction=where,
        )
        return {
            "notification_required": True,
            "latest": notice.deadline.moment or notice.safe,
            "latest_literal": notice.literal,
            "latest_clear_days": notice.safe,
            "literal_latest": notice.literal,
            "conservative_latest": notice.safe,
        }
    verdict, _ = notification.travel_needs_notice(where)
    return {"notification_required": verdict.allowed}


def _elsewhere_dates(asked: Asked, where: Jurisdiction) -> Got:
    if asked.has("event"):
        return _change(asked, where)
    if asked.has("last_notification") or asked.has("notifications"):
        return _periodic(asked, where)
    return _travel(asked, where)


def _absence(asked: Asked, where: Jurisdiction) -> Got:
    found = notification.absence_from_home(asked.moment("leaves"), days_away=int(asked.number("days_away")))
    return {"notify_by": found.moment}


_SCOTLAND: dict[str, Callable[[Asked, Jurisdiction], Got]] = {
    "s82-period": _period,
    "s83-initial": _initial,
    "s84-advance": _advance,
    "s84-change": _change,
    "s84-scotland-prescribed": _change,
    "s85-periodic": _periodic,
    "s86-travel": _travel,
    "s88-appeal": appeal,
    "s88-review": scottish_review,
}

_ELSEWHERE: dict[str, Callable[[Asked, Jurisdiction], Got]] = {
    "ew-period": _period,
    "ew-dates": _elsewhere_dates,
    "ew-review": english_review,
    "ni-absence": _absence,
}
