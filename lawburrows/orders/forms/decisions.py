"""What is typed about a decision of category, level or risk of serious harm."""

from __future__ import annotations

from lawburrows.orders.intake import NewDecision
from lawburrows.orders.models import HarmDecision
from lawburrows.rules.mappa import Category, Level
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Confirm, LongText, Radios, Text
from lawburrows.web.forms import OnceForm


class Deciding(OnceForm):
    """Who decided is whoever signs in; `authority` says who decided if it was somebody else."""

    starts = DateParts(label="Holds from", noun="the day from which it holds", latest=today)
    reason = LongText(label="Why", max_length=1000, rows=4)
    authority = Text(
        label="Who decided, if not you", help_text="A meeting, or another authority", required=False, max_length=120
    )
    confirmed = Confirm(label="This has been considered and is meant", required=False)
    field_order = ["value", "starts", "reason", "authority", "confirmed"]

    def new(self) -> NewDecision:
        return NewDecision(**{name: self.cleaned_data[name] for name in ("value", "starts", "reason", "authority")})


def _hints(kind: type[Category | Level]) -> dict[str, str]:
    return {str(one.value): one.meaning for one in kind}


class DecideCategory(Deciding):
    value = Radios(
        label="Category",
        choices=[(str(one.value), f"Category {one.value}: {one.label}") for one in Category],
        hints=_hints(Category),
        coerce=int,
    )


class DecideLevel(Deciding):
    value = Radios(
        label="Level",
        choices=[(str(one.value), f"Level {one.value}: {one.label}") for one in Level],
        hints=_hints(Level),
        coerce=int,
    )


class DecideHarm(Deciding):
    value = Radios(label="Risk of serious harm", choices=[(v, w.capitalize()) for v, w in HarmDecision.Value.choices])
