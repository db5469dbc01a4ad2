"""A year month by month: what was done, what was programmed, and where the year may end."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import MISSING, money
from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, across, add, add_data, chart, svg, written
from faro.ui.charts.scale import Scale, nice_scale

_TOP, _BOTTOM, _HEIGHT = 14, 190, 214
_MILLION_SOLES = 100_000_000


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """A month's accumulated amounts in céntimos; ``done`` is None where it has not come."""

    label: str
    done: int | None
    programmed: int


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The end that is expected and its interval, in céntimos."""

    expected: int
    low: int
    high: int


def months_chart(
    points: Sequence[MonthPoint], *, caption: str, end: YearEnd | None = None, identifier: str = "meses"
) -> SafeString:
    """Columns of what was done since January, a line across for what was programmed; at the right the year's end."""
    figure = chart("months", caption)
    _add_legend(figure, end)
    amounts = [n for p in points for n in (p.done, p.programmed) if n is not None]
    scale = nice_scale([*amounts, *([end.high] if end else [])])
    drawing = svg(figure, Picture(identifier, caption, _description(points, end)), _HEIGHT, "series")
    _add_grid(drawing, scale)
    width = 1 / (len(points) + (1 if end else 0))
    for place, point in enumerate(points):
        _add_month(drawing, point, scale, (place * width, width))
    if end:
        _add_end(drawing, end, scale, (len(points) * width, width))
    _add_table(figure, points, end, caption)
    return written(figure)


def _level(scale: Scale, value: int) -> float:
    return _BOTTOM - scale.share(value) * (_BOTTOM - _TOP)


def _add_grid(drawing: Element, scale: Scale) -> None:
    for step in scale.steps:
        y = f"{_level(scale, step):.1f}"
        add(drawing, "line", class_="grid" if step else "axis", x1=0, x2="100%", y1=y, y2=y)
        label = _("{n} mill.").format(n=f"{step / _MILLION_SOLES:g}") if step else "0"
        add(drawing, "text", label, class_="tick", x=-8, y=f"{_level(scale, step) + 4:.1f}", text_anchor="end")


def _add_month(drawing: Element, point: MonthPoint, scale: Scale, slot: tuple[float, float]) -> None:
    left, width = slot
    if point.done is not None:
        _add_column(drawing, "value", (0, point.done), scale, slot)
    y = f"{_level(scale, point.programmed):.1f}"
    x1, x2 = across(left + width * 0.08), across(left + width * 0.92)
    add(drawing, "line", class_="target", x1=x1, x2=x2, y1=y, y2=y)
    middle = across(left + width / 2)
    add(drawing, "text", point.label, class_="tick", x=middle, y=_BOTTOM + 18, text_anchor="middle")


def _add_column(drawing: Element, name: str, ends: tuple[int, int], scale: Scale, slot: tuple[float, float]) -> None:
    left, width = slot
    bottom, top = (_level(scale, value) for value in ends)
    height = f"{max(bottom - top, 1.5):.1f}"
    x, wide = across(left + width * 0.2), across(width * 0.6)
    add(drawing, "rect", class_=name, x=x, y=f"{top:.1f}", width=wide, height=height)


def _add_end(drawing: Element, end: YearEnd, scale: Scale, slot: tuple[float, float]) -> None:
    left, width = slot
    _add_column(drawing, "absent", (end.low, end.high), scale, slot)
    y = f"{_level(scale, end.expected):.1f}"
    x1, x2 = across(left + width * 0.2), across(left + width * 0.8)
    add(drawing, "line", class_="axis", x1=x1, x2=x2, y1=y, y2=y, stroke_width=3)
    middle = across(left + width / 2)
    add(drawing, "text", _("fin"), class_="tick", x=middle, y=_BOTTOM + 18, text_anchor="middle")


def _add_legend(figure: Element, end: YearEnd | None) -> None:
    legend = add(figure, "ul", class_="legend")
    parts = [("key", _("Devengado hasta el mes")), ("key key-target", _("Programado hasta el mes"))]
    for name, word in [*parts, *([("key key-absent", _("Cierre del año proyectado"))] if end else [])]:
        item = add(legend, "li")
        add(item, "span", "", class_=name).tail = word


def _description(points: Sequence[MonthPoint], end: YearEnd | None) -> str:
    last = next((point for point in reversed(points) if point.done is not None), None)
    said = [_("Hasta {month}: {done}.").format(month=last.label, done=money(last.done))] if last else []
    if end:
        sentence = _("Cierre proyectado: {expected}, entre {low} y {high}.")
        said.append(sentence.format(expected=money(end.expected), low=money(end.low), high=money(end.high)))
    return " ".join(said) or _("Sin datos")


def _add_table(figure: Element, points: Sequence[MonthPoint], end: YearEnd | None, caption: str) -> None:
    columns = (
        Column(_("Mes")),
        Column(_("Devengado hasta el mes"), figures=True),
        Column(_("Programado hasta el mes"), figures=True),
    )
    rows = [(p.label, money(p.done) if p.done is not None else MISSING, money(p.programmed)) for p in points]
    if end:
        words = ((_("Cierre: mínimo"), end.low), (_("Cierre: esperado"), end.expected), (_("Cierre: máximo"), end.high))
        rows += [(label, money(value), "") for label, value in words]
    add_data(figure, caption, columns, rows)
