"""A Word file whose bytes depend on its contents only."""

import zipfile
from io import BytesIO
from pathlib import Path

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip archive can state."""


def write_archive(saved: bytes, path: Path) -> None:
    """Writes a saved archive anew, each entry with the same fixed time instead of the clock's."""
    with (
        zipfile.ZipFile(BytesIO(saved)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
