"""Office files: ZIP archives that a stranger may have made. They are looked at, never unpacked."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from faro.evidence.domain import refusals
from faro.evidence.domain.limits import FileLimits
from faro.evidence.domain.types import FileType, file_types
from faro.package.swelling import unpacks_to_too_much

_CONTENT_TYPES = "[Content_Types].xml"
_MIMETYPE = "mimetype"
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SMALL_PART = 1024 * 1024
_ARCHIVE_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError)


def type_of_archive(content: bytes, limits: FileLimits) -> FileType | None:
    """The Office or OpenDocument type, or None for any other archive. Raises :class:`FileRefused`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive, len(content), limits)
            return _open_xml(archive) or _open_document(archive)
    except _ARCHIVE_ERRORS as error:
        raise refusals.damaged() from error


def refusal_of_compound_file(content: bytes) -> refusals.FileRefused:
    """Why a compound file is refused: protected with a password, or of the years before 2007."""
    return refusals.protected() if _ENCRYPTED_PACKAGE in content else refusals.old_office()


def _check(archive: zipfile.ZipFile, size: int, limits: FileLimits) -> None:
    parts = archive.infolist()
    overlapping = sum(part.compress_size for part in parts) > size
    if overlapping or unpacks_to_too_much(parts, limits):
        raise refusals.zip_bomb()
    if any(part.flag_bits & 1 for part in parts):
        raise refusals.protected()
    names = [part.filename.lower() for part in parts]
    if any(PurePosixPath(name).name in _MACRO_PARTS for name in names):
        raise refusals.macros()
    if len(set(names)) != len(names) or any(_leaves(name) for name in names):
        raise refusals.damaged()


def _leaves(name: str) -> bool:
    """Whether a part would be written outside its folder by a careless program."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts


def _open_xml(archive: zipfile.ZipFile) -> FileType | None:
    names = set(archive.namelist())
    if _CONTENT_TYPES not in names:
        return None
    if b"macroenabled" in _small_part(archive, _CONTENT_TYPES).lower():
        raise refusals.macros()
    return next((each for each in file_types() if each.main_part and each.main_part in names), None)


def _open_document(archive: zipfile.ZipFile) -> FileType | None:
    if _MIMETYPE not in archive.namelist():
        return None
    declared = _small_part(archive, _MIMETYPE).decode("ascii", "replace").strip()
    return next((each for each in file_types() if each.open_document and each.media_type == declared), None)


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_SMALL_PART)
