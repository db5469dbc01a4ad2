"""How pages are made from templates: safe texts, the blocks of a report, and a policy that lets nothing else in."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from faro.reports import words
from faro.reports.charts import NARROW, WIDE, bar_chart_svg
from faro.reports.document import BarChart, Row, RowKind, Table
from faro.reports.layout import spans_row
from faro.reports.printable import paragraphs, printable
from faro.reports.style import worded

_FOLDER = Path(__file__).parent


@cache
def page_environment(*folders: Path) -> Environment:
    """The templates of the yearly report, and those of ``folders``."""
    environment = Environment(
        loader=FileSystemLoader([*folders, _FOLDER]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )
    environment.globals.update(words=words, spans_row=spans_row, worded=worded, drawing=_drawing)
    environment.filters.update(kind=lambda block: type(block).__name__, paragraphs=paragraphs, bodies=_bodies)
    return environment


def content_policy(style: str) -> str:
    """The page's own style is allowed by hash, everything else is forbidden."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


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
