"""What falls due, what moved it and why, and who was told."""

from lawburrows.tasks.models.changes import Correction, DateChange, Reckoning
from lawburrows.tasks.models.due import NotYet, Task, kinds_in_lists
from lawburrows.tasks.models.ended import ManagementEnded
from lawburrows.tasks.models.escalations import Escalation

__all__ = ["Correction", "DateChange", "Escalation", "ManagementEnded", "NotYet", "Reckoning", "Task", "kinds_in_lists"]
