"""The pages of the level 1 review: writing it beside what changed, those before, one, and the other signatures."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.actions.commands import give_action
from lawburrows.actions.intake import NewAction
from lawburrows.actions.presenting import HEAD, table
from lawburrows.actions.queries import given_by, owners
from lawburrows.casefile import reviewing
from lawburrows.casefile.plan_beside import plan_beside
from lawburrows.reviews import commands, policy, presenting, queries
from lawburrows.reviews.forms import SIGN, AnswerReview, WriteReview
from lawburrows.web.acting import at_version, changing, send_once, side_by_side
from lawburrows.web.dates import write_date
from lawburrows.web.records import open_record

SIGNED = "Signed. It waits for the other signatures"
DRAFT = "The draft is saved"
NOT_LEVEL_ONE = "You answered that level 1 is no longer right. Refer the person, or decide the level, now"


@require_http_methods(["GET", "POST"])
def level_one_review(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything on one page: what changed, the plan, four questions, an action, the next date, the signature."""
    by: Any = request.user
    record = open_record(request, ref, fields=("level", "harm"))
    on = by.identity.today
    found = queries.in_hand(record, by=by)
    last = queries.last_done(record.pk, by=by, before=found)
    since = reviewing.since_of(last.signed_on if last else None, on)
    parts, apart = reviewing.what_changed(record, since=since, by=by, on=on)
    plan = plan_beside(record, since=since, by=by, on=on)
    level = queries.level_of(record.pk, by=by)
    initial: dict[str, Any] = {"version": found.version if found else 0}
    if found:
        initial |= {name: getattr(found, name) for name in commands.TEXT}
    interval = queries.interval_words(record.pk, by=by, on=on)
    form: Any = WriteReview(request.POST or None, owners=owners(record, on=on), interval=interval, initial=initial)
    different: list[list[str]] = []

    def act() -> str:
        stood = [*parts, ("The plan", [plan.line])] if plan else parts
        return _save_and_sign(request, record, form, stood, by)

    def late(stale: Any) -> None:
        at_version(form, stale.current.version)
        different.extend(side_by_side(form, stale.current))
        form.add_error(None, "Someone else saved this since you opened it. Compare, and save again what should stand")

    if request.method == "POST" and form.is_valid() and (answer := send_once(request, form, act, late=late)):
        return answer
    context = {
        "record": record,
        "form": form,
        "may": policy.may_save(record, found, by=by, level=level),
        "found": presenting.review(found) if found else None,
        "waiting_url": _one(record.ref, found.pk) if found and found.state == "waiting" else "",
        "last": last,
        "since": since,
        "parts": [(words, lines) for words, lines in parts if lines],
        "nothing": ", ".join(words.lower() for words, lines in parts if not lines),
        "apart": apart,
        "different": different,
        "different_head": ["What", "Held now", "You wrote"],
        "plan": plan,
        "referral_url": reviewing.referral_url(record),
        "given": _actions(found, by),
        "given_head": HEAD,
        "back_url": reverse("casefile:joint", args=[ref]),
    }
    return render(request, "casefile/level_one_review.html", context)


def _one(ref: str, pk: uuid.UUID) -> str:
    return reverse("casefile:one_review", args=[ref, pk])


def _actions(found: Any, by: Any) -> list[list[Any]]:
    return table(given_by("review", [str(found.pk)], by=by)) if found else []


def _save_and_sign(request: HttpRequest, record: Any, form: Any, parts: Any, by: Any) -> str:
    """All of one sending or nothing: the text, the action, the signature."""
    on = by.identity.today
    given = form.cleaned_data
    review = commands.save_review(record, values=form.values(), version=given["version"], by=by, on=on)
    if (owner := form.owner()) is not None:
        new = NewAction(
            given["action_what"],
            owner.agency,
            owner.user,
            given["action_due"],
            "review",
            str(review.pk),
            f"the review of {write_date(on)}",
        )
        give_action(record, new=new, by=by, on=on)
    if not form.signing:
        messages.success(request, DRAFT)
        return reverse("casefile:level_one_review", args=[record.ref])
    commands.sign_review(review, seen=parts, version=review.version, by=by, on=on)
    messages.success(request, SIGNED)
    if review.level == "other":
        messages.warning(request, NOT_LEVEL_ONE)
        return reviewing.referral_url(record)
    return _one(record.ref, review.pk)


@require_GET
def level_one_reviews(request: HttpRequest, ref: str) -> HttpResponse:
    """Every review, the newest first."""
    by: Any = request.user
    record = open_record(request, ref)
    rows = [
        presenting.review(one) | {"url": _one(ref, one.pk), "waits": one.state == "waiting"}
        for one in queries.reviews_of(record.pk, by=by)
    ]
    context = {
        "record": record,
        "rows": rows,
        "may": policy.may_write(record, by=by, level=queries.level_of(record.pk, by=by)),
        "write_url": reverse("casefile:level_one_review", args=[ref]),
    }
    return render(request, "casefile/level_one_reviews.html", context)


def _found(record: Any, pk: uuid.UUID, by: Any) -> Any:
    found = queries.review_of(record, pk, by=by)
    if found is None:
        raise Http404("no such review")
    return found


@require_GET
def one_review(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    found = _found(record, pk, by)
    allowed, what, _ = policy.signs_as(found, found.signatures.all(), by=by)
    context = {
        "record": record,
        "one": presenting.review(found),
        "pk": pk,
        "may": allowed,
        "as_what": what.value if what else "",
        "given": _actions(found, by),
        "given_head": HEAD,
        "may_write": policy.may_save(record, found, by=by, level=queries.level_of(record.pk, by=by)),
        "referral_url": reviewing.referral_url(record) if found.level == "other" else "",
    }
    return render(request, "casefile/one_review.html", context)


@require_http_methods(["GET", "POST"])
def countersign_review(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The supervisor, or the other authority: signed, or returned with reasons."""
    by: Any = request.user
    record = open_record(request, ref)
    found = _found(record, pk, by)
    form = AnswerReview(request.POST or None, initial={"version": found.version})

    def act() -> object:
        given = form.cleaned_data
        common = {"version": given["version"], "by": by, "on": by.identity.today}
        if given["answer"] == SIGN:
            return commands.countersign_review(found, **common)
        return commands.return_review(found, words=given["words"], **common)

    answer = changing(request, form, act, _one(ref, pk), "Your answer is recorded")
    if isinstance(answer, HttpResponse):
        return answer
    shown = _found(record, pk, by) if answer else found
    allowed, what, _ = policy.signs_as(shown, shown.signatures.all(), by=by)
    context = {
        "record": record,
        "form": form,
        "one": presenting.review(shown),
        "may": allowed,
        "as_what": what.value if what else "",
        "back_url": _one(ref, pk),
    }
    return render(request, "casefile/countersign_review.html", context)
