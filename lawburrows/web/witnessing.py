"""What is given out only when the witnesses have seen its entry in the trail: exports, sheets, emergency openings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lawburrows.audit.models import Entry
from lawburrows.audit.witness import NotWitnessed, wait_until_witnessed

PATIENCE = 2.0  # seconds for one look; the page asks again by itself, without script
LOOK_AGAIN = "3"  # seconds
ANSWERS_WITHIN = timedelta(seconds=30)  # after that it is said that no witness answers


def held_back(request: HttpRequest, entries: Sequence[Entry], *, what: str) -> HttpResponse | None:
    """None when enough witnesses have seen every entry; else the page that waits, or that says that nobody answers.

    `what` names in words that which waits, as the beginning of a sentence: "Your export".
    """
    by: Any = request.user
    try:
        for entry in entries:
            wait_until_witnessed(entry, timeout=PATIENCE)
    except NotWitnessed:
        late = by.identity.now - min(entry.at for entry in entries) > ANSWERS_WITHIN
        answer = render(request, "web/unwitnessed.html", {"what": what, "late": late}, status=503 if late else 202)
        answer["Refresh"] = LOOK_AGAIN
        return answer
    return None
