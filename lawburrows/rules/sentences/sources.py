"""The acts from which the rules on sentences were read."""

from __future__ import annotations

from datetime import date

from lawburrows.rules.source import Confidence, Source

READ = date(2026, 11, 22)

ACT_1993 = Source(
    "Prisoners and Criminal Proceedings (Scotland) Act 1993",
    "section 1",
    "https://www.legislation.gov.uk/ukpga/1993/9/section/1",
    READ,
)
REGULATIONS_2026 = Source(
    "Early release regulations for Scotland, 2026",
    "short-term sentences at three tenths; planned for May 2026, first day not confirmed",
    "https://www.gov.scot",
    READ,
    Confidence.SECONDARY,
)
EXTENDED = Source(
    "Criminal Procedure (Scotland) Act 1995",
    "section 210A",
    "https://www.legislation.gov.uk/ukpga/1995/46/section/210A",
    READ,
    Confidence.SECONDARY,
)
RELEASE_ORDER = Source(
    "Criminal Procedure (Scotland) Act 1995",
    "section 209, as enacted",
    "https://www.legislation.gov.uk/ukpga/1995/46/section/209",
    READ,
    Confidence.SECONDARY,
)
LIFELONG = Source(
    "Criminal Justice (Scotland) Act 2003",
    "section 8",
    "https://www.legislation.gov.uk/asp/2003/7/section/8",
    READ,
)
