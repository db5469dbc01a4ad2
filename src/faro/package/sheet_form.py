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

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Text as it was before the workbook escaped its control characters (``_x000D_``)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
