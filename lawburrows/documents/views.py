"""The documents of a record: the list, filing one, opening one, and having a sheet made."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.documents import acts, commands, policy, queries
from lawburrows.documents.forms import AddFile, PrintRequest
from lawburrows.documents.serving import give
from lawburrows.web.acting import send_once
from lawburrows.web.pages import paginate
from lawburrows.web.records import find_record, open_record
from lawburrows.web.witnessing import held_back

HEAD = ["Title", "Kind", "Filed", "By", "Marking"]


@require_GET
def files(request: HttpRequest, ref: str) -> HttpResponse:
    """What is kept on the record, the newest first."""
    by: Any = request.user
    record = open_record(request, ref, act=acts.FILES_LISTED)
    page = paginate(queries.files(record, by=by), request.GET.get("page"), query=request.GET)
    rows = [
        [
            {"text": file.title, "url": reverse("documents:open_file", args=[ref, file.pk])},
            file.get_kind_display(),
            file.added_at,
            f"{file.added_by or 'Lawburrows'}, {file.owner}",
            file.get_marking_display(),
        ]
        for file in page
    ]
    return render(
        request,
        "documents/files.html",
        {"record": record, "page": page, "head": HEAD, "rows": rows, "may": policy.may_file(record, by=by)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add_file(request: HttpRequest, ref: str) -> HttpResponse:
    """File one document."""
    by: Any = request.user
    record = open_record(request, ref) if request.method != "POST" else find_record(request, ref)
    form = AddFile(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["content"]

        def act() -> str:
            commands.store_file(
                record,
                kind=form.cleaned_data["kind"],
                title=form.cleaned_data["title"],
                content=sent.read(),
                media_type=sent.content_type or "",
                by=by,
                on=by.identity.today,
            )
            messages.success(request, "Document filed")
            return reverse("documents:files", args=[ref])

        if answer := send_once(request, form, act, field="content"):
            return answer
    return render(
        request,
        "documents/add_file.html",
        {
            "record": record,
            "form": form,
            "may": policy.may_file(record, by=by),
            "back_url": reverse("documents:files", args=[ref]),
        },
    )


@require_GET
def open_file(request: HttpRequest, ref: str, file: uuid.UUID) -> HttpResponse:
    """The bytes, sealed off from the pages: a photograph is shown, anything else is saved by the browser.

    A sheet that was made to print is given out when the witnesses have seen that it was made.
    """
    by: Any = request.user
    record = find_record(request, ref)
    found = queries.file_of(record, file, by=by)
    if found is None:
        raise Http404("no such file")
    if waiting := held_back(request, queries.making_of(found), what="Your sheet"):
        return waiting
    trail.viewed(acts.FILE_OPENED, found, by=by, on=by.identity.today)
    return give(found.sha256, found.media_type, found.title, shown=found.kind == "photograph")


@require_http_methods(["GET", "HEAD", "POST"])
def print_request(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for a sheet of the record; a page that leads here has chosen which."""
    by: Any = request.user
    record = open_record(request, ref) if request.method != "POST" else find_record(request, ref)
    form = PrintRequest(
        request.POST or None, initial={name: request.GET.get(name) for name in ("sheet", "about", "form")}
    )
    if form.is_valid():

        def act() -> str:
            given = {name: form.cleaned_data[name] for name in ("sheet", "about")}
            given["form"] = form.cleaned_data["form"] or "pdf"
            asked = commands.request_print(record, **given, by=by, on=by.identity.today)
            return reverse("documents:print_progress", args=[ref, asked.pk])

        if answer := send_once(request, form, act):
            return answer
    return render(
        request,
        "documents/print_request.html",
        {"record": record, "form": form, "back_url": reverse("documents:files", args=[ref])},
    )


@require_GET
def print_progress(request: HttpRequest, ref: str, asked: uuid.UUID) -> HttpResponse:
    """Whether the sheet is made yet; the page asks again by itself, without script, until it is."""
    by: Any = request.user
    record = find_record(request, ref)
    found = queries.print_of(record, asked, by=by)
    if found is None:
        raise Http404("nothing was asked for")
    waited = (by.identity.now - found.asked_at).total_seconds()
    response = render(
        request,
        "documents/print_progress.html",
        {"record": record, "asked": found, "late": waited > 120},
    )
    if found.file is None and waited <= 120:
        response["Refresh"] = "3"
    return response
