"""Settings of the tests: a database that forgets, a fast hasher, mail kept in memory."""

import os
import secrets
import tempfile
from pathlib import Path

# Named after its process: what a type checker or a killed run leaves is taken away by the next run of the tests
# (tests/conftest.py). Workers and programs of a run get its own.
os.environ.setdefault("FARO_HOME", str(Path(tempfile.gettempdir(), f"faro-test-{os.getpid()}-{secrets.token_hex(4)}")))
os.environ.setdefault("FARO_SECRET_KEY", "only-for-tests")
os.environ.setdefault("FARO_HTTPS", "0")

from faro.config.settings import *  # noqa: F403  the tests change a few settings of the real ones

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": STORAGES["default"],  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
