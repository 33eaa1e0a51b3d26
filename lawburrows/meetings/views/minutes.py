"""What is written in the room of one case, and what follows until everybody has the minutes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.actions.forms import GiveAction
from lawburrows.actions.policy import may_give
from lawburrows.actions.queries import owners
from lawburrows.disclosures.intake import From
from lawburrows.disclosures.views.proposing import proposing
from lawburrows.meetings import commands, minuting, policy
from lawburrows.meetings.forms import minutes as forms
from lawburrows.meetings.views.meetings import GIVEN
from lawburrows.meetings.views.writing import adding, altering, found, open_case
from lawburrows.rules.meetings import STATEMENT
from lawburrows.web.acting import once
from lawburrows.web.dates import write_date


def _opened(request: HttpRequest, ref: str, pk: UUID) -> tuple[Any, Any, Any, str]:
    """The case, what is written about it, who asks, and the room to go back to."""
    by: Any = request.user
    row = open_case(request, ref, pk)
    room = minuting.room_of(row, by=by, on=by.identity.today)
    return row, room, by, reverse("casefile:room", args=[ref, pk])


def _minutes(room: minuting.Room) -> Any:
    return found(room.minutes)


@GIVEN
def propose_words(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    row, room, by, back = _opened(request, ref, pk)
    form = forms.ProposeWords(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        commands.propose_words(row, heading=given["heading"], text=given["text"], by=by, on=by.identity.today)

    may = policy.may_propose(row, room.minutes, by=by, present=room.present(by.pk))
    context = {"record": row.record, "row": row, "may": may, "back_url": back}
    return adding(request, form, act, "propose_words", "Proposed. The minute-taker was told", context)


@GIVEN
def judge_words(request: HttpRequest, ref: str, pk: UUID, proposal: UUID) -> HttpResponse:
    row, room, by, back = _opened(request, ref, pk)
    some = minuting.proposals_of(_minutes(room), by=by)
    one = found(next((each for each in some if each.pk == proposal), None))
    form = forms.JudgeWords(request.POST or None, initial={"version": one.version})

    def act(version: int) -> None:
        given = form.cleaned_data
        taken = given["taken"] == "yes"
        on = by.identity.today
        commands.judge_words(row, one, taken=taken, reason=given["reason"], version=version, by=by, on=on)

    may = policy.may_judge(row, one, by=by, taken=True)
    context = {"record": row.record, "row": row, "one": one, "may": may, "back_url": back}
    return altering(request, form, act, "judge_words", "What became of the words is recorded", context)


@GIVEN
def record_dissent(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    row, room, by, back = _opened(request, ref, pk)
    form = forms.RecordDissent(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        commands.record_dissent(row, who=given["who"], what=given["what"], by=by, on=by.identity.today)

    may = policy.may_propose(row, room.minutes, by=by, present=room.present(by.pk))
    context = {"record": row.record, "row": row, "may": may, "back_url": back}
    return adding(request, form, act, "record_dissent", "The differing view stands in the minutes", context)


@GIVEN
def take_attendance(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    row, room, by, back = _opened(request, ref, pk)
    some = room.invitations
    likely = [str(one.pk) for one in some if one.here or (one.here is None and one.state == "coming")]
    form = forms.TakeAttendance(request.POST or None, some=some, initial={"here": likely})

    def act() -> None:
        commands.take_attendance(row, here=form.values(), by=by, on=by.identity.today)

    context = {
        "record": row.record,
        "row": row,
        "some": some,
        "may": policy.may_run(row, by=by),
        "statement": STATEMENT,
        "back_url": back,
    }
    return adding(request, form, act, "take_attendance", "Who is here is recorded", context)


@GIVEN
def give_action(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """What, which agency and person, by when: none without all three. It says that this meeting gave it."""
    row, _, by, back = _opened(request, ref, pk)
    on = by.identity.today
    form = GiveAction(request.POST or None, owners=owners(row.record, on=on))

    def act() -> None:
        given = form.cleaned_data
        owner = form.owners[given["whose"]]
        said = {"what": given["what"], "due": given["due"], "agency": owner.agency, "whose": owner.user}
        commands.give_action(row, **said, by=by, on=on)

    may = policy.may_run(row, by=by)
    may = may_give(row.record, by=by) if may else may
    context = {"record": row.record, "row": row, "may": may, "back_url": back}
    return adding(request, form, act, "give_action", "The action is given", context)


@GIVEN
def propose_disclosure(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """From what the minutes say of disclosure; whoever proposes it words it for everybody in the case."""
    row, room, _, back = _opened(request, ref, pk)
    minutes = _minutes(room)
    came_from = From("meeting", str(row.pk), f"{row.meeting}, {write_date(row.meeting.day)}"[:200])
    return proposing(request, row.record, came_from=came_from, initial={"why": minutes.disclosure_why}, back_url=back)


@GIVEN
def close_case(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """Refused with the list of what is missing."""
    row, room, by, back = _opened(request, ref, pk)
    form = forms.CloseCase(request.POST or None, initial={"version": row.version})

    def act(version: int) -> None:
        commands.close_case(row, version=version, by=by, on=by.identity.today)

    context = {
        "record": row.record,
        "row": row,
        "room": room,
        "may": policy.may_close(row, by=by, lacking=room.lacking),
        "back_url": back,
    }
    said = "The case is closed: level and next review stand, the minutes are a draft, and those present were told"
    return altering(request, form, act, "close_case", said, context)


@GIVEN
def agree_minutes(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    row, room, by, back = _opened(request, ref, pk)
    minutes = _minutes(room)
    form = forms.AgreeMinutes(request.POST or None, initial={"version": minutes.version})

    def act(version: int) -> None:
        commands.agree_minutes(row, minutes, version=version, by=by, on=by.identity.today)

    waiting = sum(one.state == "proposed" for one in minuting.proposals_of(minutes, by=by))
    may = policy.may_agree(row, minutes, by=by, waiting=waiting)
    context = {"record": row.record, "row": row, "may": may, "back_url": back}
    return altering(request, form, act, "agree_minutes", "The minutes are agreed, and stay as they are", context)


@GIVEN
def circulate_minutes(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    row, room, by, back = _opened(request, ref, pk)
    minutes = _minutes(room)
    form = forms.CirculateMinutes(request.POST or None, initial={"version": minutes.version})

    def act(version: int) -> None:
        commands.circulate_minutes(row, minutes, version=version, by=by, on=by.identity.today)

    readers, others = minuting.whom_to_send(row, room.invitations, on=by.identity.today)
    may = policy.may_circulate(row, minutes, by=by)
    context = {"record": row.record, "row": row, "may": may, "readers": readers, "others": others, "back_url": back}
    return altering(request, form, act, "circulate_minutes", "The minutes are circulated", context)


@GIVEN
def receive_minutes(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    row, room, by, back = _opened(request, ref, pk)
    receipt = found(minuting.my_receipt(_minutes(room), by=by))
    form = forms.ReceiveMinutes(request.POST or None)

    def act() -> None:
        commands.receive_minutes(receipt, by=by, on=by.identity.today)

    if answer := once(request, form, act, back, "Your receipt is recorded"):
        return answer
    return render(
        request, "meetings/receive_minutes.html", {"record": row.record, "row": row, "form": form, "back_url": back}
    )
