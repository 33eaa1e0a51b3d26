"""The writes: exit, opening again, and transfer."""

from lawburrows.transfers.commands.exits import close_case, open_case_again

__all__ = ["close_case", "open_case_again"]
