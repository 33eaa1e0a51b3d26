"""The tables on which access is decided."""

from lawburrows.access.models.agencies import Agency, Area, AreaCover, OnCall, Team
from lawburrows.access.models.case import CaseData, Fact, StaleEdit, VisibleQuerySet, busy, hold, holding, tracked
from lawburrows.access.models.records import AccessRequest, Exclusion, Partner, Reader, Record, Share
from lawburrows.access.models.submissions import Submission
from lawburrows.access.models.users import Posting, User

__all__ = [
    "AccessRequest",
    "Agency",
    "Area",
    "AreaCover",
    "CaseData",
    "Exclusion",
    "Fact",
    "OnCall",
    "Partner",
    "Posting",
    "Reader",
    "Record",
    "Share",
    "StaleEdit",
    "Submission",
    "Team",
    "User",
    "VisibleQuerySet",
    "busy",
    "hold",
    "holding",
    "tracked",
]
