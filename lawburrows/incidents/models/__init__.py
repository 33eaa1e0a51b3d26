"""Rows about serious incidents."""

from lawburrows.incidents.models.incidents import Incident
from lawburrows.incidents.models.reviews import CaseReview, PanelMember, Recommendation, TimelineEvent
from lawburrows.incidents.models.social_work import SocialWorkReview

__all__ = ["CaseReview", "Incident", "PanelMember", "Recommendation", "SocialWorkReview", "TimelineEvent"]
