"""One file that holds a whole installation, with a manifest of hashes.

A tar with ``manifest.json`` first: version, day, kind of database, head of the ledger, and for each file its size and
SHA-256. The key that signs sessions never goes inside: whoever gets the archive must not get the key with it.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

from faro.kernel.errors import FaroError
from faro.kernel.text import _

MANIFEST = "manifest.json"
FORMAT = 1


class BadArchive(FaroError):
    """An archive that is not whole, or not one of ours."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive, by its path inside."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. ``head`` is (sequence, digest) of the ledger, None where nothing happened."""

    format: int
    faro: str
    made: str
    database: str
    head: tuple[int, str] | None
    members: tuple[Member, ...]


def members_of(folder: Path) -> tuple[Member, ...]:
    """Every file under a folder, in order of path."""
    return tuple(
        Member(path.relative_to(folder).as_posix(), path.stat().st_size, _sha256(path)) for path in _files(folder)
    )


def write_archive(path: Path, folder: Path, manifest: Manifest) -> None:
    """Write the archive from the files of ``folder``; only its owner can read it."""
    described = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    path.touch(mode=0o600)
    with tarfile.open(path, "w:gz", compresslevel=6) as tar:
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mode = len(described), 0o600
        tar.addfile(entry, BytesIO(described))
        for member in manifest.members:
            tar.add(folder / member.path, arcname=member.path, recursive=False)


def unpack_archive(path: Path, folder: Path) -> Manifest:
    """Unpack into ``folder`` and hold every byte against the manifest. Raises :class:`BadArchive`."""
    try:
        with tarfile.open(path, "r:gz") as tar:
            tar.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BadArchive(
            _("«{path}» no es una copia de Faro entera: {error}.").format(path=path, error=error)
        ) from error
    manifest = _read_manifest(folder / MANIFEST, path)
    (folder / MANIFEST).unlink()
    wrong = sorted({*manifest.members} ^ {*members_of(folder)}, key=lambda member: member.path)
    if wrong:
        names = ", ".join(dict.fromkeys(member.path for member in wrong))
        raise BadArchive(_("La copia está dañada: no coincide con su lista de huellas: {names}.").format(names=names))
    return manifest


def _read_manifest(manifest: Path, archive: Path) -> Manifest:
    try:
        read = json.loads(manifest.read_text("utf-8"))
        members = tuple(Member(**member) for member in read.pop("members"))
        head = tuple(read.pop("head") or ())
        found = Manifest(**read, head=(head[0], head[1]) if head else None, members=members)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadArchive(_("«{path}» no es una copia de Faro: no trae su lista.").format(path=archive)) from error
    if found.format != FORMAT:
        raise BadArchive(_("La copia es de una versión más nueva de Faro ({faro}): instálela.").format(faro=found.faro))
    return found


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
