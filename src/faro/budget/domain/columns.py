"""The columns of the MEF's yearly spending file, known by name, in any order.

Source: datosabiertos.mef.gob.pe, «Gasto devengado mensual»: 73 columns in 2025, UTF-8 with a byte order mark.
"""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _

YEAR, UNIT, UNIT_NAME = "ANO_EJE", "SEC_EJEC", "EJECUTORA_NOMBRE"
MONTHS = (
    "ENERO",
    "FEBRERO",
    "MARZO",
    "ABRIL",
    "MAYO",
    "JUNIO",
    "JULIO",
    "AGOSTO",
    "SETIEMBRE",
    "OCTUBRE",
    "NOVIEMBRE",
    "DICIEMBRE",
)
MONTH_COLUMNS = tuple(f"MONTO_DEVENGADO_{month}" for month in MONTHS)
ACCRUED = "MONTO_DEVENGADO_ANUAL"
PHASES: Mapping[str, str] = {
    "pia": "MONTO_PIA",
    "pim": "MONTO_PIM",
    "certified": "MONTO_CERTIFICADO_ANUAL",
    "committed": "MONTO_COMPROMETIDO_ANUAL",
    "accrued": ACCRUED,
    "paid": "MONTO_GIRADO_ANUAL",
}
"""Our names of the phases, in the order in which money passes them."""

CODES: Mapping[str, str] = {
    "sec_func": "SEC_FUNC",
    "programme": "PROGRAMA_PPTO",
    "kind": "TIPO_ACT_PROY",
    "product": "PRODUCTO_PROYECTO",
    "activity": "ACTIVIDAD_ACCION_OBRA",
    "function": "FUNCION",
    "division": "DIVISION_FUNCIONAL",
    "group": "GRUPO_FUNCIONAL",
    "goal": "META",
    "purpose": "FINALIDAD",
    "source": "FUENTE_FINANCIAMIENTO",
    "rubro": "RUBRO",
    "resource": "TIPO_RECURSO",
    "category": "CATEGORIA_GASTO",
    "transaction": "TIPO_TRANSACCION",
    "generic": "GENERICA",
    "subgeneric": "SUBGENERICA",
    "subgeneric_detail": "SUBGENERICA_DET",
    "specific": "ESPECIFICA",
    "specific_detail": "ESPECIFICA_DET",
}
_NAMELESS = {"sec_func", "goal", "purpose", "transaction"}
NAMES: Mapping[str, str] = {
    "sec_func": "META_NOMBRE",
    **{name: f"{column}_NOMBRE" for name, column in CODES.items() if name not in _NAMELESS},
}
"""Where the name of a code stands; the SEC_FUNC is known by the name of its meta."""

_DIGITS: Mapping[str, int] = {"sec_func": 4, "rubro": 2}
"""Codes that are written with zeros in front; a file may have lost them in a spreadsheet."""

NESTED = ("generic", "subgeneric", "subgeneric_detail", "specific", "specific_detail")
"""Codes that are unique only below the one before."""

REQUIRED = (
    YEAR,
    UNIT,
    *(CODES[name] for name in ("sec_func", "product", "activity", "source", "rubro", "generic", "subgeneric")),
    *PHASES.values(),
    *MONTH_COLUMNS,
)
_ALSO_WRITTEN = {"MONTO_DEVENGADO_SEPTIEMBRE": "MONTO_DEVENGADO_SETIEMBRE"}
_DELIMITERS = (";", "\t", "|")
_BOM = b"\xef\xbb\xbf"


def whole_code(classifier: str, text: str) -> str:
    """A code as it is written, with the zeros in front that its classifier has."""
    return text.zfill(_DIGITS.get(classifier, 0)) if text.isascii() and text.isdigit() else text


def sec_func_code(text: str) -> str:
    """``12`` is 0012."""
    return whole_code("sec_func", text.strip())


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns as the file orders them, and the place of each, from 0."""

    names: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def width(self) -> int:
        """How many fields each row has."""
        return len(self.names)

    @property
    def guard(self) -> bytes:
        """A row of empty fields, one more than the columns: a reader that meets it first counts them right."""
        return b"," * self.width + b"\n"

    @property
    def keys(self) -> tuple[int, ...]:
        """The places of every column that says what an amount is for: neither an amount nor only a name."""
        return tuple(
            place for place, name in enumerate(self.names) if not name.startswith("MONTO_") and "NOMBRE" not in name
        )


def read_header(line: bytes, file: str) -> Header:
    """The header of a file. Raises :class:`InputProblems` with everything that is missing or repeated."""
    text = _decoded(line, file)
    try:
        given = next(csv.reader([text.strip("\r\n")], strict=True), [])
    except csv.Error:
        given = text.split(",")
    named = [" ".join(name.split()).upper() for name in given]
    names = tuple(_ALSO_WRITTEN.get(name, name) for name in named)
    problems = [*_missing(names, text, file), *_repeated(names, file)]
    if problems:
        raise InputProblems(problems)
    return Header(names, {name: place for place, name in enumerate(names)})


def _decoded(line: bytes, file: str) -> str:
    try:
        return line.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        mend = _("Guárdelo como CSV UTF-8.")
        problem = Problem("not_utf8", Place(file, 1), _("Los encabezados no están en UTF-8."), mend)
        raise InputProblems([problem]) from error


def _missing(names: tuple[str, ...], text: str, file: str) -> list[Problem]:
    missing = [name for name in REQUIRED if name not in names]
    other = next((mark for mark in _DELIMITERS if text.count(mark) >= len(REQUIRED) - 1), None)
    if missing and other and len(names) < len(REQUIRED):
        sentence = _("Las columnas están separadas por «{mark}» y no por comas.").format(mark=other.replace("\t", "⇥"))
        return [Problem("wrong_delimiter", Place(file, 1), sentence, _("Guárdelo como CSV delimitado por comas."))]
    mend = _("Use el archivo del MEF tal como se descarga, con todas sus columnas.")
    return [
        Problem("missing_column", Place(file, 1, name), _("Falta la columna «{name}».").format(name=name), mend)
        for name in missing
    ]


def _repeated(names: tuple[str, ...], file: str) -> list[Problem]:
    mend = _("Deje una sola: no se puede saber cuál vale.")
    return [
        Problem(
            "repeated_column", Place(file, 1, name), _("La columna «{name}» está repetida.").format(name=name), mend
        )
        for name, count in Counter(names).items()
        if count > 1 and (name in REQUIRED or name in CODES.values() or name in NAMES.values())
    ]
