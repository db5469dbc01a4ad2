"""A report as one self-contained page: no script, nothing fetched, readable on a phone, by night and on paper."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from faro.kernel.formats import day
from faro.reports import words
from faro.reports.charts import NARROW, WIDE, bar_chart_svg
from faro.reports.document import BarChart, Document, Heading, Row, RowKind, Table
from faro.reports.html.stylesheet import stylesheet
from faro.reports.layout import spans_row
from faro.reports.printable import paragraphs, printable
from faro.reports.style import worded

_FOLDER = Path(__file__).parent


def write_html(document: Document, path: Path) -> None:
    """Writes the report to ``path`` as one UTF-8 page; the same document gives the same bytes."""
    path.write_text(html_text(document), encoding="utf-8", newline="\n")


def html_text(document: Document) -> str:
    """The report as the text of an HTML page. Its own style is allowed by hash, everything else is forbidden."""
    style = stylesheet()
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            document=document,
            contents=[block for block in document.blocks if isinstance(block, Heading) and block.level <= 2],
            date=day(document.date) if document.date else "",
            style=Markup(style),  # noqa: S704 - our own stylesheet, no data in it
            policy=f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )
    environment.globals.update(words=words, spans_row=spans_row, worded=worded, drawing=_drawing)
    environment.filters.update(kind=lambda block: type(block).__name__, paragraphs=paragraphs, bodies=_bodies)
    return environment


def _clean(value: object) -> object:
    return printable(value) if type(value) is str else value


def _bodies(table: Table) -> list[list[Row]]:
    """The rows parted before each group heading, so that a heading names the rows of its own body only."""
    bodies: list[list[Row]] = [[]]
    for row in table.rows:
        if row.kind is RowKind.GROUP and bodies[-1]:
            bodies.append([])
        bodies[-1].append(row)
    return bodies


def _drawing(chart: BarChart, name: str) -> Markup:
    """The chart twice, once for wide screens and paper and once for phones; the stylesheet shows one of them."""
    wide = bar_chart_svg(chart, WIDE, f"{name}-ancho")
    narrow = bar_chart_svg(chart, NARROW, f"{name}-angosto")
    both = f'<div class="wide">{wide}</div><div class="narrow">{narrow}</div>'
    return Markup(both)  # noqa: S704 - escaped by ElementTree


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
