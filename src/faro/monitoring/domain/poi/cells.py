"""The cells of an activity on a sheet: which there are, what each may hold, how it is read and shown."""

import re
from collections.abc import Collection, Mapping
from typing import TypeAlias

from faro.kernel.errors import FaroError
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE
from faro.kernel.text import _
from faro.monitoring.domain.amounts import DecimalSign, read_amount, shown
from faro.package.tables.poi import ACTIVITY_AGGREGATIONS, ACTIVITY_KINDS, PRIORITIES

Value: TypeAlias = str | int | None

MONTHS = tuple(range(1, 13))
PHYSICAL, FINANCIAL = "physical", "financial"
SIDES = {"p": PHYSICAL, "f": FINANCIAL}
SCALES = {PHYSICAL: QUANTITY_SCALE, FINANCIAL: MONEY_SCALE}
TEXTS = ("name", "measure")
CHOICES: Mapping[str, Mapping[str, str]] = {
    "kind": ACTIVITY_KINDS,
    "aggregation": ACTIVITY_AGGREGATIONS,
    "priority": PRIORITIES,
}
ATTRIBUTES = ("name", "action", "measure", "aggregation", "priority")
MONTH_CELLS = tuple(f"{side}{month:02d}" for side in SIDES for month in MONTHS)
CELLS = (*ATTRIBUTES, *MONTH_CELLS)
NULLABLE = frozenset({"action", "priority", "cui", "ubigeo"})
LONGEST_TEXT = 1_000

_MONTH_CELL = re.compile(r"([pf])(0[1-9]|1[0-2])")


class CellRefused(FaroError):
    """What was written does not fit the cell."""


def month_of(field: str) -> tuple[str, int] | None:
    """Whether a cell is a month's: ``physical`` or ``financial``, and which month."""
    found = _MONTH_CELL.fullmatch(field)
    return (SIDES[found[1]], int(found[2])) if found else None


def month_cell(side: str, month: int) -> str:
    """The name of the cell of a month: ``p01`` … ``f12``."""
    return f"{side[0]}{month:02d}"


def read_cell(field: str, text: str, actions: Collection[str], sign: DecimalSign | None = None) -> Value:
    """The value of a cell as it is kept. ``actions``: the codes that the plan has.

    Raises :class:`CellRefused` or :class:`~faro.monitoring.domain.amounts.AmountRefused`.
    """
    month = month_of(field)
    if month is not None:
        return read_amount(text, SCALES[month[0]], sign)
    written = " ".join(text.split())
    if field in CHOICES:
        return _choice(field, written)
    if field == "action":
        return _action(written, actions)
    if field not in ATTRIBUTES:
        raise CellRefused(_("Esa columna no se llena aquí."))
    if len(written) > LONGEST_TEXT:
        raise CellRefused(_("El texto pasa de {n} letras.").format(n=f"{LONGEST_TEXT:,}"))
    return written


def shown_cell(field: str, value: object) -> str:
    """The value as the cell shows it."""
    month = month_of(field)
    if month is None:
        return "" if value is None else str(value)
    return shown(value if isinstance(value, int) else None, SCALES[month[0]])


def _choice(field: str, written: str) -> str | None:
    if not written and field in NULLABLE:
        return None
    for code, label in CHOICES[field].items():
        if written.casefold() in (code, label.casefold()):
            return code
    raise CellRefused(_("Escriba uno de estos: {words}.").format(words=", ".join(CHOICES[field].values())))


def _action(written: str, actions: Collection[str]) -> str | None:
    if not written:
        return None
    # The list shows «AEI.01.02 Nombre»: its first word is the code.
    code = written.split(" ", maxsplit=1)[0]
    by_fold = {each.casefold(): each for each in actions}
    found = by_fold.get(code.casefold())
    if found is None:
        raise CellRefused(_("El plan no tiene la acción «{code}». Elija una de la lista.").format(code=code))
    return found
