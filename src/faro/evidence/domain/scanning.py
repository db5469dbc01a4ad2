"""Asking a virus scanner about a file."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

CLEAN, INFECTED = 0, 1


class Verdict(Enum):
    """What the scanner said; ``UNKNOWN`` when it could not say."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scan:
    """A verdict with the scanner's last line."""

    verdict: Verdict
    detail: str


def scan(path: Path, command: Sequence[str], seconds: float = 120) -> Scan:
    """Run ``command path``: 0 is clean and 1 infected, as ``clamdscan`` says; anything else is unknown."""
    try:
        done = subprocess.run(  # noqa: S603 the administrator's own command, without a shell
            [*command, str(path)], capture_output=True, text=True, errors="replace", timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Scan(Verdict.UNKNOWN, type(error).__name__)
    verdict = {CLEAN: Verdict.CLEAN, INFECTED: Verdict.INFECTED}.get(done.returncode, Verdict.UNKNOWN)
    lines = (done.stdout or done.stderr).replace(str(path), path.name).strip().splitlines()
    return Scan(verdict, lines[0][:200] if lines else str(done.returncode))
