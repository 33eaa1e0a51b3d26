"""The pages of a referral of a child or adult at risk: made, received, and the list of those who receive."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lawburrows.access.grades import Grade
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.audit import trail
from lawburrows.visits import acts, commands, forms, policy, presenting, queries
from lawburrows.web.acting import once
from lawburrows.web.records import find_record, open_record


def refer(request: HttpRequest, ref: str) -> HttpResponse:
    """A referral without a visit."""
    by: Any = request.user
    record = open_record(request, ref)
    council = queries.council_of(record)
    form = forms.Refer(request.POST or None)
    to = reverse("visits:visits", args=[ref])

    def act() -> object:
        return commands.refer(record, new=form.new(), by=by, on=by.identity.today)

    if answer := once(request, form, act, to, "The referral is sent. It stays open until it is received"):
        return answer
    context = {
        "record": record,
        "form": form,
        "may": policy.may_refer(record, by=by),
        "back_url": to,
        "council": council,
        "reaches": council is not None and queries.is_in_the_case(council, record, on=by.identity.today),
    }
    return render(request, "visits/refer.html", context)


def note_receipt(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """What the receiver told those in the case."""
    by: Any = request.user
    record = open_record(request, ref)
    found = _found(record, pk, by)
    now = by.identity.now
    form = forms.NoteReceipt(request.POST or None, initial={"day": now.date(), "time": now.time()})
    to = reverse("visits:visits", args=[ref])

    def act() -> object:
        given = form.cleaned_data
        return commands.note_receipt(
            found.referral, name=given["name"], at=form.at(), reference=given["reference"], by=by, on=by.identity.today
        )

    if answer := once(request, form, act, to, "The receipt is recorded"):
        return answer
    return render(request, "visits/note_receipt.html", _about(record, found, form, by) | {"back_url": to})


def receive_referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """Whoever receives referrals for the council reads it and says that it arrived; the summary is enough for that."""
    by: Any = request.user
    record = find_record(request, ref, grade=Grade.SUMMARY)
    found = _found(record, pk, by)
    trail.viewed(acts.REFERRAL_SEEN, found.referral, by=by, on=by.identity.today)
    form = forms.ReceiveReferral(request.POST or None, initial={"name": by.name})
    receives = may(by, Permission.PROTECTION_RECEIVE)
    to = reverse("visits:protection_referrals") if receives else reverse("casefile:record", args=[ref])

    def act() -> object:
        given = form.cleaned_data
        return commands.receive_referral(
            found.referral, name=given["name"], reference=given["reference"], by=by, on=by.identity.today
        )

    if answer := once(request, form, act, to, "Received. Those who sent it see that"):
        return answer
    context = _about(record, found, form, by) | {"back_url": to}
    context["may"] = policy.may_receive(found.referral, received=found.receipt is not None, by=by)
    return render(request, "visits/receive_referral.html", context)


@require_GET
def protection_referrals(request: HttpRequest) -> HttpResponse:
    """What was referred to the reader's council: what waits for a receipt first."""
    by: Any = request.user
    on = by.identity.today
    allowed = may(by, Permission.PROTECTION_RECEIVE)
    if not allowed:
        raise PermissionDenied(allowed.reason)
    found = queries.referrals_to(by, on=on)
    shown = dict.fromkeys(one.referral.record_id for one in found)
    trail.viewed(acts.PROTECTION_LISTED, by=by, on=on, records=shown, fields=("what",))
    rows = [presenting.referral(one, one.referral.record.ref, by) | presenting.whose(one) for one in found]
    context = {
        "waiting": [one for one in rows if not one["receipt"]],
        "received": [one for one in rows if one["receipt"]],
    }
    return render(request, "visits/protection_referrals.html", context)


def _found(record: Any, pk: uuid.UUID, by: Any) -> queries.Referred:
    found = queries.referral(record.pk, pk, by=by)
    if found is None:
        raise Http404("no such referral")
    return found


def _about(record: Any, found: queries.Referred, form: Any, by: Any) -> dict[str, Any]:
    return {
        "record": record,
        "form": form,
        "referral": presenting.referral(found, record.ref, by),
        "may": policy.may_note_receipt(found.referral, received=found.receipt is not None, by=by),
    }
