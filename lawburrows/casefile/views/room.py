"""The meeting room of one case: everything that those present need, on one page, and what is being written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.actions.queries import open_actions
from lawburrows.casefile.before_meeting import changed_before
from lawburrows.casefile.plan_beside import plan_beside
from lawburrows.disclosures.policy import may_propose
from lawburrows.disclosures.presenting import brief, is_running
from lawburrows.disclosures.queries import disclosures_of
from lawburrows.meetings import asking, minuting, policy, queries
from lawburrows.orders.queries import current_decision
from lawburrows.rules.meetings import HEADINGS
from lawburrows.web.records import open_record

MOST = 20


def room(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """Read by all who are in the case; each sees what they may do."""
    by: Any = request.user
    record = open_record(request, ref, fields=("minutes",))
    row = queries.case(record, pk, by=by)
    if row is None:
        raise Http404("no such case of a meeting")
    on = by.identity.today
    found = minuting.room_of(row, by=by, on=on)
    minutes, present = found.minutes, found.present(by.pk)
    changed = changed_before(row, by=by, on=on)
    since, lines = changed.since, changed.lines
    proposals = minuting.proposals_of(minutes, by=by) if minutes else []
    waiting = sum(one.state == "proposed" for one in proposals)
    receipt = minuting.my_receipt(minutes, by=by) if minutes else None
    may = {
        "write_minutes": policy.may_write_minutes(row, minutes, by=by),
        "propose_words": policy.may_propose(row, minutes, by=by, present=present),
        "take_attendance": policy.may_run(row, by=by),
        "close_case": policy.may_close(row, by=by, lacking=found.lacking),
        "agree_minutes": policy.may_agree(row, minutes, by=by, waiting=waiting) if minutes else None,
        "propose_disclosure": may_propose(record, by=by) if minutes and minutes.disclosure == "yes" else None,
        "circulate_minutes": policy.may_circulate(row, minutes, by=by) if minutes else None,
    }
    cases = queries.cases_of(row.meeting, by=by)
    at = next((number for number, one in enumerate(cases) if one.pk == row.pk), 0)
    context = {
        "turn": at + 1,
        "turns": len(cases),
        "before": cases[at - 1] if at else None,
        "next": cases[at + 1] if at + 1 < len(cases) else None,
        "record": record,
        "today": on,
        "row": row,
        "room": found,
        "here": [one for one in found.invitations if one.here],
        "last": changed.last,
        "since": since,
        "lines": lines[:MOST],
        "more": max(0, len(lines) - MOST),
        "now": {kind: current_decision(record.pk, kind, by=by) for kind in ("category", "level", "harm")},
        "requests": asking.requests_of(row, by=by, on=on),
        "plan": plan_beside(record, since=since, by=by, on=on),
        "disclosures": [
            (one, brief(one, on))
            for one in disclosures_of(record, by=by)
            if is_running(one) or (one.outcome_on or one.decided_on or one.begun_on) >= since
        ],
        "open_actions": open_actions([record.pk], by=by),
        "headings": [(one, getattr(minutes, one.key) if minutes else "") for one in HEADINGS],
        "proposals": proposals,
        "dissents": minuting.dissents_of(minutes, by=by) if minutes else [],
        "receipts": minuting.receipts_of(minutes, by=by) if minutes else [],
        "receipt": receipt if receipt and not receipt.received_at else None,
        "may": may,
        "to": {name: reverse(f"meetings:{name}", args=[ref, pk]) for name in (*may, "record_dissent", "give_action")},
    }
    return render(request, "casefile/room.html", context)
