"""``faro ledger``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone
from tests.ledger.chains import tampering, write_chain

from faro.cli.main import faro
from faro.ledger.api import head

pytestmark = pytest.mark.django_db
Call = Callable[..., Result]


@pytest.fixture
def call() -> Call:
    def invoke(*words: str) -> Result:
        result = CliRunner().invoke(faro, ["ledger", *words], prog_name="faro")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


def test_a_sound_history_ends_with_0(call: Call) -> None:
    write_chain()

    result = call("verify")

    assert result.exit_code == 0
    assert "7 asientos, 0 cabeceras publicadas" in result.output
    assert "La historia está entera." in result.output


def test_a_changed_history_ends_with_1_and_says_where(call: Call) -> None:
    write_chain()
    with tampering() as cursor:
        cursor.execute("UPDATE ledger_entry SET actor = 'person:p9' WHERE sequence = 2")
        result = call("verify")
        data = json.loads(call("verify", "--format", "json").output)

    assert result.exit_code == 1
    assert "✗ En el asiento 2, «actor» no dice lo mismo que el contenido." in result.output
    assert (data["sound"], data["entries"]) == (False, 7)
    assert data["faults"] == [
        {
            "code": "column",
            "sequence": 2,
            "column": "actor",
            "message": "En el asiento 2, «actor» no dice lo mismo que el contenido.",
        }
    ]


def test_published_heads_grow_and_catch_a_shortened_history(call: Call, tmp_path: Path) -> None:
    write_chain()
    file = tmp_path / "cabeceras.txt"
    assert call("heads", "--out", str(file)).exit_code == 0
    assert call("heads", "--out", str(file)).exit_code == 0
    last = head()
    assert last
    line = f"{timezone.localdate().isoformat()} 7 {last.digest}"
    assert file.read_text("utf-8").splitlines() == ["# día asiento huella", line]
    assert call("verify", "--heads", str(file)).exit_code == 0

    with tampering() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE sequence = 7")
        caught = call("verify", "--heads", str(file))
        refused = call("heads", "--out", str(file))

    assert caught.exit_code == 1
    assert "la cadena termina en el 6: se acortó" in caught.output
    assert refused.exit_code == 1
    assert len(file.read_text("utf-8").splitlines()) == 2


def test_says_where_the_database_would_let_the_past_be_changed(call: Call) -> None:
    write_chain()
    with tampering():
        unprotected = call("verify")
        call("protect")
        protected = call("verify")

    assert unprotected.exit_code == protected.exit_code == 0
    assert "«faro ledger protect»" in unprotected.output
    assert "Aviso" not in protected.output


def test_a_file_without_a_last_line_break_keeps_its_lines_apart(call: Call, tmp_path: Path) -> None:
    write_chain()
    file = tmp_path / "cabeceras.txt"
    file.write_text("# publicadas en el periódico mural", "utf-8")

    call("heads", "--out", str(file))

    assert len(file.read_text("utf-8").splitlines()) == 2


def test_bad_files_and_an_empty_history_end_with_2(call: Call, tmp_path: Path) -> None:
    bad = tmp_path / "cabeceras.txt"
    bad.write_text("hoy 7 huella\n", "utf-8")
    latin = tmp_path / "latin.txt"
    latin.write_bytes("día".encode("latin-1"))

    assert call("heads").exit_code == 2
    assert "fila 1" in call("verify", "--heads", str(bad)).output
    assert "UTF-8" in call("verify", "--heads", str(latin)).output
    missing = call("verify", "--heads", str(tmp_path / "no.txt"))
    assert missing.exit_code == 2
    assert "No se puede leer" in missing.output
