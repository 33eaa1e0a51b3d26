"""Telling Social Security Scotland or the DWP: the form is filled from the record with the least that is needed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.referrals import commands, forms, policy
from lawburrows.referrals.content import NOT_READ
from lawburrows.referrals.outside import could_be_told
from lawburrows.rules.referrals import OUTSIDE, RECIPIENTS
from lawburrows.web.acting import send_once
from lawburrows.web.records import open_record


@require_http_methods(["GET", "POST"])
def tell_outside(request: HttpRequest, ref: str, form: str) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    if form not in OUTSIDE:
        raise Http404("no such form")
    could = could_be_told(record, by=by, on=by.identity.today)
    filled = forms.TellOutside(request.POST or None, form=form, could=could)
    if filled.is_valid():

        def act() -> str:
            made = commands.tell_outside(record, told=filled.told(), by=by, on=by.identity.today)
            return reverse("referrals:told", args=[ref, made.pk])

        if sent := send_once(request, filled, act, said="The form is made, and stands as a disclosure in the record"):
            return sent
    context = {
        "record": record,
        "form": filled,
        "number": form.upper(),
        "title": OUTSIDE[form],
        "recipient": RECIPIENTS[form],
        "not_read": NOT_READ,
        "may": policy.may_tell_outside(record, by=by),
        "back_url": reverse("casefile:joint", args=[ref]),
    }
    return render(request, "referrals/tell_outside.html", context)
