"""A document as plain JSON values for the typst template: texts cleaned, columns measured, charts drawn."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TypeAlias

from faro.kernel.formats import day
from faro.reports import words
from faro.reports.charts import WIDE, bar_chart_svg, chart_parts
from faro.reports.document import (
    BarChart,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Gap,
    Heading,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from faro.reports.layout import Segment, column_widths, figures_across, is_unbroken, opening, segments, spans_row
from faro.reports.metrics import fitting_size
from faro.reports.printable import drawable, paragraphs
from faro.reports.style import (
    BODY_SIZE,
    CONTENTS_DEPTH,
    DAY,
    FIGURE_LEAST_SIZE,
    FIGURE_SIZE,
    LANDSCAPE,
    POINTS_PER_CM,
    PORTRAIT,
    SMALL_SIZE,
    Paper,
    table_padding,
    table_size,
    worded,
)

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_BREAK = "\N{ZERO WIDTH SPACE}"
_UNBREAKABLE = 28
_CAPTION_HEIGHT = 60.0
_CARD_MARGINS = 30.0


def payload(document: Document) -> Json:
    """Everything the template shows, in its order."""
    day_of = document.date
    first, rest = opening(document.blocks)
    return {
        "title": drawable(document.title),
        "subtitle": drawable(document.subtitle),
        "organisation": drawable(document.organisation),
        "footer": drawable(document.footer),
        "date": [day_of.year, day_of.month, day_of.day] if day_of else None,
        "date_text": day(day_of) if day_of else "",
        "synthetic": document.synthetic,
        "words": _words(),
        "style": _style(),
        "opening": [made for block in first for made in _block(block, PORTRAIT)],
        "segments": [_segment(segment) for segment in segments(rest)],
    }


def _words() -> Json:
    page, of = words.page_words()
    return {
        "page": page,
        "of": of,
        "synthetic": words.synthetic_mark(),
        "synthetic_remark": words.synthetic_remark(),
        "contents": words.contents_title(),
        "gap": words.gap_label(),
        "no_rows": words.no_rows(),
    }


def _style() -> Json:
    return {
        "colours": {name: colour for name, colour in asdict(DAY).items() if name != "lights"},
        "lights": {light.value: asdict(colours) for light, colours in DAY.lights.items()},
        "body_size": BODY_SIZE,
        "small_size": SMALL_SIZE,
        "contents_depth": CONTENTS_DEPTH,
        "portrait": _paper(PORTRAIT),
        "landscape": _paper(LANDSCAPE),
    }


def _paper(paper: Paper) -> Json:
    return {"side": paper.side, "top": paper.top, "bottom": paper.bottom}


def _segment(segment: Segment) -> Json:
    return {
        "landscape": segment.landscape,
        "blocks": [made for block in segment.blocks for made in _block(block, segment.paper)],
    }


def _block(block: Block, paper: Paper) -> Iterable[Json]:
    if isinstance(block, BarChart):
        return _chart(block, paper)
    if isinstance(block, Table):
        return [_table(block, paper)]
    if isinstance(block, KeyFigures):
        return [_figures(block.items, paper)]
    return [_text_block(block)]


def _text_block(block: Heading | Paragraph | Bullets | Gap | Notice) -> Json:
    match block:
        case Heading(level=level, text=text, anchor=anchor):
            return {"kind": "heading", "level": level, "text": drawable(text), "anchor": anchor}
        case Paragraph(text=text, source=source):
            line = drawable(words.source_line(source)) if source else ""
            return {"kind": "paragraph", "texts": _texts(text), "source": line}
        case Bullets(items=items):
            return {"kind": "bullets", "items": [drawable(item) for item in items]}
        case Gap(prompt=prompt):
            return {"kind": "gap", "texts": _texts(prompt)}
        case Notice(text=text):
            return {"kind": "notice", "texts": _texts(text)}


def _texts(text: str) -> list[Json]:
    return [drawable(part) for part in paragraphs(text)]


def _figures(items: tuple[KeyFigure, ...], paper: Paper) -> Json:
    across = figures_across(len(items))
    room = paper.text_width * POINTS_PER_CM / across - _CARD_MARGINS
    return {"kind": "figures", "across": across, "items": [_figure(item, room) for item in items]}


def _figure(item: KeyFigure, room: float) -> Json:
    return {
        "value_size": fitting_size(drawable(item.value), room, FIGURE_SIZE, FIGURE_LEAST_SIZE),
        "label": drawable(item.label),
        "value": drawable(item.value),
        "note": drawable(item.note),
        "light": item.light.value if item.light else None,
        "word": words.figure_light(item),
    }


def _chart(chart: BarChart, paper: Paper) -> Iterable[Json]:
    unit = PORTRAIT.text_width / WIDE.width
    room = (paper.text_height - _CAPTION_HEIGHT / POINTS_PER_CM) / unit
    for part in chart_parts(chart, room):
        drawing = drawable(bar_chart_svg(part))
        yield {"kind": "chart", "caption": drawable(part.caption), "alt": drawable(part.alt), "drawing": drawing}


def _table(table: Table, paper: Paper) -> Json:
    size, padding = table_size(len(table.columns)), table_padding(len(table.columns))
    columns = column_widths(table, paper.text_width * POINTS_PER_CM, size, 2 * padding)
    return {
        "kind": "table",
        "caption": drawable(table.caption),
        "size": size,
        "widths": list(columns.widths),
        "tight": columns.tight,
        "padding": padding,
        "aligns": [column.align.value for column in table.columns],
        "labels": [_breakable(drawable(column.label)) for column in table.columns],
        "rows": [_row(row, table, whole=columns.whole) for row in table.rows],
        "notes": [drawable(note) for note in table.notes],
    }


def _row(row: Row, table: Table, *, whole: bool) -> Json:
    spans = row.kind is RowKind.GROUP and spans_row(row.cells)
    cells = zip(row.cells[:1] if spans else row.cells, table.columns, strict=False)
    return {
        "kind": row.kind.value,
        "spans": spans,
        "cells": [_cell(cell, column, whole=whole) for cell, column in cells],
    }


def _cell(cell: Cell, column: Column, *, whole: bool) -> Json:
    """A bare text, unless a light colours it or it must not be broken."""
    text = drawable(worded(cell.text, cell.light))
    unbroken = whole and is_unbroken(column, text)
    if cell.light is None and not unbroken:
        return _breakable(text)
    light = cell.light.value if cell.light else None
    return {"text": text if unbroken else _breakable(text), "light": light, "whole": unbroken}


def _breakable(text: str) -> str:
    """The text with a place to break inside each very long word (an address, say), which would run out of its cell."""
    if max(map(len, text.split()), default=0) <= _UNBREAKABLE:
        return text
    parts = (
        _BREAK.join(word[start : start + 8] for start in range(0, len(word), 8)) if len(word) > _UNBREAKABLE else word
        for word in text.split(" ")
    )
    return " ".join(parts)
