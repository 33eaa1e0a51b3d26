"""The acts and instruments from which the notification rules were read."""

from __future__ import annotations

from datetime import date
from functools import cache

from lawburrows.rules.source import Confidence, Source

READ = date(2026, 11, 22)

ACT = Source("Sexual Offences Act 2003", "Part 2", "https://www.legislation.gov.uk/ukpga/2003/42/part/2", READ)


@cache
def section(number: str, confidence: Confidence = Confidence.CONFIRMED_PRIMARY) -> Source:
    """A provision of the 2003 Act, with the address of its section: "82(1)" stands in section 82."""
    plain = number.split("(")[0].split(",")[0].split(" ")[0]
    url = f"https://www.legislation.gov.uk/ukpga/2003/42/section/{plain}"
    return Source(ACT.act, f"section {number}", url, READ, confidence)


ACCOUNTS = Source(
    "Sexual Offences Act 2003 (Prescribed Information) (Scotland) Regulations, SSI 2007/246",
    "regulation 4, with section 84(1)(g)",
    "https://www.legislation.gov.uk/ssi/2007/246/regulation/4",
    READ,
)
TRAVEL = Source(
    "Sexual Offences Act 2003 (Travel Notification Requirements) (Scotland) Regulations 2004, SSI 2004/205",
    "regulation 5",
    "https://www.legislation.gov.uk/ssi/2004/205",
    READ,
    Confidence.SECONDARY,
)
SCOTTISH_CHANGES_2013 = Source(
    "SSI 2013/216 (travel notification and prescribed period, Scotland)",
    "regulation 2",
    "https://www.legislation.gov.uk/ssi/2013/216",
    READ,
)
REMEDIAL = Source(
    "Sexual Offences Act 2003 (Remedial) (Scotland) Order 2011, SSI 2011/45",
    "article 3",
    "https://www.legislation.gov.uk/ssi/2011/45",
    READ,
)
ENGLISH_CHANGES_2012 = Source(
    "Sexual Offences Act 2003 (Notification Requirements) (England and Wales) Regulations 2012, SI 2012/1876",
    "",
    "https://www.legislation.gov.uk/uksi/2012/1876",
    READ,
    Confidence.SECONDARY,
)
COUNTING_OF_PART_DAYS = section("83(6)", Confidence.CONFIRMED_TEXT_COUNTING_OPEN)
EXTENDED_AS_ONE = Source(
    "Criminal Procedure (Scotland) Act 1995",
    "section 210A(2)",
    "https://www.legislation.gov.uk/ukpga/1995/46/section/210A",
    READ,
    Confidence.CONFIRMED_TEXT_UNTESTED,
)
ORDERS_2016 = Source(
    "Abusive Behaviour and Sexual Harm (Scotland) Act 2016",
    "section 18",
    "https://www.legislation.gov.uk/asp/2016/22/section/18",
    READ,
)
