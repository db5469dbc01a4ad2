"""Many people at once on a SQLite file of their own; what came of it is printed. Run by ``test_at_once.py``."""

import json
import sys
import threading
from collections.abc import Callable

from django.core.management import call_command
from django.db import connection
from tests.monitoring.reporting.world import SECURITY, TESTS, an_activity, world

from faro.ledger.api import Actor, verify
from faro.ledger.models import Entry
from faro.monitoring.models import Clash, Figure, UnitReport
from faro.monitoring.services.reporting import FieldChange, open_reports, save_figures

WRITERS = 6


def main() -> None:
    """Migrate the empty installation, then let the writers go."""
    call_command("migrate", verbosity=0)
    told = {"own": own_figures(), "one": one_figure(), "again": one_request_again()}
    sys.stdout.write(json.dumps(told))


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    """Run each in a thread with its own connection, all started together; gives what failed."""
    ready = threading.Barrier(len(acts))
    failed: list[str] = []

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=20)
            act()
        except Exception as error:  # noqa: BLE001  told to the test
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return failed


def _save(code: str, number: int, value: int, mark: str = "") -> Callable[[], object]:
    report = UnitReport.objects.get(unit=SECURITY)
    writer = Actor(f"person:writer-{number}", "registrador")
    change = FieldChange(code, "physical", None, value, mark)
    return lambda: save_figures(actor=writer, report=report, changes=[change])


def own_figures() -> dict[str, object]:
    """Each writer on a figure of their own."""
    made = world()
    for number in range(WRITERS):
        an_activity(made.poi, f"P{number}", SECURITY)
    open_reports(actor=TESTS, poi=made.poi, period=made.january)
    failed = at_once([_save(f"P{number}", number, number) for number in range(WRITERS)])
    rows = Figure.objects.filter(activity__code__startswith="P").values_list("activity__code", "physical")
    revision = UnitReport.objects.get(unit=SECURITY).revision
    return {"failed": failed, "kept": dict(rows), "revision": revision, "sound": verify().sound}


def one_figure() -> dict[str, object]:
    """All of them on one figure, each with another value."""
    failed = at_once([_save("AO1", number, number) for number in range(WRITERS)])
    apart = list(Clash.objects.values_list("other", flat=True))
    return {"failed": failed, "stayed": str(Figure.objects.get(activity__code="AO1").physical), "apart": apart}


def one_request_again() -> dict[str, object]:
    """One request, sent many times at once."""
    before = Entry.objects.count()
    failed = at_once([_save("AO2", 1, 7, "the-same-mark") for _again in range(WRITERS)])
    written = Entry.objects.count() - before
    return {"failed": failed, "stayed": Figure.objects.get(activity__code="AO2").physical, "written": written}
