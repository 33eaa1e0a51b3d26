"""What is typed of an application under the community disclosure scheme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawburrows.access.models import User
from lawburrows.disclosures.models import Application
from lawburrows.rules.applications import OUTCOMES, RELATIONS
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm


class TakeApplication(OnceForm):
    """First contact: who asks, about whom, for which children, and whether a child is in danger now."""

    urgent = YesNo(label="Is a child in danger now?", noun="a child is in danger now")
    protection = Text(
        label="If so: who in child protection was told, and when",
        help_text="Telephone them before you go on",
        required=False,
        max_length=500,
    )
    area = Select(label="Area", noun="the area")
    how = Radios(
        label="How it came", noun="how it came", choices=[(key, words.capitalize()) for key, words in Application.HOW]
    )
    applicant = Text(label="Name of the applicant", noun="the name of the applicant", max_length=200)
    contact = Text(label="How they can be reached safely", noun="how they can be reached", max_length=300)
    relation = Radios(
        label="They are",
        noun="what they are to the child",
        choices=[(key, words[:1].upper() + words[1:]) for key, words in RELATIONS],
    )
    carer = Text(
        label="If somebody else: who cares for the child",
        help_text="Anybody may apply; only a parent, guardian or carer is told",
        required=False,
        max_length=300,
    )
    children = LongText(
        label="The child or children",
        noun="the child",
        help_text="One a line: name, then what is known of age and address after a comma",
        rows=3,
        max_length=1000,
    )
    about = Text(label="Who is asked about: name", noun="who is asked about", max_length=200)
    about_more = Text(label="What else is known of them", required=False, max_length=500)
    concern = LongText(label="The concern, in their words", noun="the concern", rows=4, max_length=2000)

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area: Any = self.fields["area"]
        area.choices = [("", "Select"), *areas]

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "area")}


class CheckApplication(VersionedForm):
    checks = LongText(
        label="What was checked, and what follows",
        noun="what was checked",
        help_text="Every handler in the area reads this: say nothing of any record",
        rows=4,
        max_length=2000,
    )


class MeetApplicant(VersionedForm):
    met_on = DateParts(label="Day on which they were seen face to face", latest=today)
    identity = Text(label="How who they are was checked", noun="how who they are was checked", max_length=500)
    met_words = LongText(label="What was said", noun="what was said", rows=4, max_length=2000)


class MatchApplication(OnceForm):
    ref = Text(label="Number of the record", noun="the number of the record", width=20, max_length=20)
    why = Text(label="Why it is the person asked about", noun="why it is that person", max_length=500)


class DecideApplication(VersionedForm):
    outcome = Radios(label="What do you decide?", noun="what you decide", choices=list(OUTCOMES))
    reason = LongText(label="Why", noun="why", rows=3, max_length=2000)
    words = LongText(
        label="The exact words of the answer",
        noun="the exact words",
        help_text="Of a disclosure: the words that are approved in the record",
        rows=4,
        max_length=2000,
    )
    given_by = Select(label="Who gives the answer", noun="who gives the answer")

    def __init__(self, *args: Any, users: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(one.pk): one for one in users}
        field: Any = self.fields["given_by"]
        field.choices = [("", "Select"), *((key, str(one)) for key, one in self.users.items())]


class AnswerApplication(VersionedForm):
    given_to = Text(label="To whom the answer was given", noun="to whom it was given", max_length=200)
    undertaking = YesNo(
        label="Did they undertake to keep it to themselves?", noun="they undertook to keep it to themselves"
    )


class CloseApplication(VersionedForm):
    reason = LongText(label="Why it is closed", noun="why it is closed", rows=3, max_length=500)
