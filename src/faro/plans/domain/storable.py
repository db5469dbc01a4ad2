"""What the database cannot hold, told before anything is written."""

from collections.abc import Iterator, Mapping

import polars as pl

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _
from faro.package.checks import check_tables
from faro.package.declaration import Kind, Table
from faro.package.form import Form
from faro.package.model import Package
from faro.package.problems import ProblemList
from faro.package.tables import BY_NAME
from faro.package.typed import TypedTable

FIRST_ROW = 2
TEXTS = (Kind.TEXT, Kind.VERBATIM, Kind.CODE, Kind.CHOICE, Kind.PERIOD)


def check_storable(package: Package, tables: frozenset[str], longest_code: int) -> None:
    """Raise :class:`InputProblems` for each code that is too long and each text with a NUL, in those tables."""
    problems = [
        problem
        for name, frame in package.tables.items()
        if name in tables
        for problem in _problems(BY_NAME[name], frame, longest_code)
    ]
    if problems:
        raise InputProblems(problems)


def _problems(table: Table, frame: pl.DataFrame, longest_code: int) -> Iterator[Problem]:
    file = Form.FOLDER.file(table)
    for column in table.columns:
        if column.kind not in TEXTS:
            continue
        longest = longest_code if column.kind is Kind.CODE else None
        for row, text in enumerate(frame[column.name], FIRST_ROW):
            if text is not None and longest is not None and len(text) > longest:
                yield Problem(
                    "code_too_long",
                    Place(file, row, column.name),
                    _("El código tiene {n} letras; se guardan hasta {longest}.").format(n=len(text), longest=longest),
                    _("Use un código más corto."),
                    text[:80],
                )
            elif text is not None and "\0" in text:
                yield Problem(
                    "nul_in_text",
                    Place(file, row, column.name),
                    _("El texto contiene un carácter nulo, que ninguna base de datos guarda."),
                    _("Vuelva a escribir la celda."),
                )


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
