"""Settings of the tests: a database that forgets, a fast hasher, mail kept in memory."""

import atexit
import os
import shutil
import tempfile

if "FARO_HOME" not in os.environ:
    os.environ["FARO_HOME"] = tempfile.mkdtemp(prefix="faro-test-")
    atexit.register(shutil.rmtree, os.environ["FARO_HOME"], ignore_errors=True)
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
