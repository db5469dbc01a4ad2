"""What the database cannot hold, told before anything is written."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _
from faro.package.checks import check_tables
from faro.package.declaration import Column, Kind, Table
from faro.package.form import Form
from faro.package.model import Package
from faro.package.problems import ProblemList
from faro.package.tables import BY_NAME
from faro.package.typed import TypedTable
from faro.plans.domain.rows import Row

FIRST_ROW = 2
LONGEST: Mapping[tuple[str, str], int] = {
    ("units", "code"): 40,
    ("units", "parent"): 40,
    ("units", "name"): 300,
    ("commitments", "id"): 60,
    ("commitments", "element"): 60,
    ("commitments", "unit"): 40,
}
"""Letters of a cell that another room keeps, where they are fewer than those of a code or have an end at all."""
TEXTS = (Kind.TEXT, Kind.VERBATIM, Kind.CODE, Kind.CHOICE, Kind.PERIOD)


def check_storable(package: Package, tables: frozenset[str], longest_code: int) -> None:
    """Raise :class:`InputProblems` for each cell that is too long and each text with a NUL, in those tables."""
    problems = [
        problem
        for name, frame in package.tables.items()
        if name in tables
        for problem in _problems(BY_NAME[name], frame, longest_code)
    ]
    if problems:
        raise InputProblems(problems)


def check_plan_code(code: str) -> None:
    """Raise :class:`InputProblems` for a code that can't stand in an address or in a key of the history."""
    if "/" in code or "\\" in code or code in (".", "..", "importar"):
        problem = Problem(
            "plan_code_unfit",
            Place(Form.FOLDER.file(BY_NAME["plan"]), FIRST_ROW, "code"),
            _("El código del plan va en la dirección de sus páginas: no puede llevar barras ni ser «importar»."),
            _("Escríbalo con letras, números y guiones: PEI-2021-2025."),
            code,
        )
        raise InputProblems([problem])


def _problems(table: Table, frame: pl.DataFrame, longest_code: int) -> Iterator[Problem]:
    file = Form.FOLDER.file(table)
    for column in table.columns:
        if column.kind not in TEXTS:
            continue
        longest = LONGEST.get((table.name, column.name), longest_code if column.kind is Kind.CODE else None)
        for row, text in enumerate(frame[column.name], FIRST_ROW):
            if text is not None and longest is not None and len(text) > longest:
                yield _too_long(Place(file, row, column.name), column, text, longest)
            elif text is not None and "\0" in text:
                yield Problem(
                    "nul_in_text",
                    Place(file, row, column.name),
                    _("El texto contiene un carácter nulo, que ninguna base de datos guarda."),
                    _("Vuelva a escribir la celda."),
                )


def _too_long(place: Place, column: Column, text: str, longest: int) -> Problem:
    if column.kind is Kind.CODE:
        code, message = "code_too_long", _("El código tiene {n} letras; se guardan hasta {longest}.")
        mend = _("Use un código más corto.")
    else:
        code, message = "text_too_long", _("El texto tiene {n} letras; se guardan hasta {longest}.")
        mend = _("Acórtelo.")
    return Problem(code, place, message.format(n=len(text), longest=longest), mend, text[:80])


def check_row(table: Table, row: Row, longest_code: int) -> None:
    """Raise :class:`InputProblems` for each cell that the declaration of its column doesn't allow."""
    file = Form.FOLDER.file(table)
    faults = ((column, _fault(column, row[column.name], longest_code)) for column in table.columns)
    problems = [
        Problem(fault[0], Place(file, None, column.name), fault[1], fault[2]) for column, fault in faults if fault
    ]
    if problems:
        raise InputProblems(problems)


def _fault(column: Column, value: Any, longest_code: int) -> tuple[str, str, str] | None:
    if value is None:
        mend = _("Escriba el dato.")
        return ("required_cell_empty", _("La celda es obligatoria y está vacía."), mend) if column.required else None
    if column.choices and value not in column.choices:
        return "unknown_choice", _("No es un valor permitido en esta columna."), _("Elija uno de la lista.")
    if column.kind is Kind.CODE and len(value) > longest_code:
        message = _("El código tiene {n} letras; se guardan hasta {longest}.")
        return "code_too_long", message.format(n=len(value), longest=longest_code), _("Use un código más corto.")
    return None


def check_whole(frames: Mapping[str, pl.DataFrame], origin: str) -> None:
    """Raise :class:`InputProblems` where the tables together break a key, a reference or a tree."""
    problems = ProblemList()
    typed = {
        name: TypedTable(
            BY_NAME[name],
            Form.FOLDER,
            Form.FOLDER.file(BY_NAME[name]),
            range(FIRST_ROW, FIRST_ROW + frame.height),
            {column: frame[column].to_list() for column in frame.columns},
        )
        for name, frame in frames.items()
    }
    check_tables(typed, problems)
    problems.raise_if_any(origin)
