"""Where somebody is held, the prison service's dates, the steps to release, and the handover of the lead."""

from lawburrows.custody.models.handovers import Handover
from lawburrows.custody.models.stays import CustodyStep, PrisonStay, ToldDate

__all__ = ["CustodyStep", "Handover", "PrisonStay", "ToldDate"]
