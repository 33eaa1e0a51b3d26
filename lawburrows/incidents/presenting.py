"""A serious incident as its pages want it: rows of summaries, lines of tables, and the buttons that may be pressed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import User
from lawburrows.incidents import policy
from lawburrows.incidents.models import (
    CaseReview,
    Incident,
    PanelMember,
    Recommendation,
    SocialWorkReview,
    TimelineEvent,
)
from lawburrows.rules.incidents import SOCIAL_WORK_WORDS, WORDS
from lawburrows.rules.verdict import Verdict
from lawburrows.web.dates import write_date, write_moment

COLOURS = {
    "draft": "grey",
    "sent": "yellow",
    "to_decide": "yellow",
    "reviewing": "blue",
    "reported": "yellow",
    "other": "blue",
    "to_notify": "orange",
    "follow_up": "yellow",
}
Rows = list[dict[str, Any]]
PANEL_HEAD = ("Who", "As what", "Named", "Sees the case until", "Left")
TIMELINE_HEAD = ("On", "What happened", "Known from")


def upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def tag(one: Incident | SocialWorkReview) -> tuple[str, str]:
    return upper(one.get_state_display()), COLOURS.get(one.state, "grey")


def late(one: Incident | SocialWorkReview, on: date) -> bool:
    """Of the day that people set; a figure of guidance is counted on the page of dates."""
    return one.due_on is not None and one.due_on < on and one.ended_on is None


def happened(one: Incident) -> Rows:
    """What was typed, while nothing is sent."""
    media = upper(one.get_publicity_display())
    return [
        {"key": "Why it is one", "value": upper(one.get_criterion_display())},
        {"key": "When", "value": write_date(one.happened_on), "note": one.happened_at},
        {"key": "Where", "value": one.place},
        {"key": "What happened", "value": one.what, "verbatim": True},
        {
            "key": "Charge",
            "value": one.charge,
            "missing": "None recorded",
            "note": write_date(one.charged_on) if one.charged_on else "",
        },
        {"key": "Others involved", "value": one.others_involved, "missing": "None recorded"},
        {"key": "Media", "value": media, "note": one.publicity_words},
        {"key": "Recorded", "value": write_date(one.recorded_on), "note": f"{one.recorded_by}, {one.owner}"},
    ]


def course(one: Incident) -> Rows:
    """Report, chair, decision, as far as it has come."""
    rows: Rows = [{"key": "Now with", "value": upper(WORDS[one.state].owner)}]
    if one.due_on and one.ended_on is None:
        rows.append({"key": "By", "value": write_date(one.due_on), "note": "As people set it: no time was found"})
    if one.sent_at:
        to = f"{one.chair}, chair of the Strategic Oversight Group"
        rows.append({"key": "Report sent", "value": write_moment(one.sent_at), "note": f"By {one.sent_by} to {to}"})
    if one.not_sent_because:
        rows.append({"key": "Why nothing was sent", "value": one.not_sent_because, "verbatim": True})
    if one.viewed_on:
        rows.append(
            {
                "key": "The chair's review",
                "value": upper(one.get_view_display()),
                "note": f"{one.viewed_by}, {write_date(one.viewed_on)}: {one.view_because}",
            }
        )
    if one.decided_on:
        which = f": {one.other_review}" if one.other_review else ""
        rows.append(
            {
                "key": "Decided",
                "value": f"{upper(one.get_decision_display())}{which}",
                "note": f"{write_date(one.decided_on)}, recorded by {one.decided_by}: {one.decided_because}",
            }
        )
    if one.outcome:
        rows.append({"key": "What came of it", "value": one.outcome, "verbatim": True})
    return rows


def social_work(one: SocialWorkReview) -> Rows:
    rows: Rows = [
        {"key": "Now with", "value": upper(SOCIAL_WORK_WORDS[one.state].owner)},
        {"key": "Council", "value": str(one.council or ""), "missing": "Not known"},
        {
            "key": "Care Inspectorate notified",
            "value": write_date(one.notified_on) if one.notified_on else "",
            "missing": "Not yet: in 5 working days after the incident",
            "note": one.notified_how,
        },
    ]
    if one.notified_on:
        rows.append(
            {
                "key": "Review sent",
                "value": write_date(one.sent_on) if one.sent_on else "",
                "missing": "Not yet: in 3 months after the notice",
                "note": one.findings,
            }
        )
    if one.replied_on:
        rows.append({"key": "Their reply", "value": write_date(one.replied_on), "note": one.reply})
    if one.due_on and one.ended_on is None:
        rows.append({"key": "By", "value": write_date(one.due_on), "note": "As people set it: no time was found"})
    if one.follow_up:
        rows.append({"key": "Followed up", "value": one.follow_up, "verbatim": True})
    if one.not_needed_because:
        rows.append({"key": "Why it is none", "value": one.not_needed_because, "verbatim": True})
    return rows


def review(one: CaseReview) -> Rows:
    rows: Rows = [
        {"key": "Terms of reference", "value": one.terms, "verbatim": True, "missing": "Not set yet"},
        {"key": "Reports by", "value": write_date(one.report_by) if one.report_by else ""},
        {"key": "Findings", "value": one.findings, "verbatim": True, "missing": "Not written yet"},
        {
            "key": "Executive summary",
            "value": one.summary,
            "verbatim": True,
            "missing": "None is written",
            "note": f"Written by {one.summary_by}" if one.summary_by else "",
        },
    ]
    if one.handed_in_on:
        rows.append({"key": "Handed in", "value": write_date(one.handed_in_on)})
    if one.publication_on:
        note = f"{one.publication_by}, {write_date(one.publication_on)}: {one.publication_because}"
        rows.append({"key": "Publication", "value": upper(one.get_publication_display()), "note": note})
    return rows


def panel(found: Iterable[PanelMember]) -> list[list[Any]]:
    return [
        [
            f"{one.user}, {one.agency}",
            "Lead reviewer" if one.leads else "Panel",
            f"{write_date(one.named_on)}, by {one.named_by}",
            write_date(one.until),
            f"{write_date(one.left_on)}: {one.left_because}" if one.left_on else "",
        ]
        for one in found
    ]


def timeline(found: Iterable[TimelineEvent]) -> list[list[Any]]:
    return [[write_date(one.day), one.what, one.source] for one in found]


def recommendation(one: Recommendation, *, by: Any, on: date) -> dict[str, Any]:
    """What is recommended, what the agency answered, and where it stands."""
    action = one.action
    due = action.due if action else one.due
    ended = one.done_on is not None or (action is not None and not action.running)
    answer = upper(one.get_response_display()) if one.response else ""
    stands = action.get_state_display() if action else "done" if one.done_on else "open" if one.due else ""
    rows: Rows = [
        {"key": "To", "value": str(one.agency)},
        {"key": "Recommended", "value": one.words, "verbatim": True},
        {"key": "Answer", "value": answer, "missing": "Not answered yet", "note": one.response_words},
    ]
    if due:
        rows.append({"key": "By", "value": write_date(due), "note": "Overdue" if due < on and not ended else ""})
    if stands:
        rows.append({"key": "Stands", "value": upper(stands), "note": one.done_words})
    if action:
        url = reverse("actions:action", args=[one.record.ref, action.pk])
        rows.append({"key": "Action", "value": f"{action}, {action.whose}", "url": url, "link": "Open"})
    keys = {"ref": one.record.ref, "pk": one.review.incident.pk, "one": one.pk}
    return {
        "number": one.number,
        "rows": rows,
        "buttons": buttons(
            keys,
            ("Answer it", "answer_recommendation", policy.may_answer(one, by=by)),
            ("Give an action", "give_recommended_action", policy.may_give_for(one, by=by)),
            ("Say that it is done", "note_recommendation_done", policy.may_note_done(one, by=by)),
        ),
    }


def buttons(keys: dict[str, Any], *found: tuple[str, str, Verdict]) -> list[dict[str, str]]:
    """Those that may be pressed."""
    return [{"label": label, "url": reverse(f"incidents:{name}", kwargs=keys)} for label, name, may in found if may]


def deeds(one: Incident, chair: User | None, *, by: Any) -> list[dict[str, str]]:
    """What can be done with the report and the decision."""
    return buttons(
        {"ref": one.record.ref, "pk": one.pk},
        ("Send the report to the chair", "send_report", policy.may_send(one, chair, by=by)),
        ("Change what was typed", "change_incident", policy.may_change(one, by=by)),
        ("Send no report", "withhold_report", policy.may_withhold(one, by=by)),
        ("Pass it on to the present chair", "pass_on_incident", policy.may_pass_on(one, chair, by=by)),
        ("Review the report", "view_report", policy.may_view(one, chair, by=by)),
        ("Record the decision", "decide_incident", policy.may_decide(one, chair, by=by)),
        ("Say what came of the other review", "end_other_review", policy.may_end_other(one, chair, by=by)),
    )


def review_deeds(
    one: Incident, found: CaseReview, sitting: Sequence[PanelMember], chair: User | None, *, by: Any
) -> list[dict[str, str]]:
    return buttons(
        {"ref": one.record.ref, "pk": one.pk},
        ("Set the terms", "plan_review", policy.may_plan_review(one, chair, by=by)),
        ("Name somebody", "name_member", policy.may_name(one, chair, by=by)),
        ("Add to the timeline", "add_event", policy.may_work_in_review(one, sitting, by=by)),
        ("Write the findings", "write_findings", policy.may_write_findings(one, sitting, by=by)),
        ("Add a recommendation", "add_recommendation", policy.may_work_in_review(one, sitting, by=by)),
        ("Hand the review in", "hand_in_review", policy.may_hand_in(one, found, sitting, by=by)),
        ("Decide about publication", "decide_publication", policy.may_publish(one, found, chair, by=by)),
    )


def social_work_deeds(one: SocialWorkReview, *, by: Any) -> list[dict[str, str]]:
    return buttons(
        {"ref": one.record.ref, "pk": one.incident.pk},
        ("Record the notice", "notify_inspectorate", policy.may_notify(one, by=by)),
        ("It is no such incident", "refuse_social_work", policy.may_notify(one, by=by)),
        ("Record that the review was sent", "send_social_work", policy.may_send_social_work(one, by=by)),
        ("Record the reply", "note_reply", policy.may_note_reply(one, by=by)),
        ("Record the follow-up", "end_social_work", policy.may_end_social_work(one, by=by)),
    )


def papers(one: Incident) -> list[tuple[str, str]]:
    """Which documents can be made of it."""
    found = [] if one.state == "not_sent" else [("incident_report", "Document 13A")]
    found += [("incident_view", "Document 13B")] if one.view else []
    found += [("incident_decision", "Document 13C")] if one.decision else []
    return found
