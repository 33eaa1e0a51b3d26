"""What the fields draw themselves with: Django's widgets with a template of the design system."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget

Attrs = dict[str, Any] | None


class Input(forms.TextInput):
    """One line of text; `width` in characters, `prefix` and `suffix` stand beside it."""

    template_name = "forms/input.html"

    def __init__(self, attrs: Attrs = None, *, width: int | None = None, prefix: str = "", suffix: str = "") -> None:
        super().__init__(attrs)
        self.width, self.prefix, self.suffix = width, prefix, suffix

    def get_context(self, name: str, value: Any, attrs: Attrs) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"width": self.width, "prefix": self.prefix, "suffix": self.suffix}
        return context


class Textarea(forms.Textarea):
    template_name = "forms/textarea.html"


class Select(forms.Select):
    template_name = "forms/select.html"


class Hinted(ChoiceWidget):
    """Choices that may each have a line of explanation."""

    def __init__(
        self,
        attrs: Attrs = None,
        choices: Any = (),
        *,
        hints: Mapping[Any, str] | None = None,
        inline: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints, self.inline, self.small = hints or {}, inline, small

    def get_context(self, name: str, value: Any, attrs: Attrs) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"inline": self.inline, "small": self.small}
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), self.hints.get(value, ""))
        return option


class Radios(Hinted, forms.RadioSelect):
    template_name = "forms/radios.html"


class Checkboxes(Hinted, forms.CheckboxSelectMultiple):
    template_name = "forms/checkboxes.html"


class Checkbox(forms.CheckboxInput):
    template_name = "forms/checkbox.html"


class File(forms.FileInput):
    template_name = "forms/file.html"


class DateBoxes(forms.MultiWidget):
    """Day, month and year in three boxes; `wrong` names the boxes that the error is about."""

    template_name = "forms/date.html"
    use_fieldset = True

    def __init__(self, attrs: Attrs = None) -> None:
        self.wrong: tuple[str, ...] = ()
        super().__init__({part: Input({"inputmode": "numeric"}) for part in ("day", "month", "year")}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: Attrs) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        invalid = context["widget"]["attrs"].pop("aria-invalid", None)
        for box, part in zip(context["widget"]["subwidgets"], ("day", "month", "year"), strict=True):
            box["part"] = part
            box["attrs"].pop("aria-describedby", None)
            box["attrs"].pop("aria-invalid", None)
            box["wrong"] = bool(invalid) and part in (self.wrong or ("day", "month", "year"))
        return context
