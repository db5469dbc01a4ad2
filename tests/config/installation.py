"""An installation in a folder, used as people and services use it: by the command, in processes of its own."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

FARO = (sys.executable, "-m", "faro.cli")
OURS = ("DATABASE_URL", "FARO_", "DJANGO_")


def environment(home: Path, **given: str) -> dict[str, str]:
    """This process's, without its own installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "FARO_HOME": str(home), "PYTHONUTF8": "1", **given}


def faro(home: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Run a command of Faro to its end."""
    return subprocess.run(
        [*FARO, *arguments], env=environment(home, **given), capture_output=True, text=True, check=False
    )


def done(home: Path, *arguments: str, **given: str) -> str:
    """Run a command that must end well; what it said."""
    result = faro(home, *arguments, **given)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def run_inside(home: Path, program: str, **given: str) -> str:
    """Run a few lines of Python inside the installation; what they printed."""
    result = subprocess.run(
        [sys.executable, "-c", f"from faro.cli.django_setup import start_django\nstart_django()\n{program}"],
        env=environment(home, **given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def built_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, built once for all processes of this run. To be copied, not changed."""
    return made_once(
        tmp_path_factory, "built-demo", lambda home: done(home, "demo", "--home", str(home), "--build-only")
    )


def new_installation(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """An installation in that folder in which nothing happened yet: a copy of one made once for this run."""
    made = made_once(tmp_path_factory, "new-installation", lambda folder: done(folder, "migrate"))
    return Path(shutil.copytree(made, home, dirs_exist_ok=True))


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of that name for all processes of this run; the first that asks for it makes it. Not to be changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            half = shared / f"{name}-half"
            shutil.rmtree(half, ignore_errors=True)
            make(half)
            half.rename(folder)
    return folder


@contextmanager
def demo_running(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The demonstration, until the block ends; with the address that it prints."""
    process = subprocess.Popen(
        [*FARO, "demo", "--home", str(home), *(arguments or ("--port", str(free_port())))],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        assert "http://127.0.0.1:" in said, said
        yield process, said.split()[-1]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
