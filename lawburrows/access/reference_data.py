"""Scotland's council areas, police divisions, MAPPA regions, health boards and agencies, as a beginning to be edited.

Counts are confirmed in published reports (32, 13, 10, 14). A name or a boundary that was not read in an official text
is `unverified`; so are all boundaries, that is, which council areas a division, a region or a board covers.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from lawburrows.access.models import Agency, Area

CONFIRMED, GENERAL_KNOWLEDGE = False, True  # the value of `unverified`


@dataclass(frozen=True)
class Place:
    """An area of a kind, the council areas that it covers, and how far its name is confirmed."""

    kind: Area.Kind
    name: str
    councils: tuple[str, ...]
    unverified: bool


@dataclass(frozen=True)
class Body:
    """An agency: its key, its kind, its name, and the area that it serves (none: the whole country)."""

    key: str
    kind: Agency.Kind
    name: str
    area: tuple[Area.Kind, str] | None = None
    unverified: bool = CONFIRMED
    teams: tuple[tuple[str, tuple[Area.Kind, str] | None], ...] = ()


_GRAMPIAN = ("Aberdeen City", "Aberdeenshire", "Moray")
_TAYSIDE = ("Angus", "Dundee City", "Perth and Kinross")
_FORTH_VALLEY = ("Clackmannanshire", "Falkirk", "Stirling")
_AYRSHIRE = ("East Ayrshire", "North Ayrshire", "South Ayrshire")
_LANARKSHIRE = ("North Lanarkshire", "South Lanarkshire")
_LOTHIANS = ("East Lothian", "Midlothian", "West Lothian")
_ISLANDS = ("Na h-Eileanan Siar", "Orkney Islands", "Shetland Islands")
_EDINBURGH, _GLASGOW = "City of Edinburgh", "Glasgow City"
_DUMFRIES = "Dumfries and Galloway"
_CLYDE = (
    "East Dunbartonshire",
    "East Renfrewshire",
    "Inverclyde",
    "Renfrewshire",
    "West Dunbartonshire",
)

COUNCIL_AREAS = tuple(
    sorted(
        (
            *_GRAMPIAN,
            *_TAYSIDE,
            *_FORTH_VALLEY,
            *_AYRSHIRE,
            *_LANARKSHIRE,
            *_LOTHIANS,
            *_ISLANDS,
            *_CLYDE,
            _EDINBURGH,
            _GLASGOW,
            _DUMFRIES,
            "Argyll and Bute",
            "Fife",
            "Highland",
            "Scottish Borders",
        )
    )
)

_COUNCIL, _DIVISION, _REGION, _HEALTH = (
    Area.Kind.COUNCIL,
    Area.Kind.DIVISION,
    Area.Kind.REGION,
    Area.Kind.HEALTH,
)
DIVISIONS = (
    ("A", "North East", _GRAMPIAN),
    ("C", "Forth Valley", _FORTH_VALLEY),
    ("D", "Tayside", _TAYSIDE),
    ("E", "Edinburgh", (_EDINBURGH,)),
    ("G", "Greater Glasgow", (_GLASGOW, "East Dunbartonshire", "East Renfrewshire")),
    ("J", "The Lothians and Scottish Borders", (*_LOTHIANS, "Scottish Borders")),
    ("K", "Renfrewshire and Inverclyde", ("Inverclyde", "Renfrewshire")),
    ("L", "Argyll and West Dunbartonshire", ("Argyll and Bute", "West Dunbartonshire")),
    ("N", "Highland and Islands", ("Highland", *_ISLANDS)),
    ("P", "Fife", ("Fife",)),
    ("Q", "Lanarkshire", _LANARKSHIRE),
    ("U", "Ayrshire", _AYRSHIRE),
    ("V", "Dumfries and Galloway", (_DUMFRIES,)),
)
REGIONS = (
    (
        "Edinburgh, the Lothians and Scottish Borders",
        (_EDINBURGH, *_LOTHIANS, "Scottish Borders"),
        CONFIRMED,
    ),
    ("Fife", ("Fife",), GENERAL_KNOWLEDGE),
    ("Forth Valley", _FORTH_VALLEY, CONFIRMED),
    ("Glasgow", (_GLASGOW,), GENERAL_KNOWLEDGE),
    ("Grampian", _GRAMPIAN, GENERAL_KNOWLEDGE),
    ("Highland and Islands", ("Highland", *_ISLANDS), GENERAL_KNOWLEDGE),
    ("Lanarkshire", _LANARKSHIRE, CONFIRMED),
    ("North Strathclyde", (*_CLYDE, "Argyll and Bute"), GENERAL_KNOWLEDGE),
    ("South West Scotland", (*_AYRSHIRE, _DUMFRIES), CONFIRMED),
    ("Tayside", _TAYSIDE, CONFIRMED),
)
HEALTH_BOARDS = (
    ("Ayrshire and Arran", _AYRSHIRE),
    ("Borders", ("Scottish Borders",)),
    ("Dumfries and Galloway", (_DUMFRIES,)),
    ("Fife", ("Fife",)),
    ("Forth Valley", _FORTH_VALLEY),
    ("Grampian", _GRAMPIAN),
    ("Greater Glasgow and Clyde", (_GLASGOW, *_CLYDE)),
    ("Highland", ("Argyll and Bute", "Highland")),
    ("Lanarkshire", _LANARKSHIRE),
    ("Lothian", (_EDINBURGH, *_LOTHIANS)),
    ("Orkney", ("Orkney Islands",)),
    ("Shetland", ("Shetland Islands",)),
    ("Tayside", _TAYSIDE),
    ("Western Isles", ("Na h-Eileanan Siar",)),
)
PRISONS = (
    "Addiewell",
    "Barlinnie",
    "Bella Centre",
    "Castle Huntly",
    "Dumfries",
    "Edinburgh",
    "Glenochil",
    "Grampian",
    "Greenock",
    "Inverness",
    "Kilmarnock",
    "Lilias Centre",
    "Low Moss",
    "Perth",
    "Polmont",
    "Shotts",
    "Stirling",
)  # general knowledge, all of them

PLACES = (
    *(Place(_COUNCIL, name, (name,), GENERAL_KNOWLEDGE) for name in COUNCIL_AREAS),
    *(Place(_DIVISION, f"{letter} {name}", councils, GENERAL_KNOWLEDGE) for letter, name, councils in DIVISIONS),
    *(Place(_REGION, name, councils, unverified) for name, councils, unverified in REGIONS),
    *(Place(_HEALTH, name, councils, GENERAL_KNOWLEDGE) for name, councils in HEALTH_BOARDS),
)


def _council_name(area: str) -> str:
    """What a council calls itself: the area's name and 'Council', but for those that say it otherwise."""
    own = {
        _EDINBURGH: "The City of Edinburgh Council",
        "Na h-Eileanan Siar": "Comhairle nan Eilean Siar",
    }
    return own.get(area, f"{area} Council")


_KINDS = Agency.Kind
BODIES = (
    Body(
        "police-scotland",
        _KINDS.POLICE,
        "Police Scotland",
        teams=(
            *(
                (f"Sex Offender Policing Unit, {name}", (_DIVISION, f"{letter} {name}"))
                for letter, name, _ in DIVISIONS
            ),
            ("National ViSOR Unit", None),
            ("Control room", None),
        ),
    ),
    *(
        Body(
            f"council-{slugify(area)}",
            _KINDS.COUNCIL,
            _council_name(area),
            (_COUNCIL, area),
            GENERAL_KNOWLEDGE,
            (
                (f"Justice social work, {area}", (_COUNCIL, area)),
                (f"Housing, {area}", (_COUNCIL, area)),
                (f"Children's and adult protection, {area}", (_COUNCIL, area)),
                (f"Social work out of hours, {area}", (_COUNCIL, area)),
            ),
        )
        for area in COUNCIL_AREAS
    ),
    Body(
        "scottish-prison-service",
        _KINDS.PRISONS,
        "Scottish Prison Service",
        teams=tuple((f"HMP {name}" if "Centre" not in name else name, None) for name in PRISONS),
    ),
    *(
        Body(
            f"nhs-{slugify(name)}",
            _KINDS.HEALTH,
            f"NHS {name}",
            (_HEALTH, name),
            GENERAL_KNOWLEDGE,
        )
        for name, _ in HEALTH_BOARDS
    ),
    Body("state-hospital", _KINDS.HEALTH, "The State Hospital"),
    *(
        Body(
            f"mappa-{slugify(name)}",
            _KINDS.COORDINATION,
            f"MAPPA coordination, {name}",
            (_REGION, name),
            unverified,
        )
        for name, _, unverified in REGIONS
    ),
    Body(
        "restricted-patient-team",
        _KINDS.GOVERNMENT,
        "Scottish Government restricted patient team",
    ),
    Body("national-strategic-group", _KINDS.GOVERNMENT, "National Strategic Group"),
    Body("hmics", _KINDS.INSPECTORATE, "HM Inspectorate of Constabulary in Scotland"),
    Body("care-inspectorate", _KINDS.INSPECTORATE, "Care Inspectorate"),
    Body("risk-management-authority", _KINDS.OTHER, "Risk Management Authority"),
    Body(
        "parole-board",
        _KINDS.OTHER,
        "Parole Board for Scotland",
        unverified=GENERAL_KNOWLEDGE,
    ),
    Body("principal-reporter", _KINDS.OTHER, "Principal Reporter (children's reporter)"),
    Body("social-security-scotland", _KINDS.OTHER, "Social Security Scotland"),
    Body(
        "department-for-work-and-pensions",
        _KINDS.OTHER,
        "Department for Work and Pensions",
    ),
    Body(
        "electronic-monitoring",
        _KINDS.OTHER,
        "Electronic monitoring provider",
        unverified=GENERAL_KNOWLEDGE,
    ),
    Body("service-desk", _KINDS.OTHER, "Lawburrows service desk"),
)
