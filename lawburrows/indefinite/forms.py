"""What is typed about a review."""

from __future__ import annotations

from lawburrows.indefinite.models import Comment, CourtStep, ReviewDecision
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Text
from lawburrows.web.forms import OnceForm, VersionedForm


class AddComment(OnceForm):
    whose = Radios(label="Whose words are these?", noun="whose words they are", choices=Comment.Whose.choices)
    text = LongText(label="What they say", rows=8, help_text="Fact and opinion apart; kept line by line as typed")
    said_on = DateParts(label="Said on", noun="the day on which it was said", latest=today)


class PrepareDecision(OnceForm):
    outcome = Radios(label="The decision", noun="the decision", choices=ReviewDecision.Outcome.choices)
    last_day = DateParts(
        label="Last day of the continuation order",
        required=False,
        help_text="If they continue: a fixed time, at most 15 years from the date of discharge",
    )
    reasons = LongText(label="Reasons", rows=10, help_text="The person is told these")


class DecideReview(OnceForm, VersionedForm):
    decided_on = DateParts(label="Decided on", noun="the day of the decision", latest=today)


class RecordService(OnceForm, VersionedForm):
    served_on = DateParts(label="Served on", noun="the day on which it was served", latest=today)
    served_how = Text(label="How", noun="how it was served", max_length=200, help_text="By whom, where, with whom")


class LodgeInCourt(OnceForm):
    kind = Radios(label="What was lodged", noun="what was lodged", choices=CourtStep.Kind.choices)
    lodged_on = DateParts(label="Lodged on", noun="the day on which it was lodged", latest=today)
    lodged_by = Text(label="By whom", noun="who lodged it", max_length=120)
    court = Text(label="Court", max_length=120)


class RecordJudgment(OnceForm, VersionedForm):
    outcome = Radios(label="What the court decided", noun="what it decided", choices=CourtStep.Outcome.choices)
    decided_on = DateParts(label="Decided on", noun="the day of the decision", latest=today)
    last_day = DateParts(
        label="Last day of the order", required=False, help_text="Only if the sheriff made a continuation order"
    )
    note = LongText(label="Note", required=False, max_length=500, rows=3)
