"""The purpose that was named in a search, kept in the session for the records that it showed, for an hour."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from lawburrows.web.dates import now

KEPT = "purposes"
GOOD_FOR = 60 * 60  # seconds
MOST = 200


def keep(request: HttpRequest, refs: Iterable[str], purpose: str) -> list[str]:
    """Remember the purpose for these records; gives those for which it was not remembered before."""
    moment, kept = now().timestamp(), _held(request)
    fresh = [ref for ref in refs if kept.get(ref, ["", 0])[0] != purpose]
    kept |= {ref: [purpose, moment] for ref in fresh}
    request.session[KEPT] = dict(sorted(kept.items(), key=lambda pair: -pair[1][1])[:MOST])
    return fresh


def kept(request: HttpRequest, ref: str) -> str:
    """The purpose that holds for a record; empty when none was named, or too long ago."""
    return _held(request).get(ref, [""])[0]


def _held(request: HttpRequest) -> dict[str, list]:
    oldest = now().timestamp() - GOOD_FOR
    return {ref: pair for ref, pair in request.session.get(KEPT, {}).items() if pair[1] >= oldest}
