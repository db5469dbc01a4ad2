"""From the sheets of an XLSForm to its XForm, by pyxform, which takes long to load."""

import warnings
from collections.abc import Iterable

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _
from faro.registers.domain.forms.findings import Finding
from faro.registers.domain.forms.looked_over import mistakes
from faro.registers.domain.forms.messages import NO_LABEL, NO_LIST, problem_of
from faro.registers.domain.forms.model import FormProblems
from faro.registers.domain.forms.places import row_of, written
from faro.registers.domain.forms.tables import Tables, tables_of

__all__ = ["converted", "placed", "tables_of"]

_BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What pyxform lets through of odd files, besides its own error."""


_SAME = (("label", NO_LABEL), ("list", NO_LIST))
"""What was found in its row, which pyxform says without one."""


def converted(tables: Tables) -> str:
    """The XForm of those sheets. Raises ``FormProblems``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return str(convert(tables.copy()).xform)
    except PyXFormError as error:
        raise FormProblems(_together(problem_of(error, tables.file), mistakes(tables))) from error
    except _BROKEN as error:
        text = _("El formulario no se puede convertir.")
        mend = _("Compare sus hojas y columnas con la tabla de referencia de XLSForm.")
        problem = Problem("pyxform", Place(tables.file), text, mend, f"{type(error).__name__}: {error}"[:200])
        raise FormProblems(list(mistakes(tables)) or [problem]) from error


def _together(first: Problem, more: Iterable[Problem]) -> list[Problem]:
    found = list(more)
    if any(one.place.row == first.place.row and one.place.row is not None for one in found):
        return found
    if first.place.row is None and any((one.code, first.message) in _SAME for one in found):
        return found
    return [first, *found]


def placed(findings: Iterable[Finding], tables: Tables) -> list[Problem]:
    """What is wrong with the XForm, where the sheets say it."""
    rows = written(tables)
    sheet = f"{tables.file} · survey"
    return [
        Problem(
            one.code,
            Place(sheet, row_of(rows, one.path), one.column or None) if one.path else Place(tables.file),
            one.message,
            one.mend,
            one.value,
        )
        for one in findings
    ]
