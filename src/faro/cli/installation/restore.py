"""Bringing a copy back: into a folder that holds nothing, and only when every byte and the ledger are sound."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from faro.cli.django_setup import start_django
from faro.cli.installation.archive import BadArchive, Manifest, unpack_archive
from faro.kernel.errors import FaroError
from faro.kernel.text import _

KEY_FILE = "secret-key"


class HomeInUse(FaroError):
    """There is already something where the copy should go."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: how many files and how many entries of the ledger, all verified."""

    home: Path
    manifest: Manifest
    entries: int

    @property
    def made(self) -> str:
        """The moment of the copy as a reader of Lima writes it."""
        made = datetime.fromisoformat(self.manifest.made).astimezone(ZoneInfo("America/Lima"))
        return f"{made:%d/%m/%Y %H:%M}"


def restore(archive: Path, home: Path, key: Path | None = None) -> Restored:
    """Unpack beside ``home``, verify, bring the database up to this version, and only then take its name.

    It starts Django for the new folder, so it is called once in a process. Raises :class:`HomeInUse`,
    :class:`~faro.cli.installation.archive.BadArchive` and
    :class:`~faro.cli.installation.database_copy.CopyFailed`; whatever fails, ``home`` is as it was.
    """
    home = home.resolve()
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise HomeInUse(_("«{home}» no está vacía: la copia no reemplaza nada. Diga otra carpeta.").format(home=home))
    home.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    try:
        manifest, entries = _fill(beside, archive, key)
        if home.exists():
            home.rmdir()
        beside.rename(home)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return Restored(home, manifest, entries)


def _fill(home: Path, archive: Path, key: Path | None) -> tuple[Manifest, int]:
    manifest = unpack_archive(archive, home)
    if key is not None:
        (home / KEY_FILE).touch(mode=0o600)
        (home / KEY_FILE).write_bytes(key.read_bytes())
    start_django(home)
    from django.db import connections  # noqa: PLC0415  it can be imported only now

    from faro.cli.installation.database_copy import POSTGRESQL_COPY, SQLITE_COPY, bring_back  # noqa: PLC0415
    from faro.cli.installation.upgrading import bring_up_to_date  # noqa: PLC0415

    copy = home / (POSTGRESQL_COPY if manifest.database == "postgresql" else SQLITE_COPY)
    bring_back(copy)
    copy.unlink()
    bring_up_to_date()
    entries = _verified_entries(manifest)
    connections.close_all()
    return manifest, entries


def _verified_entries(manifest: Manifest) -> int:
    from faro.ledger.api import Head, verify  # noqa: PLC0415

    outcome = verify([Head(*manifest.head)] if manifest.head else [])
    if not outcome.sound:
        raise BadArchive(
            _("La historia de la copia no es la que se firmó: {why}").format(why=outcome.faults[0].message)
        )
    return outcome.entries
