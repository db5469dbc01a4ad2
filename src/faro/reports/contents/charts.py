"""Bars of results, with a mark at each band limit."""

from collections.abc import Sequence
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.method import Method
from faro.kernel.fixed import plain
from faro.kernel.formats import MISSING
from faro.kernel.listing import joined
from faro.kernel.text import _
from faro.reports.contents.figures import method_points, named
from faro.reports.contents.view import Fields, Node, View
from faro.reports.document import Bar, BarChart, Light
from faro.reports.lights import light_word


def results_chart(view: View, run: Run) -> BarChart:
    """The objectives' results under a method."""
    rows = [(node.title, view.element_result(run, node.code)) for node in view.roots]
    bars = tuple(_bar(run.method, label, row["result"], row) for label, row in rows)
    return _chart(_("Resultado de cada objetivo según {method}").format(method=named(run.method)), bars, run.method)


def degrees_chart(view: View, node: Node, indicators: Sequence[dict[str, Any]]) -> tuple[BarChart, ...]:
    """The degrees of an objective's indicators; nothing without a method that tells degrees."""
    run = view.ratio
    if run is None or not indicators:
        return ()
    bars = tuple(
        _bar(run.method, f"{row['code']} {row['name']}", result["degree"], result)
        for row in indicators
        for result in (view.result(run, row["code"]),)
    )
    caption = _("{code}: avance de sus indicadores según {method}").format(code=node.code, method=named(run.method))
    return (_chart(caption, bars, run.method),)


def _bar(method: Method, label: str, value: float | None, row: Fields) -> Bar:
    word = light_word(method, row["light"])
    text = MISSING if value is None else f"{method_points(value, method)} · {word}"
    return Bar(label, value, text, Light(row["light"] or Light.ND))


def _chart(caption: str, bars: tuple[Bar, ...], method: Method) -> BarChart:
    marks = tuple(float(band.start) for band in method.bands[1:])
    limits = joined(
        [_("{name} desde {limit}").format(name=band.name, limit=plain(band.start)) for band in method.bands[1:]]
    )
    caption = _("{caption} (líneas: {limits})").format(caption=caption, limits=limits) if limits else caption
    said = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    return BarChart(caption, _("{caption}. {bars}.").format(caption=caption, bars=said), bars, marks=marks)
