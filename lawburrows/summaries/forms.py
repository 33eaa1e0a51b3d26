"""What is typed for an executive summary."""

from lawburrows.web.fields import LongText, Radios, Text
from lawburrows.web.forms import VersionedForm


class WriteSummary(VersionedForm):
    for_whom = Text(
        label="Who asked for it", noun="who asked for it", help_text="The body or person outside", max_length=300
    )
    text = LongText(label="Summary", noun="the summary", rows=14, max_length=8000)


class SendSummary(VersionedForm):
    """Nothing more is typed."""


class JudgeSummary(VersionedForm):
    answer = Radios(
        label="What becomes of it?",
        noun="what becomes of it",
        choices=[("release", "Release it"), ("return", "Return it with reasons")],
    )
    reason = Text(label="Why it is returned", required=False, max_length=500)
