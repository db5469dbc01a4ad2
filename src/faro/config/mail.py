"""How mail leaves: by ``FARO_MAIL_URL``; without it, messages are kept as files in the installation's folder."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from faro.kernel.text import _

SCHEMES = ("smtp://", "smtp+tls://", "smtp+ssl://", "consolemail://")
MENDED = "smtp+tls://usuario:clave@correo.ejemplo.gob.pe:587"


def mail_from_environment() -> dict[str, Any]:
    """What differs from a folder of messages. Raises :class:`django.core.exceptions.ImproperlyConfigured`."""
    url = os.environ.get("FARO_MAIL_URL", "")
    if not url:
        return {"EMAIL_BACKEND": "faro.notices.mail_files.EmailBackend"}
    if not url.startswith(SCHEMES):
        sentence = _("FARO_MAIL_URL no se entiende: escriba algo como {mended}, o quítela para guardar el correo.")
        raise ImproperlyConfigured(sentence.format(mended=MENDED))
    return dict(Env.email_url_config(url))
