"""Word from the same HTML as the PDF: real headings and lists, tables with header rows, marked on every page.

Only the worker's jobs import this module. A sheet is plain: what this does not know is an error and not left out.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import docx
from django.template.loader import render_to_string
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import html

from lawburrows.web.dates import write_moment

LANGUAGE = "en-GB"
RED = RGBColor(0xB1, 0x0E, 0x1E)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
TEXTS = {"p", "div"}
LISTS = {"ul": "List Bullet", "ol": "List Number"}
BOLD, PLAIN, NOT_SHOWN = {"strong", "b"}, {"span", "em"}, {"script", "style"}


class NotPlain(ValueError):
    """A template holds what has no place in a plain document."""


def render(template: str, context: Mapping[str, Any], *, marking: str, by: str, at: datetime) -> bytes:
    """The DOCX of a template, with the marking in head and foot, and who had it made and when."""
    printed = f"Printed by {by}, {write_moment(at)}"
    page = html.document_fromstring(render_to_string(template, {**context, "marking": marking, "printed": printed}))
    made = docx.Document()
    title = page.findtext("head/title") or ""
    _speak(made, title=title, by=by, at=at)
    _mark(made, marking, printed)
    for one in page.find("body"):
        _block(made, one)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _speak(made: Document, *, title: str, by: str, at: datetime) -> None:
    """The language of every style, and what the document is called."""
    said = made.core_properties
    said.title, said.language, said.author, said.created, said.modified = title, LANGUAGE, by, at, at
    said.last_modified_by, said.comments = by, ""
    usual: Any = made.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    spoken = usual.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        usual.append(spoken)
    spoken.set(qn("w:val"), LANGUAGE)
    style: Any = made.styles["Normal"]
    style.font.name, style.font.size = "Liberation Sans", Pt(10.5)


def _mark(made: Document, marking: str, printed: str) -> None:
    section = made.sections[0]
    for place in (section.header, section.footer):
        line = place.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = line.add_run(marking)
        run.bold, run.font.color.rgb = True, RED
    foot = section.footer.add_paragraph()
    foot.add_run(f"{printed}. Page ")
    _counted(foot, "PAGE")
    foot.add_run(" of ")
    _counted(foot, "NUMPAGES")


def _counted(line: Paragraph, what: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    line._p.append(field)


def _block(made: Document, one: Any) -> None:
    """One element of the body, and those in it."""
    tag = one.tag
    if not isinstance(tag, str) or tag in NOT_SHOWN:
        return
    if tag in HEADINGS:
        _words(made.add_heading(level=HEADINGS[tag]), one)
    elif tag in TEXTS:
        if any(child.tag in TEXTS | set(LISTS) | set(HEADINGS) | {"table"} for child in one):
            for child in one:
                _block(made, child)
        else:
            _words(made.add_paragraph(), one)
    elif tag in LISTS:
        for item in one.iterchildren("li"):
            _words(made.add_paragraph(style=LISTS[tag]), item)
    elif tag == "table":
        _table(made, one)
    else:
        raise NotPlain(f"a sheet for Word may not hold <{tag}>")


def _words(line: Paragraph, one: Any, *, bold: bool = False) -> None:
    """The text of an element and of those in it, with breaks and bold; blanks count once, as on a page."""
    _say(line, one.text, bold)
    for child in one:
        if child.tag == "br":
            line.add_run().add_break(WD_BREAK.LINE)
        elif child.tag in BOLD | PLAIN:
            _words(line, child, bold=bold or child.tag in BOLD)
        elif isinstance(child.tag, str):
            raise NotPlain(f"a line for Word may not hold <{child.tag}>")
        _say(line, child.tail, bold)


def _say(line: Paragraph, text: str | None, bold: bool) -> None:
    words = " ".join((text or "").split())
    if not words:
        return
    before = " " if text and text[0].isspace() and line.text and not line.text.endswith("\n") else ""
    after = " " if text and text[-1].isspace() else ""
    run = line.add_run(f"{before}{words}{after}")
    if bold:
        run.bold = True


def _table(made: Document, one: Any) -> None:
    """The caption above; a row of column headers that comes again on each page; the first column heads its rows."""
    caption = one.find("caption")
    if caption is not None:
        _words(made.add_paragraph(style="Caption"), caption)
    heads, rows = one.findall("thead/tr"), [*one.findall("tbody/tr"), *one.findall("tr")]
    every = [*heads, *rows]
    table = made.add_table(rows=len(every), cols=max((len(row) for row in every), default=1), style="Table Grid")
    for number, row in enumerate(every):
        for place, cell in enumerate(row):
            _words(table.cell(number, place).paragraphs[0], cell, bold=cell.tag == "th")
        if number < len(heads):
            again = table.rows[number]._tr.get_or_add_trPr()
            again.append(OxmlElement("w:tblHeader"))
    look: Any = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1" if heads else "0")
        look.set(qn("w:firstColumn"), "1" if any(row[0].tag == "th" for row in rows if len(row)) else "0")
    made.add_paragraph()
