"""Is this installation well? Each check says what it found and how to mend it; ``faro doctor`` and ``/salud`` ask."""

import os
import shutil
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from faro.cli.installation.backup import BACKUPS, KEY_FILE, newest_backup
from faro.kernel.text import _, ngettext

LEAST_FREE_BYTES = 1_000_000_000
SCARCE_FREE_BYTES = 5_000_000_000
OLDEST_BACKUP = timedelta(days=2)
MIGRATE = "faro migrate"
LABELS = {
    "checks": _("Comprobaciones"),
    "ledger": _("Historia"),
    "clock": _("Reloj"),
}
"""Of the checks that ask the database for more than whether it is there."""


class State(StrEnum):
    """How a check ended."""

    GOOD = "bien"
    WARNING = "aviso"
    BAD = "mal"


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found. ``mend``: what to do, empty when all is well."""

    code: str
    label: str
    state: State
    says: str
    mend: str = ""


Check = Callable[[], Result]


def database() -> Result:
    """Whether the database answers, and for SQLite whether its pages are sound."""
    label = _("Base de datos")
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)" if connection.vendor == "sqlite" else "SELECT 'ok'")
            (answer,) = cursor.fetchone()
    except DatabaseError as error:
        mend = _("Revise que el servidor de la base esté en marcha y que DATABASE_URL sea la suya.")
        return Result("database", label, State.BAD, _("no responde: {error}").format(error=error), mend)
    if answer != "ok":
        return Result("database", label, State.BAD, str(answer), _("Restaure la última copia: faro restore."))
    return Result("database", label, State.GOOD, _("{vendor} responde").format(vendor=connection.vendor))


def migrations() -> Result:
    """Whether the database has the shape that this version expects."""
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    label = _("Esquema")
    executor = MigrationExecutor(connection)
    pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if pending:
        says = ngettext("falta {n} cambio", "faltan {n} cambios", pending).format(n=pending)
        return Result("migrations", label, State.BAD, says, _("Haga una copia y ejecute: {run}").format(run=MIGRATE))
    return Result("migrations", label, State.GOOD, _("al día"))


def checks() -> Result:
    """Whether the checks that a start makes find nothing wrong: roles, settings, models."""
    from faro.cli.installation.upgrading import complaints  # noqa: PLC0415

    found = complaints()
    if found:
        return Result("checks", LABELS["checks"], State.BAD, found[0].says, found[0].mend)
    return Result("checks", LABELS["checks"], State.GOOD, _("sin reparos"))


def ledger() -> Result:
    """Whether the chain of the history verifies."""
    from faro.ledger.api import is_protected, verify  # noqa: PLC0415

    label = LABELS["ledger"]
    if not is_protected(connection):
        says, mend = _("la base deja cambiar lo escrito"), _("Ejecute: {run}").format(run=MIGRATE)
        return Result("ledger", label, State.BAD, says, mend)
    outcome = verify()
    if not outcome.sound:
        mend = _("Ejecute «faro ledger verify», guarde su respuesta y compare con una copia anterior.")
        return Result("ledger", label, State.BAD, _("la cadena no verifica"), mend)
    says = ngettext("{n} asiento, la cadena verifica", "{n} asientos, la cadena verifica", outcome.entries)
    return Result("ledger", label, State.GOOD, says.format(n=outcome.entries))


def disk() -> Result:
    """Whether there is room left where the installation lives."""
    label = _("Disco")
    free = shutil.disk_usage(settings.HOME).free
    says = _("{free} GB libres").format(free=round(free / 1e9, 1))
    mend = _("Libere espacio o mueva las copias a otro disco.")
    if free < LEAST_FREE_BYTES:
        return Result("disk", label, State.BAD, says, mend)
    if free < SCARCE_FREE_BYTES:
        return Result("disk", label, State.WARNING, says, mend)
    return Result("disk", label, State.GOOD, says)


def folder() -> Result:
    """Whether only the service's own user can read the folder and the key."""
    label = _("Carpeta")
    home = Path(settings.HOME)
    open_to_others = [
        path for path in (home, home / KEY_FILE) if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    if not os.access(home, os.W_OK | os.X_OK):
        return Result("folder", label, State.BAD, _("no se puede escribir en ella"), f"chown -R faro {home}")
    if open_to_others:
        mend = "chmod go-rwx " + " ".join(str(path) for path in open_to_others)
        return Result("folder", label, State.WARNING, _("otros usuarios de esta máquina la pueden leer"), mend)
    return Result("folder", label, State.GOOD, _("solo la lee este usuario"))


def mail() -> Result:
    """Whether mail can leave: connects, sends nothing."""
    from django.core.mail import get_connection  # noqa: PLC0415

    label = _("Correo")
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        mend = _("Diga FARO_MAIL_URL para que salga, p. ej. smtp+tls://usuario:clave@correo.ejemplo.gob.pe:587")
        return Result("mail", label, State.WARNING, _("no sale: se guarda en la carpeta"), mend)
    try:
        server = get_connection()
        server.open()
        server.close()
    except OSError as error:
        says = _("el servidor no responde: {error}").format(error=error)
        return Result("mail", label, State.BAD, says, _("Revise FARO_MAIL_URL y que la red deje salir a ese puerto."))
    return Result("mail", label, State.GOOD, _("el servidor responde"))


def clock() -> Result:
    """Whether the clock has not gone back behind the history."""
    from faro.ledger.api import recent  # noqa: PLC0415

    label = LABELS["clock"]
    last, now = recent(1), timezone.now()
    if last and last[0].at > now + timedelta(minutes=1):
        mend = _("Ponga en hora la máquina: timedatectl set-ntp true")
        return Result("clock", label, State.BAD, _("va detrás del último asiento de la historia"), mend)
    local = timezone.localtime(now)
    return Result("clock", label, State.GOOD, _("{local}, hora de Lima").format(local=f"{local:%d/%m/%Y %H:%M}"))


def static_files() -> Result:
    """Whether the files of the pages are collected for this version."""
    from faro.cli.installation.static import collected_for_this_version  # noqa: PLC0415

    label = _("Archivos de las páginas")
    if not collected_for_this_version():
        mend = _("Se reúnen al arrancar «faro serve», o ahora con: {run}").format(run=MIGRATE)
        return Result("static", label, State.WARNING, _("no están reunidos para esta versión"), mend)
    return Result("static", label, State.GOOD, _("reunidos"))


def backups() -> Result:
    """Whether there is a recent copy."""
    label = _("Copias")
    mend = _("Programe «faro backup» cada noche (docs/operate/backup.md).")
    newest = newest_backup(Path(settings.HOME) / BACKUPS)
    if newest is None:
        return Result("backups", label, State.WARNING, _("no hay ninguna en la carpeta de la instalación"), mend)
    age = datetime.now(UTC) - datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    hours = int(age.total_seconds() // 3600)
    says = ngettext("la última es de hace {n} hora", "la última es de hace {n} horas", hours).format(n=hours)
    if age > OLDEST_BACKUP:
        return Result("backups", label, State.WARNING, says, mend)
    return Result("backups", label, State.GOOD, says)


def safety() -> Result:
    """Whether the settings are those of a public site."""
    label = _("Ajustes")
    if settings.DEMO:
        return Result("settings", label, State.WARNING, _("es una demostración"), _("En serio: sin FARO_DEMO."))
    if not settings.HTTPS:
        return Result("settings", label, State.WARNING, _("las páginas viajan sin cifrar"), _("Quite FARO_HTTPS=0."))
    if not settings.BEHIND_PROXY:
        mend = _("Con nginx o Caddy delante, diga FARO_BEHIND_PROXY=1 (docs/operate/install.md).")
        return Result("settings", label, State.WARNING, _("no hay un proxy declarado"), mend)
    return Result("settings", label, State.GOOD, _("los de un sitio público"))


ALL: tuple[Check, ...] = (
    database,
    migrations,
    checks,
    ledger,
    clock,
    disk,
    folder,
    static_files,
    backups,
    mail,
    safety,
)
BRIEF: tuple[Check, ...] = (database, migrations, disk, clock)
"""What a monitor may ask every minute: quick, and without leaving the machine."""


def examine(checks: Iterable[Check] = ALL) -> tuple[Result, ...]:
    """Run the checks; once the database fails, those after it that need it are left out by failing themselves."""
    return tuple(_examined(check) for check in checks)


def _examined(check: Check) -> Result:
    try:
        return check()
    except DatabaseError as error:
        mend = _("Mire primero lo que dice «Base de datos» y «Esquema».")
        label = LABELS.get(check.__name__, check.__name__)
        return Result(check.__name__, label, State.BAD, _("no se pudo mirar: {error}").format(error=_line(error)), mend)


def _line(error: Exception) -> str:
    return str(error).splitlines()[0]
