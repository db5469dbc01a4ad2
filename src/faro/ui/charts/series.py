"""Target against value, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import MISSING, quantity
from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, add, add_data, chart, svg, written
from faro.ui.charts.frame import Frame, Slot
from faro.ui.charts.scale import nice_scale

_TOP, _BOTTOM = 14, 170
_LINE = 19
_ROOM = 216
"""Pixels left for the years on the narrowest screen: the scale stands in the margin that the style sheet leaves."""

_LETTER = 7.0
_FEWEST = 4
"""Slots across at the least."""


@dataclass(frozen=True, slots=True)
class YearPoint:
    """A year's value, first target and target in force, in millionths; None where there is none.

    ``value_note`` stands in the table beside a missing or remarkable value. ``expected``: a value was due, so that its
    absence is shown as missing; a year still to come has none and needs none.
    """

    year: int
    value: int | None
    target: int | None
    original_target: int | None = None
    expected: bool = True
    value_note: str = ""

    @property
    def said(self) -> str:
        """The value as words."""
        return quantity(self.value) if self.value is not None or self.expected else "–"


def _slots(count: int) -> list[Slot]:
    """One for each year; few years stand in the middle and don't grow into walls."""
    width = 1 / max(count, _FEWEST)
    start = (1 - count * width) / 2
    return [Slot(start + place * width, width) for place in range(count)]


def series_chart(points: Sequence[YearPoint], *, caption: str, unit: str = "", identifier: str = "serie") -> SafeString:
    """Columns for values, a bar across for the target in force, a dashed one for the original where it differs."""
    figure = chart("series", caption)
    _add_legend(figure, points, unit)
    slots, rows = _slots(len(points)), _rows_below(points)
    fits = all(len(text) * _LETTER * max(len(points), _FEWEST) <= _ROOM for _label, texts in rows for text in texts)
    height = _BOTTOM + _LINE * (1 + (len(rows) if fits else 0)) + 6
    drawing = svg(figure, Picture(identifier, caption, _description(points, unit)), height, "series")
    amounts = [n for p in points for n in (p.value, p.target, p.original_target) if n is not None]
    frame = Frame(nice_scale(amounts), _TOP, _BOTTOM)
    frame.add_grid(drawing)
    for slot, point in zip(slots, points, strict=True):
        _add_value(drawing, point, slot, frame)
        _add_targets(drawing, point, slot, frame)
        _write(drawing, str(point.year), "year", slot.middle, _BOTTOM + _LINE)
    if fits:
        _add_rows(drawing, rows, slots)
    _add_table(figure, points, caption)
    return written(figure)


def _add_value(drawing: Element, point: YearPoint, slot: Slot, frame: Frame) -> None:
    place = slot.inner(0.26)
    if point.value is not None:
        frame.add_column(drawing, "value", (0, point.value), place)
    elif point.expected:
        zero = frame.level(0)
        add(drawing, "rect", class_="absent", x=place[0], y=f"{zero - 34:.1f}", width=place[1], height=34)
        _write(drawing, MISSING, "tick", slot.middle, zero - 13)


def _add_targets(drawing: Element, point: YearPoint, slot: Slot, frame: Frame) -> None:
    if point.original_target is not None and point.original_target != point.target:
        _add_target(drawing, "target original", slot, frame.level(point.original_target))
    if point.target is not None:
        _add_target(drawing, "target", slot, frame.level(point.target))


def _add_target(drawing: Element, name: str, slot: Slot, level: float) -> None:
    x1, x2 = slot.ends(0.14)
    y = f"{level:.1f}"
    add(drawing, "line", class_=f"{name} halo", x1=x1, x2=x2, y1=y, y2=y)
    add(drawing, "line", class_=name, x1=x1, x2=x2, y1=y, y2=y)


def _write(drawing: Element, text: str, name: str, x: str, y: float) -> None:
    add(drawing, "text", text, class_=name, x=x, y=f"{y:g}", text_anchor="middle")


def _differs(points: Sequence[YearPoint]) -> bool:
    return any(p.original_target is not None and p.original_target != p.target for p in points)


def _text(value: int | None) -> str:
    return "–" if value is None else quantity(value)


def _rows_below(points: Sequence[YearPoint]) -> list[tuple[str, list[str]]]:
    rows = [(_("Obtenido"), [p.said for p in points]), (_("Meta"), [_text(p.target) for p in points])]
    if _differs(points):
        rows.append((_("Original"), [_text(p.original_target) for p in points]))
    return rows


def _add_rows(drawing: Element, rows: Sequence[tuple[str, list[str]]], slots: Sequence[Slot]) -> None:
    for line, (label, texts) in enumerate(rows):
        y = _BOTTOM + _LINE * (line + 2)
        add(drawing, "text", label, class_="tick", x=-8, y=y, text_anchor="end")
        for slot, text in zip(slots, texts, strict=True):
            _write(drawing, text, "below strong" if line == 0 else "below", slot.middle, y)


def _add_legend(figure: Element, points: Sequence[YearPoint], unit: str) -> None:
    legend = add(figure, "ul", class_="legend")
    entries = [("value", _("Valor obtenido")), ("target", _("Meta vigente"))]
    if _differs(points):
        entries.append(("original", _("Meta original")))
    if any(p.value is None and p.expected for p in points):
        entries.append(("absent", _("Sin dato (ND)")))
    for name, label in entries:
        add(add(legend, "li"), "span", "", class_=f"key key-{name}").tail = label
    if unit:
        add(legend, "li", _("Unidad: {unit}").format(unit=unit), class_="unit")


def _description(points: Sequence[YearPoint], unit: str) -> str:
    said = (
        _("{year}: valor {value}, meta {target}").format(year=p.year, value=p.said, target=_text(p.target))
        for p in points
    )
    return "; ".join(said) + (f" ({unit})." if unit else ".")


def _add_table(figure: Element, points: Sequence[YearPoint], caption: str) -> None:
    columns = [Column(_("Año")), *(Column(label, figures=True) for label, _texts in _table_columns(points))]
    texts = [texts for _label, texts in _table_columns(points)]
    notes = [p.value_note for p in points]
    if any(notes):
        columns.append(Column(_("Nota")))
        texts.append(notes)
    rows = [(str(p.year), *row) for p, row in zip(points, zip(*texts, strict=True), strict=True)]
    add_data(figure, caption, columns, rows)


def _table_columns(points: Sequence[YearPoint]) -> list[tuple[str, list[str]]]:
    columns = [(_("Valor obtenido"), [p.said for p in points]), (_("Meta vigente"), [_text(p.target) for p in points])]
    if _differs(points):
        columns.append((_("Meta original"), [_text(p.original_target) for p in points]))
    return columns
