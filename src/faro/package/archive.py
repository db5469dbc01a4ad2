"""What is looked at in an .xlsx file before any library opens it: a ZIP archive that a stranger may have made."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from faro.kernel.errors import InputProblems
from faro.kernel.text import _
from faro.package.limits import LIMITS, MEBIBYTE, Limits
from faro.package.problems import refuse
from faro.package.swelling import unpacked_bytes, unpacks_to_too_much

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ARCHIVE_MAGICS = (b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
_MACRO_SUFFIXES = frozenset({".xlsm", ".xltm", ".xlam"})
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_MARKUP = (".xml", ".rels", ".vml")
_OF_A_CELL = re.compile(rb"<(/?)(?:[\w.-]+:)?(c|v|f|is|t|row)[\s/>]")
_MARKS_OF_A_CELL = 4
_BEGINS_AS_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_LONGEST_TAG = 256 * 1024
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def broken(file: str, part: str | None = None) -> InputProblems:
    """The failure of a workbook that is damaged or was not made by a spreadsheet program."""
    return refuse(
        "broken_workbook",
        file,
        _("El libro está dañado o incompleto."),
        _("Ábralo en Excel o LibreOffice y guárdelo de nuevo como .xlsx; si no abre, pida otra copia."),
        part,
    )


def check_file(path: Path, limits: Limits = LIMITS) -> None:
    """Refuse, by name and first bytes, what is not an unprotected .xlsx of a bearable size."""
    suffix = path.suffix.lower()
    if suffix in _MACRO_SUFFIXES:
        raise _macros(path.name)
    if suffix != ".xlsx" or not path.is_file():
        raise refuse(
            "not_a_package",
            path.name,
            _("No es una carpeta ni un libro .xlsx."),
            _("Guarde el libro como «Libro de Excel (.xlsx)», o indique la carpeta que tiene datapackage.json."),
            suffix,
        )
    if path.stat().st_size > limits.file_bytes:
        raise _too_large(path.name, path.stat().st_size, limits.file_bytes)
    with path.open("rb") as stream:
        if stream.read(len(_OLE_MAGIC)) == _OLE_MAGIC:
            raise _ole(path.name, protected=_ENCRYPTED_PACKAGE in stream.read())


def check_parts(archive: zipfile.ZipFile, file: str, limits: Limits = LIMITS) -> None:
    """Refuse an archive that unpacks to too much, or holds macros, other archives or document type definitions.

    Reads every part once, so damage anywhere shows here as an error of :mod:`zipfile`, and counts what a library would
    make of it, which takes it hundreds of times as long.
    """
    parts = archive.infolist()
    _check_sizes(parts, file, limits)
    names = [part.filename.lower() for part in parts]
    if any(PurePosixPath(name).name in _MACRO_PARTS or "/macrosheets/" in name for name in names):
        raise _macros(file)
    if len(set(names)) != len(names):
        raise broken(file, _("partes repetidas"))
    counted = _Counted(limits)
    for name, content in _contents(archive, parts):
        _check_content(name, content, file)
        if too_much := counted.add(content):
            raise too_much(file, limits, _shown(archive, name))


def _contents(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        if not part.is_dir():
            yield part.filename, archive.read(part)


def _check_sizes(parts: list[zipfile.ZipInfo], file: str, limits: Limits) -> None:
    if unpacks_to_too_much(parts, limits):
        raise refuse(
            "zip_bomb",
            file,
            _("El libro trae {n} partes, que ocuparían {size:.0f} MB al descomprimirse: es demasiado.").format(
                n=f"{len(parts):,}", size=unpacked_bytes(parts) / MEBIBYTE
            ),
            _("Copie los datos a un libro nuevo, sin imágenes ni otras hojas."),
        )
    if any(part.flag_bits & 1 for part in parts):
        raise _protected(file)


def _check_content(name: str, content: bytes, file: str) -> None:
    if content.startswith(_ARCHIVE_MAGICS):
        raise refuse(
            "nested_archive",
            file,
            _("El libro lleva otro archivo comprimido dentro."),
            _("Borre los objetos incrustados, o copie los datos a la plantilla."),
            name,
        )
    if _has_an_endless_tag(content):
        raise broken(file, name)
    if not name.lower().endswith(_MARKUP):
        return
    if content.startswith(_UTF16_STARTS) or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise broken(file)
    if name == "[Content_Types].xml" and b"macroenabled" in content.lower():
        raise _macros(file)


def _has_an_endless_tag(content: bytes) -> bool:
    """Whether markup goes on for too long without a new tag: parsers begin such a tag again with each piece of it."""
    if not _BEGINS_AS_MARKUP.match(content):
        return False
    place = 0
    while place + _LONGEST_TAG < len(content):
        last = content.rfind(b"<", place, place + _LONGEST_TAG)
        if last < place:
            return True
        place = last + 1
    return False


class _Counted:
    """What the parts looked at so far hold. Any part counts: a workbook may name its sheets as it likes."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cells = self._rows = self._of_cells = self._others = 0

    def add(self, content: bytes) -> Callable[[str, Limits, str], InputProblems] | None:
        """Count one more part; the failure, as soon as it is too much."""
        limits, marks = self._limits, content.count(b"<")
        if self._of_cells + self._others + marks > _MARKS_OF_A_CELL * limits.cells + limits.marks:
            return too_many_cells
        found = _OF_A_CELL.findall(content)
        self._cells += found.count((b"", b"c"))
        self._rows += found.count((b"", b"row"))
        self._of_cells += len(found)
        self._others += marks - len(found)
        if self._cells > limits.cells or self._of_cells > _MARKS_OF_A_CELL * limits.cells:
            return too_many_cells
        if self._rows > limits.book_rows:
            return _too_many_rows
        return _too_many_marks if self._others > limits.marks else None


def _shown(archive: zipfile.ZipFile, part: str) -> str:
    """The sheet that a part holds; the part itself where it holds none, or the workbook does not say."""
    try:
        return next((sheet for sheet, held in part_names(archive, part).items() if held == part), part)
    except (InputProblems, KeyError, ValueError, SyntaxError):
        return part


def too_many_cells(file: str, limits: Limits, place: str) -> InputProblems:
    """The failure of a workbook with more cells than are read; ``place``: the sheet, or the part that holds it."""
    return refuse(
        "too_many_cells",
        file,
        _("El libro tiene más de {n} celdas, contando las vacías que guarda.").format(n=f"{limits.cells:,}"),
        _("Elimine las filas y columnas que sobran abajo y a la derecha, y las hojas que no hagan falta."),
        place,
    )


def _too_many_rows(file: str, limits: Limits, place: str) -> InputProblems:
    return refuse(
        "too_many_rows",
        file,
        _("El libro tiene más de {n} filas, contando las vacías que guarda.").format(n=f"{limits.book_rows:,}"),
        _("Elimine las filas que sobran abajo (selecciónelas → Eliminar), y las hojas que no hagan falta."),
        place,
    )


def _too_many_marks(file: str, limits: Limits, place: str) -> InputProblems:
    return refuse(
        "too_many_marks",
        file,
        _("El libro guarda más de {n} textos, estilos, combinaciones y otras marcas.").format(n=f"{limits.marks:,}"),
        _("Copie las celdas a un libro nuevo con Pegado especial → Valores, y súbalo."),
        place,
    )


def part_names(archive: zipfile.ZipFile, file: str) -> Mapping[str, str]:
    """The part that holds each sheet, by sheet name. Raises where the workbook names a sheet it does not hold."""
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 only a workbook needs it

    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = fromstring(archive.read("xl/workbook.xml")).find("{*}sheets")
    found: dict[str, str] = {}
    held = set(archive.namelist())
    for sheet in [] if sheets is None else sheets:
        identifier = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        target = targets.get(identifier, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part not in held:
            raise broken(file, sheet.get("name") or part)
        found[sheet.get("name", "")] = part
    return found


def _too_large(file: str, size: int, limit: int) -> InputProblems:
    return refuse(
        "file_too_large",
        file,
        _("El archivo pesa {size:.0f} MB; se admiten hasta {limit:.0f} MB.").format(
            size=size / MEBIBYTE, limit=limit / MEBIBYTE
        ),
        _("Reparta los datos en paquetes por plan, o quite imágenes y hojas que no sean de la plantilla."),
    )


def _macros(file: str) -> InputProblems:
    return refuse(
        "macros",
        file,
        _("El libro lleva macros, y Faro no abre libros con macros."),
        _("Guárdelo como «Libro de Excel (.xlsx)», sin macros."),
    )


def _ole(file: str, *, protected: bool) -> InputProblems:
    if protected:
        return _protected(file)
    return refuse(
        "old_workbook",
        file,
        _("Es un libro de Excel 97-2003 (.xls) con otro nombre."),
        _("Ábralo y guárdelo como «Libro de Excel (.xlsx)»."),
    )


def _protected(file: str) -> InputProblems:
    return refuse(
        "encrypted_workbook",
        file,
        _("El libro está cifrado con contraseña."),
        _("Quítele la contraseña (Archivo → Información → Proteger libro → Cifrar con contraseña) y guárdelo."),
    )
