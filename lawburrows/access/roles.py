"""Who may do what, and how much of a record they see: one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lawburrows.access.grades import Grade, Part
from lawburrows.access.permissions import Permission as P


@dataclass(frozen=True)
class Role:
    """What one kind of post brings with it.

    `inside` is the most that a posting sees of a record in which they are named, or which its agency leads or is a partner to; `by_area` of any
    record in the area of the posting; `outside` of any other record, and never more than existence, with a purpose.
    Who is `partner_only` sees nothing because the own agency leads: in a council that is the work of others.
    """

    key: str
    label: str
    description: str
    inside: Grade = Grade.HIDDEN
    by_area: Grade = Grade.HIDDEN
    outside: Grade = Grade.HIDDEN
    parts: frozenset[Part] = frozenset({Part.GENERAL})
    permissions: frozenset[P] = field(default_factory=frozenset)
    partner_only: bool = False
    duty: bool = False  # opens the card of a person outside any case, with a purpose

    @property
    def leading(self) -> Grade:
        """The most that a posting sees of a record which its agency leads."""
        return Grade.HIDDEN if self.partner_only else self.inside


_PRACTICE = frozenset(
    {
        P.ACTIONS_GIVE,
        P.BREAK_GLASS,
        P.CARD_OPEN,
        P.CORRECTIONS_ANSWER,
        P.CORRECTIONS_PROPOSE,
        P.DOCUMENTS_ADD,
        P.EXPORT,
        P.IDENTIFIERS_REVEAL,
        P.MEETINGS_TAKE_PART,
        P.ORDERS_WRITE,
        P.PATIENTS_WRITE,
        P.PEOPLE_ADD,
        P.PEOPLE_WRITE,
        P.REVIEWS_WRITE,
        P.SEARCH,
        P.VISITS_WRITE,
        P.WORK_READ,
    }
)
_MANAGING = _PRACTICE | {
    P.ACCESS_DECIDE,
    P.ACCESS_MANAGE,
    P.BREACHES_DECIDE,
    P.CASES_CLOSE,
    P.PEOPLE_MERGE,
    P.REVIEWS_SIGN_OFF,
    P.RULES_CHANGE,
    P.WORK_READ_AREA,
    P.WORK_REASSIGN,
}
_PARTNER = frozenset({P.CORRECTIONS_PROPOSE, P.DOCUMENTS_ADD, P.MEETINGS_TAKE_PART, P.SEARCH, P.WORK_READ})
_NO_PARTS: frozenset[Part] = frozenset()  # no case, not even one in which they are named
_CASE_PARTS = frozenset({Part.GENERAL, Part.VICTIMS, Part.DEVICES, Part.MINUTES, Part.HOUSING})

ROLES = (
    Role(
        "offender_manager",
        "Police offender manager",
        "Sex offender policing unit: manages people in the community",
        inside=Grade.FULL,
        outside=Grade.EXISTENCE,
        parts=_CASE_PARTS | {Part.INTELLIGENCE},
        permissions=_PRACTICE | {P.APPLICATIONS_HANDLE},
    ),
    Role(
        "police_supervisor",
        "Police supervisor",
        "Supervises offender managers of a division",
        inside=Grade.FULL,
        outside=Grade.EXISTENCE,
        parts=_CASE_PARTS | {Part.INTELLIGENCE},
        permissions=_MANAGING | {P.APPLICATIONS_HANDLE, P.DISCLOSURES_APPROVE, P.INDEFINITE_DECIDE},
    ),
    Role(
        "social_worker",
        "Justice social worker",
        "Council: supervises people on orders and licences",
        inside=Grade.FULL,
        parts=_CASE_PARTS,
        permissions=_PRACTICE,
    ),
    Role(
        "social_work_manager",
        "Justice social work manager",
        "Council: balances caseloads and signs off",
        inside=Grade.FULL,
        parts=_CASE_PARTS,
        permissions=_MANAGING | {P.DISCLOSURES_APPROVE},
    ),
    Role(
        "prison_social_worker",
        "Prison-based social worker",
        "Prepares release and hands over",
        inside=Grade.FULL,
        parts=_CASE_PARTS,
        permissions=_PRACTICE,
    ),
    Role(
        "prison_officer",
        "Prison officer",
        "Sees the summary of people held",
        inside=Grade.SUMMARY,
        permissions=_PARTNER,
    ),
    Role(
        "health_liaison",
        "MAPPA health liaison officer",
        "Health board: restricted patients and what health must tell",
        inside=Grade.FULL,
        parts=frozenset({Part.GENERAL, Part.HEALTH}),
        permissions=_PRACTICE - {P.BREAK_GLASS},
    ),
    Role(
        "restricted_patient_team",
        "Restricted patient team",
        "Scottish Government: restricted patients",
        inside=Grade.FULL,
        parts=frozenset({Part.GENERAL, Part.HEALTH}),
        permissions=_PARTNER | {P.PATIENTS_WRITE},
    ),
    Role(
        "housing_liaison",
        "Housing liaison officer (SOLO)",
        "Council or landlord: the address, not the record",
        inside=Grade.SUMMARY,
        parts=frozenset({Part.GENERAL, Part.HOUSING}),
        permissions=_PARTNER - {P.SEARCH},
        partner_only=True,
    ),
    Role(
        "duty_desk",
        "Duty desk",
        "Control room, local policing or out of hours: is there danger, whom to call",
        inside=Grade.EXISTENCE,
        outside=Grade.EXISTENCE,
        duty=True,
        permissions=frozenset({P.BREAK_GLASS, P.CARD_OPEN, P.SEARCH}),
    ),
    Role(
        "protection_social_worker",
        "Children's and adult protection social worker",
        "A child or adult at risk",
        inside=Grade.SUMMARY,
        parts=frozenset({Part.GENERAL, Part.VICTIMS}),
        permissions=_PARTNER | {P.PROTECTION_RECEIVE},
    ),
    Role(
        "coordinator",
        "MAPPA coordinator",
        "Gatekeeper of referrals; meetings, minutes, everything on time",
        inside=Grade.FULL,
        by_area=Grade.FULL,
        outside=Grade.EXISTENCE,
        parts=_CASE_PARTS,
        permissions=_MANAGING
        | {P.BODIES_READ, P.BODIES_WRITE, P.INCIDENTS_OVERSEE}
        | {P.LOAD, P.MEETINGS_PLAN, P.PLACES_WRITE, P.REFERRALS_ANSWER},
    ),
    Role(
        "strategic_oversight",
        "Strategic Oversight Group",
        "Performance and quality of a region: counts, no names; one case only while named in its review",
        parts=_CASE_PARTS,
        permissions=frozenset({P.BODIES_READ, P.INCIDENTS_OVERSEE}),
    ),
    Role(
        "national_strategic",
        "National Strategic Group",
        "The national picture: counts, no names",
        parts=_NO_PARTS,
        permissions=frozenset({P.BODIES_READ, P.BODIES_WRITE}),
    ),
    Role(
        "inspector",
        "Inspector",
        "Sampled cases, for the time of the inspection",
        parts=_CASE_PARTS,
        permissions=frozenset({P.BODIES_READ, P.SEARCH}),
    ),
    Role(
        "guest",
        "Guest",
        "One request, one answer, one document; never the record",
        parts=_NO_PARTS,
        permissions=frozenset({P.MEETINGS_TAKE_PART}),
    ),
    Role(
        "auditor",
        "Information governance officer",
        "Who looked at what and why; proof that the trail is whole",
        parts=_NO_PARTS,
        permissions=frozenset({P.AUDIT_READ}),
    ),
    Role(
        "administrator",
        "System administrator",
        "Accounts and agencies; no case data",
        parts=_NO_PARTS,
        permissions=frozenset({P.AGENCIES_MANAGE, P.USERS_MANAGE}),
    ),
)
BY_KEY = {role.key: role for role in ROLES}
CHOICES = [(role.key, role.label) for role in ROLES]

# Jobs that nobody asked for name themselves, and hold these permissions and no others.
SYSTEMS: dict[str, frozenset[P]] = {
    "load": frozenset({P.LOAD, P.PEOPLE_ADD, P.PEOPLE_WRITE, P.ORDERS_WRITE, P.ACCESS_MANAGE, P.DOCUMENTS_ADD}),
    "deadlines": frozenset({P.WORK_READ, P.ACCESS_MANAGE}),  # the last ground ends; a handover takes effect
    "merges": frozenset({P.PEOPLE_MERGE}),  # carries over what lies in parts that a merger does not see
    "packs": frozenset(),  # keeps what was composed in the name of its reader; names are taken out that they do not see
    "setup": frozenset({P.AGENCIES_MANAGE, P.USERS_MANAGE, P.ACCESS_MANAGE}),
}


def keys(predicate: Callable[[Role], bool]) -> tuple[str, ...]:
    """The keys of the roles for which the predicate holds."""
    return tuple(role.key for role in ROLES if predicate(role))
