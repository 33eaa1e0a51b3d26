"""What is typed about a serious incident, its review, and social work's own review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawburrows.access.models import Agency, User
from lawburrows.access.queries import agencies, agency, user_called
from lawburrows.actions.forms import by_agency, owner_field
from lawburrows.actions.queries import Owner
from lawburrows.incidents.intake import Decided, Happened
from lawburrows.rules.incidents import ANSWERS, CRITERIA, MEDIA, RESPONSES
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Email, LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm

NO_TIME = "No time for this was found: set the day with those who have it"


def _said(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, words[:1].upper() + words[1:]) for key, words in rows]


def _by_when(label: str, noun: str) -> DateParts:
    return DateParts(label=label, noun=noun, earliest=today, help_text=NO_TIME)


class RecordIncident(OnceForm):
    """What the record cannot know."""

    criterion = Radios(
        label="Why is it a serious incident?",
        noun="why it is a serious incident",
        choices=_said([(row.key, row.words) for row in CRITERIA]),
    )
    happened_on = DateParts(label="When did it happen?", noun="the day on which it happened", latest=today)
    happened_at = Text(
        label="At what hour, as it is known", required=False, max_length=100, help_text="Such as: about 11 at night"
    )
    place = Text(label="Where", noun="where it happened", max_length=300)
    what = LongText(
        label="What happened",
        noun="what happened",
        help_text="Those in the case read it. Call victims by their letter",
        max_length=4000,
        rows=6,
    )
    charge = LongText(label="Charge", required=False, max_length=1000, rows=2)
    charged_on = DateParts(label="Charged on", noun="the day of the charge", required=False, latest=today)
    others_involved = Text(label="Agencies that were involved and are not in the case", required=False, max_length=1000)
    publicity = Radios(label="Media", noun="what is known of the media", choices=_said(MEDIA), initial="none")
    publicity_words = LongText(label="What is known of it", required=False, max_length=1000, rows=2)
    social_work = YesNo(
        label="Does justice social work review it too?",
        noun="justice social work reviews it too",
        help_text="Of somebody on an order or a licence. The Care Inspectorate is then notified in 5 working days",
    )

    def happened(self) -> Happened:
        return Happened(**{name: self.cleaned_data[name] for name in Happened.__dataclass_fields__})


class ChangeIncident(RecordIncident, VersionedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["social_work"]


class SendReport(OnceForm, VersionedForm):
    answer_by = _by_when("The chair answers by", "the day by which the chair answers")


class PassOn(OnceForm, VersionedForm):
    """Nothing more is typed."""


class Because(OnceForm, VersionedForm):
    because = LongText(label="Why?", noun="why", max_length=2000, rows=4)


class EndMember(OnceForm, VersionedForm):
    because = LongText(label="Why?", noun="why", max_length=500, rows=3)


class ViewReport(OnceForm, VersionedForm):
    view = Radios(label="What do you put to the group?", noun="what you put to the group", choices=_said(ANSWERS))
    view_because = LongText(label="Why", noun="why", max_length=4000, rows=5)
    decide_by = _by_when("The group decides by", "the day by which the group decides")


class DecideIncident(OnceForm, VersionedForm):
    decision = Radios(label="What did the group decide?", noun="what the group decided", choices=_said(ANSWERS))
    decided_because = LongText(label="Why", noun="why", max_length=4000, rows=5)
    other_review = Text(label="Which other review", required=False, max_length=300)
    decided_on = DateParts(label="Decided on", noun="the day of the decision", latest=today)
    due_on = DateParts(
        label="The review reports by",
        noun="the day by which the review reports",
        required=False,
        earliest=today,
        help_text=f"For a review. {NO_TIME}",
    )

    def decided(self) -> Decided:
        given = {name: self.cleaned_data[name] for name in Decided.__dataclass_fields__}
        if given["decision"] == "none":
            given["due_on"] = None
        return Decided(**given)


class EndOther(OnceForm, VersionedForm):
    outcome = LongText(label="What came of it", noun="what came of it", max_length=4000, rows=5)


class PlanReview(OnceForm, VersionedForm):
    terms = LongText(
        label="Terms of reference", noun="the terms of reference", help_text="What it looks at", max_length=4000, rows=6
    )
    report_by = _by_when("It reports by", "the day by which it reports")


class NameMember(OnceForm):
    email = Email(label="E-mail address with which they sign in", noun="their e-mail address", max_length=254)
    leads = YesNo(label="Do they lead the review?", noun="they lead the review")
    until = DateParts(
        label="They see the case until",
        noun="the last day on which they see the case",
        earliest=today,
        help_text="At the latest: it ends with the review",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.user: User | None = user_called(given["email"]) if given.get("email") else None
        if given.get("email") and self.user is None:
            self.add_error("email", "Nobody signs in with this address. Ask an administrator to add them")
        return given

    def values(self) -> dict[str, Any]:
        """Who, of the agency of the post that they have."""
        user: Any = self.user
        at: Agency | None = next((one.agency for one in user.postings_on(today())), None)
        return {"user": user, "agency": at, "leads": self.cleaned_data["leads"], "until": self.cleaned_data["until"]}


class AddEvent(OnceForm):
    day = DateParts(label="On", noun="the day", latest=today)
    what = LongText(label="What happened", noun="what happened", max_length=2000, rows=3)
    source = Text(
        label="Where it is known from", noun="where it is known from", max_length=300, help_text="A visit, minutes, …"
    )


class WriteFindings(OnceForm, VersionedForm):
    findings = LongText(label="Findings", noun="the findings", max_length=20_000, rows=12)
    summary = LongText(
        label="Executive summary, if it may be published",
        required=False,
        help_text="Without victims, sources and anybody else who is no part of it: it is searched for their names",
        max_length=8000,
        rows=8,
    )


class HandIn(OnceForm, VersionedForm):
    publication_by = _by_when("Publication is decided by", "the day by which publication is decided")


class DecidePublication(OnceForm, VersionedForm):
    answer = Radios(
        label="Is the executive summary published?",
        noun="whether it is published",
        choices=[("publish", "Yes"), ("not", "No")],
    )
    because = LongText(label="Why", noun="why", max_length=2000, rows=4)


class AddRecommendation(OnceForm):
    words = LongText(label="What is recommended", noun="what is recommended", max_length=2000, rows=4)
    to = Select(label="To which agency", noun="the agency", choices=agencies)

    def values(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["words"], "agency": agency(self.cleaned_data["to"])}


class AnswerRecommendation(OnceForm, VersionedForm):
    response = Radios(label="Answer", noun="the answer", choices=_said(RESPONSES))
    response_words = LongText(label="In words", required=False, max_length=2000, rows=4)
    due = DateParts(
        label="Done by", noun="the day by which it is done", required=False, earliest=today, help_text="If accepted"
    )


class GiveAction(OnceForm, VersionedForm):
    whose = owner_field()

    def __init__(self, *args: Any, owners: Sequence[Owner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose: Any = self.fields["whose"]
        whose.choices = [("", "Select"), *by_agency(owners)]
        self.owners = {one.key: one for one in owners}

    def owner(self) -> Owner:
        return self.owners[self.cleaned_data["whose"]]


class NoteDone(OnceForm, VersionedForm):
    done_on = DateParts(label="Done on", noun="the day on which it was done", latest=today)
    done_words = LongText(label="What was done", noun="what was done", max_length=2000, rows=4)


class Notify(OnceForm, VersionedForm):
    notified_on = DateParts(label="Notified on", noun="the day of the notice", latest=today)
    notified_how = Text(label="How, and their reference", noun="how they were notified", max_length=300)


class SendSocialWork(OnceForm, VersionedForm):
    findings = LongText(label="What the review found", noun="what the review found", max_length=20_000, rows=10)
    sent_on = DateParts(label="Sent on", noun="the day on which it was sent", latest=today)
    reply_by = _by_when("Ask after the reply on", "the day on which to ask after the reply")


class NoteReply(OnceForm, VersionedForm):
    reply = LongText(label="What they replied", noun="what they replied", max_length=4000, rows=5)
    replied_on = DateParts(label="Replied on", noun="the day of the reply", latest=today)
    follow_up_by = _by_when("Followed up by", "the day by which it is followed up")


class FollowUp(OnceForm, VersionedForm):
    follow_up = LongText(label="What was done", noun="what was done", max_length=4000, rows=5)
