"""What falls due of journeys, stays and changes told in advance, for many people at once."""

from lawburrows.notification.dates import dates_in

__all__ = ["dates_in"]
