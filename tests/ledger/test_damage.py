"""One byte changed anywhere in the file of SQLite, behind everyone's back."""

import os
import subprocess
import sys
from pathlib import Path

FLIP = """
import django, os, pathlib, random, sqlite3; django.setup()
from django.db import connection
from faro.ledger.api import Actor, Change, erase, record, verify

ann = Actor("person:a", "planeamiento")
for number in range(40):
    changes = [Change("email", None, "una@example.org", personal=True)]
    record(actor=ann, action="garden.tree_planted", subject=f"tree:{number}", changes=changes)
erase(actor=ann, subject="tree:7", reason="Pedido")
with connection.cursor() as cursor:
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
connection.close()

path = pathlib.Path(os.environ["FARO_HOME"], "faro.sqlite3")

def rows():
    database = sqlite3.connect(path)
    database.text_factory = bytes
    try:
        return [database.execute(f"SELECT * FROM {table} NOT INDEXED").fetchall() for table in TABLES]
    except Exception:
        return None
    finally:
        database.close()

TABLES = ("ledger_entry", "ledger_personalvalue")
good, before, chance = path.read_bytes(), rows(), random.Random(20261121)
changed = missed = 0
for _time in range(250):
    bad = bytearray(good)
    bad[chance.randrange(len(good))] ^= chance.randrange(1, 256)
    path.write_bytes(bad)
    for beside in path.parent.glob("faro.sqlite3-*"):
        beside.unlink()
    if rows() != before:
        changed += 1
        missed += verify().sound
        connection.close()
print(changed > 50, missed)
"""


def test_a_byte_that_changes_a_row_is_found(tmp_path: Path) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "faro.config.settings", "FARO_HOME": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "django", "migrate", "ledger", "-v0"], env=environment, check=True)

    result = subprocess.run([sys.executable, "-c", FLIP], env=environment, capture_output=True, text=True, check=False)

    assert result.stdout == "True 0\n", result.stderr
