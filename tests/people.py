"""The people in the tests: a small Scotland with named users, whose rights come from their postings alone.

Aileen manages people for the police in Fife, Bashir is a justice social worker in Fife, Catriona works in the prison,
Dougal is health's liaison, Effie coordinates, Fergus is police in Tayside and an outsider to Fife.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from lawburrows.access.grades import Marking
from lawburrows.access.identity import acting
from lawburrows.access.models import Agency, Area, AreaCover, Posting, Record, Share, User

TODAY = date(2026, 12, 4)
NOON = datetime(2026, 12, 4, 12, 0, tzinfo=ZoneInfo("Europe/London"))
LONG_AGO = date(2020, 1, 1)

# name: (agency, area, role)
POSTS = {
    "aileen": ("police", "P Division", "offender_manager"),
    "angus": ("police", "P Division", "police_supervisor"),
    "bashir": ("fife", "Fife", "social_worker"),
    "beth": ("fife", "Fife", "social_work_manager"),
    "catriona": ("prisons", None, "prison_social_worker"),
    "callum": ("prisons", None, "prison_officer"),
    "dougal": ("nhs-fife", "NHS Fife", "health_liaison"),
    "donna": ("government", None, "restricted_patient_team"),
    "effie": ("mappa-fife", "Fife region", "coordinator"),
    "fergus": ("police", "D Division", "offender_manager"),
    "gavin": ("dundee", "Dundee", "social_worker"),
    "hamish": ("fife", "Fife", "housing_liaison"),
    "iona": ("police", None, "duty_desk"),
    "jamila": ("fife", "Fife", "protection_social_worker"),
    "kirsty": ("mappa-fife", "Fife region", "strategic_oversight"),
    "lachlan": ("inspectorate", None, "inspector"),
    "morag": ("police", None, "auditor"),
    "niall": ("police", None, "administrator"),
    "oonagh": ("other", None, "guest"),
    "parveen": ("government", None, "national_strategic"),
}


class World(SimpleNamespace):
    """Areas, agencies and users by name; `record` makes a record in it."""

    def __getattr__(self, name: str):
        raise AttributeError(f"nobody and nothing called {name} lives in the tests' world")

    def record(
        self,
        *,
        lead: Agency | None = None,
        area: Area | None = None,
        ref: str | None = None,
        marking: Marking = Marking.OFFICIAL_SENSITIVE,
        **more,
    ) -> Record:
        """A record led by the police in Fife unless another lead and area are named."""
        self.made += 1
        return Record.objects.create(
            ref=ref or f"LB-TEST-{self.made:04}",
            lead=lead or self.police,
            area=area or self.fife_area,
            marking=marking,
            opened_on=LONG_AGO,
            **more,
        )


def _areas() -> dict[str, Area]:
    kinds = {
        "Fife": "council",
        "Dundee": "council",
        "P Division": "division",
        "D Division": "division",
        "Fife region": "region",
        "Tayside region": "region",
        "NHS Fife": "health",
    }
    areas = {name: Area.objects.create(kind=kind, name=name) for name, kind in kinds.items()}
    covers = {
        "Fife": ["Fife", "P Division", "Fife region", "NHS Fife"],
        "Dundee": ["Dundee", "D Division", "Tayside region"],
    }
    for council, wider in covers.items():
        for name in wider:
            AreaCover.objects.create(area=areas[name], council_area=areas[council])
    return areas


def _agencies(areas: dict[str, Area]) -> dict[str, Agency]:
    rows = {
        "police": ("police", "Police Scotland", None),
        "fife": ("council", "Fife Council", "Fife"),
        "dundee": ("council", "Dundee City Council", "Dundee"),
        "prisons": ("prisons", "Scottish Prison Service", None),
        "nhs-fife": ("health", "NHS Fife", "NHS Fife"),
        "government": ("government", "Scottish Government", None),
        "mappa-fife": ("coordination", "MAPPA Fife", "Fife region"),
        "inspectorate": ("inspectorate", "Inspectorate", None),
        "other": ("other", "Tagging provider", None),
    }
    return {
        key: Agency.objects.create(key=key, kind=kind, name=name, area=areas.get(area), telephone="0131 496 0000")
        for key, (kind, name, area) in rows.items()
    }


def build_world() -> World:
    """Make it; the caller's role must be one that may (tests take the owner's for a moment)."""
    areas = _areas()
    agencies = _agencies(areas)
    world = World(
        made=0,
        fife_area=areas["Fife"],
        dundee_area=areas["Dundee"],
        areas=areas,
        agencies=agencies,
        police=agencies["police"],
        fife=agencies["fife"],
        dundee=agencies["dundee"],
        prisons=agencies["prisons"],
        health=agencies["nhs-fife"],
    )
    for name, (agency, area, role) in POSTS.items():
        user = User.objects.create(email=f"{name}@lawburrows.example", name=f"{name.title()} Invented")
        Posting.objects.create(user=user, agency=agencies[agency], area=areas.get(area), role=role, starts=LONG_AGO)
        setattr(world, name, user)
    return world


def share(record: Record, user: User, *, grade: int, **more) -> Share:
    """A share that is in force on the tests' day unless told otherwise."""
    return Share.objects.create(
        **{
            "record": record,
            "user": user,
            "kind": "granted",
            "grade": grade,
            "starts": LONG_AGO,
            "reason": "as the test says",
        }
        | more
    )


@contextmanager
def on_the_day(user, *, at: datetime = NOON, purpose: str = ""):
    """`user` acts at noon on the tests' day."""
    with acting(user, at=at, purpose=purpose):
        yield user
