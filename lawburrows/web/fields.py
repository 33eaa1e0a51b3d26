"""Form fields that know their component and say their errors in the words of the design system.

Each takes `noun`: the thing as it is said in an error ("Enter a full name", "Select a category", "The date of the
visit must be a real date"). Without it the label is used. `Once` and `version` fields live in `web.forms`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.forms.utils import pretty_name

from lawburrows.web import widgets

# Pairs of a value and its words, or a function that gives them for each form.
Choices = Iterable[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, Any]]]

AS_IT_STANDS = {"a", "an", "the", "any", "each", "your", "their", "who", "what", "which", "how", "why", "when", "where"}


def noun_of(label: object, unsaid: str) -> str:
    """A label as it stands inside a sentence: Full name → the full name; a question → the `unsaid` words."""
    label = str(label).strip()
    if not label or label.endswith("?"):
        return unsaid
    label = label.rstrip(":.")
    first = label.split(" ", 1)[0]
    if not first.isupper() or len(first) == 1:
        label = label[:1].lower() + label[1:]
    return label if first.lower() in AS_IT_STANDS else f"the {label}"


class Spoken(forms.Field):
    """What all fields share: errors that name the thing, made when the label is known."""

    verb = "Enter"
    unsaid = "an answer"
    phrases: ClassVar[dict[str, str]] = {
        "required": "{verb} {noun}",
        "invalid": "{Noun} must be written in the right form",
    }

    def __init__(self, *, noun: str | None = None, **kwargs: Any) -> None:
        self.given_noun = noun
        self.given_messages = dict(kwargs.get("error_messages") or {})
        super().__init__(**kwargs)
        self.speak(noun or noun_of(self.label or "", self.unsaid))

    def speak(self, noun: str) -> None:
        """Put the noun into every phrase; messages that the form gave itself win."""
        self.noun = str(noun)
        said = {
            code: phrase.format(verb=self.verb, noun=self.noun, Noun=self.noun[:1].upper() + self.noun[1:])
            for phrases in (kind.__dict__.get("phrases", {}) for kind in reversed(type(self).__mro__))
            for code, phrase in phrases.items()
        }
        self.error_messages = {**self.error_messages, **said, **self.given_messages}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        if not self.given_noun:
            self.speak(noun_of(self.label or pretty_name(field_name), self.unsaid))
        return super().get_bound_field(form, field_name)

    def refuse(self, code: str, **params: Any) -> ValidationError:
        """The error to raise for one of the phrases."""
        return ValidationError(self.error_messages[code], code=code, params=params or None)


class Text(Spoken, forms.CharField):
    """One line. `width`: 2, 3, 4, 5, 10, 20 or 30 characters, or None for the full width."""

    phrases: ClassVar[dict[str, str]] = {
        "max_length": "{Noun} must be %(limit_value)d characters or fewer",
        "min_length": "{Noun} must be %(limit_value)d characters or more",
        "null_characters_not_allowed": "{Noun} must not hold characters that cannot be shown",
    }
    widget = widgets.Input

    def __init__(
        self,
        *,
        width: int | None = None,
        max_length: int = 200,
        autocomplete: str = "off",
        inputmode: str | None = None,
        prefix: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("widget", self.widget(width=width, prefix=prefix))
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs.update({"autocomplete": autocomplete, **({"inputmode": inputmode} if inputmode else {})})


class LongText(Spoken, forms.CharField):
    """Several lines; text is kept as it was typed, line breaks and all."""

    phrases = Text.phrases
    widget = widgets.Textarea

    def __init__(self, *, rows: int = 5, max_length: int = 20_000, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs["rows"] = rows

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # no maxlength: a paste is never cut short in silence


class Email(Spoken, forms.EmailField):
    """An email address."""

    phrases: ClassVar[dict[str, str]] = {
        "required": "Enter {noun}",
        "invalid": "Enter {noun} in the correct format, like name@example.com",
        "max_length": Text.phrases["max_length"],
    }
    widget = widgets.Input

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.input_type = "email"
        self.widget.attrs.update({"autocomplete": "email", "spellcheck": "false"})


class Number(Spoken, forms.IntegerField):
    """A whole number."""

    unsaid = "the number"
    phrases: ClassVar[dict[str, str]] = {
        "invalid": "{Noun} must be a whole number",
        "min_value": "{Noun} must be %(limit_value)s or more",
        "max_value": "{Noun} must be %(limit_value)s or fewer",
    }
    widget = widgets.Input

    def __init__(self, *, width: int | None = 5, suffix: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", widgets.Input(width=width, suffix=suffix))
        super().__init__(**kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class Choosing(Spoken):
    """Fields whose answer is selected, not typed."""

    verb = "Select"
    phrases: ClassVar[dict[str, str]] = {
        "invalid_choice": "Select {noun} from the list",
        "invalid_list": "Select {noun} from the list",
    }


class Select(Choosing, forms.TypedChoiceField):
    """A list that opens; begins with an empty choice. For fewer than seven choices prefer `Radios`."""

    widget = widgets.Select

    def __init__(self, *, choices: Choices = (), empty: str = "Select", **kwargs: Any) -> None:
        kwargs.setdefault("empty_value", None)
        super().__init__(choices=with_empty(choices, empty), **kwargs)


def with_empty(choices: Choices, words: str) -> Choices:
    """The choices with an empty one before them; a callable is asked for each form."""
    if callable(choices):
        return lambda: [("", words), *choices()]
    return [("", words), *choices]


class Radios(Choosing, forms.TypedChoiceField):
    """One of a few. `hints`: {value: words under that choice}; `inline` for yes and no."""

    widget = widgets.Radios

    def __init__(
        self,
        *,
        choices: Choices = (),
        hints: Mapping[Any, str] | None = None,
        inline: bool = False,
        small: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("empty_value", None)
        kwargs.setdefault("widget", widgets.Radios(hints=hints, inline=inline, small=small))
        super().__init__(choices=choices, **kwargs)


class YesNo(Radios):
    """Yes or no, with neither chosen beforehand; gives True, False or None. `noun` is a clause: "anyone was hurt"."""

    phrases: ClassVar[dict[str, str]] = {"required": "Select yes or no", "invalid_choice": "Select yes or no"}

    def __init__(self, *, inline: bool = True, **kwargs: Any) -> None:
        super().__init__(choices=[("yes", "Yes"), ("no", "No")], inline=inline, coerce=yes, **kwargs)

    def speak(self, noun: str) -> None:
        super().speak(noun)
        if self.given_noun and "required" not in self.given_messages:
            self.error_messages["required"] = f"Select yes if {self.given_noun}"

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def yes(value: object) -> bool:
    """True for the answer yes."""
    return value == "yes"


class Checkboxes(Choosing, forms.TypedMultipleChoiceField):
    """Any of a few; gives a list. `hints`: {value: words under that choice}."""

    widget = widgets.Checkboxes

    def __init__(
        self, *, choices: Choices = (), hints: Mapping[Any, str] | None = None, small: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", widgets.Checkboxes(hints=hints, small=small))
        super().__init__(choices=choices, **kwargs)


class Confirm(Spoken, forms.BooleanField):
    """One box to tick; its label is the sentence confirmed."""

    verb = "Confirm that"
    widget = widgets.Checkbox


class File(Spoken, forms.FileField):
    """A file. `kinds`: endings allowed, such as ("pdf", "jpg"); `megabytes`: the largest size."""

    verb = "Select"
    unsaid = "a file"
    phrases: ClassVar[dict[str, str]] = {
        "required": "Select {noun}",
        "invalid": "Select {noun} again: it did not arrive",
        "missing": "Select {noun} again: it did not arrive",
        "empty": "The selected file is empty",
        "max_length": "The name of the selected file must be %(max)d characters or fewer",
        "too_large": "The selected file must be %(megabytes)d MB or smaller",
        "kind": "The selected file must be a %(kinds)s",
        "null": "The name of the selected file holds characters that cannot be shown",
    }
    widget = widgets.File

    def __init__(self, *, kinds: Sequence[str] = (), megabytes: int = 20, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.kinds, self.megabytes = tuple(kind.lower() for kind in kinds), megabytes
        if kinds:
            self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in self.kinds)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file or file is initial:
            return file
        if "\0" in file.name:
            raise self.refuse("null")
        if file.size > self.megabytes * 1024 * 1024:
            raise self.refuse("too_large", megabytes=self.megabytes)
        if self.kinds and file.name.lower().rpartition(".")[2] not in self.kinds:
            raise self.refuse("kind", kinds=either(kind.upper() for kind in self.kinds))
        return file


def either(words: Iterable[str]) -> str:
    """PDF, PNG or JPG."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
