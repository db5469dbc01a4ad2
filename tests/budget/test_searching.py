"""Going through a file piece by piece: the pieces never matter, and a search that was cut goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.budget.files import mef_bytes, mef_row

from faro.budget.domain.checkpoint import AlreadyRunning, Workshop
from faro.budget.domain.remarks import Remark
from faro.budget.domain.searching import Search, find_rows
from faro.budget.domain.structure import FoundRow

ROOT = Path(__file__).parents[2]
UNIT = 301498
ROW = mef_bytes([mef_row()], mark=False).splitlines(keepends=True)[1]
OTHER = mef_bytes([mef_row(SEC_EJEC="300001")], mark=False).splitlines(keepends=True)[1]
SPREAD = mef_bytes([mef_row(META_NOMBRE='dos\nlíneas, "y" más')], mark=False).split(b"\n", 1)[1]
PIECES = {
    "row": (ROW, (1, 1, 0)),
    "another's": (OTHER, (1, 0, 0)),
    "row over two lines": (SPREAD, (1, 1, 0)),
    "blank": (b"\n", (0, 0, 0)),
    "few fields": (b"a,b\n", (1, 0, 1)),
    "open quote": (ROW.replace(b"ACCIONES COMUNES", b'"ACCIONES'), (1, 0, 1)),
    "long line": (b"X" * 70_000 + b"\n", (1, 0, 1)),
}
"""The bytes; how many rows are read in them, found, and broken."""


Met = tuple[list[FoundRow | Remark], str, int, list[int]]
"""The rows, the digest, the bytes dealt with, and how many rows were read, found and broken."""


def searched(path: Path, folder: Path, stretch: int, kept_every: int = 1) -> Met:
    workshop = Workshop(folder)
    with workshop.held():
        _header, state = find_rows(Search(path, UNIT, workshop, stretch=stretch, kept_every=kept_every))
        found = list(workshop.found())
    return found, state.sha256, state.offset, [state.read, state.found, state.broken]


@given(
    names=st.lists(st.sampled_from(sorted(PIECES)), max_size=12),
    stretch=st.sampled_from([700, 1_500, 10_000, 200_000]),
    end=st.sampled_from([b"\n", b""]),
)
@settings(deadline=None, max_examples=60)
def test_every_row_is_met_once_whatever_the_size_of_the_pieces(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], stretch: int, end: bytes
) -> None:
    folder = tmp_path_factory.mktemp("search")
    content = b"".join(PIECES[name][0] for name in names)
    path = folder / "gasto.csv"
    path.write_bytes(mef_bytes([]) + content.rstrip(b"\n") + end)

    found, _digest, offset, counts = searched(path, folder / "w", stretch)

    assert counts == [sum(PIECES[name][1][place] for name in names) for place in range(3)]
    assert offset == path.stat().st_size
    assert sum(isinstance(each, FoundRow) for each in found) == counts[1]


PROGRAM = """
import os, sys
from pathlib import Path
from faro.budget.domain.checkpoint import Workshop
from faro.budget.domain.searching import Search, find_rows

path, folder, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

def progress(done, total):
    if done > last:
        os.kill(os.getpid(), 9)

with Workshop(folder).held() as workshop:
    find_rows(Search(path, 301498, workshop, progress, stretch=4_000, kept_every=3))
"""


def killed(path: Path, folder: Path, last: int) -> int:
    command = [sys.executable, "-c", PROGRAM, str(path), str(folder), str(last)]
    return subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}).returncode


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "gasto.csv"
    rows = [mef_row(SEC_FUNC=f"{n:04d}", SEC_EJEC=str(301498 + n % 3), META_NOMBRE="Ñ" * (n % 40)) for n in range(300)]
    path.write_bytes(mef_bytes(rows) + b"a,b\n" + ROW)
    return path


@pytest.mark.parametrize("share", [0.2, 0.7])
def test_a_search_that_was_killed_goes_on_and_finds_the_same(long_file: Path, tmp_path: Path, share: float) -> None:
    whole = searched(long_file, tmp_path / "whole", 10_000)

    assert killed(long_file, tmp_path / "cut", int(long_file.stat().st_size * share)) == -signal.SIGKILL
    kept = Workshop(tmp_path / "cut").state()
    assert 0 < kept.offset < long_file.stat().st_size
    assert searched(long_file, tmp_path / "cut", 4_000) == whole
    assert len(whole[0]) == 102


def test_a_file_that_changed_meanwhile_is_searched_from_its_beginning(long_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "gasto.csv"
    content = long_file.read_bytes()
    path.write_bytes(content)
    assert killed(path, tmp_path / "cut", len(content) // 2) == -signal.SIGKILL
    path.write_bytes(content.replace(b",0003,", b",0004,"))

    assert searched(path, tmp_path / "cut", 4_000) == searched(path, tmp_path / "whole", 4_000)


@pytest.mark.parametrize("spoilt", ["state.json", "rows.jsonl"])
def test_a_spoilt_workshop_is_begun_anew(long_file: Path, tmp_path: Path, spoilt: str) -> None:
    assert killed(long_file, tmp_path / "cut", long_file.stat().st_size // 2) == -signal.SIGKILL
    (tmp_path / "cut" / spoilt).write_bytes(b"{")

    assert searched(long_file, tmp_path / "cut", 4_000) == searched(long_file, tmp_path / "whole", 4_000)


def test_two_at_once_do_not_share_a_workshop(tmp_path: Path) -> None:
    with Workshop(tmp_path).held(), pytest.raises(AlreadyRunning), Workshop(tmp_path).held():
        pass
