"""Every command is there, says what it does, and loads no more than it needs."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from faro.cli.main import COMMANDS, faro

OF_AN_INSTALLATION = (
    "demo",
    "serve",
    "migrate",
    "admin",
    "import",
    "publish",
    "catalog",
    "lineage",
    "measure",
    "ledger",
    "backup",
    "restore",
    "doctor",
    "tick",
)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_each_command_says_how_it_is_used(command: str) -> None:
    result = CliRunner().invoke(faro, [command, "--help"])

    assert result.exit_code == 0
    assert "Uso: " in result.output


@pytest.mark.parametrize("command", OF_AN_INSTALLATION)
def test_the_commands_of_an_installation_are_there(command: str) -> None:
    assert command in COMMANDS


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([each, "--help"] for each in OF_AN_INSTALLATION)])
def test_asking_for_help_loads_no_django(arguments: list[str]) -> None:
    program = (
        "import sys, contextlib\n"
        "from faro.cli.main import faro\n"
        f"with contextlib.suppress(SystemExit): faro({arguments!r})\n"
        "print('django' in sys.modules, file=sys.stderr)\n"
    )

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stderr.strip() == "False"


def test_a_bad_setting_is_a_sentence_and_not_a_trace(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "faro.cli", "doctor", "--home", str(tmp_path)],
        env={"FARO_HOSTS": "*", "PATH": "/usr/bin", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 2
    assert "FARO_HOSTS" in result.stderr
    assert "Traceback" not in result.stderr
