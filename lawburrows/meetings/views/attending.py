"""One case of a meeting before it is discussed: who is asked, what agencies answer. And what one is oneself asked."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET
from icalendar import Calendar, Event

from lawburrows.audit import trail
from lawburrows.meetings import acts, asking, commands, forms, policy, queries
from lawburrows.meetings.views.meetings import GIVEN
from lawburrows.meetings.views.writing import adding, altering, found, open_case
from lawburrows.people.identity import identity_of
from lawburrows.rules.meetings import STATEMENT, needs_senior
from lawburrows.web.acting import once
from lawburrows.web.records import open_record

LONDON = ZoneInfo("Europe/London")


def _page(row: Any) -> str:
    return reverse("meetings:case", args=[row.record.ref, row.pk])


@require_GET
def case(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """What stands ready for one case, and what is missing."""
    by: Any = request.user
    row = open_case(request, ref, pk)
    on = by.identity.today
    invitations = asking.invitations_of(row, by=by)
    context = {
        "record": row.record,
        "row": row,
        "invitations": invitations,
        "mine": next((one for one in invitations if one.user_id == by.pk), None),
        "quorum": asking.quorum_of(row, invitations, on=on),
        "senior": needs_senior(row.meeting.level),
        "requests": asking.requests_of(row, by=by, on=on),
        "may_invite": policy.may_invite(row, by=by),
        "may_ask": policy.may_ask(row, by=by),
        "statement": STATEMENT,
    }
    return render(request, "meetings/case.html", context)


@GIVEN
def invite(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row = open_case(request, ref, pk)
    on = by.identity.today
    absent = _absent(request, row, by)
    form = forms.Invite(
        request.POST or None, people=asking.people_of(row, on=on), initial=asking.deputy_of(absent) if absent else {}
    )

    def act() -> None:
        commands.invite(row, new=form.new(), by=by, on=on)

    may = policy.may_invite(row, by=by)
    context = {"record": row.record, "row": row, "may": may, "senior": needs_senior(row.meeting.level)}
    context |= {"back_url": _page(row), "absent": absent}
    return adding(request, form, act, "invite", "They are asked, and were told without a name", context)


def _absent(request: HttpRequest, row: Any, by: Any) -> Any:
    """Whoever sent apologies and named a deputy, if one is asked in their place."""
    some = [one for one in asking.invitations_of(row, by=by) if one.deputy]
    return next((one for one in some if str(one.pk) == request.GET.get("instead")), None)


@GIVEN
def ask_agency(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row = open_case(request, ref, pk)
    on = by.identity.today
    form = forms.AskAgency(
        request.POST or None,
        people=asking.people_of(row, on=on),
        agencies=asking.agencies_not_asked(row, by=by),
        initial={"due": forms.week_before(row.meeting.day, on)},
    )

    def act() -> None:
        commands.ask_agency(row, **form.values(), by=by, on=on)

    context = {
        "record": row.record,
        "row": row,
        "may": policy.may_ask(row, by=by),
        "told": identity_of(row.record, by=by, on=on),
        "back_url": _page(row),
    }
    return adding(request, form, act, "ask_agency", "The agency is asked, and was told", context)


@GIVEN
def withdraw_request(request: HttpRequest, ref: str, pk: UUID, asked: UUID) -> HttpResponse:
    by: Any = request.user
    row = open_case(request, ref, pk)
    some = asking.requests_of(row, by=by, on=by.identity.today)
    one = found(next((each.request for each in some if each.request.pk == asked), None))
    one.case, one.record = row, row.record
    form = forms.WithdrawRequest(request.POST or None, initial={"version": one.version})

    def act(version: int) -> None:
        reason = form.cleaned_data["reason"]
        commands.withdraw_request(one, reason=reason, version=version, by=by, on=by.identity.today)

    may = policy.may_withdraw_request(one, by=by)
    context = {"record": row.record, "one": one, "may": may, "back_url": _page(row)}
    return altering(request, form, act, "withdraw_request", "The request is withdrawn", context)


@GIVEN
def answer_invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For whoever is asked, though they may have nothing else of the record; a name stands there only if they may."""
    by: Any = request.user
    one = found(asking.invitation(pk, by=by))
    on = by.identity.today
    may = policy.may_answer_invitation(one, by=by)
    trail.viewed(acts.INVITATION_SEEN, one, by=by, on=on)
    form = forms.AnswerInvitation(
        request.POST or None,
        initial={"version": one.version, "apology": one.apology, "deputy": one.deputy}
        | ({"state": one.state} if one.state != "asked" else {}),
    )

    def act(version: int) -> None:
        given = {name: form.cleaned_data[name] for name in ("state", "apology", "deputy")}
        commands.answer_invitation(one, **given, version=version, by=by, on=on)

    context = {
        "one": one,
        "name": asking.name_of(one.record_id, by=by),
        "may": may,
        "may_acknowledge": policy.may_acknowledge(one, by=by),
        "statement": STATEMENT,
        "acknowledge": forms.Acknowledge(),
        "back_url": reverse("meetings:calendar"),
    }
    return altering(request, form, act, "answer_invitation", "Your answer is recorded", context)


@GIVEN
def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    by: Any = request.user
    one = found(asking.invitation(pk, by=by))
    form = forms.Acknowledge(request.POST or None)

    def act() -> None:
        commands.acknowledge(one, by=by, on=by.identity.today)

    back = reverse("meetings:answer_invitation", args=[pk])
    if answer := once(request, form, act, back, "You have acknowledged that this case is confidential"):
        return answer
    may = policy.may_acknowledge(one, by=by)
    context = {"one": one, "form": form, "may": may, "statement": STATEMENT, "back_url": back}
    return render(request, "meetings/acknowledge.html", context)


@GIVEN
def answer_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request, one answer: who it is about, what is asked, by when. Nothing else of the record."""
    by: Any = request.user
    one = found(asking.request(pk, by=by))
    on = by.identity.today
    in_full = asking.in_full(one, by=by)
    names = one.state == "asked" or in_full
    trail.viewed(acts.INFORMATION_SEEN, one, by=by, on=on, fields=("identity",) if names else ())
    form = forms.AnswerRequest(request.POST or None, initial={"version": one.version})

    def act(version: int) -> None:
        given = form.cleaned_data
        commands.answer_request(one, reply=given["reply"], text=given["text"], version=version, by=by, on=on)

    context = {
        "one": one,
        "answer": asking.answer_to(one, by=by),
        "names": names,
        "late": one.state == "asked" and one.due < on,
        "may": policy.may_answer_request(one, by=by, in_full=in_full),
        "back_url": reverse("meetings:answer_request", args=[pk]),
    }
    return altering(request, form, act, "answer_request", "Your agency's answer is recorded. Thank you", context)


@require_GET
def asked(request: HttpRequest, ref: str) -> HttpResponse:
    """From the list of work to what the reader is asked of this person; answered, to joint management."""
    by: Any = request.user
    record = open_record(request, ref)
    one = next((one for one in asking.asked_of_me(by=by) if one.record_id == record.pk), None)
    return redirect("meetings:answer_request", one.pk) if one else redirect("casefile:joint", ref)


@require_GET
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The meeting for a calendar outside: the day and the time, no name, no place, no area."""
    by: Any = request.user
    row = found(queries.meeting(pk, by=by))
    if row.state != "planned":
        raise PermissionDenied("This meeting is not ahead any more")
    made = Calendar()
    made.add("prodid", "-//Lawburrows//Meetings//EN")
    made.add("version", "2.0")
    event = Event()
    event.add("uid", f"{row.pk}@lawburrows")
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", _at(row.day, row.begins))
    event.add("dtend", _at(row.day, row.ends))
    event.add("summary", "Lawburrows: meeting")
    event.add("url", request.build_absolute_uri(reverse("meetings:meeting", args=[pk])))
    event.add("class", "PRIVATE")
    event.add("sequence", row.version)
    made.add_component(event)
    answer = HttpResponse(bytes(made.to_ical()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return answer


def _at(day: Any, at: time) -> datetime:
    return datetime.combine(day, at, LONDON)
