"""The folder of a demonstration: built aside and renamed when it is whole, so that a killed start leaves nothing."""

import hashlib
import os
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

import faro
from faro.cli.django_setup import start_django
from faro.kernel.errors import FaroError
from faro.kernel.text import _

PLAN = Path("data") / "ilo" / "pei-2022"
REGISTERS = "registers"
PROMISES = "promises"
DATABASE = "faro.sqlite3"
STAMP = ".program"
Say = Callable[[str], None]


class NoDemoData(FaroError):
    """The plan of Ilo is not where it was looked for."""


def ensure_demo(home: Path, say: Say, *, registers: bool = True) -> None:
    """Build the demonstration if there is none, else bring it up to this version. Raises :class:`NoDemoData`.

    ``registers``: with those of the offices, which take half of the time.
    """
    os.environ["FARO_HOME"] = str(home)
    if not (home / DATABASE).is_file():
        _build(home, say, registers=registers)
        os.environ["FARO_HOME"] = str(home)
    elif not _is_of_this_program(home):
        start_django(home)
        _prepare()
        _close_database()
        _mark_as_of_this_program(home)


def plan_of_ilo() -> Path:
    """The package of Ilo: in the repository this program runs from, or in the current folder."""
    for root in (Path(faro.__file__).parents[2], Path.cwd()):
        if (root / PLAN / "plan.csv").is_file():
            return root / PLAN
    sentence = _("No se encontró {plan}: ejecute «faro demo» en un clon del repositorio de Faro.")
    raise NoDemoData(sentence.format(plan=PLAN))


def _build(home: Path, say: Say, *, registers: bool) -> None:
    if home.exists() and any(home.iterdir()):
        raise FaroError(_("«{home}» tiene otras cosas: diga una carpeta vacía con --home.").format(home=home))
    package = plan_of_ilo()
    home.parent.mkdir(parents=True, exist_ok=True)
    _sweep(home)
    beside = Path(mkdtemp(prefix=f"{_prefix(home)}{os.getpid()}-", dir=home.parent))
    say(_("Creando la demostración: un momento, solo la primera vez…"))
    try:
        start_django(beside)
        _prepare()
        _fill(package, registers=registers)
        _settle_database()
        _mark_as_of_this_program(beside)
        if home.exists():
            home.rmdir()
        beside.rename(home)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _fill(package: Path, *, registers: bool) -> None:
    from faro.cli.installation.demo_articulation import add_articulation  # noqa: PLC0415
    from faro.cli.installation.demo_hearings import add_held_hearing  # noqa: PLC0415
    from faro.cli.installation.demo_measures import feed_indicators, publish_made_up_year  # noqa: PLC0415
    from faro.cli.installation.demo_promises import add_promises  # noqa: PLC0415
    from faro.cli.installation.demo_registers import add_registers  # noqa: PLC0415
    from faro.cli.installation.demo_world import build_demo  # noqa: PLC0415
    from faro.cli.installation.demo_year import add_synthetic_year  # noqa: PLC0415
    from faro.package.reading import read_package  # noqa: PLC0415

    world = build_demo(package)
    if registers:
        add_registers(package.parent / REGISTERS, world.actor("planeamiento"))
        feed_indicators(world)
    add_synthetic_year(world, read_package(package))
    if registers:
        publish_made_up_year(world)
    add_promises(world, package.parent / PROMISES)
    add_articulation(world, package.parent / PROMISES)
    add_held_hearing(world.actor("planeamiento"), world.plan)


def _prepare() -> None:
    from faro.cli.installation.static import collect_static  # noqa: PLC0415
    from faro.cli.installation.upgrading import bring_up_to_date  # noqa: PLC0415

    bring_up_to_date()
    collect_static()


def _settle_database() -> None:
    """Write everything into the one file before it changes its folder."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _close_database()


def _close_database() -> None:
    from django.db import connections  # noqa: PLC0415

    connections.close_all()


def _is_of_this_program(home: Path) -> bool:
    """Whether database and static files were left as this very program leaves them: then it starts without looking."""
    stamp = home / STAMP
    return stamp.is_file() and stamp.read_text("ascii") == _fingerprint()


def _mark_as_of_this_program(home: Path) -> None:
    (home / STAMP).write_text(_fingerprint(), "ascii")


def _fingerprint() -> str:
    """Changes with any migration or static file of ours, and with the version of any library that brings its own."""
    sources = Path(faro.__file__).parent
    ours = [*sources.glob("*/migrations/*.py"), *sources.glob("*/static/**/*.*")]
    lines = [f"{path.relative_to(sources)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sorted(ours)]
    lines += [f"{name} {version(name)}" for name in ("django", "django-allauth", "django-axes", "whitenoise")]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _prefix(home: Path) -> str:
    return f".{home.name}-"


def _sweep(home: Path) -> None:
    """Remove what earlier starts left when they were killed; one that still runs keeps its folder."""
    for left in home.parent.glob(f"{_prefix(home)}*"):
        owner = left.name.removeprefix(_prefix(home)).partition("-")[0]
        if owner.isdecimal() and not _is_running(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
