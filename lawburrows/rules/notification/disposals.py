"""What a court (or, outside Scotland, the police) did, and as which row of the Table in section 82(1) it counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lawburrows.rules.notification.sources import EXTENDED_AS_ONE, section
from lawburrows.rules.source import Confidence, Source, remembered


class Disposal(Enum):
    LIFE = "life imprisonment"
    INDETERMINATE = "imprisonment for public protection"
    IMPRISONMENT = "imprisonment or detention"
    EXTENDED_SENTENCE = "extended sentence"
    SUSPENDED_SENTENCE = "suspended sentence"
    DETENTION_AND_TRAINING = "detention and training order"
    LIFELONG_RESTRICTION = "order for lifelong restriction"
    RESTRICTED_HOSPITAL = "hospital with a restriction order"
    HOSPITAL = "hospital without a restriction order"
    CAUTION = "caution"
    CONDITIONAL_DISCHARGE = "conditional discharge"
    SUPERVISED = "community payback order with an offender supervision requirement"
    UNSUPERVISED = "community payback order without an offender supervision requirement"
    COMMUNITY_ORDER = "community order"
    RESTRICTION_OF_LIBERTY = "restriction of liberty order"
    FINE = "fine"
    ADMONITION = "admonition"
    ABSOLUTE_DISCHARGE = "absolute discharge"
    OTHER = "any other disposal"


@dataclass(frozen=True)
class CountedAs:
    """A disposal that has no row of its own in the Act's Table, and the row under which it falls."""

    disposal: Disposal
    row: Disposal
    because: str
    source: Source
    half_of_the_term: bool = False
    legal_check: str = ""


_LAST_ROW = section("82(1), last row")

COUNTED_AS = (
    CountedAs(Disposal.INDETERMINATE, Disposal.LIFE, "the first row names it beside life", section("82(1)")),
    CountedAs(
        Disposal.EXTENDED_SENTENCE,
        Disposal.IMPRISONMENT,
        "it is one sentence: the custodial term together with the extension",
        EXTENDED_AS_ONE,
        legal_check="No Scottish court is known to have said whether the extension counts. Ask for a legal check.",
    ),
    CountedAs(
        Disposal.SUSPENDED_SENTENCE,
        Disposal.IMPRISONMENT,
        "it is imprisonment for its whole term, though suspended",
        remembered("Suspended sentences in section 82"),
    ),
    CountedAs(
        Disposal.DETENTION_AND_TRAINING,
        Disposal.IMPRISONMENT,
        "only its custodial half counts as detention",
        section("82 and 131; R v Slocombe [2005] EWCA Crim 2997", Confidence.GENERAL_KNOWLEDGE),
        half_of_the_term=True,
    ),
    CountedAs(Disposal.UNSUPERVISED, Disposal.OTHER, "no row of its own", _LAST_ROW),
    CountedAs(Disposal.COMMUNITY_ORDER, Disposal.OTHER, "no row of its own", _LAST_ROW),
    CountedAs(Disposal.RESTRICTION_OF_LIBERTY, Disposal.OTHER, "no row of its own", _LAST_ROW),
    CountedAs(Disposal.FINE, Disposal.OTHER, "no row of its own", _LAST_ROW),
    CountedAs(Disposal.ADMONITION, Disposal.OTHER, "no row of its own", _LAST_ROW),
)

NOT_A_CONVICTION = remembered("Absolute discharge", "treated as not a conviction for Part 2")


_BY_NAME = {entry.disposal.name: entry for entry in COUNTED_AS}


def counted_as(disposal: Disposal) -> CountedAs | None:
    """The entry for a disposal without its own row; None where the Table names it."""
    return _BY_NAME.get(disposal.name)
