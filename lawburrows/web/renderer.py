"""The form renderer: every field, Django's own ones too, is drawn as the design system draws it.

Settings: FORM_RENDERER = "lawburrows.web.renderer.Renderer". A page says {{ form }} or
{{ form.name.as_field_group }} and gets label, hint, error and input.
"""

from typing import Any

from django.forms.renderers import DjangoTemplates

# what Django's own widgets ask for → what they get
COMPONENTS = {
    **dict.fromkeys(
        (f"django/forms/widgets/{kind}.html" for kind in ("text", "email", "number", "url", "password", "input")),
        "forms/input.html",
    ),
    **dict.fromkeys(
        (f"django/forms/widgets/{kind}.html" for kind in ("date", "time", "datetime", "tel", "search", "color")),
        "forms/input.html",
    ),
    "django/forms/widgets/textarea.html": "forms/textarea.html",
    "django/forms/widgets/select.html": "forms/select.html",
    "django/forms/widgets/radio.html": "forms/radios.html",
    "django/forms/widgets/checkbox_select.html": "forms/checkboxes.html",
    "django/forms/widgets/checkbox.html": "forms/checkbox.html",
    "django/forms/widgets/file.html": "forms/file.html",
    "django/forms/widgets/clearable_file_input.html": "forms/file.html",
    "django/forms/errors/list/default.html": "forms/error_list.html",
    "django/forms/errors/list/ul.html": "forms/error_list.html",
}


class Renderer(DjangoTemplates):
    """Looks in the apps' templates, and puts components in the place of Django's widgets."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return super().get_template(COMPONENTS.get(template_name, template_name))
