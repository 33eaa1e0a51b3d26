"""What is asked when an extract is brought, compared or taken out."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Agency, Area
from lawburrows.access.policy import LEAST_REASON, says_enough
from lawburrows.access.queries import council_areas, leading_agencies
from lawburrows.web import fields
from lawburrows.web.forms import OnceForm

MEGABYTES = 200
NOT_STATED = "Its rows say it themselves"


class BringExtract(OnceForm):
    """A file, where it comes from, and what holds where a row does not say."""

    content = fields.File(
        label="Extract",
        noun="an extract",
        kinds=("csv", "xlsx", "txt"),
        megabytes=MEGABYTES,
        help_text="CSV or Excel (.xlsx). Nothing is loaded before you have seen what was found in it",
    )
    source = fields.Text(
        label="Where does it come from?",
        noun="where it comes from",
        max_length=60,
        help_text="The same words every time, such as: Fife extract. By them a row is known again",
    )
    lead = fields.Select(
        label="Lead authority where a row names none", noun="the lead authority", choices=leading_agencies
    )
    area = fields.Select(
        label="Council area where a row names none",
        noun="the council area",
        choices=council_areas,
        empty=NOT_STATED,
        required=False,
    )

    def clean_lead(self) -> Agency:
        return Agency.objects.get(pk=self.cleaned_data["lead"])

    def clean_area(self) -> Area | None:
        chosen = self.cleaned_data["area"]
        return Area.objects.get(pk=chosen) if chosen else None


class DecideToLoad(OnceForm):
    """Yes, load it."""


class DiscardExtract(OnceForm):
    """Yes, delete it."""


class CompareExtract(OnceForm):
    """A file to compare with the register."""

    content = fields.File(
        label="Extract of the other register",
        noun="an extract",
        kinds=("csv", "xlsx", "txt"),
        megabytes=MEGABYTES,
        help_text="With the headings of the import form, or in the manner of the existing register",
    )


class AskForExport(OnceForm):
    """Whom, in which form, with or without whole numbers, and why."""

    whom = fields.Radios(
        label="Whom do you need?",
        noun="whom you need",
        choices=[("mine", "People in whose case I am named"), ("all", "Everyone whose record I may see")],
    )
    form = fields.Radios(
        label="In which form?", noun="the form", choices=[("csv", "CSV"), ("xlsx", "Excel workbook")], initial="csv"
    )
    numbers = fields.Radios(
        label="Protected numbers",
        noun="how protected numbers are shown",
        choices=[("masked", "Their last characters only"), ("whole", "Whole; this is recorded")],
        initial="masked",
    )
    why = fields.LongText(
        label="What is it for?",
        noun="what it is for",
        max_length=500,
        help_text="In your own words. This is kept with the record of the disclosure",
    )

    def clean_why(self) -> Any:
        why = self.cleaned_data["why"]
        if not says_enough(why):
            self.add_error("why", f"Say in words what it is for: {LEAST_REASON} letters or more")
        return why
