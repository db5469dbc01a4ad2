"""From what a workbook stores to the text a person would have written: numbers, booleans and dates."""

from datetime import date, datetime, time
from decimal import Decimal

from faro.kernel.fixed import plain
from faro.kernel.text import _
from faro.package.cells import CellFault
from faro.package.declaration import Kind
from faro.package.form import Form
from faro.package.grid import Cell, Faulty

_SHOWN_DIGITS = 15
"""A spreadsheet computes and shows this many digits of a number; what it stores beyond is noise."""

_NUMERIC = frozenset({Kind.INTEGER, Kind.QUANTITY, Kind.MONEY, Kind.YEAR, Kind.MONTH, Kind.PERIOD})
_WORDED = frozenset({Kind.TEXT, Kind.VERBATIM})


def written(cell: Cell, kind: Kind, form: Form) -> str | None:
    """The cell as text. Raises :class:`CellFault` where the type of the cell does not fit the column."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, Faulty):
        raise CellFault(cell.code, cell.message, cell.mend)
    if isinstance(cell, bool):
        return _boolean(cell, kind, form)
    if isinstance(cell, int | float):
        return _number(cell, kind)
    return _moment(cell, kind)


def shown(number: float) -> str:
    """A number as the spreadsheet shows it: 0.1 + 0.2 is 0.3."""
    return plain(Decimal(number if isinstance(number, int) else format(number, f".{_SHOWN_DIGITS}g")))


def _boolean(cell: bool, kind: Kind, form: Form) -> str:  # noqa: FBT001 the cell is the value itself
    if kind is Kind.BOOLEAN or kind in _WORDED:
        return form.yes if cell else form.no
    raise _wrong_type(_("un valor VERDADERO o FALSO"))


def _number(cell: float, kind: Kind) -> str:
    if kind in _NUMERIC or kind in _WORDED:
        return shown(cell)
    if kind is Kind.CODE:
        text = shown(cell)
        if text.isdecimal():
            return text
    if kind is Kind.CHOICE:
        return shown(cell)
    raise _wrong_type(_("un número"))


def _moment(cell: object, kind: Kind) -> str:
    if isinstance(cell, datetime) and cell.time() == time.min:
        cell = cell.date()
    if isinstance(cell, date) and not isinstance(cell, datetime) and kind in (Kind.DATE, Kind.VERBATIM):
        return cell.isoformat()
    if kind is Kind.VERBATIM:
        return str(cell)
    if kind is Kind.DATE:
        raise CellFault("date_with_time", _("La celda tiene una hora."), _("Deje solo la fecha, sin hora."))
    raise _wrong_type(_("una fecha o una hora"))


def _wrong_type(what: str) -> CellFault:
    return CellFault(
        "wrong_cell_type",
        _("La celda guarda {what}, que no cabe en esta columna.").format(what=what),
        _("Dé a la celda el formato que tiene en la plantilla y escriba el valor de nuevo."),
    )
