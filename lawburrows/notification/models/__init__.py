"""What happens at the police station, and what is told there of stays, journeys and changes to come."""

from lawburrows.notification.models.away import AdvanceNotice, Journey, Stay
from lawburrows.notification.models.visits import Draft, Finding, StationVisit

__all__ = ["AdvanceNotice", "Draft", "Finding", "Journey", "StationVisit", "Stay"]
