"""The few tags and filters that pages may use: {% tag %} {% act %} {% person_tabs %}, |day |clock |moment |anchor."""

from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context

from lawburrows.web import dates, menu

register = template.Library()

COLOURS = ("grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow", "white")


@register.inclusion_tag("components/tag.html")
def tag(text: str, colour: str = "") -> dict[str, str]:
    """A word in a coloured box; the word says everything, the colour only repeats it."""
    if colour and colour not in COLOURS:
        raise ValueError(f"{colour} is not a colour of the design system")
    return {"text": text, "colour": colour}


@register.inclusion_tag("components/act.html", takes_context=True)
def act(
    context: Context, may: Any, label: str, url: str = "", *, method: str = "get", kind: str = "", about: str = ""
) -> dict[str, Any]:
    """The button of an act: alive if `may` allows it, otherwise greyed and with its reason in words.

    With `url` it leads there (`method="post"`: sends there); without, it sends the form that it stands in.
    `kind`: "", "secondary" or "warning". `about`: whom it concerns, for those who hear the page.
    """
    if kind not in ("", "secondary", "warning"):
        raise ValueError(f"{kind} is not a kind of button")
    return {
        "may": bool(may),
        "reason": getattr(may, "reason", "") or "",
        "label": label,
        "url": url,
        "method": method,
        "kind": kind,
        "about": about,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def person_tabs(context: Context, ref: str) -> list[menu.Link]:
    """The tabs of a person's pages, the present one marked."""
    request = context.get("request")
    return menu.person_tabs(ref, request.path if request else "", in_full=bool(context.get("in_full", True)))


@register.filter
def day(value: Any) -> Any:
    """4 December 2026; anything that is not a date is shown as it is, so "not known" stays."""
    return dates.write_date(value) if isinstance(value, date) else value


@register.filter
def last_day(value: Any) -> Any:
    """The last day of a period of which this is the first day that is no longer in it."""
    return value - timedelta(days=1) if isinstance(value, date) else value


@register.filter
def weekday(value: Any) -> Any:
    """Friday 4 December 2026."""
    return dates.write_weekday(value) if isinstance(value, date) else value


@register.filter
def head_of(heads: list[Any], number: int) -> Any:
    """The words above a cell, by its number in the row; nothing where the row is longer than its heads."""
    found = heads[number] if number < len(heads) else ""
    return found.get("text", "") if isinstance(found, dict) else found


@register.filter
def not_among(rows: list[dict[str, Any]], keys: list[str]) -> list[dict[str, Any]]:
    """Those rows whose key is none of these."""
    return [row for row in rows if row["key"] not in keys]


@register.filter
def clock(value: Any) -> Any:
    """14:05 in London."""
    return dates.write_clock(value) if isinstance(value, datetime) else value


@register.filter
def moment(value: Any) -> Any:
    """4 December 2026 at 14:05 in London."""
    return dates.write_moment(value) if isinstance(value, datetime) else value


@register.filter
def machine(value: object) -> str:
    """A date as machines read it, for <time datetime>."""
    return value.isoformat() if isinstance(value, date) else ""


@register.filter
def anchor(field: BoundField) -> str:
    """The id of the first control that an error of this field is about."""
    widget: Any = field.field.widget
    names = [name.lstrip("_") for name in getattr(widget, "widgets_names", ())]
    if names:
        wrong = getattr(widget, "wrong", ())
        return f"{field.auto_id}_{names.index(wrong[0]) if wrong else 0}"
    return f"{field.auto_id}_0" if widget.use_fieldset else field.auto_id
