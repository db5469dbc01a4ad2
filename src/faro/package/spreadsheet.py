"""Opening an .xlsx that a stranger may have made. Imports openpyxl, so it is itself imported only for a workbook."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import load_workbook

from faro.kernel.errors import InputProblems
from faro.package.archive import broken, check_file, check_parts, too_many_cells
from faro.package.limits import LIMITS, Limits

Cells: TypeAlias = Sequence[Any]
"""The cells of a row as openpyxl gives them in read-only mode, whose cell classes share no public base."""


@dataclass
class Spreadsheet:
    """An open workbook. ``name``: as problems name the file."""

    sheets: tuple[Any, ...]
    name: str
    limits: Limits
    _cells: int = 0

    def rows(self, sheet: Any) -> Iterator[tuple[int, Cells]]:
        """Every row of the sheet with its number from 1, also the empty ones, whatever its dimension says.

        A cell far to the right fills its row with empty ones, and each counts: raises :class:`InputProblems` where the
        workbook has come to more cells than are read, in all that was asked for.
        """
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            self._cells += max(len(cells), 1)
            if self._cells > self.limits.cells:
                raise too_many_cells(self.name, self.limits, sheet.title)
            yield number, cells


@contextmanager
def opened_workbook(path: Path, name: str, limits: Limits = LIMITS) -> Iterator[Spreadsheet]:
    """The workbook, once it is known to be a bearable one; formulas are shown as such.

    Raises :class:`InputProblems`; whatever goes wrong while it is open means that it is broken.
    """
    check_file(path, limits)
    try:
        with zipfile.ZipFile(path) as archive:
            check_parts(archive, name, limits)
        with warnings.catch_warnings():
            # openpyxl warns of extensions (validation, charts) that are not needed here.
            warnings.simplefilter("ignore")
            book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
            try:
                yield Spreadsheet(tuple(book.worksheets), name, limits)
            finally:
                book.close()
    except InputProblems:
        raise
    except Exception as error:
        raise broken(name) from error
