"""What is behind one figure: its formula, its data, its source and each method's verdict, as report blocks."""

from collections.abc import Sequence

from faro.engine.evaluation import Run
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.model import Package
from faro.reports.document import Block
from faro.reports.explanation.activity import explain_activity
from faro.reports.explanation.element import explain_element
from faro.reports.explanation.indicator import explain_indicator
from faro.reports.explanation.unit import explain_unit


class UnknownCode(FaroError):
    """The package has nothing of that code."""


_EXPLAINERS = {
    "indicators": explain_indicator,
    "elements": explain_element,
    "activities": explain_activity,
    "units": explain_unit,
}


def explanation(package: Package, runs: Sequence[Run], code: str) -> tuple[Block, ...]:
    """The blocks that explain one code: an indicator, element, activity or cost centre.

    Raises :class:`UnknownCode`, with the codes that look like it.
    """
    for table, explain in _EXPLAINERS.items():
        row = next((row for row in package.rows(table) if row["code"] == code), None)
        if row is not None:
            return explain(package, runs, row)
    raise UnknownCode(_unknown(package, code))


def _unknown(package: Package, code: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only a mistyped code needs it

    codes = [row["code"] for table in _EXPLAINERS for row in package.rows(table)]
    near = get_close_matches(code.upper(), codes, n=3)
    sentence = _("El paquete no tiene nada con el código «{code}».").format(code=code)
    return f"{sentence} {_('¿Quiso decir {near}?').format(near=', '.join(near))}" if near else sentence
