"""Rows about leaving joint management and about moving."""

from lawburrows.transfers.models.exits import Exit
from lawburrows.transfers.models.moves import HandOff, Transfer

__all__ = ["Exit", "HandOff", "Transfer"]
