"""The canonical bytes of a package: what is hashed, kept, and read back to the same package."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from faro.package.folder_writer import folder_files
from faro.package.model import Package
from faro.package.reading import read_package

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16


def sealed_bytes(package: Package) -> bytes:
    """The folder form as one ZIP: equal packages give equal bytes."""
    return zipped(folder_files(package))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one ZIP: names sorted, no dates, nothing compressed, so that equal files are equal bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system = 3
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)
    return held.getvalue()


def digest_of(content: bytes) -> str:
    """The sha256 of the bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def opened(content: bytes) -> Package:
    """The package that :func:`sealed_bytes` sealed; its origin is its own name."""
    with TemporaryDirectory(prefix="faro-") as folder, zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            (Path(folder) / Path(name).name).write_bytes(archive.read(name))
        package = read_package(Path(folder))
    return replace(package, origin=package.name)
