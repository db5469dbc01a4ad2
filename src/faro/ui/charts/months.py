"""A year month by month: what was done, what was programmed, and where the year may end."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import MISSING, money
from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, add, add_data, chart, svg, written
from faro.ui.charts.frame import Frame, Slot
from faro.ui.charts.scale import nice_scale

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
    frame = Frame(nice_scale([*amounts, *([end.high] if end else [])]), _TOP, _BOTTOM)
    drawing = svg(figure, Picture(identifier, caption, _description(points, end)), _HEIGHT, "series")
    frame.add_grid(drawing, _in_millions)
    width = 1 / (len(points) + (1 if end else 0))
    for place, point in enumerate(points):
        _add_month(drawing, point, frame, Slot(place * width, width))
    if end:
        _add_end(drawing, end, frame, Slot(len(points) * width, width))
    _add_table(figure, points, end, caption)
    return written(figure)


def _in_millions(amount: int) -> str:
    return _("{n} mill.").format(n=f"{amount / _MILLION_SOLES:g}") if amount else "0"


def _add_month(drawing: Element, point: MonthPoint, frame: Frame, slot: Slot) -> None:
    if point.done is not None:
        frame.add_column(drawing, "value", (0, point.done), slot.inner(0.2))
    y = f"{frame.level(point.programmed):.1f}"
    x1, x2 = slot.ends(0.08)
    add(drawing, "line", class_="target", x1=x1, x2=x2, y1=y, y2=y)
    add(drawing, "text", point.label, class_="tick", x=slot.middle, y=_BOTTOM + 18, text_anchor="middle")


def _add_end(drawing: Element, end: YearEnd, frame: Frame, slot: Slot) -> None:
    frame.add_column(drawing, "absent", (end.low, end.high), slot.inner(0.2))
    y = f"{frame.level(end.expected):.1f}"
    x1, x2 = slot.ends(0.2)
    add(drawing, "line", class_="axis", x1=x1, x2=x2, y1=y, y2=y, stroke_width=3)
    add(drawing, "text", _("fin"), class_="tick", x=slot.middle, y=_BOTTOM + 18, text_anchor="middle")


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
