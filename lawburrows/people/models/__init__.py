"""The register: managed people, what is known of them, and others apart from them."""

from lawburrows.people.models.about import CommunicationNeed, Description, Photograph, Warning
from lawburrows.people.models.changes import Correction, Merge, ProposedCorrection, VictimsCorrection
from lawburrows.people.models.others import Other, Relationship
from lawburrows.people.models.pathway import Occupation, ParentalDirection
from lawburrows.people.models.person import Identifier, Name, Person, SearchKey
from lawburrows.people.models.reach import Account, Address, Contact, TravelDocument, Vehicle

__all__ = [
    "Account",
    "Address",
    "CommunicationNeed",
    "Contact",
    "Correction",
    "Description",
    "Identifier",
    "Merge",
    "Name",
    "Occupation",
    "Other",
    "ParentalDirection",
    "Person",
    "Photograph",
    "ProposedCorrection",
    "Relationship",
    "SearchKey",
    "TravelDocument",
    "Vehicle",
    "VictimsCorrection",
    "Warning",
]
