"""What is asked when a document is filed or a sheet is made."""

from django import forms

from lawburrows.documents.sheets import all_sheets
from lawburrows.web import fields
from lawburrows.web.forms import OnceForm

KINDS = [("court_paper", "Court paper"), ("report", "Report"), ("other", "Other document")]
FORMS = [("pdf", "PDF"), ("docx", "Word")]
ENDINGS = ("pdf", "jpg", "jpeg", "png", "webp", "docx", "xlsx", "odt", "txt", "csv")


class AddFile(OnceForm):
    """One document with its title and kind."""

    title = fields.Text(label="Title", help_text="What it is and its date, such as: Court report, 4 December 2026")
    kind = fields.Radios(label="What kind of document is it?", noun="what kind of document it is", choices=KINDS)
    content = fields.File(
        label="File",
        noun="a file",
        kinds=ENDINGS,
        megabytes=10,
        help_text="PDF, Word, Excel, text or a picture, 10 MB or smaller. Pictures are saved anew without place or camera",
    )


class PrintRequest(OnceForm):
    """Which sheet, and of which entry where a page asked for the sheet of one."""

    about = forms.UUIDField(required=False, widget=forms.HiddenInput)
    form = forms.ChoiceField(required=False, choices=FORMS, widget=forms.HiddenInput)
    sheet = fields.Radios(
        label="Which sheet do you want?",
        noun="which sheet you want",
        choices=lambda: [(sheet.key, sheet.title) for sheet in all_sheets()],
    )
