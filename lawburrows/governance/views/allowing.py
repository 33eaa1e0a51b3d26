"""Who may be on a page of governance."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from lawburrows.rules.verdict import Verdict


def allowed(may: Verdict) -> None:
    if not may:
        raise PermissionDenied(may.reason)
