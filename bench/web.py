"""Measure the pages: a page made anew, the same page kept, and an empty view, side by side in the same server.

    python bench/web.py            some 90 seconds
    python bench/web.py --quick    half a second a turn

The server is that of ``faro serve`` (granian, one process, so that the readers have the other processor), with the
demonstration's plan. Each address passes through the same middleware.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection, socket
from time import monotonic, sleep

BENCH = Path(__file__).parent
PLACE = "planes/pei-2021-2025/2022/"
ROW = "{:<34}{:>12}{:>12}{:>12}{:>12}"
READERS = 8
CROWD = 50
TURNS = 5


@dataclass(frozen=True, slots=True)
class Load:
    """What a load came to: requests a second, and milliseconds."""

    name: str
    rate: float
    median: float
    p95: float
    p99: float

    def print_row(self) -> None:
        figures = (f"{self.rate:,.0f}", f"{self.median:.1f}", f"{self.p95:.1f}", f"{self.p99:.1f}")
        print(ROW.format(self.name, *figures))


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FARO_", "DJANGO_", "DATABASE_"))}
    return {
        **kept,
        "FARO_HOME": str(home),
        "FARO_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "faro.config.settings",
        "PYTHONPATH": os.pathsep.join([str(BENCH), *sys.path[1:]]),
    }


def free_port() -> int:
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server(home: Path) -> Iterator[int]:
    """The demonstration, served by one process until the block ends."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "web_application:application",
        "--interface",
        "wsgi",
        "--port",
        str(port),
    ]
    command += ["--workers", "1", "--blocking-threads", "2", "--no-ws", "--log-level", "warning"]
    process = subprocess.Popen(command, env=environment(home))
    try:
        until = monotonic() + 60
        while monotonic() < until:
            try:
                create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if process.poll() is not None:
                    sys.exit("the server ended")
                sleep(0.1)
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def measured(name: str, port: int, connections: int, seconds: float, *paths: str) -> Load:
    """Load those addresses from a process of its own."""
    numbers = [str(port), str(connections), str(seconds)]
    command = [sys.executable, str(BENCH / "web_load.py"), *numbers, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr}")
    return Load(name, *map(float, done.stdout.split()))


def in_turns(port: int, seconds: float, contenders: dict[str, tuple[int, tuple[str, ...]]]) -> dict[str, Load]:
    """The median of some loads of each, taken in turns so that a slow spell of the machine meets all of them."""
    taken: dict[str, list[Load]] = {name: [] for name in contenders}
    for _turn in range(TURNS):
        for name, (connections, paths) in contenders.items():
            taken[name].append(measured(name, port, connections, seconds / TURNS, *paths))
    return {name: sorted(loads, key=lambda load: load.rate)[TURNS // 2] for name, loads in taken.items()}


def compare(port: int, seconds: float) -> bool:
    """Cold, kept and empty; the ratios against their aims."""
    print(ROW.format("", "requests/s", "median ms", "p95 ms", "p99 ms"))
    for path in ("/", "/banco/vacia"):
        measured("warm", port, 1, 3, path)
    pages = [
        f"/{PLACE}{rest}" for rest in ("objetivos/OEI.01/", "indicadores/IND.01.OEI.05/", "no-cuadra/", "unidades/")
    ]
    contenders = {
        "empty view": (READERS, ("/banco/vacia",)),
        "home page, kept": (READERS, ("/",)),
        "home page, made anew": (READERS, ("/banco/fria/",)),
        "home page, made anew, one reader": (1, ("/banco/fria/",)),
        f"{CROWD} readers, five pages": (CROWD, ("/", *pages)),
    }
    loads = in_turns(port, seconds, contenders)
    for load in loads.values():
        load.print_row()
    empty, kept, cold, alone, crowd = loads.values()
    aims = (
        (f"kept / empty: {kept.rate / empty.rate:.2f} (aim >= 0.50)", kept.rate >= 0.5 * empty.rate),
        (f"made anew / empty: {cold.rate / empty.rate:.3f} (aim >= 0.050)", cold.rate >= 0.05 * empty.rate),
        (f"made anew: {alone.median:.1f} ms (aim < 50 ms)", alone.median < 50),
        (f"p95 of {CROWD} readers: {crowd.p95:.1f} ms (aim < 150 ms)", crowd.p95 < 150),
    )
    for sentence, reached in aims:
        print(f"{sentence}{'' if reached else '   NOT REACHED'}")
    return all(reached for _sentence, reached in aims)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the pages.")
    parser.add_argument("--quick", action="store_true", help="half a second a turn")
    seconds = 2.5 if parser.parse_args().quick else 15.0
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "demo"
        build = [sys.executable, "-m", "faro.cli", "demo", "--home", str(home), "--build-only"]
        subprocess.run(build, env=environment(home), check=True, stderr=subprocess.DEVNULL)
        print("\nPages, one process")
        with server(home) as port:
            compare(port, seconds)


if __name__ == "__main__":
    main()
