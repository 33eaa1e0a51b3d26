"""A starting list of offences and whether Schedule 3 of the 2003 Act names them; a governed list replaces it.

The keys are ours: no published code was read. Apart from the court's finding, every row is remembered, not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, Jurisdiction
from lawburrows.rules.notification.sources import ACT
from lawburrows.rules.source import Confidence, Source, remembered


class Schedule3(Enum):
    """Whether a conviction brings notification requirements of itself."""

    YES = "in Schedule 3"
    CONDITIONS = "in Schedule 3, if the age or the sentence named there is met"
    BY_COURT_FINDING = "only if the court finds a significant sexual aspect"
    NO = "not in Schedule 3"


COURT_FINDING = ACT.at("Schedule 3, paragraph 60", Confidence.SECONDARY)


@dataclass(frozen=True)
class Offence:
    key: str
    title: str
    act: str
    schedule_3: Schedule3
    where: Jurisdiction
    source: Source

    @property
    def unverified(self) -> bool:
        return not self.source.verified


_SOSA = "Sexual Offences (Scotland) Act 2009"
_CIVIC = "Civic Government (Scotland) Act 1982"
_SOA = "Sexual Offences Act 2003"
_NI = "Sexual Offences (Northern Ireland) Order 2008"
_COMMON = "Common law"
_Y, _C, _F, _N = Schedule3.YES, Schedule3.CONDITIONS, Schedule3.BY_COURT_FINDING, Schedule3.NO

# key, title, act and provision, Schedule 3
_SCOTTISH = (
    ("S-CL-RAPE", "Rape at common law", _COMMON, "", _Y),
    ("S-CL-CLANDESTINE", "Clandestine injury to women", _COMMON, "", _Y),
    ("S-CL-INDECENT-ASSAULT", "Indecent assault", _COMMON, "", _Y),
    ("S-CL-LEWD", "Lewd, indecent or libidinous practices", _COMMON, "", _C),
    ("S-CL-SODOMY", "Sodomy", _COMMON, "", _C),
    ("S-CL-PUBLIC-INDECENCY", "Public indecency", _COMMON, "", _F),
    ("S-CL-BREACH", "Breach of the peace", _COMMON, "", _F),
    ("S-CL-ASSAULT", "Assault", _COMMON, "", _F),
    ("S-CL-ABDUCTION", "Abduction", _COMMON, "", _F),
    ("S-CL-MURDER", "Murder", _COMMON, "", _F),
    ("S-SOSA-1", "Rape", _SOSA, "section 1", _Y),
    ("S-SOSA-2", "Sexual assault by penetration", _SOSA, "section 2", _Y),
    ("S-SOSA-3", "Sexual assault", _SOSA, "section 3", _C),
    ("S-SOSA-4", "Sexual coercion", _SOSA, "section 4", _C),
    ("S-SOSA-5", "Coercing a person into being present during a sexual activity", _SOSA, "section 5", _C),
    ("S-SOSA-6", "Coercing a person into looking at a sexual image", _SOSA, "section 6", _C),
    ("S-SOSA-7", "Communicating indecently", _SOSA, "section 7", _C),
    ("S-SOSA-8", "Sexual exposure", _SOSA, "section 8", _C),
    ("S-SOSA-9", "Voyeurism", _SOSA, "section 9", _C),
    ("S-SOSA-18", "Rape of a young child", _SOSA, "section 18", _Y),
    ("S-SOSA-19", "Sexual assault on a young child by penetration", _SOSA, "section 19", _Y),
    ("S-SOSA-20", "Sexual assault on a young child", _SOSA, "section 20", _Y),
    ("S-SOSA-21", "Causing a young child to participate in a sexual activity", _SOSA, "section 21", _Y),
    ("S-SOSA-22", "Causing a young child to be present during a sexual activity", _SOSA, "section 22", _Y),
    ("S-SOSA-23", "Causing a young child to look at a sexual image", _SOSA, "section 23", _Y),
    ("S-SOSA-24", "Communicating indecently with a young child", _SOSA, "section 24", _Y),
    ("S-SOSA-25", "Sexual exposure to a young child", _SOSA, "section 25", _Y),
    ("S-SOSA-26", "Voyeurism towards a young child", _SOSA, "section 26", _Y),
    ("S-SOSA-28", "Having intercourse with an older child", _SOSA, "section 28", _C),
    ("S-SOSA-29", "Penetrative sexual activity with an older child", _SOSA, "section 29", _C),
    ("S-SOSA-30", "Sexual activity with an older child", _SOSA, "section 30", _C),
    ("S-SOSA-34", "Communicating indecently with an older child", _SOSA, "section 34", _C),
    ("S-SOSA-42", "Sexual abuse of trust", _SOSA, "section 42", _C),
    ("S-SOSA-46", "Sexual abuse of trust of a mentally disordered person", _SOSA, "section 46", _C),
    ("S-CGA-51A", "Possession of extreme pornography", _CIVIC, "section 51A", _C),
    ("S-CGA-52", "Taking or distributing indecent photographs of children", _CIVIC, "section 52", _C),
    ("S-CGA-52A", "Possession of indecent photographs of children", _CIVIC, "section 52A", _C),
    (
        "S-PCA-1",
        "Meeting a child following certain preliminary contact",
        "Protection of Children and Prevention of Sexual Offences (Scotland) Act 2005",
        "section 1",
        _C,
    ),
    (
        "S-CJL-38",
        "Threatening or abusive behaviour",
        "Criminal Justice and Licensing (Scotland) Act 2010",
        "section 38",
        _F,
    ),
    ("S-CJL-39", "Stalking", "Criminal Justice and Licensing (Scotland) Act 2010", "section 39", _F),
    (
        "S-ABSH-2",
        "Disclosing an intimate photograph or film",
        "Abusive Behaviour and Sexual Harm (Scotland) Act 2016",
        "section 2",
        _F,
    ),
    (
        "S-DASA-1",
        "Abusive behaviour towards a partner or ex-partner",
        "Domestic Abuse (Scotland) Act 2018",
        "section 1",
        _F,
    ),
    ("S-SOA-91", "Failing to comply with notification requirements", _SOA, "section 91", _N),
    ("S-CL-THEFT", "Theft", _COMMON, "", _F),
)
_ENGLISH = (
    ("E-SOA-1", "Rape", _SOA, "section 1", _Y),
    ("E-SOA-3", "Sexual assault", _SOA, "section 3", _C),
    ("E-SOA-15", "Meeting a child following sexual grooming", _SOA, "section 15", _Y),
    ("E-PCA-1", "Indecent photographs of children", "Protection of Children Act 1978", "section 1", _C),
)
_NORTHERN_IRISH = (
    ("N-SOO-5", "Rape", _NI, "article 5", _Y),
    ("N-SOO-7", "Sexual assault", _NI, "article 7", _C),
)


def _offences(where: Jurisdiction, rows: tuple[tuple[str, str, str, str, Schedule3], ...]) -> tuple[Offence, ...]:
    return tuple(
        Offence(
            key,
            title,
            f"{act}, {provision}" if provision else act,
            listed,
            where,
            COURT_FINDING if listed is Schedule3.BY_COURT_FINDING else remembered(act, provision),
        )
        for key, title, act, provision, listed in rows
    )


OFFENCES = (
    *_offences(SCOTLAND, _SCOTTISH),
    *_offences(ENGLAND_AND_WALES, _ENGLISH),
    *_offences(NORTHERN_IRELAND, _NORTHERN_IRISH),
)


def offence(key: str) -> Offence:
    [row] = [row for row in OFFENCES if row.key == key]
    return row


class WayOfOffending(Enum):
    """How it was done, in words that a practitioner ticks; a person may have several."""

    CONTACT_STRANGER = "approached a stranger"
    CONTACT_KNOWN = "used a relationship that existed"
    GROOMING_IN_PERSON = "groomed in person"
    GROOMING_ONLINE = "groomed online"
    IMAGES_VIEWED = "viewed or kept indecent images"
    IMAGES_MADE = "made indecent images"
    IMAGES_SHARED = "shared indecent images"
    EXPOSURE = "exposed himself or herself"
    VOYEURISM = "watched or filmed in secret"
    COMMUNICATION = "communicated indecently"
    COERCION = "threatened, forced or blackmailed"
    INTOXICANTS = "used drink or drugs"
    POSITION_OF_TRUST = "used a position of trust"
    WITH_OTHERS = "acted with others"
    EXPLOITATION = "paid for or profited from exploitation"
    STALKING = "stalked"


class RelationToVictim(Enum):
    STRANGER = "stranger"
    ACQUAINTANCE = "acquaintance"
    PARTNER = "partner or former partner"
    PARENT = "parent or step-parent"
    OTHER_FAMILY = "another member of the family"
    PROFESSIONAL = "known through work or trust"
    NEIGHBOUR = "neighbour"
    ONLINE_ONLY = "known online only"
    NO_IDENTIFIED_VICTIM = "no victim identified"
    NOT_KNOWN = "not known"


CODED_LISTS = remembered("Ways of offending and relations to the victim: our own words, for practitioners to mend")
