"""``faro import plan``: shows by default, imports when told to, and says why it doesn't."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ILO = str(ROOT / "data" / "ilo" / "pei-2022")


def faro(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FARO_HOME": str(home), "FARO_DEMO": "1", "PYTHONPATH": str(ROOT / "src")}
    environment |= {"DJANGO_SETTINGS_MODULE": "faro.config.settings", "PYTHONUTF8": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "faro.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    environment = {**os.environ, "FARO_HOME": str(folder), "FARO_DEMO": "1", "PYTHONPATH": str(ROOT / "src")}
    environment |= {"DJANGO_SETTINGS_MODULE": "faro.config.settings"}
    environment.pop("DATABASE_URL", None)
    subprocess.run(command, env=environment, check=True)
    return folder


def test_it_shows_then_imports_then_finds_nothing_to_do(home: Path) -> None:
    shown = faro(home, "import", "plan", ILO)
    assert shown.returncode == 0, shown.stderr
    assert "Plan nuevo: PEI-2021-2025" in shown.stdout
    assert "Indicadores: nuevas 51" in shown.stdout
    assert "--all las muestra" in shown.stdout
    assert "No se guardó nada" in shown.stdout
    refused = faro(home, "import", "plan", ILO, "--apply")
    assert refused.returncode != 0
    assert "--reason" in refused.stderr
    applied = ("import", "plan", ILO, "--apply", "--instrument", "R.A. 1", "--reason", "Primera carga")
    assert "Importado." in faro(home, *applied).stdout
    again = faro(home, *applied)
    assert "no cambió nada" in again.stdout
    assert "ya es igual al paquete" in again.stdout
