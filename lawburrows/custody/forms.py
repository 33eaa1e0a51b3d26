"""What is typed about custody and handovers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from lawburrows.access import queries
from lawburrows.custody.models import CustodyStep, Handover, ToldDate
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, Email, LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm


class Held(OnceForm):
    """One prison, from a day."""

    establishment = Select(label="Prison", choices=queries.establishments)
    starts = DateParts(label="First day there", latest=today)


class RecordRelease(OnceForm):
    ends = DateParts(label="Day of release", latest=today, help_text="The three days to notify begin with it")


class RecordToldDate(OnceForm):
    """The prison service's own words win over what is worked out here."""

    kind = Radios(label="Which date", noun="which date it is", choices=ToldDate.Kind.choices)
    day = DateParts(label="The date")
    told_on = DateParts(label="Told on", noun="the day on which it was told", latest=today)
    told_by = Text(label="Told by", noun="who told it", max_length=120, help_text="Who in the prison service, and how")


class RecordStep(OnceForm):
    kind = Radios(label="What was done, or is planned", noun="what it is", choices=CustodyStep.Kind.choices)
    day = DateParts(
        label="On", noun="the day", help_text="Leave and a transfer to the open estate may be planned ahead"
    )
    note = LongText(label="Note", required=False, max_length=500, rows=3)


class ProposeHandover(OnceForm):
    """To whom, why, from when, and what is handed over with the lead."""

    to_agency = Select(label="Who takes over", noun="who takes over", choices=queries.leading_agencies)
    to_area = Select(label="In which council area", noun="the council area", choices=queries.council_areas)
    why = Radios(
        label="Why",
        noun="why",
        choices=[one for one in Handover.Why.choices if one[0] not in Handover.MOVES_AWAY],
        help_text="A person who moves to another area is transferred: that begins under Joint management",
    )
    takes_effect_on = DateParts(
        label="Takes effect on",
        noun="the day on which it takes effect",
        earliest=today,
        help_text="Until it is accepted and this day has come, the present lead stays",
    )
    items = Checkboxes(label="What is handed over", noun="what is handed over", choices=Handover.Item.choices)
    note = LongText(label="What they must know first", required=False, max_length=1000, rows=4)
    keeps = YesNo(label="Does the present lead stay in the case as a partner?", noun="it stays as a partner")
    last_day = DateParts(
        label="Until", required=False, earliest=today, help_text="Its last day as a partner; empty: without an end"
    )

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        last = given["last_day"]
        return {name: given[name] for name in ("why", "takes_effect_on", "items", "note", "keeps")} | {
            "to_agency": queries.agency(given["to_agency"]),
            "to_area": queries.area(given["to_area"]),
            "keeps_until": last + ONE_DAY if last and given["keeps"] else None,
        }


class AcceptHandover(OnceForm, VersionedForm):
    """Who answers for the case from now on, each by the address with which they sign in."""

    manager = Email(label="Record manager", help_text="Answers for what the record says, and who may see it")
    notification_officer = Email(label="Notification officer", required=False)
    supervising_officer = Email(label="Supervising officer", required=False)
    prison_contact = Email(label="Prison contact", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("manager", "notification_officer", "supervising_officer", "prison_contact"):
            if email := given.get(name):
                given[name] = queries.user_called(email)
                if given[name] is None:
                    self.add_error(name, ValidationError(f"Nobody signs in with {email}", code="unknown"))
            else:
                given[name] = None
        return given

    def named(self) -> dict[str, Any]:
        names = ("manager", "notification_officer", "supervising_officer", "prison_contact")
        return {name: self.cleaned_data[name] for name in names}


class SayWhy(OnceForm, VersionedForm):
    """The reason for refusing or withdrawing."""

    reason = LongText(label="Why?", noun="why", max_length=500, rows=3)
