"""Invents a register of people who do not exist, the same for the same seed and day, in the import form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from django.utils.text import slugify

from lawburrows.demo import telling, words
from lawburrows.demo.identity import YOUNG, Look, look
from lawburrows.demo.personas import HOME, STAFF, Persona
from lawburrows.demo.sentencing import IMAGES, ONLINE, Sentence, sentence
from lawburrows.demo.unusual import HOW_MANY, unusual

# From section 9.1 of the published figures, 31 March 2024, and from 9.2 where that says more.
ON_REGISTER, IN_CUSTODY = 6878, 1930  # row "RSOs custody + community" and the custody row derived from it
LEVEL_2, LEVEL_3, COMMUNITY = 95, 0, 4948  # rows "Level 2", "Level 3", "in community"
BREACHES = 390  # row "reported for SONR breach (year)"
WANTED, MISSING = 12, 1
RESTRICTED = 319  # "Restricted patients on ViSOR: 319 (31 Mar 2024)"
CATEGORY_3 = 79  # Lothian and Borders 2017-18: 10 beside 871, so 79 beside 6,878
SUPERVISED = 120 / 333  # Tayside 2013-14: 120 under supervision of 333
WOMEN = 1 / 333  # Tayside 2013-14: 1 woman of 333
PREVENTION_ORDERS = 21 / 677  # Lanarkshire 31 March 2025: SHPO in force 21 of 677
# The demonstration draws these council areas so much oftener than their share: the personas' own, and their neighbour's.
FULLER = {HOME: 28.0, "Angus": 4.0, "Dundee City": 4.0, "Perth and Kinross": 4.0}
# Risk of serious harm is in no readable table: our own shares. The rest are not assessed.
MILLION = 1_000_000
RISK = (("low", 30), ("medium", 44), ("high", 17), ("very_high", 2), ("", 7))


@dataclass
class Rows:
    """Rows of each sheet of the import form."""

    sheets: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def add(self, sheet: str, **values: object) -> None:
        plain = {name: str(value) for name, value in values.items() if value not in (None, "")}
        self.sheets.setdefault(sheet, []).append(plain)


@dataclass(frozen=True)
class Case:
    """What is decided of one person before anything is written down."""

    number: int
    seed: int
    person_id: str
    on: date
    random: Random
    area: str
    category: int
    custody: bool
    look: Look
    sentence: Sentence
    full_desk: bool = False  # of the demonstration's own area

    @property
    def supervised(self) -> bool:
        until = self.sentence.supervised_until
        return until is not None and until > self.on and not self.custody and self.category == 1

    def chance(self, share: float) -> bool:
        return self.random.random() < share


def invent(number: int, *, seed: int, on: date, fuller: bool = False) -> Iterator[Rows]:
    """So many people, one after another; `fuller` fills the lists of the personas, as the demonstration wants it."""
    areas = list(words.WEIGHTS)
    weights = [words.WEIGHTS[area] * (FULLER.get(area, 1) if fuller else 1) for area in areas]
    last = number - HOW_MANY if fuller and number >= 10 * HOW_MANY else number
    for index in range(last):
        random = Random(f"{seed}:{index}")
        area = random.choices(areas, weights)[0]
        yield _rows(_case(index, seed, on, random, area, fuller and area in FULLER))
    if last < number:
        more = (_case(index, seed, on, Random(f"{seed}:{index}"), HOME, True) for index in count(last))
        for sheets in unusual((_rows(case).sheets for case in more), on=on):
            yield Rows(sheets)


def _case(index: int, seed: int, on: date, random: Random, area: str, full_desk: bool) -> Case:
    category = random.choices((1, 2, 3), (ON_REGISTER, RESTRICTED, CATEGORY_3))[0]
    custody = category == 1 and random.random() < IN_CUSTODY / ON_REGISTER
    young = random.random() < YOUNG
    decided = sentence(random, on, custody=custody, young=young)
    person_id = f"INV-{seed}-{index + 1:06}"
    seen = look(random, convicted=decided.convicted, on=on, women=WOMEN, young=young)
    return Case(index, seed, person_id, on, random, area, category, custody, seen, decided, full_desk)


def _rows(case: Case) -> Rows:
    rows, random = Rows(), case.random
    lead, named, partners = _who(case)
    pace = telling.A_FULL_DESK if case.full_desk else telling.A_YEAR
    told = telling.tell(case.sentence, case.on, random, custody=case.custody, pace=pace) if case.category == 1 else None
    no_home = told is not None and told.home != "sole_or_main"
    rows.add(
        "people",
        person_id=case.person_id,
        **case.look.columns(with_home=not no_home),
        **_numbers(case),
        lead=lead,
        council_area=case.area,
        partners="; ".join(partners),
        **named,
        category=case.category,
        category_since=case.sentence.convicted,
        **_managed(case),
    )
    _names_and_places(case, rows, no_home=no_home)
    _conviction(case, rows)
    _orders(case, rows)
    if told:
        for made in told.made:
            rows.add("notifications", person_id=case.person_id, section=made.section, made_on=made.on, home=told.home,
                     station=random.choice(words.STATIONS))  # fmt: skip
    _warnings(case, rows)
    return rows


def _who(case: Case) -> tuple[str, dict[str, str], list[str]]:
    """Lead authority by section 1.2 of the domain's facts, the named people, and the partners."""
    staff, council = STAFF[case.area], f"council-{slugify(case.area)}"
    police, social = _one(staff.police, case), _one(staff.council, case)
    named = {"notification_officer": police.email}
    partners = ["police-scotland", council]
    if case.category == 2:
        health = _one(staff.health, case)
        return health.agency, {"manager": health.email}, [*partners, "restricted-patient-team"]
    if case.custody:
        prison = _one(staff.prison, case)
        inside = {"manager": prison.email, "prison_contact": prison.email, "supervising_officer": social.email}
        return prison.agency, named | inside, partners
    if case.category == 3 or case.supervised:
        return council, named | {"manager": social.email, "supervising_officer": social.email}, ["police-scotland"]
    return "police-scotland", named | {"manager": police.email}, [council]


def _one(staff: tuple[Persona, ...], case: Case) -> Persona:
    """A colleague; a persona who has few colleagues' help, or few people in the area, is drawn more often."""
    return case.random.choices(staff, [_share(one, case) for one in staff])[0]


def _share(one: Persona, case: Case) -> int:
    if not one.about:
        return 1
    if one.role == "offender_manager":
        return 1 if case.area == HOME or not case.full_desk else 6
    return 10 if one.role == "prison_social_worker" and case.full_desk else 2


def _numbers(case: Case) -> dict[str, str]:
    """Numbers in a form that the rules accept, from serials far above those that are in use; other seeds have others."""
    number = case.number if case.number >= MILLION else (case.number + case.seed * 104_729) % MILLION
    year, serial = case.sentence.convicted.year, 9_000_000 + number
    letters = "ZABCDEFGHJKLMNPQRTUVWXY"
    found = {
        "pnc_style_id": f"{year}/{serial:07}{letters[int(f'{year % 100:02}{serial:07}') % 23]}",
        "visor_reference": f"99{number:08}",
        "chs": f"S9{number:07}",
        "council_reference": f"INV-{number:06}",
    }
    if case.sentence.held_from:
        found["prison_number"] = f"9{number:06}"
    return found


def _managed(case: Case) -> dict[str, object]:
    level = case.random.choices((1, 2, 3), (COMMUNITY - LEVEL_2 - LEVEL_3, LEVEL_2, LEVEL_3))[0]
    risk = case.random.choices([value for value, _ in RISK], [share for _, share in RISK])[0]
    level = 2 if case.category == 3 else level
    since = case.sentence.free or case.sentence.sentenced
    judged = case.on - timedelta(days=case.random.randint(5, 360))
    return {"level": level, "level_since": since, "risk": risk, "risk_since": max(since, judged) if risk else ""}


def _names_and_places(case: Case, rows: Rows, *, no_home: bool) -> None:
    found, random, who = case.look, case.random, {"person_id": case.person_id}
    for kind, given, family in found.other_names(random):
        rows.add("names", **who, kind=kind, forename=given, surname=family)
    if no_home:
        rows.add("addresses", **who, use="found", **found.elsewhere(random), note="no fixed abode", starts=case.on)
    if case.chance(0.4):
        moved = case.on - timedelta(days=random.randint(200, 3000))
        rows.add(
            "addresses",
            **who,
            use="former",
            **found.elsewhere(random),
            starts=moved - timedelta(days=random.randint(200, 2000)),
            ends=moved,
        )
    if case.custody and case.chance(0.3):
        rows.add("addresses", **who, use="release", **found.elsewhere(random))
    rows.add("contacts", **who, kind="telephone", value=f"07700 900{random.randrange(1000):03}")
    for kind, text in found.needs(random):
        rows.add("needs", **who, kind=kind, text=text)


def _conviction(case: Case, rows: Rows) -> None:
    given, random, who = case.sentence, case.random, {"person_id": case.person_id}
    leaves = _leaves(case)
    if case.category == 2:
        rows.add(
            "convictions",
            **who,
            offence_code="S-CL-ASSAULT",
            court=words.COURTS[-1],
            convicted_on=given.convicted,
            sentenced_on=given.sentenced,
            disposal="restricted_hospital",
            schedule_3="yes" if leaves else "no",
        )
        rows.add("absences", **who, kind="hospital", place="a secure hospital",
                 starts=given.convicted if leaves else given.sentenced, ends=leaves)  # fmt: skip
        return
    if case.category == 3:
        rows.add(
            "convictions",
            **who,
            offence_code=random.choice(("S-DASA-1", "S-CJL-39", "S-CL-ASSAULT")),
            court=random.choice(words.COURTS),
            convicted_on=given.convicted,
            sentenced_on=given.sentenced,
            disposal="imprisonment",
            term=f"{random.randint(12, 60)} months",
            schedule_3="no",
        )
        return
    started = given.convicted - timedelta(days=random.randint(90, 2500))
    rows.add(
        "convictions",
        **who,
        offence_code=given.offence,
        court=words.COURTS[-1] if given.months >= 60 or not given.months and given.held_from else words.COURTS[0],
        convicted_on=given.convicted,
        sentenced_on=given.sentenced,
        disposal=given.disposal,
        term=f"{given.months} months" if given.months else "",
        extension=f"{given.extension} months" if given.extension else "",
        schedule_3="yes",
        offence_from=started,
        offence_until=started + timedelta(days=random.choice((0, 0, 0, 30, 200))),
        way="IMAGES_VIEWED" if given.offence in IMAGES else "GROOMING_ONLINE" if given.offence in ONLINE else "",
        relation="NO_IDENTIFIED_VICTIM" if given.offence in IMAGES else "",
    )
    if given.held_from:
        kind, place = given.held_in
        rows.add("absences", **who, kind=kind, place=place, starts=given.held_from, ends=given.free or leaves)
    if given.convicted < case.on - timedelta(days=800) and case.chance(0.15):
        later = given.convicted + timedelta(days=random.randint(400, (case.on - given.convicted).days - 100))
        rows.add(
            "convictions",
            **who,
            offence_code="S-SOA-91",
            court=words.COURTS[0],
            convicted_on=later,
            sentenced_on=later,
            disposal=random.choice(("fine", "admonition", "unsupervised")),
            schedule_3="no",
        )


def _leaves(case: Case) -> date | None:
    """On a full desk some who are held leave these days, and must then notify: a few did so and have not."""
    held = case.custody or case.category == 2
    return (
        case.on + timedelta(days=case.random.randint(-6, 24)) if case.full_desk and held and case.chance(0.3) else None
    )


def _orders(case: Case, rows: Rows) -> None:
    given, who = case.sentence, {"person_id": case.person_id, "court": words.COURTS[0]}
    if case.category == 2:
        rows.add("orders", **who, kind="restriction", made_on=given.sentenced)
        if case.full_desk and case.chance(0.4):
            rows.add("orders", **who, **_running_out(case))
        return
    if case.full_desk and case.category == 3 and case.chance(0.4):
        rows.add("orders", **who, **_running_out(case))
    if given.disposal == "supervised" and case.category == 1:
        until = given.supervised_until
        rows.add("orders", **who, kind="cpo", made_on=given.sentenced, ends=until, summary="Supervision")
    elif case.supervised:
        rows.add("orders", **who, kind="licence", made_on=given.free, ends=given.supervised_until)
    if given.disposal == "lifelong_restriction" and case.category == 1:
        rows.add("orders", **who, kind="olr", made_on=given.sentenced)
    for decided in telling.continued(given, case.on, case.random) if case.category == 1 else ():
        rows.add("orders", **who | {"court": ""}, kind="continuation", made_on=decided.on, ends=decided.ends)
    if case.chance(0.15 if case.full_desk and case.category != 1 else PREVENTION_ORDERS):
        made = max(given.sentenced, case.on - timedelta(days=case.random.randint(100, 1800)))
        kind = "sopo" if made < date(2023, 3, 31) else "shpo"  # the later order replaced the earlier on that day
        if case.category == 3:  # the one that brings no notification requirements
            kind = "rsho" if kind == "sopo" else "sro"
        rows.add(
            "orders",
            **who,
            kind=kind,
            made_on=made,
            ends=made + timedelta(days=5 * 365 + 2),
            summary="Not to have unsupervised contact with a child; internet only on a device that can be checked",
        )


def _running_out(case: Case) -> dict[str, object]:
    """An order that ends within four weeks: somebody must decide whether to ask for another."""
    ends = case.on + timedelta(days=case.random.randint(2, 27))
    made = ends - timedelta(days=2 * 365)
    return {"kind": "rsho" if made < date(2023, 3, 31) else "sro", "made_on": made, "ends": ends}


# Kind, share, sentence. Only wanted and missing follow a published row; the others are our own shares.
_WARNINGS = (
    ("children", 0.25, "No contact with anyone under 17 without an adult who knows why"),
    ("violence", 0.06, "Has struck out when told of a decision"),
    ("lone_staff", 0.04, "Visit in pairs"),
    ("self_harm", 0.03, "Harmed himself or herself after an earlier visit"),
    ("weapons", 0.02, "A knife was found in an earlier search"),
    ("wanted", WANTED / ON_REGISTER, "There is a warrant"),
    ("missing", MISSING / ON_REGISTER, "Not seen where expected, and that is out of character"),
)


def _warnings(case: Case, rows: Rows) -> None:
    for kind, share, text in _WARNINGS:
        if case.chance(share):
            since = case.on - timedelta(days=case.random.randint(1, 300))
            review = since + timedelta(days=case.random.choice((90, 180, 365)))
            if review <= case.on and case.chance(0.8):
                review = case.on + timedelta(days=case.random.randint(5, 90))
            rows.add("warnings", person_id=case.person_id, kind=kind, text=text, review_on=review, starts=since)
