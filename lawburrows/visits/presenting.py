"""Visits and referrals as the pages draw them."""

from __future__ import annotations

from typing import Any

from lawburrows.orders.holding import Held
from lawburrows.rules.visiting import FACTORS
from lawburrows.visits import policy
from lawburrows.visits.brief import devices_in_words
from lawburrows.visits.models import AcuteFactor, PlannedVisit, Visit
from lawburrows.visits.queries import Referred, SeenThere
from lawburrows.web.dates import in_london, write_date, write_moment
from lawburrows.web.menu import address

FILTERS = (("visits", "Visits"), ("tried", "Refused or no reply"), ("contacts", "Contacts"))
PLACES = {
    "living_room": "living room",
    "kitchen": "kitchen",
    "bedroom": "bedroom",
    "other_bedrooms": "other bedrooms",
    "bathroom": "bathroom",
    "outside": "garden, shed, garage, loft",
    "all": "all of it",
}
STATES = {AcuteFactor.State.CHANGE: "yellow", AcuteFactor.State.INTERVENE: "red"}


def title(visit: Visit) -> str:
    words = visit.get_kind_display()
    return f"{words[:1].upper()}{words[1:]}"


def in_short(visit: Visit, ref: str, by: Any) -> dict[str, Any]:
    """One line of the list."""
    unsigned = policy.stands_unsigned(visit)
    return {
        "title": title(visit),
        "when": write_moment(visit.at),
        "url": address("visits:visit", ref=ref, pk=str(visit.pk)),
        "entry": visit.get_entry_display(),
        "failed": not visit.successful,
        "seen": visit.seen,
        "by": f"{visit.author} and {visit.second}" if visit.second_id else str(visit.author),
        "text": visit.facts[:200] + ("…" if len(visit.facts) > 200 else ""),
        "outcome": "" if visit.outcome == Visit.Outcome.ROUTINE else visit.outcome_words,
        "unsigned": f"Waits for the signature of {visit.second}" if unsigned else "",
        "sign_url": address("visits:sign_visit", ref=ref, pk=str(visit.pk))
        if unsigned and by.pk == visit.second_id
        else "",
        "differs": bool(visit.differing_view),
    }


def plan(one: PlannedVisit, ref: str, by: Any, held: Held) -> dict[str, Any]:
    """A planned visit; `over` where nothing holds the person any more on its day."""
    return {
        "over": not held.on_day(in_london(one.at).date()),
        "when": write_moment(one.at),
        "who": f"{one.visitor} and {one.second}" if one.second_id else str(one.visitor),
        "alone": one.second_id is None,
        "told": "announced" if one.announced else "not announced",
        "note": one.note,
        "late": one.at < by.identity.now,
        "record_url": f"{address('visits:record_visit', ref=ref)}?plan={one.pk}",
        "cancel_url": address("visits:cancel_visit", ref=ref, pk=str(one.pk)),
    }


def referral(one: Referred, ref: str, by: Any) -> dict[str, Any]:
    asked, receipt = one.referral, one.receipt
    return {
        "title": f"{asked.get_kind_display()}",
        "to": ", ".join(part for part in (asked.to.name, asked.team) if part),
        "telephone": asked.to.telephone,
        "made": f"{write_moment(asked.made_at)}, {asked.made_by}",
        "what": asked.what,
        "urgent": asked.urgent,
        "told": asked.told_by_telephone,
        "receipt": f"{receipt.received_by}, {write_moment(receipt.received_at)}" if receipt else "",
        "reference": receipt.reference if receipt else "",
        "entered_by": str(receipt.entered_by) if receipt else "",
        "note_url": address("visits:note_receipt", ref=ref, pk=str(asked.pk)),
        "receive_url": address("visits:receive_referral", ref=ref, pk=str(asked.pk)),
        "may_note": policy.may_note_receipt(asked, received=receipt is not None, by=by),
        "may_receive": policy.may_receive(asked, received=receipt is not None, by=by),
    }


def rows(visit: Visit, there: SeenThere) -> list[dict[str, Any]]:
    """The facts of one visit by name; what a contact does not have is left out."""
    met = [f"{one.other.name} ({one.other.get_category_display()})" for one in there.people if one.other]
    found: list[tuple[str, str, str]] = [
        ("When", write_moment(visit.at), ""),
        ("By", f"{visit.author} and {visit.second}" if visit.second_id else str(visit.author), str(visit.owner)),
        ("How we got in", visit.get_entry_display(), visit.let_in_by),
        ("The person", "met or spoken to" if visit.seen else "not met", ""),
        ("Others who were there", ", ".join(met), ""),
        ("What we saw of the home", ", ".join(PLACES.get(one, one) for one in visit.places), ""),
        (
            "Children, or signs of children",
            visit.get_children_display(),
            ". ".join(one.words for one in there.people if one.words),
        ),
        ("Devices", visit.get_devices_display(), devices_in_words(there.devices)),
        ("What follows", visit.get_outcome_display(), visit.outcome_words),
        ("Next visit by", write_date(visit.next_on) if visit.next_on else "", ""),
    ]
    return [{"key": key, "value": value, "note": note} for key, value, note in found if value or note]


def factors(there: SeenThere) -> list[dict[str, Any]]:
    """The acute factors in their order, those that changed with their words."""
    order = {one.key: number for number, one in enumerate(FACTORS)}
    return [
        {
            "name": one.get_factor_display(),
            "state": one.get_state_display(),
            "colour": STATES.get(AcuteFactor.State(one.state), "grey"),
            "words": one.words,
        }
        for one in sorted(there.factors, key=lambda one: order.get(one.factor, 99))
    ]


def whose(one: Referred) -> dict[str, Any]:
    """Of whom a referral speaks, for a list of many."""
    record = one.referral.record
    person = getattr(record, "person", None)
    return {"who": person.name if person else record.ref, "ref": record.ref}
