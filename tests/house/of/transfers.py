"""The pages of exit and transfer: who is answered how, what their forms are sent, and the cases that they need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.models import Partner
from tests.factories import orders, transfers
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, boxes, said
from tests.people import LONG_AGO

CLOSES = ("angus", "effie")  # the supervisor of the lead, and the coordinator; the council's manager is a partner's
WITHOUT_WORK = ("iona", "kirsty", "lachlan", "morag", "niall", "oonagh", "parveen")
HANDS_OVER = ("aileen", "angus", "effie")
AT_AN_END, CLOSED = "LB-EXIT-0001", "LB-EXIT-0002"
OFFERED, REFUSED, PREPARED, SENT = "LB-MOVE-0001", "LB-MOVE-0002", "LB-MOVE-0003", "LB-MOVE-0004"


def at_an_end(scene: Scene) -> dict[str, Any]:
    return {"ref": AT_AN_END}


def closed(scene: Scene) -> dict[str, Any]:
    return {"ref": CLOSED}


def known(ref: str, kind: str) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {"ref": ref, "pk": scene.entry(kind)}


def to_fife(scene: Scene) -> dict[str, Any]:
    return {
        "to_agency": scene.world.fife.pk,
        "to_area": scene.world.fife_area.pk,
        "reason": REASON,
        "items": ["plan"],
        "keeps": "yes",
        **boxes("takes_effect_on", date(2090, 1, 3)),
    }


PAGES: dict[str, Page] = {
    "transfers:retention_reviews": Page(answers={403: WITHOUT_WORK}, others=200),
    "transfers:exit": Page(at_an_end, {200: FULL}),
    "transfers:close_case": Page(at_an_end, {200: FULL}),
    "transfers:open_case_again": Page(closed, {200: FULL}),
    "transfers:transfers": Page(at_an_end, {200: FULL}),
    "transfers:offer_transfer": Page(at_an_end, {200: FULL}),
    "transfers:transfer": Page(known(OFFERED, "transfer"), {200: FULL}),
    "transfers:refuse_transfer": Page(known(OFFERED, "transfer"), {200: FULL}),
    "transfers:decide_transfer": Page(known(REFUSED, "refused_transfer"), {200: FULL}),
    "transfers:prepare_hand_off": Page(at_an_end, {200: FULL}),
    "transfers:send_hand_off": Page(known(PREPARED, "hand_off"), {200: FULL}),
    "transfers:note_receipt": Page(known(SENT, "sent_hand_off"), {200: FULL}),
    "transfers:withdraw_hand_off": Page(known(PREPARED, "hand_off"), {200: FULL}),
}
POSTS: dict[str, Post] = {
    "transfers:close_case": Post(CLOSES, said(reason="error", rationale=REASON)),
    "transfers:open_case_again": Post(CLOSES, said(why="error", words=REASON)),
    "transfers:offer_transfer": Post(HANDS_OVER, to_fife),
    "transfers:refuse_transfer": Post(("beth",), said(version=1, reasons=["address"], words=REASON)),
    "transfers:decide_transfer": Post(HANDS_OVER, said(version=1, decided="stays", because=REASON)),
    "transfers:prepare_hand_off": Post(
        HANDS_OVER,
        said(country="abroad", authority="Somewhere", reason=REASON, items=["plan"], **boxes("planned_on")),
    ),
    "transfers:send_hand_off": Post(
        HANDS_OVER, said(version=1, sent_how="by secure mail", **boxes("sent_on", date(2025, 3, 4)))
    ),
    "transfers:note_receipt": Post(
        HANDS_OVER,
        said(version=1, received_by="Sergeant Invented", receipt="letter 7", **boxes("received_on", date(2025, 3, 4))),
    ),
    "transfers:withdraw_hand_off": Post(HANDS_OVER, said(version=1, reason=REASON)),
}


def add_to(scene: Scene) -> None:
    """A case that nothing holds, and one that was closed; both with the partners of the others."""
    world = scene.world
    for ref in (AT_AN_END, CLOSED, OFFERED, REFUSED, PREPARED, SENT):
        record = world.record(ref=ref, manager=world.aileen)
        orders.person(record)
        for agency in (world.fife, world.prisons):
            Partner.objects.create(record=record, agency=agency, grade=Grade.FULL, starts=LONG_AGO)
        if ref == CLOSED:
            transfers.exit_of(record, world, closed_on=LONG_AGO)
        elif ref == OFFERED:
            scene.entries["transfer"] = transfers.transfer(record, world).pk
        elif ref == REFUSED:
            scene.entries["refused_transfer"] = transfers.transfer(record, world, refused=True).pk
        elif ref == PREPARED:
            scene.entries["hand_off"] = transfers.hand_off(record, world).pk
        elif ref == SENT:
            scene.entries["sent_hand_off"] = transfers.sent(record, world).pk
