"""Who may record why a person is managed, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.rules.verdict import Verdict


def may_load_orders(*, by: Any) -> Verdict:
    return may(by, Permission.ORDERS_WRITE)
