"""From the file of a form to the form."""

import warnings
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _
from faro.registers.domain.forms.findings import Finding, FoundInForm, refused
from faro.registers.domain.forms.looked_over import mistakes
from faro.registers.domain.forms.messages import problem_of
from faro.registers.domain.forms.model import Form, FormProblems, Note
from faro.registers.domain.forms.places import row_of, written
from faro.registers.domain.forms.plan import findings_of
from faro.registers.domain.forms.tables import MOST_BYTES, Tables, tables_of
from faro.registers.domain.forms.xform import form_of

_NAME = "instance_name"
"""A name that is no expression spoils no record."""
_BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What pyxform lets through of odd files, besides its own error."""


def read_form(content: bytes, name: str) -> Form:
    """Read an XLSForm: ``.xlsx``, ``.xls``, ``.csv``, ``.md`` (tables in Markdown) or ``.xml`` (an XForm).

    Raises ``FormProblems`` with every problem found: sheet, row, column, and how to mend it.
    """
    if PurePath(name).suffix.lower() == ".xml":
        return _read_xml(content, name)
    tables = tables_of(content, name)
    xform = _converted(tables)
    try:
        return read_xform(xform)
    except FoundInForm as error:
        raise FormProblems(_placed(error.findings, tables)) from error


@lru_cache(maxsize=128)
def read_xform(xform: str) -> Form:
    """The form of an XForm that ``read_form`` gave; kept in memory, so that asking again is cheap."""
    form = form_of(xform)
    findings = findings_of(form)
    if any(one.column != _NAME for one in findings):
        raise refused(findings)
    if not findings:
        return form
    text = _("El nombre del registro (instance_name) no es una expresión: se usa el título del registro.")
    return replace(form, instance_name=None, notes=(*form.notes, Note("instance-name", "", text)))


def _read_xml(content: bytes, name: str) -> Form:
    if len(content) > MOST_BYTES:
        raise FormProblems([_whole(name, _("El archivo es demasiado grande para ser un formulario."))])
    try:
        return read_xform(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FormProblems([_whole(name, _("El texto del archivo no es UTF-8."))]) from error


def _whole(name: str, text: str) -> Problem:
    return Problem("form-file", Place(name), text, _("Cargue el XForm tal como lo da un programa de ODK."))


def _converted(tables: Tables) -> str:
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
    return [first, *found]


def _placed(findings: Iterable[Finding], tables: Tables) -> list[Problem]:
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
