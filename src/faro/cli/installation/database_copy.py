"""A consistent copy of the database while others write, and back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, connections

from faro.kernel.errors import FaroError
from faro.kernel.text import _

SQLITE_COPY = "database.sqlite3"
POSTGRESQL_COPY = "database.dump"


class CopyFailed(FaroError):
    """The database could not be copied or brought back."""


def copy_database(folder: Path) -> Path:
    """Write the copy into ``folder`` and give its path. Raises :class:`CopyFailed`."""
    if connection.vendor == "postgresql":
        path = folder / POSTGRESQL_COPY
        _postgresql("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={path}"])
        return path
    path = folder / SQLITE_COPY
    source = Path(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(source, timeout=60)) as live, closing(sqlite3.connect(path)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        (answer,) = copy.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        raise CopyFailed(_("La base de datos está dañada ({answer}): no se hizo la copia.").format(answer=answer))
    return path


def bring_back(copy: Path) -> None:
    """Put a copy where the settings say the database is; it must be empty. Raises :class:`CopyFailed`."""
    kind = "postgresql" if copy.name == POSTGRESQL_COPY else "sqlite"
    if connection.vendor != kind:
        sentence = _("La copia es de {copied} y esta instalación usa {used}: corrija DATABASE_URL y repita.")
        raise CopyFailed(sentence.format(copied=kind, used=connection.vendor))
    if kind == "sqlite":
        target = Path(connection.settings_dict["NAME"])
        if target.exists():
            raise CopyFailed(_("Ya hay una base de datos en «{path}»: no se reemplaza.").format(path=target))
        shutil.copyfile(copy, target)
        target.chmod(0o600)
        return
    if connection.introspection.table_names():
        raise CopyFailed(_("La base de datos de PostgreSQL no está vacía: cree otra y póngala en DATABASE_URL."))
    connections.close_all()
    _postgresql("pg_restore", ["--exit-on-error", "--no-owner", "--no-privileges", str(copy)], takes_dbname=True)


def _postgresql(program: str, arguments: Sequence[str], *, takes_dbname: bool = False) -> None:
    found = shutil.which(program)
    if found is None:
        sentence = _("Falta {program}: instale las herramientas de PostgreSQL (en Debian: apt install {package}).")
        raise CopyFailed(sentence.format(program=program, package="postgresql-client"))
    settings: dict[str, Any] = connection.settings_dict
    given = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    environment = {**os.environ, **{name: str(value) for name, value in given.items() if value}}
    database = [f"--dbname={settings['NAME']}"] if takes_dbname else []
    done = subprocess.run(  # noqa: S603  the program is PostgreSQL's own and takes no text of a user
        [found, *database, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip() or done.stdout.strip()
        raise CopyFailed(_("{program} no terminó: {said}").format(program=program, said=said))
