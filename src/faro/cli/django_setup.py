"""Starting Django for the commands that need it. The others never import it."""

import os
from pathlib import Path

from faro.kernel.errors import FaroError
from faro.kernel.text import _

SETTINGS = "faro.config.settings"


class BadSettings(FaroError):
    """The installation can't start with the settings it has; the text says the mend."""


class NoInstallation(FaroError):
    """The folder has no installation of Faro, or its database can't be read."""


def start_django(home: Path | None = None) -> None:
    """Load the settings and every room. ``home`` is the installation's folder; else ``FARO_HOME`` says, else ``var``.

    Raises :class:`BadSettings`.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if home is not None:
        os.environ["FARO_HOME"] = str(home.resolve())
    import django  # noqa: PLC0415  only commands that use the database pay for it
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BadSettings(str(error)) from error


def open_installation(home: Path | None = None) -> None:
    """Load the settings of an installation that is there. Raises :class:`BadSettings` and :class:`NoInstallation`."""
    start_django(home)
    from django.db import DatabaseError, connection  # noqa: PLC0415

    try:
        names = connection.introspection.table_names()
    except (DatabaseError, UnicodeDecodeError) as error:
        raise NoInstallation(_("La base de datos no se puede abrir: {reason}.").format(reason=error)) from error
    if "ledger_entry" not in names:
        sentence = _(
            "En «{folder}» no hay una instalación de Faro. Diga su carpeta con --home (la de «make run» es var/demo), "
            "o créela con «faro migrate»."
        )
        raise NoInstallation(sentence.format(folder=os.environ.get("FARO_HOME", "var")))
