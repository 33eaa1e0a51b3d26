"""Suspicions, whereabouts and warrants as the pages want them: words, addresses and tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lawburrows.breaches import policy
from lawburrows.breaches.basis import Basis
from lawburrows.breaches.chain import ENDED, MOVES, State
from lawburrows.breaches.models import CourtDate, Evidence, Missing, Move, SearchWarrant, Suspicion, Wanted
from lawburrows.orders.due import Due
from lawburrows.rules.verdict import Verdict
from lawburrows.web.dates import write_date
from lawburrows.web.menu import address

COLOURS: dict[str, str] = {
    State.SUSPECTED: "yellow",
    State.CONSIDERED: "blue",
    State.CHARGED: "red",
    State.IN_COURT: "red",
    Evidence.State.UNVERIFIED: "yellow",
    Evidence.State.VERIFIED: "green",
}


def first_allowed(verdicts: Iterable[Verdict]) -> Verdict:
    """A yes if there is one; else the first no with its reason."""
    found = list(verdicts)
    return next((one for one in found if one), found[0])


def refused(verdicts: Mapping[str, Verdict]) -> list[tuple[str, str]]:
    """What cannot follow now, and why, each reason once; what does not fit the requirement at all is left out."""
    found: dict[str, list[str]] = {}
    for to, verdict in verdicts.items():
        if not verdict and verdict.reason != policy.DOES_NOT_FIT:
            found.setdefault(verdict.reason, []).append(State(to).label)
    return [(_first_letter(", ".join(words)), reason) for reason, words in found.items()]


def _first_letter(words: str) -> str:
    return words[:1].upper() + words[1:]


def when(first: date, last: date) -> str:
    if first == last:
        return f"on {write_date(first)}"
    return f"from {write_date(first)} to {write_date(last)}"


def title(row: Suspicion) -> str:
    """Suspicion 2: periodic notification (section 85)."""
    what = row.get_duty_display() if row.duty else row.provision
    return f"Suspicion {row.number}: {what}"


def suspicion(row: Suspicion, basis: Basis, ref: str, may: Verdict) -> dict[str, Any]:
    """One of a list: what, where it stands, what is next. `may`: whether the reader may write on this record."""
    return {
        "title": title(row),
        "state": row.get_state_display().capitalize(),
        "colour": COLOURS.get(row.state, "grey"),
        "since": row.since,
        "alleged": row.alleged,
        "when": when(row.first_day, row.last_day),
        "next": policy.what_next(row, basis),
        "url": address("breaches:suspicion", ref=ref, pk=str(row.pk)),
        "ended": row.state in ENDED,
        **buttons(row, ref, may),
    }


def buttons(row: Suspicion, ref: str, may: Verdict) -> dict[str, Any]:
    """The one act that is next, with whether it may be done; and the page on which any step is recorded."""
    links = {
        name: address(f"breaches:{name}", ref=ref, pk=str(row.pk))
        for name in ("consider", "move_on", "add_court_date", "add_evidence")
    }
    do: tuple[str, str, Verdict | None]
    if row.state == State.SUSPECTED:
        do = ("Consider it", links["consider"], may)
    elif row.state in ENDED:
        do = ("", "", None)
    else:
        do = ("Record what follows", links["move_on"], may)
    return {"links": links, "do": dict(zip(("label", "url", "may"), do, strict=True))}


def facts(row: Suspicion) -> list[dict[str, Any]]:
    """What was said when it was raised."""
    raised = f"{row.raised_by}, {row.owner}, {write_date(row.raised_on)}"
    rows: list[dict[str, Any]] = [
        {"key": "What is demanded", "value": row.requirement, "verbatim": True},
        {"key": "Where that stands", "value": row.provision},
        {"key": "Due by", "value": write_date(row.due_on) if row.due_on else "", "only": True},
        {"key": "What is alleged", "value": row.alleged, "verbatim": True},
        {"key": "When", "value": _first_letter(when(row.first_day, row.last_day))},
        {"key": "How it became known", "value": row.known_how, "verbatim": True},
        {"key": "From", "value": row.source},
        {"key": "Raised by", "value": raised},
    ]
    return [one for one in rows if one["value"] or not one.get("only")]


def evidence(rows: Iterable[Evidence], ref: str, by: Any) -> list[dict[str, Any]]:
    return [
        {
            "what": one.what,
            "source": one.source,
            "day": one.obtained_on,
            "kind": "Opinion" if one.opinion else "Fact",
            "state": one.get_state_display().capitalize(),
            "colour": COLOURS.get(one.state, "grey"),
            "judged": f"{one.judged_by}, {write_date(one.judged_on)}: {one.how}" if one.judged_on else "",
            "owner": one.owner,
            "url": address("breaches:judge_evidence", ref=ref, pk=str(one.pk)),
        }
        for one in rows
    ]


def considered(row: Any) -> dict[str, Any]:
    """One consideration, the opinion apart."""
    return {
        "by": row.considered_by,
        "at": row.considered_at,
        "opinion": row.opinion,
        "rows": [
            {"key": "Reasonable excuse?", "value": row.get_excuse_display().capitalize()},
            *([{"key": "What the person says", "value": row.excuse_said, "verbatim": True}] if row.excuse_said else []),
            {"key": "How it was weighed", "value": row.excuse_why, "verbatim": True},
            {"key": "Needs that were known", "value": row.needs_known, "missing": "None recorded"},
            {"key": "What was done to be understood", "value": row.needs_met, "verbatim": True},
            {"key": "The person's own account", "value": row.account, "verbatim": True, "missing": "None"},
            *([{"key": "Why there is none", "value": row.no_account_because}] if row.no_account_because else []),
            *([{"key": "Who confirmed the date", "value": row.rule_checked}] if row.rule_checked else []),
        ],
    }


def moves(rows: Iterable[Move]) -> list[dict[str, Any]]:
    """Every step as the timeline draws it, the newest first."""
    return [
        {
            "title": one.get_after_display().capitalize(),
            "by": f"{one.moved_by}, {one.owner}",
            "when": one.happened_on,
            "text": "\n".join(
                part
                for part in (
                    one.grounds,
                    f"Decided by {one.authority}" if one.authority else "",
                    f"Reference {one.reference}" if one.reference else "",
                )
                if part
            ),
        }
        for one in reversed(list(rows))
    ]


def court_dates(rows: Iterable[CourtDate], ref: str, by: Any, on: date) -> list[list[Any]]:
    return [
        [
            write_date(one.day),
            one.court,
            one.purpose,
            one.happened
            or (
                {"text": "Record what happened", "url": address("breaches:record_hearing", ref=ref, pk=str(one.pk))}
                if policy.may_record_hearing(one, by=by, on=on)
                else "Lies ahead"
                if one.day > on
                else "Not recorded"
            ),
        ]
        for one in rows
    ]


def late(dates: Iterable[Due], raised: set[str], ref: str) -> list[dict[str, Any]]:
    """Dates that passed with nothing recorded, of which nobody has raised a suspicion."""
    return [
        {
            "what": _first_letter(due.what),
            "day": due.due,
            "unverified": due.unverified,
            "why_url": address("tasks:why", ref=ref, key=due.key),
            "url": f"{address('breaches:raise_suspicion', ref=ref)}?key={due.key}",
        }
        for due in dates
        if due.key not in raised
    ]


def _whereabouts(row: Wanted | Missing, name: str, ref: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    end = f"{write_date(row.ended_on)}: {row.ended_because} ({row.ended_by})" if row.ended_on else ""
    return {
        "title": name.capitalize(),
        "live": row.ended_on is None,
        "owner": row.owner,
        "rows": [
            *rows,
            {"key": "Look again on", "value": write_date(row.review_on)},
            {"key": "Recorded by", "value": f"{row.recorded_by}, {row.owner}"},
            *([{"key": "Ended", "value": end}] if end else []),
        ],
        "change_url": address(f"breaches:change_{name}", ref=ref, pk=str(row.pk)),
        "end_url": address(f"breaches:end_{name}", ref=ref, pk=str(row.pk)),
    }


def wanted(row: Wanted, ref: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [
        {"key": "Warrant", "value": f"{row.court}, number {row.number}, granted on {write_date(row.granted_on)}"},
        {"key": "For", "value": row.what_for, "verbatim": True},
        *([{"key": "Belongs to", "value": f"Suspicion {row.suspicion.number}"}] if row.suspicion else []),
        *([{"key": "How it ended", "value": row.get_ended_display()}] if row.ended else []),
    ]
    return _whereabouts(row, "wanted", ref, rows)


def missing(row: Missing, ref: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [
        {"key": "Missing since", "value": f"{write_date(row.since)}, reported by {row.reported_by}"},
        {"key": "Why", "value": f"{row.get_why_display().capitalize()}. {row.why_said}"},
        {"key": "Circulated", "value": row.circulated, "missing": "Not circulated"},
        *([{"key": "Found", "value": row.found_where}] if row.ended_on else []),
    ]
    return _whereabouts(row, "missing", ref, rows)


def search(row: SearchWarrant, ref: str, on: date) -> dict[str, Any]:
    """A warrant to enter: every fact of it, and whether its time is over."""
    over = row.state == SearchWarrant.State.GRANTED and row.expires_on is not None and row.expires_on < on
    attempts = sorted(row.attempts.all(), key=lambda one: (one.day, str(one.time or ""), str(one.pk)))
    return {
        "title": f"Warrant to enter {row.address_said}",
        "state": row.get_state_display().capitalize(),
        "over": over,
        "live": row.state in SearchWarrant.MOVES,
        "url": address("breaches:search_warrant", ref=ref, pk=str(row.pk)),
        "rows": _search_rows(row),
        "attempts": [
            [
                write_date(one.day) + (f", {one.time:%H:%M}" if one.time else ""),
                one.by_whom,
                one.what_happened,
                "Under the warrant" if one.under else "Before it",
            ]
            for one in attempts
        ],
        "failed": sum(not one.under for one in attempts),
    }


def _search_rows(row: SearchWarrant) -> list[dict[str, Any]]:
    said = [
        ("Address, as notified", row.address_said),
        ("Applied for", f"{write_date(row.applied_on)}, by {row.rank} {row.officer}"),
        ("Why entry is needed", row.grounds),
        ("Answered", f"{write_date(row.answered_on)}, {row.court}" if row.answered_on else ""),
        ("Number", row.number),
        ("Last day, as the sheriff set it", write_date(row.expires_on) if row.expires_on else ""),
        ("What was said", row.answer_said),
        ("Executed", write_date(row.executed_on) if row.executed_on else ""),
        ("What was found", row.found),
        ("Ended", f"{write_date(row.ended_on)}: {row.ended_because}" if row.ended_on else ""),
        ("Returned to the court", write_date(row.returned_on) if row.returned_on else ""),
        ("Recorded by", f"{row.recorded_by}, {row.owner}"),
    ]
    return [{"key": key, "value": value, "verbatim": True} for key, value in said if value]


def court_is_next(row: Suspicion) -> bool:
    return row.state == State.IN_COURT or State.IN_COURT in MOVES.get(row.state, ())
