"""A disclosure, whom it is made to, and every step that it took."""

from lawburrows.disclosures.models.disclosures import Disclosure, DisclosureStep, Heard, Manner, Recipient

__all__ = ["Disclosure", "DisclosureStep", "Heard", "Manner", "Recipient"]
