"""A file that came through a page: brought in by the same services, then forgotten."""

import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from faro.budget.services.amigable import import_amigable
from faro.budget.services.mef import import_mef
from faro.budget.services.releases import GivenFile, Imported
from faro.ledger.api import Actor

_SUFFIXES = (".csv", ".zip", ".xlsx")
_WORKBOOK_PART = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent: the file piece by piece, its name, and what the file may not tell."""

    pieces: Iterable[bytes]
    name: str
    unit: str
    year: int | None


def import_sent(*, actor: Actor, sent: Sent, reason: str) -> Imported:
    """Import a file by what it holds: a workbook as Consulta Amigable, all else as the yearly file of the MEF.

    Raises what :func:`import_mef` and :func:`import_amigable` raise.
    """
    suffix = PurePath(sent.name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="faro-presupuesto-") as folder:
        path = Path(folder) / f"archivo{suffix if suffix in _SUFFIXES else ''}"
        with path.open("wb") as stream:
            stream.writelines(sent.pieces)
        file = GivenFile(path, PurePath(sent.name).name, passing=True)
        if suffix == ".xlsx" or _is_workbook(path):
            return import_amigable(actor=actor, file=file, unit=sent.unit, year=sent.year, reason=reason)
        return import_mef(actor=actor, file=file, unit=sent.unit, year=sent.year, reason=reason)


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return _WORKBOOK_PART in archive.namelist()
    except zipfile.BadZipFile:
        return False
