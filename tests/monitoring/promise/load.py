"""Sixty units that write at once, through HTTP, against a server as ``faro serve`` runs it.

Each unit has a person of its own, signed in, who fills its report cell by cell as the page's script does: a mark for
each write, and the value it saw. A write that is not answered is sent again with the same mark. At the end what the
database says is compared with what was acknowledged. ``bench/reporting.py`` measures with it.
"""

import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from time import monotonic, perf_counter, sleep

UNITS, ACTIVITIES, WRITES = 60, 6, 10
PLAN, PERIOD = "PEI-2021-2025", "2025-01"
TOKEN = "a" * 32
PATIENCE = 60.0
RETRY_SECONDS = 0.2
SAVED = 200
PACKAGE = Path(__file__).parents[3] / "data" / "ilo" / "pei-2022"

WORLD = """
import json, sys
from datetime import date
from pathlib import Path
from django.test import Client
from faro.directory.api import Period, PersonFacts, PostFacts, appoint, create_person, create_post, sync_roles, units_on
from faro.directory.models import Role
from faro.ledger.api import Actor
from faro.monitoring.models import Activity, PlannedMonth, Poi, UnitReport
from faro.monitoring.services.poi.making import make_poi
from faro.monitoring.services.reporting import open_reports, set_calendar
from faro.package.reading import read_package
from faro.plans.api import import_package

units, activities = int(sys.argv[1]), int(sys.argv[2])
actor = Actor("command:bench")
package = read_package(Path(sys.argv[3]))
import_package(actor=actor, package=package, instrument="R.A. 749-2020-MPI", reason="Medir")
sync_roles(actor=actor)
poi = make_poi(actor=actor, plan_code=package.name, year=2025, synthetic=True)
role, since = Role.objects.get(code="registrador"), date(2021, 1, 1)
chosen = list(units_on().order_by("code")[:units])
assert len(chosen) == units
for place, unit in enumerate(chosen):
    for number in range(activities):
        activity = Activity.objects.create(
            poi=poi, code=f"AO-{place:02d}-{number}", name=f"Actividad {number}", kind="activity", action="AEI.01.01",
            unit=unit.code, measure="Informe", aggregation="annual_total", position=place * activities + number,
        )
        PlannedMonth.objects.bulk_create(
            PlannedMonth(activity=activity, stage=stage, month=month, physical=10_000_000, financial=100_000)
            for stage in ("approved", "pia") for month in range(1, 13)
        )
Poi.objects.update(state=Poi.State.CONSISTENT)
january = next(each for each in set_calendar(actor=actor, year=2025) if each.code == "2025-01")
open_reports(actor=actor, poi=Poi.objects.get(), period=january)
people = []
for place, unit in enumerate(chosen):
    person = create_person(actor=actor, facts=PersonFacts(f"registra{place:02d}", f"Registrador {place}"))
    post = create_post(actor=actor, code=f"registra{place:02d}", facts=PostFacts("Registrador", role, unit))
    appoint(actor=actor, post=post, person=person, period=Period(since, None, "Prueba"))
    client = Client()
    client.force_login(person)
    people.append({"unit": unit.code, "owner": person.key, "session": client.cookies["sessionid"].value,
                   "codes": [f"AO-{place:02d}-{number}" for number in range(activities)]})
print(json.dumps(people))
"""
READ = """
import json
from faro.ledger.api import verify
from faro.monitoring.models import Figure
rows = Figure.objects.values_list("activity__code", "physical", "financial")
outcome = verify()
print(json.dumps({"figures": {code: [physical, financial] for code, physical, financial in rows},
                  "sound": outcome.sound, "entries": outcome.entries}))
"""
FIELDS = ("physical", "financial")
SCALES = {"physical": 1_000_000, "financial": 100}


@dataclass(frozen=True, slots=True)
class Installation:
    """A home folder, and the address of a PostgreSQL database or nothing for SQLite."""

    home: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("FARO_", "DJANGO_", "DATABASE_"))
        }
        found = {**kept, "FARO_HOME": str(self.home), "PYTHONUTF8": "1"}
        return found | ({"DATABASE_URL": self.database} if self.database else {})

    def faro(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "-m", "faro.cli", *arguments], env=self.environment, check=True, stdout=-3)

    def inside(self, program: str, *arguments: str) -> str:
        """Run a program with Django started; what it printed."""
        start = "from faro.cli.django_setup import start_django\nstart_django()\n"
        command = [sys.executable, "-c", f"{start}{program}", *arguments]
        return subprocess.run(command, env=self.environment, check=True, stdout=-1, text=True).stdout

    @contextmanager
    def serving(self, port: int, workers: int = 2) -> Iterator["subprocess.Popen[bytes]"]:
        """``faro serve`` in a process group of its own, until the block ends."""
        command = [sys.executable, "-m", "faro.cli", "serve", "--port", str(port), "--workers", str(workers)]
        process = subprocess.Popen(command, env=self.environment, stdout=-3, stderr=-3, start_new_session=True)
        try:
            wait_for(port, process)
            yield process
        finally:
            kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all it started, at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Until someone answers there."""
    until = monotonic() + PATIENCE
    while monotonic() < until and process.poll() is None:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
                connection.request("GET", "/salud")
                connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Writer:
    """One unit's person. ``kept``: the last acknowledged value of each cell; ``took``: seconds of each write."""

    place: int
    unit: str
    owner: str
    session: str
    codes: list[str]
    port: int
    kept: dict[tuple[str, str], int] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    sent_again: int = 0
    wrong: list[str] = field(default_factory=list)

    def run(self, writes: int, starts: list[float], stop: threading.Event) -> None:
        """Write so often, each at its moment; a write without an answer is sent again until there is one."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        for number in range(writes):
            sleep(max(0.0, starts[number] - monotonic()))
            if stop.is_set():
                break
            code, name = self.codes[number % len(self.codes)], FIELDS[number // len(self.codes) % len(FIELDS)]
            value = (self.place + 1) * 1000 + number
            change = {
                "id": f"{self.unit}-{number}",
                "row": code,
                "field": name,
                "base": str(self.kept.get((code, name), "")),
                "value": str(value),
            }
            began = perf_counter()
            connection = self._until_answered(connection, change)
            self.took.append(perf_counter() - began)
            self.kept[code, name] = value
        connection.close()

    def _until_answered(
        self, connection: http.client.HTTPConnection, change: dict[str, str]
    ) -> http.client.HTTPConnection:
        until = monotonic() + PATIENCE
        while monotonic() < until:
            try:
                status, body = self._send(connection, change)
            except (OSError, http.client.HTTPException):
                status, body = 0, b""
            if status == SAVED:
                told = json.loads(body)
                if [each["id"] for each in told["saved"]] != [change["id"]]:
                    self.wrong.append(body.decode())
                return connection
            if 0 < status < 500:  # the server understood and refused
                self.wrong.append(f"{status} {body[:200]!r}")
                return connection
            self.sent_again += 1
            connection.close()
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            sleep(RETRY_SECONDS)
        self.wrong.append(f"no answer to {change}")
        return connection

    def _send(self, connection: http.client.HTTPConnection, change: dict[str, str]) -> tuple[int, bytes]:
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/json",
        }
        address = f"/trabajo/poi/reportes/{PLAN}/{PERIOD}/{self.unit}/guardar/"
        connection.request("POST", address, json.dumps({"owner": self.owner, "changes": [change]}), headers)
        answer = connection.getresponse()
        return answer.status, answer.read()


@dataclass(frozen=True)
class Crowd:
    """The people of the units, ready to write."""

    installation: Installation
    people: list[dict[str, object]]

    def writers(self, port: int) -> list[Writer]:
        return [
            Writer(place, str(each["unit"]), str(each["owner"]), str(each["session"]), list(each["codes"]), port)  # type: ignore[call-overload]
            for place, each in enumerate(self.people)
        ]

    def lost(self, writers: list[Writer]) -> list[str]:
        """What was acknowledged and is not there, or is there in another way; and a broken history."""
        held = json.loads(self.installation.inside(READ))
        found = [] if held["sound"] else ["the history does not verify"]
        for writer in writers:
            for (code, name), value in writer.kept.items():
                now = held["figures"][code][FIELDS.index(name)]
                if now != value * SCALES[name]:
                    found.append(f"{code} {name}: {value} was acknowledged, {now} is there")
        return found


def crowd(installation: Installation, units: int = UNITS) -> Crowd:
    """An installation with a report open in each unit, and a person signed in for each."""
    installation.faro("migrate")
    told = installation.inside(WORLD, str(units), str(ACTIVITIES), str(PACKAGE))
    return Crowd(installation, json.loads(told.strip().splitlines()[-1]))


def write_all(writers: list[Writer], seconds: float, writes: int = WRITES, stop: threading.Event | None = None) -> None:
    """Everyone writes, at moments spread over the seconds; nobody waits for anybody."""
    now = monotonic()
    threads = []
    for writer in writers:
        starts = sorted(now + seconds * _spread(writer.place * writes + number) for number in range(writes))
        threads.append(threading.Thread(target=writer.run, args=(writes, starts, stop or threading.Event())))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _spread(number: int) -> float:
    """Moments between 0 and 1 that neither bunch nor march in step, the same each time."""
    return number * 0.6180339887498949 % 1


def summary(writers: list[Writer]) -> tuple[float, float, float]:
    """Median, 95th percentile and longest of all writes, in milliseconds."""
    took = sorted(1000 * second for writer in writers for second in writer.took)
    return statistics.median(took), took[int(len(took) * 0.95)], took[-1]
