"""PDF from the same HTML as the pages: tagged, marked on every page, and never fetching anything from anywhere.

WeasyPrint is slow to load and needs Pango, so only the worker's jobs import this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import weasyprint
from django.template.loader import render_to_string
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from lawburrows.web.dates import write_moment

STYLE = "documents/print.css"
PAGE = """
@page {{
  @top-center {{ content: {marking} }}
  @bottom-center {{ content: {marking} }}
  @bottom-left {{ content: {printed} }}
  @right-middle {{ content: {printed} }}
}}
"""


class FetchesSomething(ValueError):
    """A template wants something from an address."""


class NothingOutside(URLFetcher):
    """Refuses every address: a sheet is made of its template and its style alone."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        raise FatalURLFetchingError(f"a sheet may not fetch anything, and this one wants {url[:80]}")


def quoted(words: str) -> str:
    """Words as a string of a style sheet, whatever signs they hold."""
    return '"' + "".join(sign if sign.isalnum() or sign in " ,.:-" else f"\\\\{ord(sign):x} " for sign in words) + '"'


def render(
    template: str, context: Mapping[str, Any], *, marking: str, by: str, at: datetime, how: str = "Printed by"
) -> bytes:
    """The PDF of a template: PDF/UA-1, with the marking, who printed it (or for whom: `how`) and when on each page."""
    printed = f"{how} {by}, {write_moment(at)}"
    page = render_to_string(template, {**context, "marking": marking, "printed": printed})
    styles = [
        weasyprint.CSS(string=render_to_string(STYLE), url_fetcher=NothingOutside()),
        weasyprint.CSS(
            string=PAGE.format(marking=quoted(marking), printed=quoted(printed)), url_fetcher=NothingOutside()
        ),
    ]
    html = weasyprint.HTML(string=page, url_fetcher=NothingOutside())
    try:
        content: bytes = html.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as fetched:  # no ordinary exception: it would end the worker
        raise FetchesSomething(str(fetched)) from None
    return content
