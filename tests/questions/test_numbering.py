"""Two who ask at once get different numbers: on a database in a file, with processes' own connections."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.core.management import call_command
from django.db import connections
from faro.questions.models import Question
from faro.questions.ports import Subject, register_subjects
from faro.questions.services import ask

register_subjects(lambda key: Subject("Cifra", "/", "", published=True))
call_command("migrate", verbosity=0)

def one(n):
    try:
        return ask(subject="indicator:P/1", text=f"Pregunta concurrente {n}").number
    finally:
        connections.close_all()

with ThreadPoolExecutor(8) as pool:
    numbers = list(pool.map(one, range(24)))
print(" ".join(sorted(numbers)))
"""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a database of its own is made in a file")
def test_twenty_four_questions_at_once_get_twenty_four_numbers_in_a_row(tmp_path: Path) -> None:
    environment = {**os.environ, "FARO_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "faro.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=environment, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert [number[-4:] for number in done.stdout.split()] == [f"{n:04}" for n in range(1, 25)]
