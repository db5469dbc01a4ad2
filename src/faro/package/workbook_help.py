"""What helps a person fill a workbook: the note of each heading and what each column lets in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from faro.kernel.text import _
from faro.package.cells import FIRST_YEAR, LAST_YEAR
from faro.package.declaration import Column, Kind
from faro.package.form import Form
from faro.package.tables import BY_NAME

_HOW_TO_WRITE: Mapping[Kind, str] = {
    Kind.TEXT: _("Texto."),
    Kind.CODE: _("Código: texto en una línea."),
    Kind.INTEGER: _("Número entero."),
    Kind.QUANTITY: _("Número, hasta 6 decimales. Los porcentajes en puntos: 17, no 17 % ni 0.17."),
    Kind.MONEY: _("Monto en soles, hasta 2 decimales."),
    Kind.BOOLEAN: _("Sí o No."),
    Kind.DATE: _("Fecha."),
    Kind.YEAR: _("Año con cuatro cifras."),
    Kind.MONTH: _("Mes, de 1 a 12."),
    Kind.PERIOD: _("2022 (año), 2022-S1 (semestre) o 2022-03 (mes)."),
    Kind.CHOICE: _("Elija un valor de la lista."),
    Kind.VERBATIM: _("Texto, copiado tal como está impreso."),
}
_FAR = 10**12


def note(column: Column) -> str:
    """What the note on the heading of the column says."""
    lines = [column.help] if column.help else []
    lines.append(_HOW_TO_WRITE[column.kind])
    if column.references:
        target, _dot, field = column.references.partition(".")
        table = BY_NAME[target]
        lines.append(
            _("Debe estar en la columna «{column}» de la hoja «{sheet}», si esa hoja se llena.").format(
                column=table.column(field).label, sheet=table.label
            )
        )
    lines.append(_("Obligatorio.") if column.required else _("Puede quedar vacío si no hay dato."))
    return "\n".join(lines)


def validation(column: Column, list_range: str | None) -> dict[str, Any] | None:
    """What xlsxwriter is to let into the cells of the column, or None where anything goes.

    ``list_range`` is where the labels of a choice stand.
    """
    rule = _rule(column, list_range)
    if rule is None:
        return None
    return {
        **rule,
        "ignore_blank": True,
        "error_title": _("Revise el valor"),
        "error_message": _HOW_TO_WRITE[column.kind],
    }


def _rule(column: Column, list_range: str | None) -> dict[str, Any] | None:
    if column.kind is Kind.CHOICE:
        return {"validate": "list", "source": f"={list_range}"}
    if column.kind is Kind.BOOLEAN:
        return {"validate": "list", "source": [Form.WORKBOOK.yes, Form.WORKBOOK.no]}
    if column.kind is Kind.DATE:
        return {"validate": "date", "criteria": ">=", "value": date(1900, 3, 1)}
    if column.kind is Kind.YEAR:
        return {"validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    if column.kind in (Kind.INTEGER, Kind.MONTH, Kind.QUANTITY, Kind.MONEY):
        whole = column.kind in (Kind.INTEGER, Kind.MONTH)
        return {
            "validate": "integer" if whole else "decimal",
            "criteria": "between",
            "minimum": -_FAR if column.minimum is None else column.minimum,
            "maximum": _FAR if column.maximum is None else column.maximum,
        }
    return None
