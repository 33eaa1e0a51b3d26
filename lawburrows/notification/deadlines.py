"""What falls due of journeys, stays and changes told in advance, for many people at once."""

from lawburrows.notification.dates import dates_for

__all__ = ["dates_for"]
