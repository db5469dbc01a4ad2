"""Making a copy of everything an installation owns."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

from faro import __version__
from faro.cli.installation.archive import FORMAT, Manifest, members_of, write_archive
from faro.cli.installation.database_copy import CopyFailed, copy_database
from faro.kernel.text import _
from faro.ledger.api import head

BACKUPS = "backups"
LEDGER_TABLE = "ledger_entry"
PREFIX = "faro-copia-"
SUFFIX = ".tar.gz"
KEY_SUFFIX = ".clave"
KEY_FILE = "secret-key"
NOT_COPIED = ("static", BACKUPS, KEY_FILE, ".*")
"""What can be made again, copies themselves, and the key, which goes apart."""


@dataclass(frozen=True, slots=True)
class Backup:
    """An archive that was made. ``key``: the file with the signing key, if this installation keeps its own."""

    path: Path
    key: Path | None
    manifest: Manifest
    dropped: tuple[Path, ...]

    @property
    def files(self) -> int:
        """How many files it holds."""
        return len(self.manifest.members)


def make_backup(out: Path | None = None, *, keep: int | None = None) -> Backup:
    """Copy the database and then the files, which are only ever added; others may go on writing.

    The head of the ledger is read first: the copy holds it, and perhaps what was written while it was made.

    ``out`` is a folder (else ``backups`` in the installation's); with ``keep``, older copies beyond that many are
    dropped. Raises :class:`~faro.cli.installation.database_copy.CopyFailed` and :class:`OSError`.
    """
    if LEDGER_TABLE not in connection.introspection.table_names():
        raise CopyFailed(_("Todavía no hay base de datos: no hay nada que copiar. Créela con «faro migrate»."))
    home = Path(settings.HOME)
    target = out or home / BACKUPS
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = datetime.now(UTC)
    name = f"{PREFIX}{made:%Y%m%dT%H%M%S%fZ}"
    path = target / f"{name}{SUFFIX}"
    with TemporaryDirectory(prefix=".copia-", dir=target) as scratch:
        inside = Path(scratch) / "inside"
        inside.mkdir()
        last = head()
        copy_database(inside)
        _copy_the_rest(home, inside)
        members = members_of(inside)
        known = (last.sequence, last.digest) if last else None
        manifest = Manifest(FORMAT, __version__, made.isoformat(), connection.vendor, known, members)
        write_archive(Path(scratch) / path.name, inside, manifest)
        (Path(scratch) / path.name).replace(path)
    return Backup(path, _key_beside(home, target / f"{name}{KEY_SUFFIX}"), manifest, _drop_old(target, keep))


def newest_backup(folder: Path) -> Path | None:
    """The last archive of a folder, or None."""
    return max(folder.glob(f"{PREFIX}*{SUFFIX}"), default=None)


def _copy_the_rest(home: Path, inside: Path) -> None:
    database = Path(str(connection.settings_dict["NAME"])).name if connection.vendor == "sqlite" else "faro.sqlite3"
    ignored = shutil.ignore_patterns(*NOT_COPIED, f"{database}*")
    shutil.copytree(home, inside, copy_function=_link_or_copy, ignore=ignored, dirs_exist_ok=True)


def _link_or_copy(source: str, target: str) -> None:
    """A second name for the same bytes where the disk allows it; the original is never changed, only added."""
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _key_beside(home: Path, path: Path) -> Path | None:
    key = home / KEY_FILE
    if not key.is_file():
        return None
    path.touch(mode=0o600)
    path.write_bytes(key.read_bytes())
    return path


def _drop_old(folder: Path, keep: int | None) -> tuple[Path, ...]:
    if keep is None:
        return ()
    old = sorted(folder.glob(f"{PREFIX}*{SUFFIX}"), reverse=True)[keep:]
    for path in old:
        path.unlink()
        path.with_name(path.name.removesuffix(SUFFIX) + KEY_SUFFIX).unlink(missing_ok=True)
    return tuple(old)
