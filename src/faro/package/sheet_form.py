"""The layout that workbook writer and reader share: names of sheets, the guide sheet, escapes of text."""

import re

from faro.kernel.text import _

GUIDE_SHEET = _("Léame")
LISTS_SHEET = _("Listas")
OWN_SHEETS = (GUIDE_SHEET, LISTS_SHEET)

VERSION_LABEL = _("Versión del formato")

NOT_REPORTED = _("No se informa")
"""What the guide says of a sheet without rows: the table is absent."""

NONE_EXISTS = _("No hay ninguna fila")
"""What the guide says of a sheet without rows: the table is there, and empty."""

_ESCAPED = re.compile(r"_x005[Ff](_x[0-9A-Fa-f]{4}_)|_x(00[01][0-9A-Fa-f]|[Ff]{3}[EeFf])_")


def unescaped(text: str) -> str:
    """Text as it was before xlsxwriter escaped it: ``_x000D_`` is a carriage return, ``_x005F_x000D_`` its name.

    The escape itself is ambiguous in one case, a control character right after the letters ``_x005F``.
    """
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: match[1] or chr(int(match[2], 16)), text)
