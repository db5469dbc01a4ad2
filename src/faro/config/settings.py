"""Settings of one installation, all from the environment; what is missing is said with its mend.

``FARO_HOME`` is the folder that holds everything an installation owns: database, files, mail, copies.
docs/operate/settings.md lists every variable.
"""

import os
import shlex

from django.core.exceptions import ImproperlyConfigured

from faro.config.databases import database_from_environment
from faro.config.environment import flag, folder, one_of, whole_number, words
from faro.config.logs import LEVELS, logging_to_stderr
from faro.config.mail import mail_from_environment
from faro.config.secrets import secret_key
from faro.kernel.text import _

# Database, files, mail and copies hold personal data: what an installation writes is for its own user alone.
os.umask(0o077)
HOME = folder("FARO_HOME", default="var")
DEMO = flag("FARO_DEMO", default=False)
BEHIND_PROXY = flag("FARO_BEHIND_PROXY", default=False)
HTTPS = flag("FARO_HTTPS", default=not DEMO)
DEBUG = False
SECRET_KEY = secret_key(os.environ.get("FARO_SECRET_KEY", ""), HOME)
ALLOWED_HOSTS = words("FARO_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
if "*" in ALLOWED_HOSTS or not ALLOWED_HOSTS:
    raise ImproperlyConfigured(_("FARO_HOSTS debe decir los nombres de este sitio, separados por comas; «*» no vale."))

INSTALLED_APPS = [
    "faro.ui",
    "faro.ledger",
    "faro.catalogs",
    "faro.directory",
    "faro.notices",
    "faro.evidence",
    "faro.questions",
    "faro.parties",
    "faro.plans",
    "faro.budget",
    "faro.monitoring",
    "faro.registers",
    "faro.evaluation",
    "faro.promises",
    "faro.hearings",
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
    "faro.ui.security.SecurityHeadersMiddleware",  # first: files and redirects carry its headers too
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "faro.config.limits.UploadLimitMiddleware",
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

DATABASES = {"default": database_from_environment(HOME)}

AUTH_USER_MODEL = "directory.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "faro.directory.accounts.backend.PersonBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "faro.directory.accounts.passwords.LengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/trabajo/"

# Sessions end when the browser closes, and unused after what the catalogue says, at the most after these seconds.
SESSION_COOKIE_AGE = 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"

# Accounts (docs/adr/0013-sign-in.md). Nobody registers alone and nothing is verified by mail.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
ACCOUNT_ADAPTER = "faro.directory.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Failures in a row lock a user from an address (axes); this stops one user being tried from many addresses.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "30/h/key"}
ACCOUNT_FORMS = {
    "login": "faro.directory.accounts.forms.SignInForm",
    "reauthenticate": "faro.directory.accounts.forms.PasswordAgainForm",
    "change_password": "faro.directory.accounts.forms.NewPasswordForm",
}
MFA_ADAPTER = "faro.directory.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Faro"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "faro.directory.accounts.forms.CodeForm",
    "reauthenticate": "faro.directory.accounts.forms.CodeOnceMoreForm",
    "activate_totp": "faro.directory.accounts.forms.FirstCodeForm",
}
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = "faro.directory.accounts.lockout.attempts_allowed"
AXES_COOLOFF_TIME = "faro.directory.accounts.lockout.lock_time"
AXES_LOCKOUT_CALLABLE = "faro.directory.accounts.lockout.locked_out"
AXES_USERNAME_CALLABLE = "faro.directory.accounts.lockout.tried_username"
AXES_CLIENT_IP_CALLABLE = "faro.directory.accounts.addresses.client_address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

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

# What is sent: forms stay small; files go to disk while they arrive, readable by this user alone.
FARO_MAX_UPLOAD_MB = whole_number("FARO_MAX_UPLOAD_MB", default=70, least=1)
VIRUS_SCAN_COMMAND = shlex.split(os.environ.get("FARO_VIRUS_SCAN", ""))
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 110  # a telephone sends up to a hundred at once
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Safety. A demonstration answers on loopback without TLS; everywhere else cookies travel only over TLS.
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = whole_number("FARO_HSTS_SECONDS", default=30 * 24 * 3600) if HTTPS else 0
# Only a proxy can tell whether the reader came over TLS; without one there is nothing to redirect to.
SECURE_SSL_REDIRECT = HTTPS and BEHIND_PROXY
SECURE_REDIRECT_EXEMPT = [r"^salud$"]
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # subdomains of a municipality's domain are not ours to force to TLS
    "security.W021",  # nor to have preloaded in browsers
]
if not (HTTPS and BEHIND_PROXY):
    SILENCED_SYSTEM_CHECKS.append("security.W008")  # without a proxy nobody listens on the TLS port

# Mail
_mail = mail_from_environment()
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _mail.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_mail.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_mail.get("EMAIL_USE_SSL"))
EMAIL_FILE_PATH = str(HOME / "mail")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("FARO_MAIL_FROM", "faro@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = logging_to_stderr(one_of("FARO_LOG_LEVEL", LEVELS, default="INFO"))
