"""What each form needs to be sent, and who may send it; whoever is not named changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lawburrows.access.identity import acting
from lawburrows.access.models import User
from lawburrows.audit import trail
from lawburrows.people import acts as people
from lawburrows.people.kinds import KINDS
from lawburrows.people.searched import Searched, proof_of
from tests.documents.pictures import jpeg
from tests.house import of
from tests.house.pages import ADMINISTRATOR, LOADS, PAGES, SCENE_HAS
from tests.house.scene import CODE, Scene
from tests.house.tables import EVERYONE, FULL, MANAGING, POLICE_IN_CASE, REASON, Post, boxes, said
from tests.people import POSTS as PERSONAS
from tests.people import TODAY

# The police lead the case and cover it; the council's manager does not decide about it, the coordinator does.
DECIDES = ("aileen", "angus", "effie")
ADMINISTERS = ADMINISTRATOR[200]
BRINGS = LOADS[200]


class Brought:
    """A file to send, the same however often it is sent."""

    name, content_type = "extract.csv", "text/csv"

    def read(self, *_: int) -> bytes:
        return b"person_id,surname\n1,Invented\n"


NEW: dict[str, dict[str, Any]] = {
    "person": {"sex": "male", "birth_day": "3", "birth_month": "4", "birth_year": "1971"},
    "name": {"kind": "alias", "given": "Ian", "family": "Invented"},
    "address": {"use": "stay", "lines": "3 Pretend Wynd", "town": "Nowheretown"},
    "warning": {"kind": "violence", "text": "Hits out", **boxes("review_on", date(2027, 12, 4))},
    "need": {"kind": "interpreter", "text": "Gaelic"},
    "identifier": {"kind": "chs", "number": "S12345/99"},
    "contact": {"kind": "telephone", "value": "0131 496 0000"},
    "description": {"kind": "mark", "text": "Swallow on the left hand"},
    "vehicle": {"registration": "ZZ99 ZZZ"},
    "account": {"kind": "bank", "number": "00 00 00 12345678"},
    "travel_document": {"kind": "passport", "number": "999999999"},
    "other": {"category": "child", "name": "Ailsa Invented"},
}


def of_kinds() -> dict[str, Post]:
    """The entries of the case belong to the police; everybody who sees it in full may add their own."""
    found = {}
    for kind in KINDS:
        if kind.given and kind.key in NEW:
            found[f"people:add_{kind.key}"] = Post(FULL, said(**NEW[kind.key]))
        if kind.key not in SCENE_HAS and kind.key != "person":
            continue
        found[f"people:change_{kind.key}"] = Post(POLICE_IN_CASE, said(version=1, **NEW[kind.key]))
        if kind.timed and kind.key != "name":
            found[f"people:end_{kind.key}"] = Post(POLICE_IN_CASE, said(version=1, **boxes("ends")))
    # The only name of the case is the main one, which cannot become an alias.
    found["people:change_name"] = Post(POLICE_IN_CASE, said(version=1, **NEW["name"] | {"kind": "main"}))
    return found


def a_link(scene: Scene) -> str:
    """Fergus's first link, as it holds at this moment."""
    fergus = User.objects.get(pk=scene.world.fergus.pk)
    return reverse("accounts:begin", args=[fergus.pk, default_token_generator.make_token(fergus)])


def after_a_search(scene: Scene, persona: str) -> dict[str, Any]:
    """A new person, after a search by this persona, in the agency and the area in which they work."""
    user, (agency, area, _) = getattr(scene.world, persona), PERSONAS[persona]
    with acting(user) as identity:
        entry = trail.searched(people.DUPLICATES_SHOWN, by=user, on=identity.today, terms="Eoin Neverwas")
    tayside = agency == "dundee" or area == "D Division"
    return {
        "searched": proof_of(entry, Searched("Eoin", "Neverwas"), by=user),
        "lead": str(scene.world.agencies["police" if agency == "mappa-fife" else agency].pk),
        "area": str((scene.world.dundee_area if tayside else scene.world.fife_area).pk),
    }


def a_file(name: str, content: Callable[[], bytes], media_type: str) -> Callable[[Scene, str], dict[str, Any]]:
    return lambda scene, persona: {"content": SimpleUploadedFile(name, content(), media_type)}


PASSWORD = "three words and more"
DECISION = {"starts_day": TODAY.day, "starts_month": TODAY.month, "starts_year": 2025, "reason": REASON}
CONVICTION = {
    "offence_code": "S-SOSA-1",
    "kind": "imprisonment",
    "months": "12",
    "relation_to_others": "alone",
    **boxes("convicted_on", date(2020, 5, 4)),
}
ORDER = {"kind": "shpo", **boxes("made_on", date(2020, 5, 4))}

POSTS: dict[str, Post] = {
    "accounts:add_agency": Post(ADMINISTERS, said(name="Invented Council", kind="council")),
    "accounts:add_posting": Post(
        ADMINISTERS, said(agency="police", role="offender_manager", clearance=20, **boxes("starts"))
    ),
    "accounts:add_user": Post(ADMINISTERS, said(name="Una Invented", email="una@lawburrows.example")),
    "accounts:answer_proposal": Post(ADMINISTERS, said(answer="agree")),
    "accounts:begin": Post(EVERYONE, said(code=CODE, password=PASSWORD, again=PASSWORD), link=a_link),
    "accounts:change_agency": Post(ADMINISTERS, said(name="Police Scotland")),
    "accounts:change_user": Post(ADMINISTERS, said(name="Fergus Invented", is_active="on")),
    "accounts:end_posting": Post(ADMINISTERS),
    "accounts:give_first_link": Post(ADMINISTERS),
    "exchange:batch": Post(BRINGS),
    "exchange:discard": Post(BRINGS),
    "exchange:export": Post(FULL, said(whom="all", form="csv", numbers="masked", why=REASON)),
    "exchange:load": Post(
        BRINGS, lambda scene: {"content": Brought(), "source": "The extract", "lead": str(scene.world.police.pk)}
    ),
    "exchange:reconcile": Post(BRINGS, lambda scene: {"content": Brought()}),
    "tasks:why_not_yet": Post(FULL, said(reason=REASON)),
    "governance:propose_figure": Post(
        MANAGING, said(table="visits", key="high", value="14", source="invented", **boxes("starts"))
    ),
    "governance:agree_figure": Post(MANAGING, said(verified="on")),
    "notices:read_notices": Post(EVERYONE),
    "people:add_person": Post(
        (*FULL, "dougal", "fergus", "gavin"),
        said(given="Eoin", family="Neverwas", sex="male", birth="1961", mine="no"),
        own=after_a_search,
    ),
    "people:add_relationship": Post(FULL, lambda scene: {"kind": "partner", "other": str(scene.entry("other"))}),
    "people:add_photograph": Post(FULL, own=a_file("face.jpg", jpeg, "image/jpeg")),
    "people:answer_correction": Post(POLICE_IN_CASE, said(answer="yes")),
    "people:merge_people": Post(MANAGING, said(reason=REASON)),
    "people:propose_correction": Post(FULL, said(field="town", proposed="Elsewhere", reason=REASON)),
    "people:reveal_number": Post(FULL, said(reason=REASON), answer=200),
    **of_kinds(),
    "casefile:ask": Post((*FULL, "callum", "jamila"), said(reason=REASON)),
    "casefile:break_glass": Post(FULL, said(reason=REASON)),
    "casefile:answer": Post(DECIDES, said(answer="yes", reason=REASON)),
    "casefile:name_people": Post(
        DECIDES, lambda scene: {"manager": scene.world.aileen.email, "version": scene.record.version}
    ),
    "casefile:add_partner": Post(DECIDES, lambda scene: {"agency": str(scene.world.health.pk), "grade": 3}),
    "casefile:exclude": Post(DECIDES, lambda scene: {"email": scene.world.gavin.email, "reason": REASON}),
    "casefile:lift_restriction": Post((), said(reason=REASON)),  # the case is not restricted
    "casefile:move": Post(
        ("aileen",),  # she is named in it; the others would lose sight of it
        lambda scene: {
            "area": str(scene.world.dundee_area.pk),
            "reason": REASON,
            "version": scene.record.version,
        },
    ),
    "casefile:restrict": Post(DECIDES, lambda scene: {"readers": scene.world.aileen.email}),
    "casefile:review": Post(DECIDES, said(note="Rightly opened: a family was in danger")),
    **{f"casefile:end_{kind}": Post(DECIDES) for kind in ("partner", "exclusion", "share")},
    "orders:record_conviction": Post(FULL, said(**CONVICTION)),
    "orders:change_conviction": Post(POLICE_IN_CASE, said(version=1, **CONVICTION)),
    "orders:withdraw_conviction": Post(POLICE_IN_CASE, said(version=1, reason=REASON)),
    "orders:record_disposal": Post(FULL, said(kind="imprisonment", months="6", relation_to_others="alone")),
    "orders:record_order": Post(FULL, said(**ORDER)),
    "orders:change_order": Post(POLICE_IN_CASE, said(version=1, **ORDER)),
    "orders:record_notification": Post(
        FULL, said(section="s85", home="sole_or_main", **boxes("made_on", date(2021, 5, 4)))
    ),
    "orders:withdraw_notification": Post(POLICE_IN_CASE, said(version=1, reason=REASON)),
    "orders:record_absence": Post(FULL, said(kind="custody", **boxes("starts", date(2021, 5, 4)))),
    "orders:end_absence": Post(FULL, said(version=1, **boxes("ends", date(2021, 5, 4)))),
    "orders:decide_category": Post(FULL, said(value="1", confirmed="on", **DECISION)),
    "orders:decide_level": Post(FULL, said(value="1", confirmed="on", **DECISION)),
    "orders:decide_harm": Post(FULL, said(value="high", confirmed="on", **DECISION)),
    "documents:add_file": Post(
        FULL,
        said(title="Letter of 4 December", kind="report"),
        own=a_file("letter.txt", lambda: b"Invented words", "text/plain"),
    ),
    "documents:print_request": Post(FULL, said(sheet="front_sheet")),
    **of.POSTS,
}


def answer_to(name: str, persona: str) -> set[int]:
    """What someone who may not send a form may be answered: as its page, which then says why; or refused."""
    page = PAGES[name].for_(persona)
    return {200, 403} if page in (200, 302) else {page}
