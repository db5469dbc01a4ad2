"""Nobody's figure is lost: sixty units at once, the server killed in the middle, its database killed, a closing."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.monitoring.promise.load import (
    UNITS,
    WRITES,
    Crowd,
    Installation,
    Writer,
    crowd,
    free_port,
    kill,
    write_all,
)
from tests.monitoring.promise.own_postgresql import OwnPostgresql, own_postgresql, programs

FEW = 12
"""Units of a test in which something is killed."""
SPREAD_SECONDS = 12.0


@pytest.fixture(scope="module")
def postgresql() -> Iterator[OwnPostgresql]:
    found = programs()
    if found is None:
        sentence = "PostgreSQL is not on this machine"
        if os.environ.get("FARO_TEST_EVERYTHING"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    folder = Path(tempfile.mkdtemp(prefix="faro-pg-"))
    try:
        with own_postgresql(folder, found) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[OwnPostgresql | None, int], Crowd]:
    """Each made once: on that server or in a file, with so many units. To be copied."""

    @cache
    def made(server: OwnPostgresql | None, units: int) -> Crowd:
        home = tmp_path_factory.mktemp("world")
        return crowd(Installation(home, new_database(server) if server else ""), units)

    return made


@pytest.fixture
def ready_on(
    worlds: Callable[[OwnPostgresql | None, int], Crowd], request: pytest.FixtureRequest, tmp_path: Path
) -> Callable[..., Crowd]:
    """``ready_on("sqlite", units)``: an empty month, and people of so many units signed in."""

    def ready(kind: str, units: int = UNITS) -> Crowd:
        server = request.getfixturevalue("postgresql") if kind == "postgresql" else None
        world = worlds(server, units)
        home = Path(shutil.copytree(world.installation.home, tmp_path / "installation"))
        database = new_database(server, like=world.installation.database) if server else ""
        return Crowd(Installation(home, database), world.people)

    return ready


def new_database(server: OwnPostgresql, like: str = "") -> str:
    name, server_address = f"faro_{time.monotonic_ns()}", server.address.rpartition("/")[0]
    template = ("--template", like.rpartition("/")[2]) if like else ()
    at = ("--host", "127.0.0.1", "--port", str(server.port), "--username", "faro")
    server.run("createdb", *at, *template, name)
    return f"{server_address}/{name}"


def wrong(ready: Crowd, writers: list[Writer]) -> list[str]:
    """What was lost, and what was answered in another way than «saved»."""
    return [*ready.lost(writers), *(each for writer in writers for each in writer.wrong)]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_sixty_units_at_once_lose_nothing(kind: str, ready_on: Callable[..., Crowd]) -> None:
    ready = ready_on(kind)
    port = free_port()
    with ready.installation.serving(port):
        writers = ready.writers(port)
        write_all(writers, SPREAD_SECONDS)

    assert wrong(ready, writers) == []
    assert sum(len(writer.took) for writer in writers) == UNITS * WRITES


def in_the_background(writers: list[Writer], seconds: float) -> threading.Thread:
    thread = threading.Thread(target=write_all, args=(writers, seconds))
    thread.start()
    return thread


def until_some_are_kept(writers: list[Writer], many: int) -> None:
    until = time.monotonic() + 60
    while sum(len(writer.took) for writer in writers) < many and time.monotonic() < until:
        time.sleep(0.01)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_server_killed_in_the_middle_loses_nothing_it_acknowledged(kind: str, ready_on: Callable[..., Crowd]) -> None:
    ready = ready_on(kind, FEW)
    port = free_port()
    with ready.installation.serving(port) as first:
        writers = ready.writers(port)
        work = in_the_background(writers, 6)
        until_some_are_kept(writers, FEW * WRITES // 3)
        kill(first)
        kept = sum(len(writer.took) for writer in writers)
    assert kept < FEW * WRITES
    assert ready.lost(writers_at_rest(writers)) == []
    with ready.installation.serving(port):
        work.join()

    assert sum(writer.sent_again for writer in writers) > 0
    assert wrong(ready, writers) == []
    assert sum(len(writer.took) for writer in writers) == FEW * WRITES


CLOSE = """
import json
from datetime import date
from faro.ledger.api import Actor
from faro.monitoring.models import Figure, Poi, ReportingPeriod
from faro.monitoring.services.closing.closing import close_period
poi = Poi.objects.get()
january = next(each for each in ReportingPeriod.objects.all() if each.code == "2025-01")
close_period(actor=Actor("person:0", "planeamiento"), poi=poi, period=january, reason="No liberaron.")
print(json.dumps(list(Figure.objects.order_by("pk").values_list("physical", "financial"))))
"""
FIGURES = """
import json
from faro.monitoring.models import Figure
print(json.dumps(list(Figure.objects.order_by("pk").values_list("physical", "financial"))))
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_nothing_is_written_past_a_closing(kind: str, ready_on: Callable[..., Crowd]) -> None:
    ready = ready_on(kind, FEW)
    port = free_port()
    with ready.installation.serving(port):
        writers = ready.writers(port)
        work = in_the_background(writers, 8)
        until_some_are_kept(writers, FEW)
        at_closing = ready.installation.inside(CLOSE)
        work.join()

    told = [each for writer in writers for each in writer.wrong]
    assert told
    assert all(each.startswith("409") for each in told)
    assert ready.installation.inside(FIGURES) == at_closing


def writers_at_rest(writers: list[Writer]) -> list[Writer]:
    """What each holds as acknowledged, without the cell that it may be writing now."""
    found = []
    for writer in writers:
        number = len(writer.took)
        under_way = (writer.codes[number % len(writer.codes)], cell_field(writer, number))
        kept = {cell: value for cell, value in writer.kept.items() if cell != under_way}
        found.append(Writer(writer.place, writer.unit, writer.owner, writer.session, writer.codes, writer.port, kept))
    return found


def cell_field(writer: Writer, number: int) -> str:
    return ("physical", "financial")[number // len(writer.codes) % 2]


def test_postgresql_killed_in_the_middle_loses_nothing_it_acknowledged(
    postgresql: OwnPostgresql, ready_on: Callable[..., Crowd]
) -> None:
    ready = ready_on("postgresql", FEW)
    port = free_port()
    with ready.installation.serving(port):
        writers = ready.writers(port)
        work = in_the_background(writers, 6)
        until_some_are_kept(writers, FEW * WRITES // 3)
        postgresql.kill()
        time.sleep(1)
        begin_again(postgresql)
        work.join()

    assert sum(writer.sent_again for writer in writers) > 0
    assert wrong(ready, writers) == []
    assert sum(len(writer.took) for writer in writers) == FEW * WRITES


def begin_again(postgresql: OwnPostgresql) -> None:
    """Its processes are gone, but what they shared may take a moment to go."""
    for _attempt in range(20):
        try:
            postgresql.begin()
        except subprocess.CalledProcessError:
            time.sleep(0.5)
        else:
            return
    raise AssertionError((postgresql.folder / "log").read_text()[-2000:])
