"""The people of the demonstration: a persona for every user of the product, and the colleagues who share their work."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from lawburrows.access.grades import Marking
from lawburrows.access.models import Area
from lawburrows.access.reference_data import COUNCIL_AREAS, DIVISIONS, HEALTH_BOARDS, PRISONS
from lawburrows.demo import words

HOME = "Fife"  # where most of the personas work
DOMAIN = "demonstration.example"
_COUNCIL, _DIVISION, _REGION, _HEALTH = Area.Kind.COUNCIL, Area.Kind.DIVISION, Area.Kind.REGION, Area.Kind.HEALTH
_FIFE, _P, _FIFE_REGION = (_COUNCIL, "Fife"), (_DIVISION, "P Fife"), (_REGION, "Fife")


@dataclass(frozen=True)
class Persona:
    """Someone who can sign in: who, where, as what, and what to try as them."""

    name: str
    role: str
    agency: str
    area: tuple[str, str] | None
    about: str = ""
    team: str = ""
    clearance: Marking = Marking.OFFICIAL_SENSITIVE

    @property
    def email(self) -> str:
        return f"{slugify(self.name).replace('-', '.')}@{DOMAIN}"


PERSONAS = (
    Persona(
        "Aileen Makebelieve",
        "offender_manager",
        "police-scotland",
        _P,
        "My people, what is due today, notifications",
        "Sex Offender Policing Unit, Fife",
    ),
    Persona(
        "Angus Storybook",
        "police_supervisor",
        "police-scotland",
        _P,
        "The division's caseload and what is overdue",
        "Sex Offender Policing Unit, Fife",
        Marking.SECRET,
    ),
    Persona(
        "Bashir Daydream",
        "social_worker",
        "council-fife",
        _FIFE,
        "The shared record at the council's own desk",
        "Justice social work, Fife",
    ),
    Persona(
        "Beth Fairytale",
        "social_work_manager",
        "council-fife",
        _FIFE,
        "Caseload balance and sign-off",
        "Justice social work, Fife",
    ),
    Persona(
        "Catriona Unicorn",
        "prison_social_worker",
        "scottish-prison-service",
        None,
        "People held, and their release",
        "HMP Perth",
    ),
    Persona(
        "Callum Phantom", "prison_officer", "scottish-prison-service", None, "The summary of people held", "HMP Perth"
    ),
    Persona("Dougal Kelpie", "health_liaison", "nhs-fife", (_HEALTH, "Fife"), "Restricted patients of the board"),
    Persona(
        "Donna Selkie", "restricted_patient_team", "restricted-patient-team", None, "Restricted patients, nationally"
    ),
    Persona(
        "Hamish Nowhere", "housing_liaison", "council-fife", _FIFE, "The address, never the record", "Housing, Fife"
    ),
    Persona("Iona Imaginary", "duty_desk", "police-scotland", None, "Three in the morning", "Control room"),
    Persona(
        "Ishbel Fancy",
        "duty_desk",
        "council-fife",
        _FIFE,
        "Social work out of hours",
        "Social work out of hours, Fife",
    ),
    Persona(
        "Jamila Legend",
        "protection_social_worker",
        "council-fife",
        _FIFE,
        "A child or an adult at risk",
        "Children's and adult protection, Fife",
    ),
    Persona("Effie Wonder", "coordinator", "mappa-fife", _FIFE_REGION, "Brings the register in; everything on time"),
    Persona("Kirsty Reverie", "strategic_oversight", "mappa-fife", _FIFE_REGION, "The region in counts, never names"),
    Persona("Parveen Vision", "national_strategic", "national-strategic-group", None, "The national picture"),
    Persona("Lachlan Marvel", "inspector", "hmics", None, "Sampled cases, while the inspection lasts"),
    Persona("Morag Riddle", "auditor", "police-scotland", None, "Who looked at what, and why"),
    Persona("Niall Whimsy", "administrator", "service-desk", None, "Accounts and agencies, no case data"),
    Persona("Una Notion", "administrator", "service-desk", None, "The second administrator, who agrees"),
    Persona("Oonagh Parable", "guest", "parole-board", None, "One request, one answer, one document"),
    Persona(
        "Fergus Myth",
        "offender_manager",
        "police-scotland",
        (_DIVISION, "D Tayside"),
        "An outsider to Fife",
        "Sex Offender Policing Unit, Tayside",
    ),
    Persona(
        "Gregor Folklore",
        "police_supervisor",
        "police-scotland",
        (_DIVISION, "D Tayside"),
        "Takes a case over from another area",
        "Sex Offender Policing Unit, Tayside",
    ),
)
_BY_ROLE = {(one.role, one.agency, one.area): one for one in reversed(PERSONAS)}
POLICE_EACH, COUNCIL_EACH = 4, 3  # colleagues for each council area
_GIVEN = words.GIVEN["scottish"][0].split() + words.GIVEN["scottish"][1].split()
DIVISION_OF = {council: f"{letter} {name}" for letter, name, councils in DIVISIONS for council in councils}
BOARD_OF = {council: name for name, councils in HEALTH_BOARDS for council in councils}


def _called(number: int) -> str:
    """A name that belongs to this number alone, and that nobody has."""
    family = [one.split()[0] for one in words.STREETS[:: len(words.STREETS) // 10]]
    return f"{_GIVEN[number % len(_GIVEN)]} {family[number % len(family)]}-{words.TOWNS[number % len(words.TOWNS)]}"


@dataclass(frozen=True)
class Staff:
    """Who works in one council area: first the persona, if there is one."""

    police: tuple[Persona, ...]
    council: tuple[Persona, ...]
    prison: tuple[Persona, ...]
    health: tuple[Persona, ...]


def _staff() -> dict[str, Staff]:
    number, found = 0, {}
    prison: list[Persona] = [one for one in PERSONAS if one.role == "prison_social_worker"]
    for jail in PRISONS:
        number += 1
        team = f"HMP {jail}" if "Centre" not in jail else jail
        prison.append(Persona(_called(number), "prison_social_worker", "scottish-prison-service", None, team=team))
    boards: dict[str, Persona] = {}
    for board, _ in HEALTH_BOARDS:
        number += 1
        place = (_HEALTH, board)
        mine = _BY_ROLE.get(("health_liaison", f"nhs-{slugify(board)}", place))
        boards[board] = mine or Persona(_called(number), "health_liaison", f"nhs-{slugify(board)}", place)
    for council in COUNCIL_AREAS:
        division = (_DIVISION, DIVISION_OF[council])
        unit = f"Sex Offender Policing Unit, {DIVISION_OF[council][2:]}"
        key, place = f"council-{slugify(council)}", (_COUNCIL, council)
        police = [one for one in (_BY_ROLE.get(("offender_manager", "police-scotland", division)),) if one]
        social = [one for one in (_BY_ROLE.get(("social_worker", key, place)),) if one]
        for _ in range(POLICE_EACH):
            number += 1
            police.append(Persona(_called(number), "offender_manager", "police-scotland", division, team=unit))
        for _ in range(COUNCIL_EACH):
            number += 1
            social.append(Persona(_called(number), "social_worker", key, place, team=f"Justice social work, {council}"))
        found[council] = Staff(tuple(police), tuple(social), tuple(prison), (boards[BOARD_OF[council]],))
    return found


STAFF = _staff()


def everyone() -> list[Persona]:
    """Personas first, then colleagues, each once."""
    found = {one.email: one for one in PERSONAS}
    for staff in STAFF.values():
        for one in (*staff.police, *staff.council, *staff.prison, *staff.health):
            found.setdefault(one.email, one)
    return list(found.values())
