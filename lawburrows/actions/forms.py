"""What is typed about an action: what, who and by when; what came of it; another date or person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawburrows.actions.queries import OUTCOMES, Owner
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Select
from lawburrows.web.forms import OnceForm, VersionedForm

NOT_HERE = (
    "Those who are in the case and read it in full. Somebody else? Make their agency a partner first, "
    "under Who is in the case"
)
NO_ROOM = ("", "")


def by_agency(owners: Sequence[Owner]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices, each agency's people under its name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in owners:
        found.setdefault(one.agency.name, []).append((one.key, f"{one.user}, {one.role}"))
    return list(found.items())


def owner_field(**kwargs: Any) -> Select:
    return Select(label="Who does it", noun="who does it", help_text=NOT_HERE, **kwargs)


class GiveAction(OnceForm):
    """None without all three: what, who, when."""

    what = LongText(
        label="What is to be done",
        noun="what is to be done",
        help_text="Specific, so that somebody else could see whether it was done",
        rows=3,
        max_length=1000,
    )
    whose = owner_field()
    due = DateParts(label="By when", noun="the date", earliest=today)

    def __init__(self, *args: Any, owners: Sequence[Owner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose: Any = self.fields["whose"]
        whose.choices = [("", "Select"), *by_agency(owners)]
        self.owners = {one.key: one for one in owners}

    def owner(self) -> Owner:
        return self.owners[self.cleaned_data["whose"]]


class ReportOutcome(OnceForm, VersionedForm):
    """What came of it, in words, and what shows it."""

    outcome = Radios(label="What came of it?", noun="what came of it", choices=OUTCOMES)
    words = LongText(
        label="What was done, or why not",
        noun="what was done, or why not",
        help_text="If it was done, what shows it. If not, why",
        rows=4,
        max_length=4000,
    )
    evidence = Select(
        label="A document that shows it",
        required=False,
        noun="a document",
        empty="None",
        help_text="If one is filed here",
    )

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if files:
            evidence: Any = self.fields["evidence"]
            evidence.choices = [("", "None"), *files]
        else:
            del self.fields["evidence"]


class AcceptOutcome(OnceForm, VersionedForm):
    """Accepted, or returned with reasons."""

    answer = Radios(
        label="Do you accept it?", noun="whether you accept it", choices=[("accept", "Accept"), ("return", "Return")]
    )
    words = LongText(label="Why it is returned", required=False, noun="why it is returned", rows=3, max_length=4000)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("answer") == "return" and not values.get("words"):
            self.add_error("words", "Enter why it is returned")
        return values


class ChangeAction(OnceForm, VersionedForm):
    """Another date, another person, and why."""

    due = DateParts(label="By when", noun="the date")
    whose = owner_field()
    words = LongText(label="Why it changes", noun="why it changes", rows=3, max_length=4000)

    def __init__(self, *args: Any, owners: Sequence[Owner], now: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {one.key: one for one in owners}
        keep = [] if now[0] in self.owners else [now]
        whose: Any = self.fields["whose"]
        whose.choices = [*keep, *by_agency(owners)]

    def owner(self) -> Owner | None:
        return self.owners.get(self.cleaned_data["whose"])
