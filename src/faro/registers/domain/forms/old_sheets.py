"""Sheets of an old ``.xls``, read in a process of its own: a broken one can keep xlrd busy until memory ends."""

import contextlib
import json
import resource
import subprocess
import sys
from dataclasses import asdict
from typing import Any

SECONDS = 10
MOST_MEMORY = 1_500_000_000


class Unreadable(ValueError):
    """The file is broken, or took too long."""


def sheets_of(content: bytes) -> dict[str, Any]:
    """The sheets as pyxform takes them. Raises ``Unreadable``."""
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise Unreadable(str(error)[:200]) from error
    return dict(found)


def main() -> None:
    """Read the file at the standard input, write its sheets as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    from pyxform.xls2json_backends import get_xlsform  # noqa: PLC0415  loads under the limits too

    with contextlib.redirect_stdout(sys.stderr):
        read = asdict(get_xlsform(sys.stdin.buffer.read(), file_type=".xls"))
    sys.stdout.write(json.dumps(read))


if __name__ == "__main__":
    main()
