"""Writing a level 1 review, signing it as its author, for the others, and returning it with reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record, StaleEdit, User, hold
from lawburrows.access.queries import may_know
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.reviews import acts, policy, queries
from lawburrows.reviews.models import LevelOneReview, ReviewSignature
from lawburrows.rules.reviews import QUESTIONS, As, ReviewState
from lawburrows.rules.verdict import require

TEXT = (*(name for one in QUESTIONS for name in (one.key, f"{one.key}_words")), "next_on")


@command
def save_review(record: Record, *, values: Mapping[str, Any], version: int, by: Any, on: date) -> LevelOneReview:
    """What was written so far; a changed text loses the signatures that it had. `version` 0: none was there."""
    hold(record.pk)
    review = queries.in_hand(record, by=by)
    require(policy.may_save(record, review, by=by, level=queries.level_of(record.pk, by=by)))
    texts = {name: values.get(name) or ("" if name != "next_on" else None) for name in TEXT}
    if review is None:
        before = queries.last_done(record.pk, by=by)
        review = LevelOneReview.objects.create(
            record=record,
            owner=agency_entering(record, by=by),
            since=on,
            last_on=before.signed_on if before else None,
            begun_by=by,
            begun_on=on,
            **texts,
        )
    elif any(getattr(review, name) != value for name, value in texts.items()):
        signed = review.state in (ReviewState.WAITING.value, ReviewState.RETURNED.value)
        moved = {"state": ReviewState.DRAFT.value, "since": on, "signed_on": None} if signed else {}
        review.change(version=version, text=review.text + 1, **texts, **moved)
    elif review.version != version:
        raise StaleEdit(review)
    write(acts.SAVED, review, by=by, on=on, fields=TEXT)
    return review


@command
def sign_review(review: LevelOneReview, *, seen: Sequence[Any], version: int, by: Any, on: date) -> LevelOneReview:
    """As its author; `seen` is what had changed, in words, as it stood beside the questions."""
    record = review.record
    require(policy.may_sign(review, by=by, level=queries.level_of(record.pk, by=by), on=on))
    agency = agency_entering(record, by=by)
    if review.state == ReviewState.RETURNED.value:  # signed again unchanged: a text of its own, with its own signatures
        review.change(version=version, text=review.text + 1)
        version = review.version
    review.change(
        version=version,
        state=ReviewState.WAITING.value,
        since=on,
        author=by,
        author_agency=agency,
        signed_on=on,
        supervised=queries.is_supervised(record.pk, by=by, on=on),
        seen=list(seen),
        returned_by=None,
        returned_because="",
    )
    _sign(review, As.AUTHOR, agency, by)
    write(acts.SIGNED, review, by=by, on=on, fields=(*TEXT, "supervised"))
    signers = queries.who_signs_off(review, on=on)
    if review.supervised:
        signers += queries.who_signs_jointly(review)
    _tell(review, signers, Notice.Kind.REVIEW_SIGNED, by, on)
    return review


@command
def countersign_review(review: LevelOneReview, *, version: int, by: Any, on: date) -> LevelOneReview:
    """The supervisor's signature, or the other authority's; with the last of them the review is done."""
    allowed, what, agency = policy.signs_as(review, review.signatures.all(), by=by)
    require(allowed)
    if review.version != version:
        raise StaleEdit(review)
    _sign(review, what, agency, by)
    rows = ReviewSignature.objects.visible_to(by).filter(review=review)
    missing = policy.still_needed(review, rows)
    done = {} if missing else {"state": ReviewState.DONE.value, "since": on}
    review.change(version=version, **done)
    write(acts.COUNTERSIGNED, review, by=by, on=on, fields=("signatures", *done))
    return review


@command
def return_review(review: LevelOneReview, *, words: str, version: int, by: Any, on: date) -> LevelOneReview:
    """Whoever could sign it gives it back with reasons; its author changes it, or signs it again."""
    allowed, _, _ = policy.signs_as(review, review.signatures.all(), by=by)
    require(policy.may_return(review, allowed, reason=words))
    author = review.author
    review.change(version=version, state=ReviewState.RETURNED.value, since=on, returned_by=by, returned_because=words)
    write(acts.RETURNED, review, by=by, on=on, fields=("returned_because",))
    _tell(review, [author] if author else [], Notice.Kind.REVIEW_RETURNED, by, on)
    return review


def _sign(review: LevelOneReview, what: As | None, agency: Any, by: Any) -> None:
    if what is not None:
        ReviewSignature.objects.create(
            record=review.record,
            owner=agency,
            review=review,
            text=review.text,
            signs_as=what.value,
            by=by,
            agency=agency,
            at=by.identity.now,
        )


def _tell(review: LevelOneReview, users: Sequence[User], kind: Notice.Kind, by: Any, on: date) -> None:
    address = reverse("casefile:one_review", args=[review.record.ref, review.pk])
    for user in may_know(dict.fromkeys(one for one in users if one.pk != by.pk), review.record, on=on):
        tell(user, kind, record=review.record, whose=by, by=by, on=on, address=address)
