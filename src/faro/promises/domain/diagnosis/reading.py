"""Figures of diagnoses from a CSV file, each with its place."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.fixed import QUANTITY_SCALE, NumberTooLarge, to_scaled
from faro.kernel.text import _
from faro.promises.domain.diagnosis.facts import Figure

COLUMNS = ("id", "topic", "indicator", "place", "year", "value_printed", "value", "unit", "document", "section", "line")
_LONGEST = {
    "id": 40,
    "topic": 80,
    "indicator": 200,
    "place": 120,
    "year": 40,
    "value_printed": 80,
    "unit": 80,
    "document": 200,
    "section": 200,
}
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.([0-9]{1,6}))?", re.ASCII)
_YEARS = re.compile(r"(?<![0-9])((?:18|19|20)[0-9]{2})(?:\s*[-–]\s*((?:18|19|20)[0-9]{2}))?(?![0-9])", re.ASCII)
_SLUG = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def read_figures(text: str, name: str) -> tuple[Figure, ...]:
    """The figures of a file. Raises :class:`InputProblems` with all that is wrong.

    A value that is no number (a day, a range) is kept as printed, without a value.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        mend = _("Agregue estas columnas: {columns}.").format(columns=", ".join(missing))
        raise InputProblems([Problem("missing_columns", Place(name, 1), _("Faltan columnas."), mend)])
    rows = [{key: (value or "").strip() for key, value in row.items() if isinstance(key, str)} for row in reader]
    problems = [problem for number, row in enumerate(rows, 2) for problem in _problems(row, Place(name, number))]
    problems += _twice(rows, name)
    if problems:
        raise InputProblems(problems)
    return tuple(map(_figure, rows))


def years_of(printed: str) -> tuple[int | None, int | None]:
    """The first and last year that a printed year names: «base 2019», «2014-2021»; none where it names none."""
    found = _YEARS.search(printed)
    if found is None:
        return None, None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else (None, None)


def value_of(text: str) -> tuple[int | None, int]:
    """A number in millionths and half of its last digit; no value for what is no number or doesn't fit."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None, 0
    try:
        value = to_scaled(Decimal(text), QUANTITY_SCALE)
    except NumberTooLarge:
        return None, 0
    decimals = len(found[1] or "")
    return value, max(1, 10 ** (QUANTITY_SCALE - decimals) // 2)


def _problems(row: dict[str, str], place: Place) -> Iterator[Problem]:
    for column in ("id", "topic", "indicator", "place", "document"):
        if not row[column]:
            yield _wrong(column, "", place, _("La celda está vacía."), _("Escriba un valor."))
    for column, most in _LONGEST.items():
        if len(row[column]) > most:
            mend = _("Escriba hasta {n} letras.").format(n=most)
            yield _wrong(column, row[column], place, _("El texto es muy largo."), mend)
    if row["id"] and not _SLUG.fullmatch(row["id"]):
        said, mend = _("El código no se entiende."), _("Use letras, cifras y guiones, sin espacios.")
        yield _wrong("id", row["id"], place, said, mend)
    if row["line"] and not (row["line"].isascii() and row["line"].isdecimal() and len(row["line"]) <= 6):
        yield _wrong("line", row["line"], place, _("No es un número de línea."), _("Escriba un número entero."))


def _twice(rows: list[dict[str, str]], name: str) -> Iterator[Problem]:
    counted = Counter(row["id"] for row in rows)
    for number, row in enumerate(rows, 2):
        if row["id"] and counted[row["id"]] > 1:
            said, mend = _("El código está en varias filas."), _("Dé a cada fila un código propio.")
            yield _wrong("id", row["id"], Place(name, number), said, mend)


def _wrong(column: str, value: str, place: Place, said: str, mend: str) -> Problem:
    return Problem("wrong_value", Place(place.file, place.row, column), said, mend, value[:80] or None)


def _figure(row: dict[str, str]) -> Figure:
    first, last = years_of(row["year"])
    value, half = value_of(row["value"])
    return Figure(
        code=row["id"],
        topic=row["topic"],
        indicator=row["indicator"],
        place=row["place"],
        year=row["year"],
        first_year=first,
        last_year=last,
        printed=row["value_printed"] or row["value"],
        value=value,
        half_unit=half,
        unit=row["unit"],
        document=row["document"],
        section=row["section"],
        line=int(row["line"]) if row["line"] else None,
        related=row.get("related_pei_code", ""),
        note=row.get("notes", ""),
    )
