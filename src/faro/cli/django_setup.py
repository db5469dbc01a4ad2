"""Starting Django for the commands that need it. The others never import it."""

import os
from pathlib import Path

from faro.kernel.errors import FaroError

SETTINGS = "faro.config.settings"


class BadSettings(FaroError):
    """The installation can't start with the settings it has; the text says the mend."""


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
