"""Writing files so that nothing is lost: aside first, then in place, and a Spanish sentence where it can't be done."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faro.kernel.errors import FaroError
from faro.kernel.text import _

_REASONS = {
    errno.EACCES: _("no hay permiso"),
    errno.EPERM: _("no hay permiso"),
    errno.EROFS: _("el disco es de solo lectura"),
    errno.ENOSPC: _("no queda espacio en el disco"),
    errno.EDQUOT: _("no queda espacio en el disco"),
    errno.ENOENT: _("no existe la carpeta"),
    errno.ENOTDIR: _("una parte de la ruta no es una carpeta"),
    errno.EISDIR: _("es una carpeta"),
    errno.EEXIST: _("ya existe un archivo con ese nombre"),
    errno.ENAMETOOLONG: _("el nombre es demasiado largo"),
    errno.EBUSY: _("otro programa lo está usando"),
    errno.ETXTBSY: _("otro programa lo está usando"),
}


class FileNotWritten(FaroError):
    """A file could not be written; what stood there before is still there."""


def reason_of(error: OSError) -> str:
    """Why the system refused, in words."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


@contextmanager
def written_or_said(name: str) -> Iterator[None]:
    """Turn a refusal of the system into :class:`FileNotWritten`, naming what was being written."""
    try:
        yield
    except OSError as error:
        raise FileNotWritten(
            _("No se pudo escribir «{file}»: {reason}.").format(file=name, reason=reason_of(error))
        ) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it; a reader never meets half of it. Raises :class:`FileNotWritten`."""
    with written_or_said(path.name):
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside(path.parent) as folder:
            (folder / path.name).write_bytes(content)
            (folder / path.name).replace(path)


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """A hidden folder inside ``folder``, on the same disk, that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".faro-", dir=folder) as temporary:
        yield Path(temporary)


def keep_previous(path: Path, successor: Path) -> Path | None:
    """Rename a file that differs from its successor, so that what a person wrote in it is not lost.

    Gives its new name, ``informe (anterior 1).docx``; None where there was nothing to keep.
    """
    if not path.exists() or path.read_bytes() == successor.read_bytes():
        return None
    number = 1
    while (
        kept := path.with_name(_("{name} (anterior {n}){suffix}").format(name=path.stem, n=number, suffix=path.suffix))
    ).exists():
        number += 1
    return path.rename(kept)
