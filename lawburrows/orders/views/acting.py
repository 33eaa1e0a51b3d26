"""What every page that writes goes through, under the name by which the pages of orders know it."""

from lawburrows.web.acting import changing, once, side_by_side

__all__ = ["changing", "once", "side_by_side"]
