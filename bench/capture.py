"""Measure the page where a record is written down: sixty questions at once, and the answer to each autosave.

    python bench/capture.py        some ten seconds

In one process, through every middleware, without a network. The database is a new one in memory.
"""

import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).parents[1]
TURNS = 30
ROW = "{:<42}{:>12}{:>12}{:>12}{:>12}"


def timed(ask: Callable[[], bytes]) -> tuple[float, float, float, int]:
    """Median of the processor's milliseconds, median and 95th percentile by the clock, and the size of what came."""
    ask()
    worked, taken, size = [], [], 0
    for _turn in range(TURNS):
        start, begun = perf_counter(), process_time()
        size = len(ask())
        taken.append((perf_counter() - start) * 1000)
        worked.append((process_time() - begun) * 1000)
    return statistics.median(worked), statistics.median(taken), statistics.quantiles(taken, n=20)[-1], size


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "faro.config.testing"
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from tests.directory.cast import cast  # noqa: PLC0415
    from tests.registers.capture.long_form import CODE, DEFINITION, long_form  # noqa: PLC0415
    from tests.registers.capture.paper import Page  # noqa: PLC0415
    from tests.registers.capture.world import made_register  # noqa: PLC0415

    from faro.registers.forms import steps  # noqa: PLC0415

    connection.creation.create_test_db(verbosity=0)
    made_register(long_form(), DEFINITION)
    client, address = Client(SERVER_NAME="localhost"), f"/trabajo/registros/{CODE}/nuevo/"
    client.force_login(cast("registrador"))
    print(ROW.format("", "procesador", "mediana ms", "p95 ms", "bytes"))
    in_steps = timed(lambda: client.get(address).content)
    steps.LONG = 1_000
    whole = timed(lambda: client.get(address).content)
    sent = {**dict(Page(client, address).sent()), "q:p0_0": "algo", "q:p0_1": "7", "ventana": "bench"}
    saving = timed(lambda: client.post(address, sent, headers={"Accept": "application/json"}).content)
    rows = [("60 preguntas, un paso de 10", in_steps), ("60 preguntas en una página", whole)]
    for name, (worked, median, slow, size) in [*rows, ("guardado automático de las 60", saving)]:
        print(ROW.format(name, f"{worked:.1f}", f"{median:.1f}", f"{slow:.1f}", f"{size:,}"))


if __name__ == "__main__":
    main()
