"""Completing words with the Tab key."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_code(call: Callable[..., Result], shell: str) -> None:
    result = call("completion", shell)

    assert result.exit_code == 0
    assert "_FARO_COMPLETE" in result.output


def complete(words: str, position: int) -> list[str]:
    environment = {
        **os.environ,
        "_FARO_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(position),
    }
    command = [sys.executable, "-c", "from faro.cli.main import run; run()"]
    printed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    return [line.split(",")[1] for line in printed.splitlines()]


def test_commands_and_methods_are_completed() -> None:
    assert complete("faro ev", 1) == ["evaluate"]
    assert complete("faro evaluate data/ilo/pei-2022 -m ceplan-202", 4) == ["ceplan-2021", "ceplan-2023"]


def test_codes_come_from_the_package() -> None:
    assert complete("faro explain data/ilo/pei-2022 OEI.0", 3) == [f"OEI.0{n}" for n in range(1, 10)]
