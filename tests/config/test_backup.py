"""Copies: made while others write, verified byte by byte, brought back elsewhere equal; never over something."""

import io
import json
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.config.installation import done, environment, faro, new_installation, run_inside

WRITE_FOR_EVER = """
from pathlib import Path
from faro.cli.django_setup import start_django
start_django()
import os
from faro.ledger.api import Actor, Change, record
folder = Path(os.environ["FARO_HOME"]) / "files"
folder.mkdir(exist_ok=True)
for number in range(1_000_000):
    (folder / f"{number:06}").write_bytes(b"evidencia %d" % number)
    record(actor=Actor("command:tests"), action="tests.written", subject=f"file:{number}",
           changes=[Change("number", None, number)])
    print(number, flush=True)
"""
ENTRIES = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*), max(sequence) FROM ledger_entry")
    print(*cursor.fetchone())
"""


@pytest.fixture
def home(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_installation(tmp_path_factory, tmp_path / "instalacion")


@contextmanager
def someone_writing(home: Path) -> Iterator[subprocess.Popen[str]]:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER], env=environment(home), stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    try:
        for _line in range(20):
            assert writer.stdout.readline()
        yield writer
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()


def only_copy(home: Path) -> Path:
    (copy,) = (home / "backups").glob("*.tar.gz")
    return copy


def test_a_copy_made_while_others_write_comes_back_whole(home: Path, tmp_path: Path) -> None:
    with someone_writing(home):
        done(home, "backup")
        time.sleep(0.2)
    copy = only_copy(home)
    other = tmp_path / "otra"

    said = done(other, "restore", str(copy), "--home", str(other))

    count, last = map(int, run_inside(other, ENTRIES).split())
    assert count == last
    assert last >= 20
    assert f"{count} asientos" in said
    kept = {path.name for path in (other / "files").iterdir()}
    assert {f"{number:06}" for number in range(last - 1)} <= kept
    assert "la cadena verifica" in faro(other, "doctor").stdout


def test_the_key_goes_apart_and_comes_back_when_given(home: Path, tmp_path: Path) -> None:
    key = (home / "secret-key").read_text()
    said = done(home, "backup")
    copy = only_copy(home)
    with tarfile.open(copy) as tar:
        assert not [name for name in tar.getnames() if "secret" in name or "clave" in name]
    assert key.encode() not in copy.read_bytes()
    (beside,) = (home / "backups").glob("*.clave")

    done(home, "restore", str(copy), "--home", str(tmp_path / "otra"), "--key", str(beside))

    assert "otro lugar" in said
    assert (tmp_path / "otra" / "secret-key").read_text() == key
    assert {path.stat().st_mode & 0o077 for path in (copy, beside, tmp_path / "otra" / "secret-key")} == {0}


def test_nothing_is_replaced(home: Path) -> None:
    done(home, "backup")
    before = (home / "faro.sqlite3").read_bytes()

    result = faro(home, "restore", str(only_copy(home)), "--home", str(home))

    assert result.returncode == 2
    assert "no está vacía" in result.stderr
    assert (home / "faro.sqlite3").read_bytes() == before


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that was made while someone wrote."""
    home = new_installation(tmp_path_factory, tmp_path_factory.mktemp("copiada"))
    with someone_writing(home):
        done(home, "backup")
    return only_copy(home)


def rewritten(copy: Path, change: str) -> Path:
    """The same archive with one byte of one file, its list, or its end changed."""
    spoilt = copy.with_name("faro-copia-estropeada.tar.gz")
    if change == "cut":
        spoilt.write_bytes(copy.read_bytes()[:-2000])
        return spoilt
    with tarfile.open(copy) as source, tarfile.open(spoilt, "w:gz") as target:
        for member in source.getmembers():
            file = source.extractfile(member)
            content = bytearray(file.read() if file else b"")
            if change == "byte" and member.name.endswith(".sqlite3"):
                content[len(content) // 2] ^= 1
            if change == "no list" and member.name == "manifest.json":
                continue
            if change == "head" and member.name == "manifest.json":
                listed = json.loads(content)
                listed["head"] = [1, "0" * 64]
                content = bytearray(json.dumps(listed).encode())
                member.size = len(content)
            target.addfile(member, io.BytesIO(bytes(content)))
    return spoilt


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("byte", "database.sqlite3"),
        ("cut", "no es una copia de Faro entera"),
        ("no list", "no trae su lista"),
        ("head", "historia"),
    ],
)
def test_a_spoilt_copy_is_told_and_leaves_nothing(copy: Path, tmp_path: Path, change: str, said: str) -> None:
    spoilt = rewritten(copy, change)

    result = faro(copy.parents[1], "restore", str(spoilt), "--home", str(tmp_path / "otra"))

    assert result.returncode == 2
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_copies_are_kept(home: Path) -> None:
    for _time in range(3):
        done(home, "backup", "--keep", "2")

    assert len(list((home / "backups").glob("*.tar.gz"))) == 2
    assert len(list((home / "backups").glob("*.clave"))) == 2


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    result = faro(tmp_path / "vacia", "backup")

    assert result.returncode == 2
    assert "faro migrate" in result.stderr
    assert list((tmp_path / "vacia").rglob("*.tar.gz")) == []
