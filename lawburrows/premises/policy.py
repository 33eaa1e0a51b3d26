"""Who may ask for an assessment, write a part of it, decide it, and keep places; each refusal comes with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.models import Area, AreaCover, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may, says_enough
from lawburrows.access.queries import may_know
from lawburrows.actions.policy import may_give
from lawburrows.documents.policy import may_file
from lawburrows.orders.policy import may_record
from lawburrows.people.policy import agencies_of
from lawburrows.premises.models import AgencyPart, Assessment, Premises
from lawburrows.rules.deadline import in_words
from lawburrows.rules.premises import LEAD, checks_of
from lawburrows.rules.verdict import Verdict, first_refusal

ENDED = "This address is no longer assessed. Ask for a new assessment if it is to be used again"


def may_write(record: Record, *, by: Any) -> Verdict:
    return may_record(record, by=by)


def may_ask(record: Record, *, by: Any, known: Premises | None = None) -> Verdict:
    """The record manager, or the lead authority in their place. `known`: the address as it is assessed already."""
    leads = record.lead_id in {one.pk for one in agencies_of(by)}
    return first_refusal(
        (may_write(record, by=by), ""),
        (
            record.manager_id == by.pk or leads,
            f"The record manager asks for it ({record.manager or 'nobody is named'}), or {record.lead} for them",
        ),
        (known is None, "This address is assessed already: ask for it again on its page"),
    )


def may_ask_again(
    premises: Premises, last: Assessment | None, *, by: Any, on: date, notified_on: date | None = None
) -> Verdict:
    return first_refusal(
        (may_ask(premises.record, by=by), ""),
        (premises.ended_on is None, ENDED),
        (last is None or last.state != "gathering", "It is being assessed already"),
        (notified_on is None or notified_on <= on, "Enter the day on which it became known, not one that lies ahead"),
    )


def may_skip(
    premises: Premises, last: Assessment | None, *, by: Any, on: date, renewal: date | None, because: str | None = None
) -> Verdict:
    """A yearly review may be left out with reasons, once its renewal date has come."""
    return first_refusal(
        (may_ask_again(premises, last, by=by, on=on), ""),
        (renewal is not None, "Nothing was decided about this address yet: there is no yearly review to leave out"),
        (
            renewal is None or renewal <= on,
            f"The renewal date is {in_words(renewal)}: until then no review is due" if renewal else "",
        ),
        (because is None or says_enough(because), "Say in words why the yearly review is left out"),
    )


def may_ask_part(
    assessment: Assessment, *, by: Any, user: User | None = None, posted: bool = True, there: bool = False
) -> Verdict:
    """`posted`: whether they answer for the agency that is asked; `there`: whether it was asked for this part already."""
    on = by.identity.today
    return first_refusal(
        (may_ask(assessment.record, by=by), ""),
        (assessment.state == "gathering", "This assessment is over: ask for it again first"),
        (user is None or posted, "They do not answer for that agency. Choose somebody who does"),
        (
            user is None or bool(may_know([user], assessment.record, on=on)),
            "They may not know of this record: an exclusion, the list of readers or their clearance forbids it",
        ),
        (not there, "That agency is asked for this part already"),
    )


def may_withdraw_part(part: AgencyPart, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (may_ask(part.record, by=by), ""),
        (part.state == "asked", f"This was {part.get_state_display()}"),
        (reason is None or says_enough(reason), "Say in words why it is withdrawn: whoever was asked reads it"),
    )


def may_sign(part: AgencyPart, *, by: Any, in_full: bool, answered: Sequence[str] | None = None) -> Verdict:
    """Whoever is asked; or a colleague at that agency who has the record itself (`in_full`)."""
    colleague = in_full and part.agency_id in {posting.agency_id for posting in by.postings_on(by.identity.today)}
    missing = [row.words for row in checks_of(part.kind) if row.key not in answered] if answered is not None else []
    return first_refusal(
        (part.asked_id == by.pk or colleague, f"It is for {part.asked} of {part.agency} to write and sign"),
        (part.state == "asked", f"This was {part.get_state_display()}"),
        (not missing, f"Not answered yet: {', '.join(missing)}"),
    )


def may_be_asked(*, by: Any) -> Verdict:
    """Whether somebody answers for an agency at all."""
    return may(by, Permission.MEETINGS_TAKE_PART)


def _leads(assessment: Assessment, by: Any) -> bool:
    return LEAD[assessment.led_by].agency_kind in {one.kind for one in agencies_of(by)}


def may_decide(
    assessment: Assessment,
    *,
    by: Any,
    unsigned: Sequence[str] = (),
    because: str | None = None,
    reasons: str | None = None,
) -> Verdict:
    """`unsigned`: the agencies whose parts are not signed; then it says why it is decided without them."""
    whose = LEAD[assessment.led_by].words
    return first_refusal(
        (may_write(assessment.record, by=by), ""),
        (_leads(assessment, by), f"{whose[:1].upper()}{whose[1:]} leads this assessment and decides it"),
        (assessment.state == "gathering", "This assessment is over"),
        (
            because is None or not unsigned or says_enough(because),
            f"Not signed yet: {', '.join(unsigned)}. Wait for them, or say in words why it is decided without",
        ),
        (reasons is None or says_enough(reasons), "Say in words on what the decision rests"),
    )


def may_stop(premises: Premises, *, by: Any, because: str | None = None) -> Verdict:
    return first_refusal(
        (may_ask(premises.record, by=by), ""),
        (premises.ended_on is None, "This address is no longer assessed"),
        (because is None or says_enough(because), "Say in words why it is no longer assessed"),
    )


def may_place(premises: Premises, *, by: Any) -> Verdict:
    """Whoever records in the case may set where the address lies."""
    return first_refusal((may_write(premises.record, by=by), ""), (premises.ended_on is None, ENDED))


def may_add_picture(assessment: Assessment, *, by: Any) -> Verdict:
    return first_refusal(
        (may_write(assessment.record, by=by), ""),
        (may_file(assessment.record, by=by), ""),
        (assessment.state == "gathering", "This assessment is over: photographs belong to one that is being made"),
    )


def may_move_in(premises: Premises, *, by: Any) -> Verdict:
    return first_refusal(
        (may_place(premises, by=by), ""),
        (may(by, Permission.PEOPLE_WRITE), ""),
        (
            premises.address is None or premises.address.use == "release",
            "It is recorded already that the person lives there",
        ),
    )


def may_give_action(assessment: Assessment, *, by: Any) -> Verdict:
    return first_refusal(
        (may_give(assessment.record, by=by), ""),
        (assessment.state != "stopped", "This assessment was stopped: give the action by itself"),
    )


# Places


def covers(area: Area, *, by: Any) -> bool:
    """Whether a posting that keeps places reaches this council area."""
    mine = by.postings_on(by.identity.today)
    within = set(AreaCover.objects.filter(council_area=area).values_list("area_id", flat=True))
    return any(one.area_id is None or one.area_id == area.pk or one.area_id in within for one in mine)


def may_keep_places(area: Area | None = None, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, Permission.PLACES_WRITE), ""),
        (area is None or covers(area, by=by), "Your post is in another area: its coordinator keeps the places there"),
    )
