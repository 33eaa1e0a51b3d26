"""The person's own sheet: what they must do and by when, in plain words; every date is taken from the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lawburrows.orders.clock import Clock
from lawburrows.orders.due import TOLD_BY_THE_PERSON, Due
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.notification import Change
from lawburrows.rules.notification.duties import CHANGES, DAYS_TO_NOTIFY
from lawburrows.rules.notification.travel import HALF_DAY, NOTICE_OF_TRAVEL, RETURN, WEEK
from lawburrows.rules.term import under
from lawburrows.web.dates import write_date

GROWN_UP = 18


@dataclass(frozen=True)
class Line:
    """One thing, in plain words and in easy ones; `unverified` when it rests on a rule that nobody has confirmed."""

    text: str
    easy: str
    unverified: bool = False


@dataclass(frozen=True)
class Heading:
    title: str
    lines: tuple[Line, ...]


WHAT = {
    "initial_notification": ("tell the police your details for the first time", "Tell the police about you."),
    "change_notification": ("tell the police what has changed", "Tell the police what is new."),
    "periodic_notification": ("confirm your details, even if nothing has changed", "Say if all is still the same."),
    "travel_notification": ("tell the police about your journey", "Tell the police about your trip."),
    "return_notification": ("tell the police that you are back", "Tell the police that you are back."),
    "say_it_did_not_happen": (
        "tell the police if the change that you told us of did not happen",
        "Did your plan change? Tell the police.",
    ),
}

CHANGED = {
    Change.NAME: ("you use a new name", "You have a new name."),
    Change.HOME_ADDRESS: ("you move home", "You move home."),
    Change.STAY: (
        "you have stayed for 7 days at another place in the United Kingdom, at once or added up over 12 months",
        "You sleep away from home for 7 days. Count all the days in one year.",
    ),
    Change.RELEASE: ("you leave prison or hospital", "You leave prison or hospital."),
    Change.ACCOUNT_OPENED: ("you open a bank or credit account, alone or with someone", "You get a new bank account."),
    Change.ACCOUNT_CLOSED: ("you close one", "You close a bank account."),
    Change.CARD_OBTAINED: ("you get a bank or credit card", "You get a new bank card."),
    Change.CARD_EXPIRED: ("a card expires", "Your bank card runs out."),
    Change.PASSPORT_GAINED: ("you get or renew a passport", "You get a new passport."),
    Change.PASSPORT_LOST: ("you lose a passport, or it expires", "You lose your passport, or it runs out."),
}


def sheet_of(clock: Clock, more: Iterable[Due], *, on: date, parent: str = "") -> tuple[Heading, ...]:
    """Everything that this person must know, and nothing else about them.

    `parent`: the name of the parent on whom a court has placed these duties; empty when they are the person's own.
    """
    young = clock.facts.born is not None and under(GROWN_UP, clock.facts.born, on=on)
    dates = sorted((due for due in (*clock.deadlines, *more) if due.kind in TOLD_BY_THE_PERSON), key=_day)
    parts = (
        Heading("Your next dates", tuple(_dates(dates, on)) or (_NO_DATE,)),
        Heading("Tell the police within 3 days", tuple(_changes())),
        Heading("Before you go abroad", tuple(_travel())),
        Heading("How to tell the police", tuple(_how(young, parent))),
        Heading("How long this lasts", tuple(_until(clock, on))),
        Heading("If you do not", _OTHERWISE),
    )
    return tuple(part for part in parts if part.lines)


_NO_DATE = Line("No next date is known today. Ask your officer.", "Ask your officer for your next date.")
_OTHERWISE = (
    Line(
        "Not telling the police without a good reason, or telling something false, is an offence (section 91).",
        "You must do this. You must tell the truth.",
    ),
    Line("The court can send you to prison for up to 5 years for it.", "You can go to prison if you do not."),
    Line(
        "If something keeps you from coming, call your officer before the date.",
        "Can you not come? Call your officer before the day.",
    ),
)


def _day(due: Due) -> date:
    return due.due or date.max


def _dates(dates: Iterable[Due], on: date) -> Iterator[Line]:
    for due in dates:
        plain, easy = WHAT[due.kind]
        if due.due is None:
            yield Line(
                f"When you are free again, {plain}. The date begins with that day.",
                f"When you are out: {easy[:1].lower()}{easy[1:]}",
                due.unverified,
            )
        elif due.due < on:
            day = write_date(due.due)
            yield Line(
                f"The date was {day}, and we hold nothing that was told: {plain} now.",
                f"The day was {day}. We have nothing from you. {easy} Do it now.",
                due.unverified,
            )
        else:
            day = write_date(due.due)
            yield Line(f"By {day}: {plain}.", f"{day} is the last day. {easy}", due.unverified)


def _changes() -> Iterator[Line]:
    yield Line(
        f"You have {DAYS_TO_NOTIFY} days. The day on which it happens is the first of them. "
        "Weekends and holidays count.",
        f"You have {DAYS_TO_NOTIFY} days. The first day counts. Saturday and Sunday count.",
    )
    for row in CHANGES:
        if SCOTLAND in row.where:
            plain, easy = CHANGED[row.change]
            yield Line(f"Tell us when {plain}.", easy, not row.source.verified)


def _travel() -> Iterator[Line]:
    rows = {row.before: row for row in NOTICE_OF_TRAVEL if row.where is SCOTLAND}
    yield Line(
        "Tell the police before you leave the United Kingdom, however short the journey is.",
        "You want to leave the country? Tell the police before you go.",
    )
    yield Line(
        "Tell them more than 7 days before the day on which you leave.",
        "Tell them more than 7 days before.",
        not rows[WEEK].source.verified,
    )
    yield Line(
        "If you did not know in time, tell them as soon as you know, at the latest 12 hours before that day begins: by "
        "noon on the day before.",
        "Did you not know before? Tell them at once. Noon on the day before is the latest.",
        not rows[HALF_DAY].source.verified,
    )
    yield Line(
        "Tell them within 3 days when you are back; the day of return counts.",
        "When you are back, tell the police. You have 3 days.",
        not RETURN.verified,
    )


def _how(young: bool, parent: str) -> Iterator[Line]:
    if parent:
        yield Line(
            f"A court has said that {parent} must do this for you (section 89).", f"{parent} must do this for you."
        )
    yield Line(
        "Come to a police station yourself and say it there. A letter or a call is not enough.",
        "Go to a police station. Go yourself. A call is not enough.",
    )
    yield Line("Bring your bank cards and your passport, if you have them.", "Bring your bank cards and passport.")
    yield Line(
        "The police may take your fingerprints and a photograph, to be sure that it is you.",
        "The police can take your fingerprints. They can take your photo.",
    )
    yield Line(
        "You get a paper that says what you told. Keep it.", "You get a paper. It says what you told. Keep it safe."
    )
    if young:
        yield Line(
            "You can bring an adult whom you trust. Ask if there is anything that you do not understand.",
            "You can bring an adult. Ask if you do not understand.",
        )
    else:
        yield Line(
            "Ask for an interpreter, or for someone to help you to understand, if you need one.",
            "Do you need help to understand? Ask for it.",
        )


def _until(clock: Clock, on: date) -> Iterator[Line]:
    until = clock.grounds.until
    if clock.gaps:
        yield Line("Until when cannot be said yet. Ask your officer.", "We do not know the last day yet.", True)
    elif not clock.grounds.subject_on(on):
        yield Line("You do not have to tell the police anything any more.", "You can stop now.", until.unverified)
    elif until.last_day:
        day = write_date(until.last_day)
        yield Line(f"Until {day}; that day is the last.", f"{day} is the last day.", until.unverified)
    else:
        yield Line("There is no last day.", "There is no last day.", until.unverified)
        for due in clock.deadlines:
            if due.kind in {"review_of_indefinite", "further_review"} and due.due:
                day = write_date(due.due)
                yield Line(
                    f"The police must decide by {day} whether it goes on.",
                    f"The police look at it again. They must decide by {day}.",
                    due.unverified,
                )
