"""Who may write a level 1 review, sign it as what, and return it. Each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Partner, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, covers, may, says_enough
from lawburrows.access.queries import in_force
from lawburrows.access.roles import BY_KEY
from lawburrows.access.why import why_visible
from lawburrows.reviews.models import LevelOneReview, ReviewSignature
from lawburrows.rules.deadline import in_words
from lawburrows.rules.reviews import QUESTIONS, As, ReviewState, needed
from lawburrows.rules.verdict import ALLOWED, Verdict, first_refusal, refusal

LENT = "You were let in to read this record. Those in the case review it; ask the record manager to name you in it"
WHY = f"Say in words why: {LEAST_REASON} letters or more"
OTHER: dict[str, str] = {Agency.Kind.POLICE: Agency.Kind.COUNCIL, Agency.Kind.COUNCIL: Agency.Kind.POLICE}


def _may_work(record: Record, permission: Permission, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, permission), ""),
        (record.merged_into_id is None, "This record was merged into another; write in that one"),
        (record.closed_on is None, "This record is closed"),
        (not why_visible(record, by=by).lent, LENT),
    )


def may_write(record: Record, *, by: Any, level: int | None) -> Verdict:
    """`level`: as it was decided last, None where nobody has."""
    return first_refusal(
        (_may_work(record, Permission.REVIEWS_WRITE, by=by), ""),
        (level is not None, "Nobody has decided the level of this person. Decide it first"),
        (
            level is None or level == 1,
            f"This person is managed at level {level}: a meeting reviews that, not this page",
        ),
    )


def may_save(record: Record, review: LevelOneReview | None, *, by: Any, level: int | None) -> Verdict:
    """Anybody in the case goes on with a draft; what has ended stays as it is."""
    return first_refusal(
        (may_write(record, by=by, level=level), ""),
        (review is None or review.state != ReviewState.DONE.value, "This review is signed by all and stays as it is"),
    )


def unanswered(values: Mapping[str, Any]) -> dict[str, str]:
    """What is still missing for a signature: field → what to do."""
    found = {}
    for one in QUESTIONS:
        if not values.get(one.key):
            found[one.key] = f"Answer: {one.words}"
        elif values[one.key] == "other" and not says_enough(values.get(f"{one.key}_words") or ""):
            found[f"{one.key}_words"] = f"Say in words: {LEAST_REASON} letters or more. {one.why}"
    if not values.get("next_on"):
        found["next_on"] = "Enter the date of the next review"
    return found


def may_sign(review: LevelOneReview, *, by: Any, level: int | None, on: date) -> Verdict:
    """As its author."""
    values = {field.attname: getattr(review, field.attname) for field in review._meta.concrete_fields}
    missing = unanswered(values)
    return first_refusal(
        (may_save(review.record, review, by=by, level=level), ""),
        (review.state != ReviewState.WAITING.value, "Its author has signed it as it stands"),
        (not missing, next(iter(missing.values()), "")),
        (review.next_on is None or review.next_on > on, f"The next review is after today, {in_words(on)}"),
    )


def signed_by(review: LevelOneReview, signatures: Iterable[ReviewSignature]) -> dict[str, ReviewSignature]:
    """The signatures of the text as it stands: as what → whose."""
    return {one.signs_as: one for one in signatures if one.text == review.text}


def still_needed(review: LevelOneReview, signatures: Iterable[ReviewSignature]) -> list[As]:
    has = signed_by(review, signatures)
    return [one for one in needed(supervised=review.supervised) if one.value not in has]


def _in_the_case(posting: Any, record: Record, *, by: Any) -> bool:
    """Whether the agency of a posting leads the case, is a partner in it, or covers its area for whoever is named."""
    named = by.pk in {getattr(record, f"{place}_id") for place in Record.NAMED} and covers(posting, record)
    partners = Partner.objects.filter(in_force(by.identity.today), record=record, agency=posting.agency_id)
    return bool(posting.agency_id == record.lead_id or named or partners.exists())


def _as_what(review: LevelOneReview, missing: list[As], *, by: Any) -> tuple[As, Agency] | None:
    """As what `by` could sign, and for which agency: the other authority first, since it is rarer."""
    author = review.author_agency
    for posting in by.postings_on(by.identity.today):
        role = BY_KEY[posting.role]
        other = author is not None and posting.agency.kind == OTHER.get(author.kind)
        other = other and _in_the_case(
            posting, review.record, by=by
        )  # not any council: one that supervises this person
        if As.JOINT in missing and other and Permission.REVIEWS_WRITE in role.permissions:
            return As.JOINT, posting.agency
    for posting in by.postings_on(by.identity.today):
        role = BY_KEY[posting.role]
        near = posting.agency_id in (review.author_agency_id, review.record.lead_id) or role.by_area >= Grade.FULL
        near = near and covers(posting, review.record)  # of whoever has two posts, not by one that is elsewhere
        if As.SUPERVISOR in missing and near and Permission.REVIEWS_SIGN_OFF in role.permissions:
            return As.SUPERVISOR, posting.agency
    return None


def signs_as(
    review: LevelOneReview, signatures: Iterable[ReviewSignature], *, by: Any
) -> tuple[Verdict, As | None, Agency | None]:
    """Whether `by` may sign what its author signed, as what, and for which agency."""
    rows = list(signatures)
    missing = still_needed(review, rows)
    first = first_refusal(
        (_may_work(review.record, Permission.REVIEWS_WRITE, by=by), ""),
        (review.state == ReviewState.WAITING.value, "Nothing of this review waits for a signature"),
        (review.author_id != by.pk, "Nobody signs off their own review: a supervisor does"),
        (all(one.by_id != by.pk for one in signed_by(review, rows).values()), "You have signed it as it stands"),
    )
    if not first:
        return first, None, None
    found = _as_what(review, missing, by=by)
    if found is None:
        who = "; ".join(WAITS[one] for one in missing if one in WAITS)
        return refusal(f"It waits for {who}"), None, None
    return ALLOWED, *found


WAITS = {
    As.SUPERVISOR: "a supervisor of its author's agency or of the lead authority, or the coordinator",
    As.JOINT: "the other authority that supervises: the council for the police, the police for the council",
}


def may_return(review: LevelOneReview, may_sign_it: Verdict, *, reason: str | None = None) -> Verdict:
    """Whoever may sign it may return it instead, with reasons."""
    return first_refusal((may_sign_it, ""), (reason is None or says_enough(reason), WHY))
