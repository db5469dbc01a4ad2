"""A figure as the report writes it: rounded once, and never so that it contradicts its own light or verdict."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from faro.engine.bands import NOISE
from faro.engine.evaluation import Run
from faro.engine.method import Method
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.kernel.formats import MISSING, quantity
from faro.kernel.rounding import half_up
from faro.kernel.text import _
from faro.reports.contents.phrases import lower_first
from faro.reports.contents.view import Fields, View
from faro.reports.document import Cell, Light
from faro.reports.lights import light_cell, light_word

_MOST_PLACES = 6

NOTHING = "—"
"""Stands where there is nothing to say, which is not the same as a figure that is missing."""


def points(value: float | None, limits: Iterable[Decimal] = ()) -> str:
    """Percentage points with one decimal, or as many as keep the figure on its own side of every limit.

    >>> points(94.996, [Decimal(95)])
    '94.996 %'
    """
    if value is None:
        return MISSING
    bounds = [float(limit) for limit in limits]
    for places in range(1, _MOST_PLACES + 1):
        rounded = half_up(value, places)
        if all((float(rounded) >= bound) == (value >= bound - NOISE) for bound in bounds):
            return f"{rounded:,f} %"
    return f"{half_up(value, _MOST_PLACES):,f} %"


def method_points(value: float | None, method: Method) -> str:
    """Points under a method, clear of its band limits."""
    return points(value, [band.start for band in method.bands])


def result_cell(value: float | None, light: str | None, method: Method) -> Cell:
    """A result with its light's word and colour."""
    return light_cell(method, light, method_points(value, method))


def result_phrase(value: float | None, light: str | None, method: Method) -> str:
    """«33.4 % (Rojo)», or ND."""
    if value is None:
        return MISSING
    return f"{method_points(value, method)} ({light_word(method, light)})"


def short_name(method: Method) -> str:
    """The method's name without what follows the colon."""
    return method.name.split(":")[0]


def named(method: Method) -> str:
    """The method's short name as it stands inside a sentence: «el método del informe de Ilo 2022», «CEPLAN 2021»."""
    name = short_name(method)
    return _("el {name}").format(name=lower_first(name)) if name.startswith(_("Método")) else name


def is_percentage(indicator: Fields) -> bool:
    """Whether the indicator is measured in percentage points."""
    measure = str(indicator["measure"] or "").casefold()
    return measure.startswith("porcentaje") or "%" in measure


def with_unit(text: str, indicator: Fields) -> str:
    """A value with its percent sign, where it has one."""
    return f"{text} %" if is_percentage(indicator) and text != MISSING else text


def target_text(units: int | None, indicator: Fields) -> str:
    """A target, as exact as it is stated."""
    return with_unit(quantity(units), indicator)


def stated(value: float) -> Decimal:
    """A stated value with the decimals it was stated with: a package holds six at most, the rest is noise of floats."""
    return Decimal(plain(half_up(value, QUANTITY_SCALE)))


def value_text(indicator: Fields, case: Fields) -> str:
    """The obtained value; from its parts, with one decimal or as many as keep it on its side of the target."""
    value = case["value"]
    if value is None:
        return MISSING
    if case["numerator"] is None or case["denominator"] is None or indicator["multiplier"] is None:
        return with_unit(f"{stated(value):,f}", indicator)
    limits = [] if case["target"] is None else [from_scaled(case["target"], QUANTITY_SCALE)]
    shown = points(value, limits).removesuffix(" %")
    return with_unit(_without_empty_decimals(shown), indicator)


def _without_empty_decimals(text: str) -> str:
    return text.removesuffix(".0")


def parts_text(case: Fields) -> str:
    """«25 / 30»: numerator and denominator, or nothing."""
    if case["numerator"] is None or case["denominator"] is None:
        return ""
    return f"{quantity(case['numerator'])} / {quantity(case['denominator'])}"


def degree_cells(view: View, code: str) -> tuple[Cell, ...]:
    """Degree and light of an indicator under the method that tells degrees; none without such a method."""
    if view.ratio is None:
        return ()
    row = view.result(view.ratio, code)
    return Cell(method_points(row["degree"], view.ratio.method)), light_only(view.ratio, row)


def light_only(run: Run, row: dict[str, Any] | Fields) -> Cell:
    """The light's word in its colour."""
    return Cell(light_word(run.method, row["light"]), Light(row["light"] or Light.ND))
