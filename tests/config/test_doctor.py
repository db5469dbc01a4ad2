"""``faro doctor``: what is well is said, what is not says its mend, and the exit status tells a timer."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.config.installation import done, faro, new_installation, run_inside

WRITE = """
from faro.ledger.api import Actor, record
for number in range(5):
    record(actor=Actor("command:tests"), action="tests.written", subject=f"file:{number}", reason="la verdad")
"""

GIVE_WHAT_IS_GONE = """
from faro.directory.models import Role
role = Role.objects.get(code="regidor")
role.permissions = [*role.permissions, "gone.view_it"]
role.save()
"""
SAY_WHAT_REGIDOR_MAY = """
from faro.directory.models import Role
role = Role.objects.get(code="regidor")
print(role.permissions == role.shipped and "plans.view" in role.permissions)
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = new_installation(tmp_path_factory, tmp_path_factory.mktemp("instalacion"))
    run_inside(folder, WRITE)
    return folder


@pytest.fixture
def home(written: Path, tmp_path: Path) -> Path:
    """Each test's own."""
    return Path(shutil.copytree(written, tmp_path / "instalacion"))


def line(said: str, label: str) -> str:
    """The line of a check, and its mend below it."""
    lines = said.splitlines()
    place = next(number for number, text in enumerate(lines) if f"  {label}: " in text)
    mend = lines[place + 1] if place + 1 < len(lines) and "→" in lines[place + 1] else ""
    return lines[place] + mend


def test_a_sound_installation_is_well_and_only_warned_of_what_it_lacks(home: Path) -> None:
    result = faro(home, "doctor")

    assert result.returncode == 0, result.stdout
    assert line(result.stdout, "Historia").startswith("bien")
    assert "13 asientos" in line(result.stdout, "Historia")  # one for each of the eight roles, and five
    assert "sin reparos" in line(result.stdout, "Comprobaciones")
    assert "→" not in line(result.stdout, "Base de datos") + line(result.stdout, "Disco")
    assert "faro backup" in line(result.stdout, "Copias")
    assert "FARO_MAIL_URL" in line(result.stdout, "Correo")


def test_after_a_copy_it_asks_for_none(home: Path) -> None:
    done(home, "backup")

    assert line(faro(home, "doctor").stdout, "Copias").startswith("bien")


def test_an_edited_history_is_bad(home: Path) -> None:
    with closing(sqlite3.connect(home / "faro.sqlite3")) as database:
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE ledger_entry SET body = replace(body, 'la verdad', 'la mentira') WHERE sequence = 10")
        for _name, sql in triggers:
            database.execute(sql)
        database.commit()

    result = faro(home, "doctor")

    assert result.returncode == 1
    assert line(result.stdout, "Historia").startswith("mal")
    assert "faro ledger verify" in line(result.stdout, "Historia")


def test_a_history_that_could_be_edited_is_bad(home: Path) -> None:
    with closing(sqlite3.connect(home / "faro.sqlite3")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.commit()

    result = faro(home, "doctor")

    assert result.returncode == 1
    assert line(result.stdout, "Historia").startswith("mal")


def test_a_database_that_is_not_up_to_date_is_bad_and_says_what_to_run(tmp_path: Path) -> None:
    result = faro(tmp_path / "nueva", "doctor")

    assert result.returncode == 1
    assert "faro migrate" in line(result.stdout, "Esquema")
    assert "no se pudo mirar" in line(result.stdout, "Reloj")
    assert "Traceback" not in result.stdout + result.stderr


def test_a_role_that_may_what_nobody_declares_is_not_served_until_migrate_takes_it_away(home: Path) -> None:
    run_inside(home, GIVE_WHAT_IS_GONE)

    examined, served = faro(home, "doctor"), faro(home, "serve")
    done(home, "migrate")

    assert examined.returncode == 1
    assert line(examined.stdout, "Comprobaciones").startswith("mal")
    assert served.returncode == 2
    for said in (examined.stdout, served.stderr):
        assert "gone.view_it" in said
        assert "faro migrate" in said
    assert line(faro(home, "doctor").stdout, "Comprobaciones").startswith("bien")
    assert run_inside(home, SAY_WHAT_REGIDOR_MAY).strip() == "True"


def test_a_folder_that_others_read_is_told_with_the_command_that_closes_it(home: Path) -> None:
    home.chmod(0o755)

    assert f"chmod go-rwx {home}" in line(faro(home, "doctor").stdout, "Carpeta")


def test_a_mail_server_that_does_not_answer_is_bad(home: Path) -> None:
    result = faro(home, "doctor", FARO_MAIL_URL="smtp://127.0.0.1:9")

    assert result.returncode == 1
    assert line(result.stdout, "Correo").startswith("mal")
