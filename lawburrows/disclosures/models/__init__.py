"""A disclosure, whom it is made to, and every step that it took; and applications of the public for one."""

from lawburrows.disclosures.models.applications import Application, ApplicationAnswer, ApplicationMatch
from lawburrows.disclosures.models.disclosures import Disclosure, DisclosureStep, Heard, Manner, Recipient

__all__ = [
    "Application",
    "ApplicationAnswer",
    "ApplicationMatch",
    "Disclosure",
    "DisclosureStep",
    "Heard",
    "Manner",
    "Recipient",
]
