"""Two parts that a form may have: a token that lets it be sent once, and the version it was filled in against."""

from uuid import uuid4

from django import forms

OPEN_AGAIN = "This page is too old to be sent. Open it again and check what you wrote"


class OnceForm(forms.Form):
    """Carries `once`, the same each time one filled-in page is sent: the command does the act once per token."""

    once = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": OPEN_AGAIN, "invalid": OPEN_AGAIN},
    )


class VersionedForm(forms.Form):
    """Carries `version`, the version of the record that the page showed; the command refuses an older one."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        max_value=2**31 - 1,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), OPEN_AGAIN),
    )
