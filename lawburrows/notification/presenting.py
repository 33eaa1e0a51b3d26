"""Visits, journeys, stays and notices as the pages want them: words, addresses and tags."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.notification import policy
from lawburrows.notification.dates import days_of, holds_good_from
from lawburrows.notification.held import TITLES
from lawburrows.notification.models import AdvanceNotice, Finding, Journey, StationVisit, Stay
from lawburrows.orders import policy as orders_policy
from lawburrows.orders.clock import Clock
from lawburrows.orders.presenting import next_notification
from lawburrows.people.queries import person_of
from lawburrows.rules.notification import seventh_day
from lawburrows.rules.notification.duties import DAYS_TO_NOTIFY
from lawburrows.rules.notification.matters import Matter
from lawburrows.rules.term import ONE_DAY, days_beginning_with
from lawburrows.web.dates import write_date
from lawburrows.web.menu import address

ANSWERS = dict(Finding.Answer.choices)


def title_of(matter: str) -> str:
    return TITLES.get(Matter[matter.upper()], "Something else")


def told_on(visit: StationVisit) -> list[dict[str, str]]:
    """What was told, in the order of the Act; of what changed, what it was."""
    order = [matter.name.lower() for matter in Matter]
    rows = sorted(visit.findings.all(), key=lambda one: (order.index(one.matter), one.words))
    return [
        {
            "title": title_of(one.matter),
            "answer": ANSWERS[one.answer],
            "words": one.words,
            "was": one.was,
            "since": write_date(one.happened_on) if one.happened_on else "",
        }
        for one in rows
    ]


def what_changed(visit: StationVisit) -> str:
    """One line of a visit: what was told anew, or that everything is as it was."""
    new = [f"{one['title']} {one['answer']}" for one in told_on(visit) if one["answer"] != ANSWERS["same"]]
    return "; ".join(new) or "Everything still so"


def acknowledgement(visit: StationVisit, record: Record, by: Any) -> dict[str, Any]:
    """The written acknowledgement of section 87: who, when, where, what, and what follows."""
    helped = [
        words
        for there, words in ((visit.interpreter, "an interpreter"), (visit.appropriate_adult, "an appropriate adult"))
        if there
    ]
    return {
        "visit": visit,
        "person": person_of(record, by),
        "kind": visit.notification.get_section_display(),
        "told": told_on(visit),
        "helped": " and ".join(helped),
        "withdrawn": bool(visit.notification.withdrawn_on),
        "corrected": visit.notification.corrected_because,
    }


def state_of(clock: Clock, ref: str, on: Any) -> dict[str, Any]:
    """The state now in one line: subject because, until, next due."""
    until, following = clock.grounds.until, next_notification(clock)
    because = [one.period.because for one in clock.grounds.all if one.period.covers(on)]
    return {
        "subject": clock.grounds.subject_on(on),
        "because": "; ".join(because) or "; ".join(clock.gaps),
        "until": until.last_day,
        "indefinite": until.indefinite,
        "unverified": until.unverified,
        "why_url": address("orders:why", ref=ref, key="requirements"),
        "next": following,
        "next_why": address("orders:why", ref=ref, key=following.key) if following else "",
        "overdue": bool(following and following.overdue(on)),
        "put_off": [due.what for due in clock.deadlines if due.due is None],
    }


def history(rows: list[Any], visits: list[StationVisit], ref: str, by: Any) -> list[dict[str, Any]]:
    """Every notification, the newest first, with what was told on it where there was a visit."""
    by_notification = {visit.notification_id: visit for visit in visits}
    return [_line(row, by_notification.get(row.pk), ref, by) for row in rows]


def _line(row: Any, visit: StationVisit | None, ref: str, by: Any) -> dict[str, Any]:
    may = orders_policy.may_change_notification(row, by=by)
    paper = visit is not None and visit.signed == StationVisit.Signed.PAPER and visit.signature_id is None
    return {
        "day": row.made_on,
        "kind": row.get_section_display(),
        "station": row.station,
        "home": row.get_home_display(),
        "what": what_changed(visit) if visit else row.note,
        "withdrawn": f"Withdrawn on {write_date(row.withdrawn_on)}: {row.withdrawn_because}"
        if row.withdrawn_on
        else "",
        "corrected": f"Corrected on {write_date(row.corrected_on)}: {row.corrected_because}"
        if row.corrected_on
        else "",
        "url": address("notification:acknowledgement", ref=ref, pk=str(visit.pk)) if visit else "",
        "change_url": address("orders:change_notification", ref=ref, pk=str(row.pk)) if may else "",
        "withdraw_url": address("orders:withdraw_notification", ref=ref, pk=str(row.pk)) if may else "",
        "paper_url": address("notification:file_paper", ref=ref, pk=str(visit.pk)) if paper and visit else "",
    }


def journeys(rows: list[Journey], ref: str, by: Any) -> list[dict[str, Any]]:
    return [
        {
            "what": row.destination,
            "when": write_date(row.leaves_on) + (f" to {write_date(row.returns_on)}" if row.returns_on else ""),
            "told": _told(row),
            "state": travelled(row),
            "url": _journey_url(row, ref) if orders_policy.may_record(row.record, by=by) else "",
            "label": "Record the return" if row.left_on else "Left, or did not go",
        }
        for row in rows
    ]


def _journey_url(row: Journey, ref: str) -> str:
    if row.cancelled_on or row.returned_on:
        return ""
    name = "notification:record_return" if row.left_on else "notification:record_leaving"
    return address(name, ref=ref, pk=str(row.pk))


def travelled(row: Journey) -> str:
    if row.cancelled_on:
        return f"Did not go, as recorded on {write_date(row.cancelled_on)}"
    if row.returned_on and row.left_on:
        otherwise = ", earlier than was told" if row.cut_short else ", later than was told" if row.overstayed else ""
        return f"Left on {write_date(row.left_on)}, back on {write_date(row.returned_on)}{otherwise}"
    return f"Abroad since {write_date(row.left_on)}" if row.left_on else "Not recorded yet whether they left"


def _told(row: Any) -> str:
    if row.was_told:
        return f"Told on {write_date(row.told.made_on)}"
    return "The notification of it was withdrawn" if row.told else "No notification recorded"


def stays(rows: list[Stay], ref: str, by: Any, on: Any) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        same = [one for one in rows if one.place == row.place]
        seventh = seventh_day(days_of(same, on))
        last = write_date(row.ends - ONE_DAY) if row.ends else "now"
        by_day = f"Seventh day {write_date(seventh)}" if seventh else "Fewer than seven days in twelve months"
        due = f": to be told by {write_date(days_beginning_with(seventh, DAYS_TO_NOTIFY))}" if seventh else ""
        found.append(
            {
                "what": row.place,
                "when": f"{write_date(row.starts) if row.starts else 'Not known'} to {last}",
                "told": _told(row) if row.was_told or seventh else "Need not be told yet",
                "state": by_day if row.was_told else by_day + due,
                "url": address("notification:end_stay", ref=ref, pk=str(row.pk))
                if not row.ends and policy.may_end_stay(row, by=by)
                else "",
                "label": "Record the day of leaving",
            }
        )
    return found


def notices(rows: list[AdvanceNotice], ref: str, by: Any) -> list[dict[str, Any]]:
    return [
        {
            "what": f"{row.get_matter_display().capitalize()}: {row.words}",
            "when": write_date(row.specified_on),
            "told": _told(row),
            "state": _became(row),
            "url": address("notification:answer_advance", ref=ref, pk=str(row.pk))
            if policy.may_answer_advance(row, by=by)
            else "",
            "label": "Say what became of it",
        }
        for row in rows
    ]


def _became(row: AdvanceNotice) -> str:
    last = days_beginning_with(row.specified_on, DAYS_TO_NOTIFY)
    if row.happened_on:
        good = holds_good_from(row) <= row.happened_on <= last
        fate = "the notice holds good" if good else "the notice does not hold good: the ordinary duty stands"
        return f"Happened on {write_date(row.happened_on)}: {fate}"
    if row.outcome:
        said = f"the person said so on {write_date(row.said_on)}" if row.said_on else "no notification of that recorded"
        return f"Did not happen; {said}"
    return f"Holds good if it happens from {write_date(holds_good_from(row))} to {write_date(last)}"
