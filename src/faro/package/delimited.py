"""Lists that people save as CSV: comma or semicolon, UTF-8, read cell by cell."""

import csv
import io
from collections.abc import Iterator

from faro.kernel.text import _
from faro.package.problems import refuse


def delimited_rows(content: bytes, name: str) -> Iterator[list[str]]:
    """Each line's cells, as they are written. Raises :class:`~faro.kernel.errors.InputProblems` for what is no list."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        mend = _("Guárdelo como CSV UTF-8, o como libro .xlsx.")
        raise refuse("not_utf8", name, _("El archivo no es texto en UTF-8."), mend) from None
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter, strict=True)
    except csv.Error:
        said = _("El CSV está mal formado: hay comillas sin cerrar o una celda enorme.")
        raise refuse("broken_csv", name, said, _("Ábralo en Excel o LibreOffice y guárdelo otra vez.")) from None
