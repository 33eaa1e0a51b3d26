"""Serious incidents for tests."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from lawburrows.access.models import Record, User
from lawburrows.incidents.models import (
    CaseReview,
    Incident,
    PanelMember,
    Recommendation,
    SocialWorkReview,
)
from tests.people import NOON, TODAY, World

HAPPENED = date(2026, 12, 1)
REPORT = [{"title": "What happened", "lines": [["What", "a man was struck"]]}]


def incident(record: Record, world: World, *, state: str = "draft", **more: Any) -> Incident:
    """Recorded by Aileen; as far as its state says, sent, reviewed and decided."""
    said: dict[str, Any] = {
        "record": record,
        "owner": record.lead,
        "number": Incident.objects.filter(record=record).count() + 1,
        "criterion": "further_offence",
        "happened_on": HAPPENED,
        "place": "Invented Street",
        "what": "a man was struck and is in hospital",
        "recorded_by": world.aileen,
        "recorded_on": TODAY,
        "state": state,
    }
    if state not in ("draft", "not_sent"):
        said |= {"sent_by": world.aileen, "sent_at": NOON, "chair": world.angus, "due_on": TODAY, "report": REPORT}
    if state not in ("draft", "not_sent", "sent"):
        said |= {"view": "scr", "view_because": "a grave matter", "viewed_by": world.angus, "viewed_on": TODAY}
    if state in ("reviewing", "reported", "other", "no_review", "ended"):
        answer = {"other": "other", "no_review": "none"}.get(state, "scr")
        said |= {"decision": answer, "decided_because": "so it is", "decided_by": world.effie, "decided_on": TODAY}
    return Incident.objects.create(**said | more)


def review(of: Incident, world: World, lead: User, **more: Any) -> CaseReview:
    """Led by somebody of the council, whose look at the case is not made here."""
    mine = {"record": of.record, "owner": of.owner}
    made = CaseReview.objects.create(**mine, **{"incident": of, "report_by": date(2027, 3, 4)} | more)
    PanelMember.objects.create(
        **mine,
        review=made,
        user=lead,
        agency=world.fife,
        leads=True,
        named_by=world.effie,
        named_on=TODAY,
        until=date(2027, 3, 4),
        share=uuid.uuid4(),
    )
    return made


def recommendation(of: CaseReview, world: World, **more: Any) -> Recommendation:
    number = Recommendation.objects.filter(review=of).count() + 1
    said = {"review": of, "number": number, "words": "tell each other sooner", "agency": world.police}
    return Recommendation.objects.create(**{"record": of.record, "owner": of.owner} | said | more)


def social_work(of: Incident, world: World, *, state: str = "to_notify", **more: Any) -> SocialWorkReview:
    said: dict[str, Any] = {"incident": of, "council": world.fife, "state": state}
    if state != "to_notify":
        said |= {"notified_on": HAPPENED}
    if state in ("sent", "follow_up", "ended"):
        said |= {"sent_on": TODAY, "findings": "contact was not kept", "due_on": TODAY}
    return SocialWorkReview.objects.create(**{"record": of.record, "owner": world.fife} | said | more)
