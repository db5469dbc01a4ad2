"""A PostgreSQL of one's own, kept as an installation keeps it (it waits for its log), that can be killed and begun."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.monitoring.promise.load import free_port

PATIENCE = 30.0


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, or None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


@dataclass(frozen=True)
class OwnPostgresql:
    """``owner``: the words before a command that PostgreSQL refuses to run as root."""

    folder: Path
    port: int
    programs: Path
    owner: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"postgresql://faro@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *arguments: str) -> None:
        command = [*self.owner, str(self.programs / program), *arguments]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def begin(self) -> None:
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder}"
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self.run("pg_ctl", "--pgdata", data, "--log", log, "--silent", "--wait", "start", "--options", options)

    def kill(self) -> None:
        """End the server and each process of it, as when the machine takes them away."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        every = [first, *_children(first)]
        for process in every:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        until = time.monotonic() + PATIENCE
        while any(_alive(process) for process in every) and time.monotonic() < until:
            time.sleep(0.05)


def _children(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(each) for each in listed.stdout.split()]


def _alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def own_postgresql(folder: Path, found: Path) -> Iterator[OwnPostgresql]:
    """The server, until the block ends. It keeps what it acknowledges: nothing is switched off for speed."""
    owner: tuple[str, ...] = ()
    if os.geteuid() == 0:
        entry = pwd.getpwnam("postgres")
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        owner = ("runuser", "-u", "postgres", "--")
    server = OwnPostgresql(folder, free_port(), found, owner)
    data = str(folder / "data")
    server.run("initdb", "--pgdata", data, "--auth", "trust", "--username", "faro", "--encoding", "UTF8", "--no-sync")
    server.begin()
    try:
        yield server
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            server.run("pg_ctl", "--pgdata", data, "--mode", "immediate", "--silent", "stop")
