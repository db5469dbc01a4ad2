"""From the file of a form to the form."""

from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _
from faro.registers.domain.forms.findings import FoundInForm, refused
from faro.registers.domain.forms.model import MOST_FORM_BYTES, Form, FormProblems, Note
from faro.registers.domain.forms.plan import findings_of
from faro.registers.domain.forms.unmatched import unmatched
from faro.registers.domain.forms.xform import form_of

_NAME = "instance_name"
"""A name that is no expression spoils no record."""


def read_form(content: bytes, name: str) -> Form:
    """Read an XLSForm: ``.xlsx``, ``.xls``, ``.csv``, ``.md`` (tables in Markdown) or ``.xml`` (an XForm).

    Raises ``FormProblems`` with every problem found: sheet, row, column, and how to mend it.
    """
    if PurePath(name).suffix.lower() == ".xml":
        return _read_xml(content, name)
    from faro.registers.domain.forms import xlsform  # noqa: PLC0415  who loads no form does not wait for pyxform

    tables = xlsform.tables_of(content, name)
    try:
        return read_xform(xlsform.converted(tables))
    except FoundInForm as error:
        raise FormProblems(xlsform.placed(error.findings, tables)) from error


@lru_cache(maxsize=128)
def read_xform(xform: str) -> Form:
    """The form of an XForm that ``read_form`` gave; kept in memory, so that asking again is cheap."""
    form = form_of(xform)
    findings = findings_of(form)
    if any(one.column != _NAME for one in findings):
        raise refused(findings)
    strange = unmatched(form)
    if strange:
        form = replace(form, notes=(*form.notes, *strange))
    if not findings:
        return form
    text = _("El nombre del registro (instance_name) no es una expresión: se usa el título del registro.")
    return replace(form, instance_name=None, notes=(*form.notes, Note("instance-name", "", text)))


def _read_xml(content: bytes, name: str) -> Form:
    if len(content) > MOST_FORM_BYTES:
        raise FormProblems([_whole(name, _("El archivo es demasiado grande para ser un formulario."))])
    try:
        return read_xform(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FormProblems([_whole(name, _("El texto del archivo no es UTF-8."))]) from error


def _whole(name: str, text: str) -> Problem:
    return Problem("form-file", Place(name), text, _("Cargue el XForm tal como lo da un programa de ODK."))
