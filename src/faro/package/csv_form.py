"""One CSV file: bytes to grid. UTF-8, comma, the rows counted as a spreadsheet shows them."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.declaration import Table
from faro.package.form import Form
from faro.package.grid import Grid, Row
from faro.package.limits import LIMITS, MEBIBYTE, Limits
from faro.package.problems import ProblemList

_OTHER_SEPARATORS = {";": _("punto y coma"), "\t": _("tabulador"), "|": _("barra vertical")}
_SAVE_AS_UTF8 = _(
    "Ábralo y guárdelo como «CSV UTF-8 (delimitado por comas)» en Excel, o con «Juego de caracteres: Unicode (UTF-8)» "
    "en LibreOffice."
)


def read_bytes(path: Path, file: str, limit: int, problems: ProblemList) -> bytes | None:
    """The content of a regular file that is not too big, or None with the problem added."""
    try:
        size = path.stat().st_size
        if size > limit:
            problems.add(
                "file_too_large",
                Place(file),
                _("El archivo pesa {size:.0f} MB; se admiten hasta {limit:.0f} MB.").format(
                    size=size / MEBIBYTE, limit=limit / MEBIBYTE
                ),
                _("Reparta los datos en paquetes por plan, o quite lo que no sea de esta tabla."),
            )
            return None
        return path.read_bytes()
    except OSError as error:
        problems.add(
            "unreadable_file",
            Place(file),
            _("No se pudo leer el archivo: {reason}.").format(reason=error.strerror or type(error).__name__),
            _("Revise que el archivo exista y que usted tenga permiso para leerlo."),
        )
        return None


def decoded(content: bytes, file: str, problems: ProblemList) -> str | None:
    """The content as text, or None with the problem added. UTF-8 only, with or without a byte order mark."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        problems.add(
            "not_utf8", Place(file, 1), _("El archivo está en UTF-16, no en UTF-8."), _SAVE_AS_UTF8, content[:2].hex()
        )
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the positions count from after it.
        body = content.removeprefix(b"\xef\xbb\xbf")
        line = body.count(b"\n", 0, error.start) + 1
        start = body.rfind(b"\n", 0, error.start) + 1
        problems.add(
            "not_utf8",
            Place(file, line),
            _(
                "El archivo no está en UTF-8; parece Latin-1 o Windows-1252. La primera letra mala está en la línea "
                "{n}."
            ).format(n=line),
            _SAVE_AS_UTF8,
            body[start : error.start + 20].decode("cp1252", errors="replace"),
        )
        return None


def read_csv(path: Path, file: str, table: Table, problems: ProblemList, limits: Limits = LIMITS) -> Grid | None:
    """The table in a CSV file, or None where the file as a whole cannot be read."""
    content = read_bytes(path, file, limits.file_bytes, problems)
    text = None if content is None else decoded(content, file, problems)
    return None if text is None else parse_csv(text, file, table, problems, limits)


def parse_csv(text: str, file: str, table: Table, problems: ProblemList, limits: Limits = LIMITS) -> Grid | None:
    """The table in the text of a CSV file."""
    csv.field_size_limit(limits.file_bytes)
    records = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headings = next(records, [])
        if not _has_headings(headings, file, problems):
            return None
        rows = tuple(_rows(records, len(headings), file, problems, limits))
    except csv.Error:
        problems.add(
            "broken_csv",
            Place(file, records.line_num),
            _("Las comillas no cierran bien cerca de la línea {n}.").format(n=records.line_num),
            _("Si un texto lleva comillas, escríbalas dobles y ponga todo el texto entre comillas."),
        )
        return None
    return Grid(table, Form.FOLDER, file, tuple(headings), rows)


def _has_headings(headings: list[str], file: str, problems: ProblemList) -> bool:
    if not any(heading.strip() for heading in headings):
        problems.add(
            "no_headings",
            Place(file, 1),
            _("La primera fila está vacía: faltan los encabezados."),
            _("Escriba en la primera fila los nombres de las columnas, separados por comas."),
        )
        return False
    if len(headings) == 1:
        for separator, name in _OTHER_SEPARATORS.items():
            if separator in headings[0]:
                problems.add(
                    "wrong_separator",
                    Place(file, 1),
                    _("El archivo separa las columnas con {separator}, no con comas.").format(separator=name),
                    _("Guárdelo de nuevo como «CSV UTF-8 (delimitado por comas)», o elija la coma al exportar."),
                    headings[0],
                )
                return False
    return True


def _rows(records: Iterator[list[str]], width: int, file: str, problems: ProblemList, limits: Limits) -> Iterator[Row]:
    for number, cells in enumerate(records, start=2):
        if number > limits.rows + 1:
            report_too_many_rows(file, problems, limits)
            return
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        if len(cells) != width:
            problems.add(
                "wrong_number_of_cells",
                Place(file, number),
                _("La fila tiene {cells} celdas y el encabezado {width}.").format(cells=len(cells), width=width),
                _("Revise las comas: los decimales van con punto, y un texto con comas va entre comillas."),
                ",".join(cells[:10]),
            )
            continue
        yield Row(number, cells)


def report_too_many_rows(file: str, problems: ProblemList, limits: Limits) -> None:
    """Add the problem of a table that is longer than any plan's."""
    problems.add(
        "too_many_rows",
        Place(file, limits.rows + 2),
        _("La tabla tiene más de {n} filas.").format(n=f"{limits.rows:,}"),
        _("Reparta los datos en un paquete por plan."),
    )
