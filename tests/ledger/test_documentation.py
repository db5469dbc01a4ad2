"""docs/ledger.md says true: its program verifies a real file, and its example is worked right."""

import os
import re
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from faro.ledger.api import Actor, Change
from faro.ledger.domain.body import complete, draft
from faro.ledger.domain.chain import START, canonical, digest_of

GUIDE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
PROGRAM = next(text for language, text in BLOCKS if language == "python")
EXAMPLE = [text.strip() for language, text in BLOCKS if not language][-4:]
WRITE = """
import django; django.setup()
from faro.ledger.api import Actor, Change, erase, record
for number in range(5):
    changes = [Change("email", None, "una@example.org", personal=True), Change("value", number, None)]
    record(actor=Actor("job:x"), action="garden.tree_planted", subject="tree:1", reason="«niñez»", changes=changes)
erase(actor=Actor("job:x"), subject="tree:1", reason="Pedido")
"""


def run(*words: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    chosen = {**os.environ, **environment}
    chosen.pop("DATABASE_URL", None)
    return subprocess.run([sys.executable, *words], env=chosen, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("installation")
    environment = {"DJANGO_SETTINGS_MODULE": "faro.config.settings", "FARO_HOME": str(home)}
    for words in (("-m", "django", "migrate", "ledger", "-v0"), ("-c", WRITE)):
        made = run(*words, **environment)
        assert made.returncode == 0, made.stderr
    return home / "faro.sqlite3"


def test_the_program_is_as_short_as_promised() -> None:
    assert len([line for line in PROGRAM.splitlines() if line.strip()]) <= 20


def test_the_program_verifies_a_real_history_and_its_heads(written: Path, tmp_path: Path) -> None:
    with sqlite3.connect(written) as database:
        (digest,) = database.execute("SELECT digest FROM ledger_entry WHERE sequence = 6").fetchone()
    heads = tmp_path / "cabeceras.txt"
    heads.write_text(f"# día asiento huella\n2026-11-21 6 {digest[:32].upper()} {digest[32:]}\n", "utf-8")

    result = run("-c", PROGRAM, written, heads)

    assert result.stdout == f"6 entries, head {digest}\n", result.stderr
    heads.write_text(f"2026-11-21 7 {digest}\n", "utf-8")
    assert "missing at the end: [7]" in run("-c", PROGRAM, written, heads).stderr


def test_the_program_finds_a_change(written: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    with sqlite3.connect(written) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("DROP TRIGGER ledger_entry_no_update")
        target.execute("UPDATE ledger_entry SET body = replace(body, 'niñez', 'vejez') WHERE sequence = 3")

    assert "3 was changed" in run("-c", PROGRAM, copy).stderr


def test_an_erased_value_leaves_no_trace_in_the_files(written: Path) -> None:
    files = list(written.parent.glob("faro.sqlite3*"))

    assert any(b"tree:1" in file.read_bytes() for file in files)
    assert not any(b"una@example.org" in file.read_bytes() for file in files)


def test_the_example_is_worked_right() -> None:
    first, first_digest, second, second_digest = EXAMPLE

    made = draft(
        actor=Actor("command:import"),
        action="plans.plan_imported",
        subject="plan:PEI-2021-2025",
        changes=(),
        reason="R.A. 749-2020",
        public=False,
    )
    at = datetime.fromisoformat("2026-11-21T11:30:00.000001-05:00")
    assert canonical(complete(made, sequence=1, at=at, changes=())) == first
    assert digest_of(START, first) == first_digest

    change = Change("value", 20_000_000, 10_000_000)
    made = draft(
        actor=Actor("person:k3v9", "planeamiento"),
        action="plans.target_changed",
        subject="indicator:PEI-2021-2025/IND.01.OEI.01",
        changes=[change],
        reason="Resolución que modifica la meta",
        public=True,
    )
    kept = {"field": change.field, "before": change.before, "after": change.after, "personal": False}
    at = datetime.fromisoformat("2026-11-21T16:31:07.25+00:00")
    assert canonical(complete(made, sequence=2, at=at, changes=[kept])) == second
    assert digest_of(first_digest, second) == second_digest
