"""The documents of memoranda belong to no record: the bytes are kept as long as a memorandum names them."""

from __future__ import annotations

from lawburrows.bodies.models import Memorandum
from lawburrows.documents.queries import KEPT_ELSEWHERE


def named() -> set[str]:
    return set(Memorandum.objects.exclude(sha256="").values_list("sha256", flat=True))


KEPT_ELSEWHERE.append(named)
