"""Where the rules of a plan were read, and what nobody has read."""

from __future__ import annotations

from lawburrows.rules.mappa import READ
from lawburrows.rules.source import Confidence, Source, remembered

# Risks and scenarios are in the part of the 2016 form that was read; the form of 2022 (document 6) was not found as text.
DOCUMENT_2016 = Source(
    "MAPPA guidance 2016, risk management and contingency plan (document 7B)",
    "risks and scenarios; the form of 2022, document 6, was not read",
    "https://www.gov.scot",
    READ,
    Confidence.CONFIRMED_PRIMARY,
)
FRAME = remembered("Practice under FRAME and the Risk Management Authority's standards", "the text was not read")
OURS = remembered("Our own rule", "for the working group to confirm")
SET_BY_PEOPLE = Source("The plan itself", "date set by people", confidence=Confidence.DERIVED)
