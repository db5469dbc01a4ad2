"""The sheets of an XLSForm as rows of text, read by pyxform within limits."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, fields
from pathlib import PurePath
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import DefinitionData, get_xlsform

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _
from faro.package.swelling import unpacks_to_too_much
from faro.registers.domain.forms.model import MOST_FORM_BYTES, FormProblems
from faro.registers.domain.forms.old_sheets import sheets_of

KINDS = (".xlsx", ".xlsm", ".xls", ".csv", ".md")

Row = Mapping[str, str]
_ALIASES = {
    "command": "type",
    "tag": "name",
    "value": "name",
    "caption": "label",
    "list name": "list_name",
    "relevance": "relevant",
    "bind::relevant": "relevant",
    "bind:relevant": "relevant",
    "bind::calculate": "calculation",
    "bind:calculate": "calculation",
    "calculate": "calculation",
    "bind::constraint": "constraint",
    "bind:constraint": "constraint",
    "bind::required": "required",
    "bind:required": "required",
    "bind::readonly": "read_only",
    "readonly": "read_only",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "choice filter": "choice_filter",
}


_UNREADABLE = (
    PyXFormError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a broken sheet ends in, in the libraries below."""


@dataclass(frozen=True, slots=True)
class _Limits:
    parts: int = 500
    unpacked_bytes: int = 60_000_000
    part_ratio: int = 150
    part_bytes_above_suspicion: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Tables:
    """Sheets of an XLSForm. The first row under the heading is row 2, as a spreadsheet counts."""

    file: str
    sheets: dict[str, Any]
    """As pyxform takes them."""

    def rows(self, sheet: str) -> Iterator[tuple[int, Row]]:
        """Rows with their number, by column in lower case and under its usual name."""
        for number, row in enumerate(self.sheets.get(sheet) or (), start=2):
            yield number, {usual(column): str(text) for column, text in row.items() if text}

    def copy(self) -> dict[str, Any]:
        """Sheets that pyxform may change."""
        return deepcopy(self.sheets)


def usual(column: str) -> str:
    """A column's usual name."""
    cleaned = " ".join(str(column).strip().lower().split())
    return _ALIASES.get(cleaned, cleaned)


def tables_of(content: bytes, name: str) -> Tables:
    """The sheets of a file. Raises ``FormProblems`` for what is no XLSForm or is too large to be opened."""
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        raise _refused(name, _("No es un formulario: el archivo debe ser .xlsx, .xls, .md, .csv o .xml."), _SAVE)
    if len(content) > MOST_FORM_BYTES:
        raise _refused(name, _("El archivo es demasiado grande para ser un formulario."), _SAVE)
    if kind in (".xlsx", ".xlsm"):
        _guard_archive(content, name)
    elif kind in (".csv", ".md"):
        content = _utf8(content, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = sheets_of(content) if kind == ".xls" else _read(content, kind)
    except _UNREADABLE as error:
        raise _unreadable(name, error) from error
    return Tables(name, _with_form_id(_with_outer_choices(_with_spanish_yes(sheets)), name))


_SAVE = _("Cargue el XLSForm tal como lo guarda Excel, LibreOffice o un programa de ODK.")
_SPANISH = {"sí": "yes", "si": "yes", "no": "no"}
_DUPLICATE = re.compile(r"Duplicate column header: (.*)")


def _read(content: bytes, kind: str) -> dict[str, Any]:
    read = get_xlsform(content, file_type=kind)
    return {one.name: getattr(read, one.name) for one in fields(DefinitionData)}


def _unreadable(name: str, error: Exception) -> FormProblems:
    duplicate = _DUPLICATE.search(str(error))
    if duplicate:
        text = _("La columna «{column}» está dos veces.").format(column=duplicate[1])
        return _refused(name, text, _("Quite o cambie el nombre de una de las dos."))
    return _refused(name, _("No se puede leer el archivo como formulario."), _SAVE)


def _refused(name: str, message: str, mend: str, value: str | None = None) -> FormProblems:
    return FormProblems([Problem("form-file", Place(name), message, mend, value)])


def _guard_archive(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise _refused(name, _("El archivo está dañado o no es .xlsx."), _SAVE) from error
    if unpacks_to_too_much(parts, _Limits()):
        raise _refused(name, _("El archivo se infla demasiado al abrirse."), _SAVE)


def _utf8(content: bytes, name: str) -> bytes:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding).encode()
        except UnicodeDecodeError:
            continue
    raise _refused(name, _("El texto del archivo no es UTF-8."), _("Guárdelo como UTF-8."))


def _with_spanish_yes(sheets: dict[str, Any]) -> dict[str, Any]:
    """«Sí» where XLSForm says «yes»: whoever fills the workbook writes it so, and it can mean nothing else there."""
    for row in sheets.get("survey") or ():
        for column, text in row.items():
            if usual(column) in ("required", "readonly"):
                row[column] = _SPANISH.get(str(text).strip().lower(), text)
    return sheets


def _with_outer_choices(sheets: dict[str, Any]) -> dict[str, Any]:
    """Choices of ``select_one_external`` stand in a sheet of their own only to spare phones; here they are choices."""
    outer = sheets.get("external_choices")
    if not outer:
        return sheets
    rows = [{_choice_column(column): text for column, text in row.items()} for row in outer]
    for row in sheets.get("survey") or ():
        for column, text in row.items():
            if usual(column) == "type":
                row[column] = re.sub(r"^select_one_external\b", "select_one", str(text))
    header = {column: None for row in [*(sheets.get("choices") or ()), *rows] for column in row}
    labelled = [row if "label" in row else row | {"label": row.get("name", "")} for row in rows]
    merged = {"choices": [*(sheets.get("choices") or ()), *labelled], "choices_header": [header]}
    settings = [dict((sheets.get("settings") or [{}])[0]) | {"allow_choice_duplicates": "yes"}]
    repeated = {"settings": settings, "settings_header": [dict.fromkeys(settings[0])]}
    return sheets | merged | repeated | {"external_choices": None, "external_choices_header": None}


def _choice_column(column: str) -> str:
    found = usual(column)
    return found if found in ("list_name", "name", "label") else column


def _with_form_id(sheets: dict[str, Any], name: str) -> dict[str, Any]:
    """A form without an identifier takes it from its file's name."""
    rows = [dict(row) for row in sheets.get("settings") or () if row]
    named = {usual(column) for column in (rows[0] if rows else ())}
    if named & {"form_id", "id_string", "set_form_id", "set form id"}:
        return sheets
    slug = re.sub(r"[^\w.\-]+", "_", PurePath(name).stem).strip("_") or "form"
    first = (rows[0] if rows else {}) | {"form_id": slug}
    header = dict.fromkeys(first) | dict.fromkeys((sheets.get("settings_header") or [{}])[0])
    return sheets | {"settings": [first, *rows[1:]], "settings_header": [header]}
