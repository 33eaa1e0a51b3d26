"""Comparing an extract of the other register with this one."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lawburrows.exchange import exporting, policy, reconciling, storage
from lawburrows.exchange.commands.reconcile import note_reconciliation
from lawburrows.exchange.forms import CompareExtract
from lawburrows.exchange.importing.read import Unreadable, read
from lawburrows.exchange.views.loading import attachment, insist

MOST_SHOWN = 500
KEYED = ("reference", "name", "field", "register", "extract")


@require_http_methods(["GET", "HEAD", "POST"])
def reconcile(request: HttpRequest) -> HttpResponse:
    """The file is compared and not kept."""
    by: Any = request.user
    insist(policy.may_load(by=by))
    form = CompareExtract(request.POST or None, request.FILES or None)
    found = _compared(form, by) if form.is_valid() else None
    if found is not None:
        match form.cleaned_data["answer"]:
            case "csv":
                rows = [one.values for one in found.differences]
                return attachment(exporting.as_csv(reconciling.COLUMNS, rows), "csv", "differences")
            case "key_csv":
                return attachment(exporting.as_csv(KEYED, found.to_key), "csv", "to-key")
            case "key_xlsx":
                return attachment(exporting.as_xlsx({"to key": (KEYED, found.to_key)}), "xlsx", "to-key")
    shown = {
        "form": form,
        "found": found,
        "more": max(0, len(found.differences) - MOST_SHOWN) if found else 0,
        "head": ["Person", "Record", "Row", "Field", "The extract says", "This register says"],
        "rows": [
            [
                one.name or "Not named",
                one.reference or "None",
                one.row or "None",
                one.field.replace("_", " ") or "The whole person",
                one.extract or "Nothing",
                one.register or "Nothing",
            ]
            for one in (found.differences[:MOST_SHOWN] if found else ())
        ],
    }
    return render(request, "exchange/reconcile.html", shown)


def _compared(form: CompareExtract, by: Any) -> reconciling.Reconciliation | None:
    key = uuid.uuid4()
    try:
        storage.keep(key, form.cleaned_data["content"].chunks())
        found = reconciling.compare(read(storage.path_of(key)), by, by.identity.today)
    except Unreadable as error:
        form.add_error("content", error.text)
        return None
    finally:
        storage.forget(key)
    note_reconciliation(found.records, by=by, on=by.identity.today)
    return found
