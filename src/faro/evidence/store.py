"""The folder of the files: each under the digest of its own bytes, written whole or not at all."""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from faro.evidence.domain.copies import COPY_SUFFIX, CopyKind
from faro.kernel.errors import FaroError
from faro.kernel.files import written_or_said
from faro.kernel.text import _

_ASIDE = ".aside-"


class FileDamaged(FaroError):
    """What is on disk is not what was kept."""


def folder() -> Path:
    """Where the files are."""
    return Path(settings.HOME) / "files"


def digest_of(content: bytes) -> str:
    """The SHA-256 of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def original_path(sha256: str) -> Path:
    """Where the original is."""
    return folder() / sha256[:2] / sha256


def copy_path(sha256: str, kind: CopyKind) -> Path:
    """Where a copy without metadata is."""
    return folder() / sha256[:2] / f"{sha256}.{kind}{COPY_SUFFIX}"


def keep(path: Path, content: bytes) -> None:
    """Write a file so that it survives a power cut, and no reader ever meets half of it. Raises FileNotWritten.

    A file that is there already is only marked as wanted now, so that :func:`sweep` leaves it alone.
    """
    with written_or_said(path.name):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size == len(content):
            os.utime(path)
            return
        aside = path.with_name(f"{_ASIDE}{token_hex(8)}")
        try:
            with aside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _flush_folder(path.parent)


def _flush_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_original(sha256: str) -> bytes:
    """The bytes, once they are known to be those that were kept. Raises :class:`FileDamaged`."""
    try:
        content = original_path(sha256).read_bytes()
    except OSError as error:
        raise FileDamaged(_("El archivo no está en el almacén. Avise a quien administra el sistema.")) from error
    if digest_of(content) != sha256:
        raise FileDamaged(
            _("El archivo no es el que se guardó: su huella cambió. Avise a quien administra el sistema.")
        )
    return content


def remove(sha256: str) -> None:
    """Delete the original and its copies."""
    for path in (original_path(sha256), *(copy_path(sha256, kind) for kind in CopyKind)):
        path.unlink(missing_ok=True)


def strays(wanted: set[str], older_than_seconds: float) -> Iterator[Path]:
    """Files that no row refers to and that have not been touched lately: what an interrupted act left behind."""
    limit = time.time() - older_than_seconds
    for path in folder().glob("??/*"):
        kept = path.name.split(".", 1)[0] in wanted and not path.name.startswith(_ASIDE)
        if not kept and path.stat().st_mtime < limit:
            yield path
