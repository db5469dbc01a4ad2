"""The file of the MEF as a stream of bytes: a CSV, or a ZIP that holds one."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from faro.kernel.errors import FaroError, InputProblems, Place, Problem
from faro.kernel.text import _

LARGEST = 16 * 1024**3
"""Bytes. The file of a whole year has 2.7 GB."""

MOST_PACKED, SUSPICION = 200, 64 * 1024**2
"""The file of the MEF packs to a twentieth or so; what packs to less than this part, above these bytes, is a bomb."""

_ZIP_MAGIC = b"PK\x03\x04"


class Unreadable(FaroError):
    """The file broke off while it was being read."""


@contextmanager
def opened(path: Path) -> Iterator[tuple[io.BufferedIOBase, int]]:
    """The bytes of the CSV and how many they are. Raises :class:`InputProblems` for what holds no CSV."""
    with path.open("rb") as plain:
        packed = plain.read(len(_ZIP_MAGIC)) == _ZIP_MAGIC
    try:
        if not packed:
            with path.open("rb") as stream:
                yield stream, path.stat().st_size
            return
        with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path.name)) as stream:
            yield cast("io.BufferedIOBase", stream), archive.getinfo(stream.name).file_size
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Unreadable(
            _("El archivo comprimido «{name}» está dañado o incompleto.").format(name=path.name)
        ) from error


def _member(archive: zipfile.ZipFile, file: str) -> str:
    """The one CSV inside."""
    held = [each for each in archive.infolist() if not each.is_dir() and not each.filename.startswith("__MACOSX/")]
    tables = [each for each in held if each.filename.lower().endswith(".csv")]
    if len(tables) != 1:
        raise _refused("not_one_csv", file, _("El ZIP debe tener un solo archivo .csv."))
    if tables[0].flag_bits & 1:
        raise _refused("encrypted", file, _("El ZIP pide contraseña."))
    size = tables[0].file_size
    if size > LARGEST or size > max(SUSPICION, MOST_PACKED * tables[0].compress_size):
        raise _refused("zip_bomb", file, _("Lo que trae el ZIP es demasiado grande para ser el archivo del MEF."))
    return tables[0].filename


def _refused(code: str, file: str, message: str) -> InputProblems:
    return InputProblems([Problem(code, Place(file), message, _("Descomprímalo y dé el archivo .csv."))])
