"""One form for each kind of change: what it is in its own fields, and what is said of every change."""

from __future__ import annotations

from typing import Any

from lawburrows.circumstances import queries
from lawburrows.circumstances.commands import About
from lawburrows.people.forms.entries import chosen, telephone
from lawburrows.rules.circumstances import IN_A_HOME, to_be_told
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm

DEVICES = [
    ("phone", "mobile telephone"),
    ("computer", "computer or laptop"),
    ("tablet", "tablet"),
    ("console", "games console"),
    ("storage", "storage"),
    ("other", "other"),
]


class ChangeForm(OnceForm):
    """What is said of every change. Most of it is chosen beforehand as it most often is."""

    kind_of_change = ""
    since = DateParts(label="Since when?", noun="since when", latest=today)
    known = Select(label="How is it known?", noun="how it is known", choices=queries.KNOWN, initial="person")
    basis = Radios(
        label="Is it fact or opinion?", noun="fact or opinion", choices=queries.BASES, initial="fact", inline=True
    )
    verified = Radios(
        label="Has it been verified?",
        noun="whether it has been verified",
        choices=[("yes", "yes"), ("no", "not yet")],
        initial="no",
        inline=True,
    )
    child = YesNo(label="Does a child live there, or visit?", noun="a child lives there, or visits")
    told = Radios(
        label="Has the person notified the police of this?",
        noun="whether the person has notified the police",
        choices=queries.TOLD,
        initial="not_known",
        help_text="The law asks a person who is subject to notification requirements to tell it within 3 days",
    )
    own: tuple[str, ...] = ()  # the fields of this kind, shown first

    def __init__(self, *args: Any, subject: bool = True, household: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if self.kind_of_change not in IN_A_HOME:
            del self.fields["child"]
        if not subject or to_be_told(self.kind_of_change, today()) is None:
            del self.fields["told"]
        self.order_fields([*self.own, "child", "since", "known", "basis", "verified", "told"])

    def about(self) -> About:
        given = self.cleaned_data
        return About(
            since=given["since"],
            known=given["known"],
            basis=given["basis"],
            verified=given["verified"] == "yes",
            words=given.get("words") or "",
            told=given.get("told") or "",
            child=bool(given.get("child")) or given.get("category") == "child",
        )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in self.own}


class ChangeOfAddress(ChangeForm):
    kind_of_change = "address"
    own = ("use", "lines", "town", "postcode", "note")
    use = Radios(
        label="Where do they live now?",
        noun="where they live",
        choices=[("home", "a sole or main home"), ("found", "no fixed abode: regularly found at")],
        initial="home",
    )
    lines = Text(
        label="House and street, or the place where they are found", noun="the address", required=False, max_length=300
    )
    town = Text(label="Town", required=False, max_length=120)
    postcode = Text(label="Postcode", required=False, width=10, max_length=40)
    note = Text(label="Note", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("lines", "town", "postcode")):
            self.add_error("lines", "Enter the address, or the place where they are found")
        return cleaned


class ChangeOfHousehold(ChangeForm):
    """Somebody came to live there; or somebody left."""

    kind_of_change = "household"
    own = ("left", "name", "category", "relation", "born_stated", "note")
    left = Select(
        label="Who has left?", required=False, empty="Nobody: somebody has come", help_text="Then leave the rest empty"
    )
    name = Text(label="Name of whoever has come", noun="the name", required=False)
    category = Radios(
        label="Who are they in this case?",
        noun="who they are",
        choices=[("household", "member of the household"), ("child", "child"), ("associate", "associate")],
        initial="household",
    )
    relation = Select(
        label="What are they to the person?",
        noun="what they are to the person",
        choices=chosen("relationship"),
        initial="other",
    )
    born_stated = Text(label="Date of birth or age, as stated", required=False, max_length=100)
    note = Text(label="Note", required=False, max_length=500)

    def __init__(self, *args: Any, household: Any = (), find: Any = None, **more: Any) -> None:
        super().__init__(*args, **more)
        left: Any = self.fields["left"]
        left.choices = [("", "Nobody: somebody has come"), *household]
        self.find = find

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("left"):
            cleaned["left"] = self.find(cleaned["left"])
        elif not self.errors and not cleaned.get("name"):
            self.add_error("name", "Enter the name of whoever has come, or choose who has left")
        return cleaned


class ChangeOfPartner(ChangeOfHousehold):
    kind_of_change = "partner"

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["relation"].initial, self.fields["category"].initial = "partner", "associate"


class ChangeOfJob(ChangeForm):
    kind_of_change = "job"
    own = ("kind", "what", "place")
    kind = Radios(label="What is it?", noun="what it is", choices=chosen("occupation"), initial="job")
    what = Text(label="What do they do?", noun="what they do")
    place = Text(label="Where, or for whom?", noun="where or for whom", required=False, max_length=300)


class ChangeOfTelephone(ChangeForm):
    kind_of_change = "telephone"
    own = ("kind", "value")
    kind = Radios(label="What is it?", noun="what it is", choices=chosen("contact"), initial="telephone", inline=True)
    value = Text(label="Number, address or name", noun="the number, address or name", max_length=254)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == "telephone" and cleaned.get("value"):
            cleaned["value"] = telephone(cleaned["value"])
            if not cleaned["value"]:
                self.add_error("value", "Enter a telephone number, like 0131 496 0000 or +44 131 496 0000")
        return cleaned


class ChangeOfVehicle(ChangeForm):
    kind_of_change = "vehicle"
    own = ("registration", "what")
    registration = Text(label="Registration", width=10, max_length=20)
    what = Text(label="Make, model and colour", required=False)


class ChangeOfAccount(ChangeForm):
    kind_of_change = "account"
    own = ("kind", "provider", "holder", "number")
    kind = Radios(label="What is it?", noun="what it is", choices=chosen("account"), initial="bank", inline=True)
    provider = Text(label="Bank or provider", required=False, max_length=120)
    holder = Text(label="Name on it", required=False)
    number = Text(label="Number", noun="the number", width=30, max_length=40)


class ChangeOfDevice(ChangeForm):
    kind_of_change = "device"
    own = ("kind", "what")
    kind = Radios(label="What is it?", noun="what it is", choices=DEVICES, initial="phone")
    what = Text(label="Make and model, or what is known of it", noun="what is known of it", max_length=300)


class ChangeOfName(ChangeForm):
    kind_of_change = "name"
    own = ("kind", "given", "middle", "family")
    kind = Radios(
        label="What kind of name is it?", noun="what kind of name it is", choices=chosen("name"), initial="main"
    )
    given = Text(label="Given names", required=False)
    middle = Text(label="Middle names", required=False)
    family = Text(label="Family name", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("given") or cleaned.get("family")):
            self.add_error("family", "Enter a given name or a family name")
        return cleaned


class ChangeOfHealth(ChangeForm):
    kind_of_change = "health"
    own = ("text",)
    text = LongText(
        label="What has changed?",
        noun="what has changed",
        help_text="In plain words, and no more than others need to keep people safe. Clinical matter stays with the health board",
        rows=3,
        max_length=1000,
    )


class ChangeOfOther(ChangeForm):
    kind_of_change = "other"
    own = ("words",)
    words = LongText(label="What has changed?", noun="what has changed", rows=3, max_length=1000)


class ChangeOfNeighbour(ChangeOfOther):
    kind_of_change = "neighbour"
    words = LongText(
        label="Who has come or gone, or what stands there now?",
        noun="what has changed",
        help_text="Such as: a family with children next door; a nursery opened at the corner",
        rows=3,
        max_length=1000,
    )


class ChangeOfConditions(ChangeOfOther):
    kind_of_change = "conditions"
    words = LongText(
        label="Which conditions have changed, and how?",
        noun="which conditions have changed",
        help_text="The conditions themselves are recorded with the order. This asks for the address to be looked at again",
        rows=3,
        max_length=1000,
    )


FORMS: dict[str, type[ChangeForm]] = {
    form.kind_of_change: form
    for form in (
        ChangeOfAddress,
        ChangeOfHousehold,
        ChangeOfPartner,
        ChangeOfJob,
        ChangeOfTelephone,
        ChangeOfVehicle,
        ChangeOfAccount,
        ChangeOfDevice,
        ChangeOfName,
        ChangeOfHealth,
        ChangeOfNeighbour,
        ChangeOfConditions,
        ChangeOfOther,
    )
}


class DealWithCall(OnceForm, VersionedForm):
    """What was done about it."""

    done = LongText(label="What was done, and by whom?", noun="what was done", rows=3, max_length=1000)


class DecidePathway(OnceForm):
    """How a young person is managed as an adult."""

    pathway = LongText(
        label="How are they managed from their eighteenth birthday?",
        noun="how they are managed",
        rows=4,
        max_length=1000,
    )
    keeping = LongText(
        label="What of this record is still needed, and why?", noun="what is still needed", rows=3, max_length=1000
    )
