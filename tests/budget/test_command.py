"""``faro import mef`` and ``faro import consulta-amigable``: what they say, to people and to programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.budget.files import amigable_file, mef_bytes, mef_row

ROOT = Path(__file__).parents[2]
ROWS = [
    mef_row(),
    mef_row(SEC_FUNC="0002", MONTO_PIM="abc"),
    mef_row(SEC_EJEC="1"),
    mef_row(SEC_FUNC="0003", MONTO_GIRADO_ANUAL="301"),
]


def environment(home: Path) -> dict[str, str]:
    told = {**os.environ, "FARO_HOME": str(home), "FARO_DEMO": "1", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    told |= {"DJANGO_SETTINGS_MODULE": "faro.config.settings"}
    told.pop("DATABASE_URL", None)
    return told


def faro(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "faro.cli", "import", *arguments]
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment(folder), check=True)
    return folder


def test_mef_tells_what_it_took_skipped_and_left_out(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "gasto.csv"
    path.write_bytes(mef_bytes(ROWS))

    said = faro(home, "mef", str(path), "--executing-unit", "301498", "--reason", "Prueba")

    assert said.returncode == 0, said.stderr
    assert "Importado. Gasto anual del MEF (CSV), 2024, 301498 MUNICIPALIDAD DE PRUEBA" in said.stdout
    for line in ("Filas leídas: 4", "Tomadas: 2", "De otros, o que no son filas de montos: 1", "En cuarentena: 1"):
        assert f"  {line}\n" in said.stdout
    assert "PIM S/ 2,401.00, devengado S/ 600.60: 25.0 % de avance." in said.stdout
    assert "- línea 3, MONTO_PIM: El monto no es un número con dos decimales como máximo. «abc»" in said.stdout
    assert "- línea 5, MONTO_GIRADO_ANUAL: Una fase supera a la anterior." in said.stdout

    again = faro(home, "mef", str(path), "--executing-unit", "301498", "--format", "json")
    data = json.loads(again.stdout)
    assert data["imported"] is False
    assert data["rows"] == {"read": 4, "taken": 2, "skipped": 1, "quarantined": 1}
    assert data["totals"]["pim"] == "2401.00"
    assert [(each["line"], each["column"], each["code"]) for each in data["quarantine"]] == [
        (3, "MONTO_PIM", "bad_amount")
    ]
    assert [each["code"] for each in data["warnings"]] == ["phase_order"]


def test_consulta_amigable_shows_printed_beside_computed(home: Path, tmp_path: Path) -> None:
    path = amigable_file(tmp_path)

    said = faro(home, "consulta-amigable", str(path))

    assert said.returncode == 0, said.stderr
    assert "  Rubro 08 IMPUESTOS MUNICIPALES: 37.5 % | 37.5 %\n" in said.stdout
    data = json.loads(faro(home, "consulta-amigable", str(path), "--format", "json").stdout)
    assert data["imported"] is False
    assert data["published"][3]["printed_percent"] == data["published"][3]["computed_percent"] == "37.5"


def test_a_file_that_cannot_be_taken_is_said_with_its_mend(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "otro.csv"
    path.write_text("A,B\n1,2\n")

    said = faro(home, "mef", str(path), "--executing-unit", "301498")

    assert said.returncode == 2
    assert "Falta la columna" in said.stderr
    assert "SEC_EJEC" in said.stderr
    assert faro(home, "mef", str(tmp_path / "no.csv"), "--executing-unit", "301498").returncode == 2
    assert "son seis cifras" in faro(home, "mef", str(path), "--executing-unit", "x").stderr
