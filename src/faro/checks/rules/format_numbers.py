"""Form of printed numbers: marks of thousands and decimals, leading zeros, percent and currency signs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Occurrence, Place, RuleClass, Severity
from faro.checks.printed_rows import ColumnKind, by_rows
from faro.checks.rule import Example, Rule
from faro.checks.rules.format_columns import Column, ColumnCase, Words, column_rule, mixed
from faro.checks.rules.name_wordings import shown
from faro.checks.samples import evidence, printed, printed_table
from faro.checks.words import folded
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

_THOUSANDS = "format.thousands-mark"
_DECIMALS = "format.decimal-mark"
_ZEROS = "format.leading-zero"
_PERCENTS = "format.percent-sign"
_CURRENCY = "format.currency-sign"

_SEPARATOR = re.compile(r"(?<=[0-9])([^0-9])(?=[0-9])")
_APOSTROPHES = str.maketrans("’´`", "'''")
_WHOLE = re.compile(r"[0-9]+")
_SIGN = re.compile(r"(?<!\w)(?:S/\.?|\\?\$/\.?)")
_MISREAD_SIGN = re.compile(r"totale?s?\s+(S[Il1]\.)", re.IGNORECASE)
_LEGAL_SIGN = "S/"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks in a printed number: between thousands, in order, and before decimals (empty where it has none)."""

    thousands: tuple[str, ...]
    decimal: str


def marks(text: str) -> Marks | None:
    """The marks of a printed number; None where the text is no number.

    As Peruvian documents write, a single point parts decimals and a comma before three digits parts thousands.
    """
    if printed_number(text) is None:
        return None
    found = list(_SEPARATOR.finditer(text.translate(_APOSTROPHES)))
    if not found:
        return Marks((), "")
    signs = tuple(match[1] for match in found)
    last = signs[-1]
    after = len(text.rstrip("% ")) - found[-1].end()
    parts_decimals = last in ".," and last not in signs[:-1] and (last == "." or after != 3)
    return Marks(signs[:-1], last) if parts_decimals else Marks(signs, "")


def _thousands_manner(text: str) -> tuple[str, ...]:
    """Where decimals follow a comma the whole number is written the other way: that is the other rule's to say."""
    written = marks(text)
    names = {
        ",": _("miles con coma"),
        "'": _("miles con apóstrofo"),
        ".": _("miles con punto"),
    }
    signs = written.thousands if written and written.decimal != "," else ()
    return tuple(dict.fromkeys(names.get(sign, _("miles con espacio")) for sign in signs))


def _decimal_manner(text: str) -> tuple[str, ...]:
    written = marks(text)
    if written is None or not written.decimal:
        return ()
    return (_("decimales con coma"),) if written.decimal == "," else (_("decimales con punto"),)


def _zero_manner(text: str) -> tuple[str, ...]:
    if len(text) == 1:
        return (_("una cifra sin cero delante"),)
    return (_("con cero delante"),) if text.startswith("0") else ()


def _percent_manner(text: str) -> tuple[str, ...]:
    if printed_number(text) is None:
        return ()
    return (_("con signo %"),) if text.endswith("%") else (_("sin signo %"),)


def _marks_of_thousands(column: Column) -> Iterable[Finding]:
    return mixed(_THOUSANDS, column, _thousands_manner)


def _marks_of_decimals(column: Column) -> Iterable[Finding]:
    return mixed(_DECIMALS, column, _decimal_manner)


def _leading_zeros(column: Column) -> Iterable[Finding]:
    if column.kind in (ColumnKind.CODE, ColumnKind.PRIORITY) or not all(
        _WHOLE.fullmatch(cell.text.strip()) for cell in column.cells
    ):
        return ()
    return mixed(_ZEROS, column, _zero_manner)


def _percent_signs(column: Column) -> Iterable[Finding]:
    """Rows of different units may stand in one column: only a column that calls itself a percentage is looked at."""
    named = "percent" in column.name.split("_") or "%" in column.heading or "porcentaje" in folded(column.heading)
    return mixed(_PERCENTS, column, _percent_manner) if named and not by_rows(column.table) else ()


def _currency_signs(found: Evidence) -> Iterator[Finding]:
    by_document: dict[str, list[tuple[str, Occurrence]]] = {}
    for table, row in zip(found.printed_tables, found.rows("printed_tables"), strict=True):
        for text, place in _texts(table, row["source"] or ""):
            for sign in _signs(text):
                by_document.setdefault(place.document, []).append((sign, Occurrence(place, text)))
    for document, seen in by_document.items():
        kinds = tuple(dict.fromkeys(sign for sign, _place in seen))
        if len(kinds) > 1 or kinds[0] not in (_LEGAL_SIGN, "S/."):
            yield _several_signs(document, kinds, [place for sign, place in seen if sign != _LEGAL_SIGN])


def _texts(table: PrintedTable, document: str) -> Iterator[tuple[str, Place]]:
    yield table.title, Place(document, table=table.id)
    for column, heading in table.headings.items():
        yield heading, Place(document, table=table.id, column=column)
    for row in table.rows:
        for cell in row.values():
            yield cell.text, cell.place


def _signs(text: str) -> Iterator[str]:
    misread = _MISREAD_SIGN.match(text.strip())
    if misread:
        yield misread[1]
    for match in _SIGN.finditer(text):
        yield match[0].lstrip("\\")


def _several_signs(document: str, signs: tuple[str, ...], places: list[Occurrence]) -> Finding:
    message = _("El documento escribe la moneda de estas maneras: {signs}; el signo del sol es «S/», sin punto.")
    listed = shown((f"«{sign}»" for sign in signs), most=6)
    return Finding(
        _CURRENCY, document, message.format(signs=listed), tuple(places), printed=", ".join(signs), cause=document
    )


def _priced(words: str, *labels: str) -> Example:
    headings = {"row_label": "Concepto", "amount": "Monto"}
    table = printed_table("t-1", "", headings, [(label, "100.00") for label in labels])
    return Example(words, evidence(**printed(table)))


_NORM_OF_NUMBERS = _("Una sola manera de escribir cifras evita que un miembro de millar se lea como decimal.")

NUMBER_RULES: tuple[Rule, ...] = (
    column_rule(
        _THOUSANDS,
        Words(
            _("Miles separados de dos maneras"),
            _("En una misma columna los miles se separan unas veces con coma y otras con apóstrofo, punto o espacio."),
            _NORM_OF_NUMBERS,
        ),
        ColumnCase(_("Una cifra con apóstrofo."), "amount", "Monto", ("10'375,986.83", "1,094,809.29")),
        ColumnCase(_("Todas con coma."), "amount", "Monto", ("10,375,986.83", "1,094,809.29")),
        _marks_of_thousands,
    ),
    column_rule(
        _DECIMALS,
        Words(
            _("Decimales separados de dos maneras"),
            _("En una misma columna los decimales van unas veces tras un punto y otras tras una coma."),
            _NORM_OF_NUMBERS,
        ),
        ColumnCase(_("Un porcentaje con coma decimal."), "percent", "%", ("84.8", "38,7")),
        ColumnCase(_("Todos con punto."), "percent", "%", ("84.8", "38.7")),
        _marks_of_decimals,
    ),
    column_rule(
        _ZEROS,
        Words(
            _("Cantidades con cero delante y sin él"),
            _("En una misma columna de cantidades unas se escriben «02» y otras «2»."),
            _("La misma cantidad debe escribirse igual para poder buscarla y sumarla."),
        ),
        ColumnCase(_("Una cantidad lleva cero delante."), "activities", "N° de AO", ("02", "5", "12")),
        ColumnCase(_("Ninguna lleva cero delante."), "activities", "N° de AO", ("2", "5", "12")),
        _leading_zeros,
    ),
    column_rule(
        _PERCENTS,
        Words(
            _("Porcentajes con signo y sin él"),
            _("En una misma columna de porcentajes unos llevan el signo % y otros no."),
            _("Sin el signo, una proporción y un porcentaje no se distinguen."),
        ),
        ColumnCase(_("Un porcentaje sin signo."), "percent", "Avance", ("98%", "130")),
        ColumnCase(_("Todos con signo."), "percent", "Avance", ("98%", "130%")),
        _percent_signs,
    ),
    Rule(
        _CURRENCY,
        RuleClass.FORMAT,
        Severity.LOW,
        _("La moneda con varios signos"),
        _("El documento escribe la moneda con signos distintos, o con uno que no es de ninguna moneda."),
        _("Ley 30381: la unidad monetaria es el sol y su símbolo es «S/»."),
        _currency_signs,
        lambda: _priced(_("Un cuadro usa dos signos."), "Monto (S/.)", "Totales $/."),
        lambda: _priced(_("Un cuadro usa un solo signo."), "Monto (S/)", "Totales S/"),
    ),
)
