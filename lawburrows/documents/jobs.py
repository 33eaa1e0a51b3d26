"""Making sheets in the worker, in the name of whoever asked for them."""

from __future__ import annotations

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from lawburrows.access.identity import acting, change
from lawburrows.access.models import User
from lawburrows.documents import commands, docx, pdf, policy, queries
from lawburrows.documents.sheets import sheet_called

RENDERERS = {"pdf": pdf.render, "docx": docx.render}


@app.task(name="documents.make_print", queue="documents", retry=RetryStrategy(max_attempts=3, wait=5))
def make_print(*, user: str, asked: str) -> None:
    """Make one sheet. Who may no longer see what it is made from gets none: nothing is found, and the page stays as it was."""
    by = User.objects.get(pk=user)
    with acting(by) as now:
        request = queries.print_waiting(UUID(asked), by=by)
        sheet = sheet_called(request.sheet) if request else None
        if request is None or sheet is None:
            return
        change(by, record=request.record_id)
        may = policy.may_print(request.record, sheet.part, by=by)
        if not may or not sheet.makes(request.record, by=by, about=request.about):
            return
        content = RENDERERS[request.form](
            sheet.template,
            sheet.context(request.record, by=by, about=request.about),
            marking=request.record.get_marking_display(),
            by=f"{by.name}, {request.owner.name}",
            at=now.now,
        )
        commands.file_print(request, content=content, title=sheet.title, part=sheet.part, by=by, on=now.today)
