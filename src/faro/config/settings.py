"""Settings of one installation, all from the environment; what is missing is said with its mend.

``FARO_HOME`` is the folder that holds everything an installation owns: database, files, mail, copies.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from faro.config.databases import database_from_url
from faro.config.secrets import secret_key
from faro.kernel.text import _

env = environ.Env()

HOME = Path(env.str("FARO_HOME", default="var")).resolve()
DEMO = env.bool("FARO_DEMO", default=False)
DEBUG = False
SECRET_KEY = secret_key(env.str("FARO_SECRET_KEY", default=""), HOME)
ALLOWED_HOSTS = env.list("FARO_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(_("FARO_HOSTS no acepta «*»: escriba los nombres de este sitio, separados por comas."))

INSTALLED_APPS = [
    "faro.ui",
    "faro.ledger",
    "faro.catalogs",
    "faro.directory",
    "faro.notices",
    "faro.evidence",
    "faro.questions",
    "faro.plans",
    "faro.evaluation",
    "faro.portal",
    "faro.workspace",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "faro.ui.security.SecurityHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "faro.directory.middleware.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "faro.config.urls"
WSGI_APPLICATION = "faro.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database_from_url(env, HOME)}

AUTH_USER_MODEL = "directory.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

LANGUAGE_CODE = "es-pe"
LANGUAGES = [("es-pe", _("Español (Perú)"))]
TIME_ZONE = "America/Lima"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
