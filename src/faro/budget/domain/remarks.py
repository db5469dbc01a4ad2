"""What is said of a row: why it could not be taken, or what is odd about one that was."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from faro.kernel.text import _

SHOWN = 200
"""Letters of an offending value that are kept."""

KEPT = 4_000
"""Letters of a whole row that are kept, so that it can be mended and brought again."""


class Kind(StrEnum):
    """Whether the row was left out, or taken with a doubt."""

    QUARANTINED = "quarantined"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a row: its line (1 is the headings), column, a stable code, the value and the row as it came."""

    kind: Kind
    code: str
    line: int
    column: str = ""
    value: str = ""
    raw: str = ""


REASONS: Mapping[str, str] = {
    "open_quote": _("Comillas que no se cierran, o de más."),
    "field_count": _("La fila no tiene tantos campos como columnas hay."),
    "too_long": _("La línea es demasiado larga para ser una fila."),
    "encoding": _("La fila no está en UTF-8."),
    "null_character": _("La fila tiene caracteres nulos."),
    "bad_unit": _("El código de la unidad ejecutora no es un número."),
    "bad_year": _("El año no es un número de cuatro cifras."),
    "bad_amount": _("El monto no es un número con dos decimales como máximo."),
    "empty_code": _("Falta un código que dice para qué es el monto."),
    "long_code": _("El código es demasiado largo."),
    "formula": _("La celda tiene una fórmula y no un monto."),
    "not_a_row": _("No se entiende de qué es la fila: se espera «código: nombre»."),
    "empty_amount": _("Falta el monto: no se toma por cero."),
    "repeated": _("Repite una fila anterior: contarla otra vez duplicaría el monto."),
    "months_differ": _("La suma de los doce meses no da el devengado del año."),
    "months_empty": _("Los doce meses están en cero, y el devengado del año no."),
    "phase_order": _("Una fase supera a la anterior."),
    "sum_differs": _("Las filas no suman el nivel que las contiene: puede faltar alguna."),
    "progress_differs": _("El avance impreso no es devengado entre PIM."),
}


def quarantined(code: str, line: int, raw: str, column: str = "", value: str = "") -> Remark:
    """A row left out."""
    return Remark(Kind.QUARANTINED, code, line, column, _storable(value)[:SHOWN], _storable(raw)[:KEPT])


def warning(code: str, line: int, column: str, value: str) -> Remark:
    """A row taken, with a doubt."""
    return Remark(Kind.WARNING, code, line, column, _storable(value)[:SHOWN])


def _storable(text: str) -> str:
    """No database keeps a null character in a text."""
    return text.replace("\0", "\\x00")
