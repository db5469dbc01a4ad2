"""The history as a table: one row for each change, or for the entry where it has none."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone

from faro.kernel.text import _
from faro.ledger.api import HistoryEntry

BOM = "\ufeff"
STRETCH = 500
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = (
    _("Número"),
    _("Cuándo"),
    _("Quién"),
    _("Rol"),
    _("Qué"),
    _("Sobre"),
    _("Clave"),
    _("Motivo"),
    _("Campo"),
    _("Antes"),
    _("Después"),
    _("Público"),
    _("Huella"),
)


def rows_of(entries: Sequence[HistoryEntry]) -> Iterator[str]:
    """Lines of CSV, with the mark by which spreadsheets know UTF-8; read a stretch at a time."""
    yield BOM + _line(HEADINGS)
    start = 0
    while stretch := entries[start : start + STRETCH]:
        for entry in stretch:
            yield from _rows(entry)
        start += len(stretch)


def _rows(entry: HistoryEntry) -> Iterator[str]:
    at = timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S%z")
    about = (str(entry.sequence), at, entry.who, entry.role, entry.what, entry.about, entry.subject, entry.reason)
    ending = (_("sí") if entry.public else _("no"), entry.digest)
    for change in entry.changes or (("", "", ""),):
        yield _line((*about, *change, *ending))


def _line(values: Iterable[str]) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerow([_harmless(value) for value in values])
    return held.getvalue()


def _harmless(value: str) -> str:
    """What a spreadsheet would run as a formula is written as text."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value
