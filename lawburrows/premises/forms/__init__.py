"""What is typed about the assessment of an address, and about places."""

from lawburrows.premises.forms.asking import AskAgain, AskForAssessment, AskPart, SignPart, WithdrawPart
from lawburrows.premises.forms.deciding import DecideAssessment, SkipReview, StopAssessing
from lawburrows.premises.forms.situating import AddPicture, AddPlace, BringPlaces, MoveIn, SetPosition

__all__ = [
    "AddPicture",
    "AddPlace",
    "AskAgain",
    "AskForAssessment",
    "AskPart",
    "BringPlaces",
    "DecideAssessment",
    "MoveIn",
    "SetPosition",
    "SignPart",
    "SkipReview",
    "StopAssessing",
    "WithdrawPart",
]
