"""Settings: what is missing or ill is said with its mend; what is not a demonstration is hardened."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOWN = (
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "ALLOWED_HOSTS",
    "EMAIL_BACKEND",
    "DEMO",
)
PROGRAM = (
    "import json\n"
    "from django.conf import settings\n"
    f"print(json.dumps({{name: getattr(settings, name) for name in {SHOWN!r}}}))"
)


def start(home: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of its own, with nothing of this one's environment but the paths."""
    environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**environment, "DJANGO_SETTINGS_MODULE": "faro.config.settings", "FARO_HOME": str(home), **given},
        capture_output=True,
        text=True,
        check=False,
    )


def settings_with(home: Path, **given: str) -> dict[str, object]:
    done = start(home, **given)
    assert done.returncode == 0, done.stderr
    loaded: dict[str, object] = json.loads(done.stdout)
    return loaded


def refusal(home: Path, **given: str) -> str:
    done = start(home, **given)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured: ")
    return last


def test_without_a_word_cookies_travel_only_over_tls(tmp_path: Path) -> None:
    settings = settings_with(tmp_path)

    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SECURE_HSTS_SECONDS"] == 30 * 24 * 3600
    assert settings["DEMO"] is False


def test_a_demonstration_works_without_tls(tmp_path: Path) -> None:
    settings = settings_with(tmp_path, FARO_DEMO="1")

    assert settings["SESSION_COOKIE_SECURE"] is False
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert settings["SECURE_SSL_REDIRECT"] is False


def test_only_behind_a_proxy_readers_are_sent_to_tls(tmp_path: Path) -> None:
    assert settings_with(tmp_path)["SECURE_SSL_REDIRECT"] is False
    assert settings_with(tmp_path, FARO_BEHIND_PROXY="1")["SECURE_SSL_REDIRECT"] is True


def test_without_a_mail_server_messages_are_kept(tmp_path: Path) -> None:
    assert settings_with(tmp_path)["EMAIL_BACKEND"] == "faro.notices.mail_files.EmailBackend"
    by_smtp = settings_with(tmp_path, FARO_MAIL_URL="smtp+tls://a:b@correo.ejemplo.gob.pe:587")
    assert by_smtp["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("FARO_HOSTS", "*", "nombres de este sitio"),
        ("FARO_HOSTS", "", "nombres de este sitio"),
        ("FARO_DEMO", "quizás", "escriba 1 (sí) o 0 (no)"),
        ("FARO_MAX_UPLOAD_MB", "mucho", "número entero desde 1"),
        ("FARO_MAX_UPLOAD_MB", "0", "número entero desde 1"),
        ("FARO_LOG_LEVEL", "ruidoso", "DEBUG, INFO, WARNING, ERROR"),
        ("DATABASE_URL", "mysql://u:oculta@h/db", "postgresql://usuario:clave@127.0.0.1:5432/faro"),
        ("FARO_MAIL_URL", "correo.gob.pe", "smtp+tls://usuario:clave@correo.ejemplo.gob.pe:587"),
        ("FARO_HOME", "/proc/aqui-no", "elija otra o dé el permiso"),
    ],
)
def test_an_ill_setting_is_named_with_its_mend(tmp_path: Path, name: str, value: str, mend: str) -> None:
    said = refusal(tmp_path, **{name: value})

    assert name in said
    assert mend in said
    assert "oculta" not in said


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings_with(tmp_path)
    key = (tmp_path / "secret-key").read_text("ascii")
    settings_with(tmp_path)

    assert (tmp_path / "secret-key").read_text("ascii") == key
    assert len(key) >= 64
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_what_is_written_is_for_its_own_user_alone_even_in_a_folder_open_to_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    program = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "from faro.evidence import store\n"
        "connection.ensure_connection(); connection.cursor().execute('create table t (n integer)')\n"
        "store.keep(store.original_path('ab' * 32), b'x')"
    )
    environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environment |= {"DJANGO_SETTINGS_MODULE": "faro.config.settings", "FARO_HOME": str(home)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, umask=0o022)

    written = [path for path in home.rglob("*") if path.is_file()]
    assert {"faro.sqlite3", "secret-key", "ab" * 32} <= {path.name for path in written}
    assert [path.name for path in written if path.stat().st_mode & 0o077] == []
