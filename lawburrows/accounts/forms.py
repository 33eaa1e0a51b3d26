"""The forms of signing in, in the words and the look of the project, and those of users and agencies."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as SecondFactorAgain
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from lawburrows.access.grades import Marking
from lawburrows.accounts import queries
from lawburrows.web.date_fields import DateParts
from lawburrows.web.fields import Email, Radios, Select, Spoken, Text
from lawburrows.web.forms import OnceForm

CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}


class Password(Spoken, forms.CharField):
    """A password; never written back into the page."""

    def __init__(self, *, autocomplete: str = "current-password", **more: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(widget=widget, strip=False, max_length=256, **more)


class Code(Text):
    """The digits that an authenticator app shows, or a recovery code; blanks inside do not matter."""

    def __init__(self, **more: Any) -> None:
        super().__init__(width=10, max_length=20, **more)
        self.widget.attrs |= CODE

    def clean(self, value: Any) -> str:
        return super().clean(value).replace(" ", "")


class SignIn(LoginForm):
    """E-mail address and password."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self.fields["login"] = Email(label="E-mail address", noun="your e-mail address")
        self.fields["password"] = Password(label="Password", noun="your password")


class ConfirmPassword(ReauthenticateForm):
    """The password again, before something that matters."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self.fields["password"] = Password(label="Password", noun="your password")


class ChangePassword(ChangePasswordForm):
    """The present password and a new one."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self.fields["oldpassword"] = Password(label="Present password", noun="your present password")
        self.fields["password1"] = NewPassword(label="New password", noun="a new password")
        self.fields["password2"] = Password(
            label="New password again", noun="the new password again", autocomplete="new-password"
        )


class NewPassword(Password):
    """A password that is long enough and not on the list of common ones."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("help_text", "15 characters or more; three or four words are easy to remember")
        super().__init__(autocomplete="new-password", **more)

    def clean(self, value: Any) -> str:
        value = super().clean(value)
        if value:
            validate_password(value)
        return value


class SecondFactorCode(AuthenticateForm):
    """The code of the second factor when signing in."""

    code = Code(label="Code", noun="the code", help_text="The 6 digits that your authenticator app shows now")


class SecondFactorCodeAgain(SecondFactorAgain):
    """The code again, before something that matters."""

    code = Code(label="Code", noun="the code", help_text="The 6 digits that your authenticator app shows now")


class StartAuthenticator(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    code = Code(label="Code", noun="the code", help_text="The 6 digits that the app shows now")


class FirstPassword(forms.Form):
    """A new user's password, chosen by themselves."""

    code = Text(
        label="Code", noun="the code", width=10, max_length=20, help_text="A second administrator tells you this code"
    )
    password = NewPassword(label="Password", noun="a password")
    again = Password(label="Password again", noun="the password again", autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "The two passwords must be the same")
        return given


class AddUser(OnceForm):
    """Who they are; what they may do comes with a posting."""

    name = Text(label="Full name", noun="the full name", max_length=120)
    email = Email(label="E-mail address", noun="the e-mail address", help_text="They sign in with it")
    telephone = Text(label="Telephone", required=False, width=20, max_length=40)


class ChangeUser(OnceForm):
    """Name, telephone, and whether they may sign in at all."""

    name = Text(label="Full name", noun="the full name", max_length=120)
    telephone = Text(label="Telephone", required=False, width=20, max_length=40)
    is_active = forms.BooleanField(label="May sign in", required=False)


class AddPosting(OnceForm):
    """A place in an agency for a time."""

    agency = Select(label="Agency", noun="an agency", choices=queries.agency_choices)
    role = Select(label="Role", noun="a role", choices=queries.ROLE_CHOICES)
    area = Select(
        label="Area", noun="an area", required=False, empty="Everywhere the agency works", choices=queries.area_choices
    )
    clearance = Select(
        label="Clearance", noun="a clearance", choices=Marking.choices, coerce=int, initial=Marking.OFFICIAL_SENSITIVE
    )
    vetting_expires = DateParts(label="Vetting runs out on", noun="the end of the vetting", required=False)
    starts = DateParts(label="From", noun="the first day")
    ends = DateParts(label="Until", noun="the day on which it ends", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("starts") and given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", "The day on which it ends must be after the first day")
        return given


class AnswerProposal(OnceForm):
    """The second administrator's word."""

    answer = Radios(
        label="Do you agree?", noun="whether you agree", choices=[("agree", "I agree"), ("decline", "I do not agree")]
    )


class ChangeAgency(OnceForm):
    """What the register says of an agency."""

    name = Text(label="Name", noun="the name", max_length=120)
    telephone = Text(label="Telephone, for those who have to call", noun="the telephone", required=False, max_length=40)


class AddAgency(ChangeAgency):
    """A new agency."""

    kind = Select(label="Kind", noun="a kind", choices=queries.AGENCY_KINDS)
    area = Select(label="Area", noun="an area", required=False, empty="All Scotland", choices=queries.area_choices)


class ChangeOnCall(OnceForm):
    """Whom to call at night, for an area."""

    kind = Select(label="What is it?", noun="what it is", choices=queries.ON_CALL_KINDS)
    agency = Select(label="Agency", noun="an agency", choices=queries.agency_choices)
    area = Select(label="Area", noun="an area", required=False, empty="All Scotland", choices=queries.area_choices)
    telephone = Text(label="Telephone that is answered", noun="the telephone", width=20, max_length=40)
    words = Text(label="Who answers", noun="who answers", required=False, max_length=120)
    hours = Text(label="When", noun="when it is answered", required=False, max_length=120)
