"""Reads about disclosures; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import Record, User
from lawburrows.access.queries import members_of
from lawburrows.circumstances.models import Call
from lawburrows.disclosures import policy
from lawburrows.disclosures.models import Disclosure, DisclosureStep, Recipient
from lawburrows.people.models import Name, Other, Person
from lawburrows.rules.deadline import in_words
from lawburrows.rules.disclosures import RUNNING, missing_in
from lawburrows.rules.shielding import named_in as shielded

CALL = "disclosure"  # of a change of circumstances: consider whether somebody must be told
_WITH = ("begun_by", "asked", "decided_by", "made_by", "owner")


def disclosures_of(record: Record, *, by: Any) -> list[Disclosure]:
    """Every disclosure about a person: what runs first, then the newest."""
    rows = Disclosure.objects.visible_to(by).filter(record=record).select_related(*_WITH)
    found = list(rows.order_by("-number", "pk"))
    return sorted(found, key=lambda one: one.state not in RUNNING)


def disclosure(record: Record, pk: uuid.UUID, *, by: Any) -> Disclosure | None:
    found: Disclosure | None = (
        Disclosure.objects.visible_to(by).filter(record=record, pk=pk).select_related(*_WITH).first()
    )
    if found is not None:
        found.record = record
    return found


def recipient_of(one: Disclosure, *, by: Any) -> Recipient | None:
    """None for whoever does not see other people in the case."""
    found: Recipient | None = Recipient.objects.visible_to(by).filter(disclosure=one.pk).first()
    return found


def recipients_of(record: Record, *, by: Any) -> dict[uuid.UUID, Recipient]:
    return {one.disclosure_id: one for one in Recipient.objects.visible_to(by).filter(record=record)}


def steps_of(one: Disclosure, *, by: Any) -> list[DisclosureStep]:
    """The newest first."""
    rows = DisclosureStep.objects.visible_to(by).filter(disclosure=one.pk).select_related("made_by", "owner")
    return list(rows.order_by("-made_at", "pk"))


def next_number(record: uuid.UUID, *, by: Any) -> int:
    last = Disclosure.objects.visible_to(by).filter(record=record).order_by("-number").first()
    return last.number + 1 if last else 1


def lacking(one: Disclosure, *, by: Any) -> list[str]:
    """What it lacks before anybody decides about it."""
    named = recipient_of(one, by=by) is not None
    heard = one.heard_words if one.heard != "silent" else one.heard_words or "said nothing"
    return missing_in(one.said, heard=one.heard, heard_words=heard, words=one.words, named=named)


def others_to_choose(record: Record, *, by: Any) -> list[Other]:
    """Other people of the case who may be told: everybody but members of staff."""
    rows = Other.objects.visible_to(by).filter(record=record).exclude(category="staff")
    return list(rows.order_by("name", "pk"))


def named_in(record: Record, texts: Iterable[str], *, recipient: str, by: Any) -> str:
    """Whose name stands in these texts: the third party's, or a victim's; empty when nobody's does."""
    fine = [
        *Person.objects.visible_to(by).filter(record=record).values_list("name", flat=True),
        *(one.whole for one in Name.objects.visible_to(by).filter(record=record)),
    ]
    victims = Other.objects.visible_to(by).filter(record=record, category="victim").exclude(name=recipient)
    names = dict.fromkeys(victims.values_list("name", flat=True), "a victim")
    return shielded(texts, names | ({recipient: "the third party"} if recipient else {}), allowed=fine)


def approvers(record: Record, route: str, *, on: date, but: Iterable[Any] = ()) -> list[User]:
    """Those in the case who have authority on a route, and did not propose it."""
    found = {
        one.user_id: one.user
        for one in members_of(Part.VICTIMS, record, on=on)
        if one.user_id not in set(but) and policy.approves_by(one, route, record)
    }
    return list(found.values())


def changes_calling(record: Record, *, by: Any) -> list[Call]:
    """Changes because of which disclosure is to be considered, and of which nobody has said more."""
    rows = Call.objects.visible_to(by).filter(record=record, key=CALL, dealt_with_on=None)
    return list(rows.select_related("of", "record").order_by("of__recorded_at", "of__kind", "pk"))


def change_in_words(call: Call) -> str:
    """What has changed, and since when; its own words are not repeated, for they may name somebody."""
    return f"{call.of.get_kind_display()}, since {in_words(call.of.since)}"
