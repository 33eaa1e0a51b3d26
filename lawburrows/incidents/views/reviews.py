"""The case review: its terms, panel, timeline, findings, recommendations and publication."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lawburrows.access.why import why_visible
from lawburrows.actions.queries import owners
from lawburrows.incidents import commands, forms, policy, presenting, queries
from lawburrows.incidents.views.opening import GIVEN, act_on, opened, page_of, there


def _opened(request: HttpRequest, ref: str, pk: uuid.UUID) -> tuple[Any, Any, Any]:
    """Incident, review, and who chairs the group now."""
    by: Any = request.user
    found = opened(request, ref, pk)
    chair = queries.chair_now(found.record, on=by.identity.today)
    return found, there(queries.review_of(found, by=by)), chair


def _given(form: Any, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}


@GIVEN
def plan_review(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, chair = _opened(request, ref, pk)
    start = {"terms": review.terms, "report_by": review.report_by, "version": review.version}
    form = forms.PlanReview(request.POST or None, initial=start)

    def act() -> object:
        return commands.plan_review(
            review, **_given(form, "terms", "report_by", "version"), by=by, on=by.identity.today
        )

    words = {"title": "Set the terms of the review", "button": "Save", "said": "The terms are set"}
    return act_on(request, found, form, act, policy.may_plan_review(found, chair, by=by), **words)


@GIVEN
def name_member(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, chair = _opened(request, ref, pk)
    form = forms.NameMember(request.POST or None, initial={"until": review.report_by})

    def act() -> object:
        return commands.name_member(review, **form.values(), by=by, on=by.identity.today)

    lede = (
        "They see this one case and no other because of it, until the review ends. They are told, and so is the trail."
    )
    words = {"title": "Name somebody for the review", "button": "Name them", "said": "They are named, and were told"}
    return act_on(request, found, form, act, policy.may_name(found, chair, by=by), **words, lede=lede)


@GIVEN
def end_member(request: HttpRequest, ref: str, pk: uuid.UUID, one: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, chair = _opened(request, ref, pk)
    member = there(next((each for each in queries.panel_of(review, by=by) if each.pk == one), None))
    form = forms.EndMember(request.POST or None, initial={"version": member.version})

    def act() -> object:
        return commands.end_member(member, **_given(form, "because", "version"), by=by, on=by.identity.today)

    words = {"title": f"{member.user} leaves the review", "button": "End it", "said": "They see the case no more"}
    return act_on(request, found, form, act, policy.may_end_member(member, chair, by=by), **words)


@GIVEN
def add_event(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, _ = _opened(request, ref, pk)
    form = forms.AddEvent(request.POST or None)

    def act() -> object:
        return commands.add_event(review, **_given(form, "day", "what", "source"), by=by, on=by.identity.today)

    may = policy.may_work_in_review(found, queries.panel_of(review, by=by), by=by)
    words = {"title": "Add to the timeline", "button": "Add it", "said": "Added to the timeline"}
    return act_on(request, found, form, act, may, **words)


@GIVEN
def write_findings(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, _ = _opened(request, ref, pk)
    start = {"findings": review.findings, "summary": review.summary, "version": review.version}
    form = forms.WriteFindings(request.POST or None, initial=start)

    def act() -> object:
        return commands.write_findings(
            review, **_given(form, "findings", "summary", "version"), by=by, on=by.identity.today
        )

    may = policy.may_write_findings(found, queries.panel_of(review, by=by), by=by)
    words = {"title": "Write the findings", "button": "Save", "said": "Saved. Look below whom the summary names"}
    return act_on(request, found, form, act, may, **words)


@GIVEN
def hand_in_review(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, _ = _opened(request, ref, pk)
    form = forms.HandIn(request.POST or None, initial={"version": review.version})

    def act() -> object:
        return commands.hand_in_review(review, **_given(form, "publication_by", "version"), by=by, on=by.identity.today)

    may = policy.may_hand_in(found, review, queries.panel_of(review, by=by), by=by)
    words = {"title": "Hand the review in", "button": "Hand it in", "said": "The review is handed in"}
    lede = "From here its words stay. The chair and the coordinator are told."
    return act_on(request, found, form, act, may, **words, lede=lede)


@GIVEN
def decide_publication(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, chair = _opened(request, ref, pk)
    form = forms.DecidePublication(request.POST or None, initial={"version": review.version})

    def act() -> object:
        publish = form.cleaned_data["answer"] == "publish"
        given = _given(form, "because", "version")
        return commands.decide_publication(review, publish=publish, **given, by=by, on=by.identity.today)

    words = {
        "title": "Decide about publication",
        "button": "Record the decision",
        "said": "Recorded. The review has ended, and whoever was let in for it sees the case no more",
    }
    to = reverse("incidents:incidents") if why_visible(found.record, by=by).lent else page_of(found)
    may = policy.may_publish(found, review, chair, by=by)
    names = queries.named_in_summary(review, by=by) if may else []
    rows = presenting.review(review)
    return act_on(request, found, form, act, may, **words, rows=rows, names=names, to=to)


@GIVEN
def add_recommendation(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, review, _ = _opened(request, ref, pk)
    form = forms.AddRecommendation(request.POST or None)

    def act() -> object:
        return commands.add_recommendation(review, **form.values(), by=by, on=by.identity.today)

    may = policy.may_work_in_review(found, queries.panel_of(review, by=by), by=by)
    words = {"title": "Add a recommendation", "button": "Add it", "said": "The recommendation is added"}
    return act_on(request, found, form, act, may, **words)


def _recommended(request: HttpRequest, ref: str, pk: uuid.UUID, one: uuid.UUID) -> tuple[Any, Any]:
    by: Any = request.user
    found = opened(request, ref, pk)
    return found, there(queries.recommendation(found, one, by=by))


@GIVEN
def answer_recommendation(request: HttpRequest, ref: str, pk: uuid.UUID, one: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, recommended = _recommended(request, ref, pk, one)
    form = forms.AnswerRecommendation(request.POST or None, initial={"version": recommended.version})

    def act() -> object:
        given = _given(form, "response", "response_words", "due", "version")
        return commands.answer_recommendation(recommended, **given, by=by, on=by.identity.today)

    rows = presenting.recommendation(recommended, by=by, on=by.identity.today)["rows"]
    words = {"title": f"Answer recommendation {recommended.number}", "button": "Save the answer", "said": "Answered"}
    return act_on(request, found, form, act, policy.may_answer(recommended, by=by), **words, rows=rows)


@GIVEN
def give_recommended_action(request: HttpRequest, ref: str, pk: uuid.UUID, one: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, recommended = _recommended(request, ref, pk, one)
    on = by.identity.today
    could = [each for each in owners(found.record, on=on) if each.agency.pk == recommended.agency_id]
    form = forms.GiveAction(request.POST or None, owners=could, initial={"version": recommended.version})

    def act() -> object:
        owner, version = form.owner(), form.cleaned_data["version"]
        return commands.give_recommended_action(
            recommended, whose=owner.user, agency=owner.agency, version=version, by=by, on=on
        )

    rows = presenting.recommendation(recommended, by=by, on=on)["rows"]
    words = {"title": "Give an action for it", "button": "Give the action", "said": "The action is given"}
    return act_on(request, found, form, act, policy.may_give_for(recommended, by=by), **words, rows=rows)


@GIVEN
def note_recommendation_done(request: HttpRequest, ref: str, pk: uuid.UUID, one: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found, recommended = _recommended(request, ref, pk, one)
    form = forms.NoteDone(request.POST or None, initial={"version": recommended.version})

    def act() -> object:
        given = _given(form, "done_on", "done_words", "version")
        return commands.note_recommendation_done(recommended, **given, by=by, on=by.identity.today)

    rows = presenting.recommendation(recommended, by=by, on=by.identity.today)["rows"]
    words = {"title": "Say that it is done", "button": "Save", "said": "Recorded as done"}
    return act_on(request, found, form, act, policy.may_note_done(recommended, by=by), **words, rows=rows)
