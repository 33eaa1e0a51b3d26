"""Rows about leaving joint management and about moving."""

from lawburrows.transfers.models.exits import Exit

__all__ = ["Exit"]
