"""Addresses under assessment, each assessment with its parts, photographs, and the sensitive places of an area."""

from lawburrows.premises.models.assessments import Assessment, Picture, Premises
from lawburrows.premises.models.parts import AgencyPart, Finding, SignedPart
from lawburrows.premises.models.places import Place, PlaceBatch

__all__ = ["AgencyPart", "Assessment", "Finding", "Picture", "Place", "PlaceBatch", "Premises", "SignedPart"]
