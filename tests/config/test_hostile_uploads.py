"""Workbooks made to keep the server busy: wherever one is taken, it is refused at once, with its place and mend."""

import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.package.hostile import HEADINGS, book, cell, nested

from faro.budget.domain.amigable import read_amigable
from faro.catalogs.api import upload_limits
from faro.kernel.errors import InputProblems, Problem
from faro.monitoring.domain.poi.ceplan import read_ceplan
from faro.monitoring.domain.poi.workbook import read_book
from faro.parties.domain.lists import read_list
from faro.plans.domain.unpacking import Uploaded, read_uploaded

pytestmark = [pytest.mark.django_db, pytest.mark.once("of the database it only asks the limits of uploads")]

SECONDS = 2.0
NAME = "libro.xlsx"
TEXT = b'<c t="inlineStr"><is><t>abc</t></is></c>'

HOSTILE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "a million empty cells": ("too_many_cells", lambda: book(HEADINGS + (b"<row>" + b"<c/>" * 500 + b"</row>") * 1900)),
    "empty cells in sheets": ("too_many_cells", lambda: book(*[(b"<row>" + b"<c/>" * 500 + b"</row>") * 1900] * 20)),
    "a prefix before each": ("too_many_cells", lambda: book(HEADINGS + b"<x:c/>" * 600_001)),
    "the same text again": ("too_many_cells", lambda: book(*[(b"<row>" + TEXT * 100 + b"</row>") * 900] * 8)),
    "a million rows": ("too_many_cells", lambda: book(b"".join(cell(b"A", row) for row in range(1, 1_000_001)))),
    "rows without cells": ("too_many_rows", lambda: book(HEADINGS + b"<row/>" * 100_000)),
    "far to the right": ("too_many", lambda: book(b"".join(cell(b"XFD", row) for row in range(1, 20_000)))),
    "sheets far to the right": (
        "too_many_",
        lambda: book(*[b"".join(cell(b"TZ", row) for row in range(1, 20_000))] * 3),
    ),
    "far below": ("too_many_", lambda: book(HEADINGS + cell(b"A", 99_999_999_999))),
    "shared texts": (
        "too_many_marks",
        lambda: book(HEADINGS, strings=b"".join(b"<si><t>%d</t></si>" % text for text in range(200_000))),
    ),
    "styles": ("too_many_marks", lambda: book(HEADINGS, styles=b"<cellXfs>%s</cellXfs>" % (b"<xf/>" * 200_001))),
    "an endless tag": (
        "broken_workbook",
        lambda: book(b'<row r="1" a="%s"/>' % b"".join(b"%x" % (number**7) for number in range(500_000))),
    ),
    "more sheets than fit": ("zip_bomb", lambda: book(*[HEADINGS] * 400)),
    "archives in archives": ("nested_archive", lambda: book(HEADINGS, more={"xl/embeddings/a.bin": nested(30)})),
    "another encoding": (
        "broken_workbook",
        lambda: book(HEADINGS, more={"xl/styles.xml": "<styleSheet/>".encode("utf-16")}),
    ),
}
"""What it is → the beginning of the code it is refused with."""


def _plan(content: bytes, folder: Path) -> object:
    return read_uploaded(Uploaded(content, NAME), folder, upload_limits())


def _budget(content: bytes, folder: Path) -> object:
    (folder / NAME).write_bytes(content)
    return read_amigable(folder / NAME, NAME, upload_limits())


READERS: Mapping[str, Callable[[bytes, Path], object]] = {
    "plan": _plan,
    "POI": lambda content, _folder: read_book(content, NAME, (), "01", upload_limits()),
    "CEPLAN": lambda content, _folder: read_ceplan(content, NAME, 2023, (), (), upload_limits()),
    "parties": lambda content, _folder: read_list(
        content, NAME, today=date(2023, 5, 1), most=2000, limits=upload_limits()
    ),
    "budget": _budget,
}


def refusal(read: Callable[[bytes, Path], object], content: bytes, folder: Path) -> Problem:
    """The first thing wrong with it; time of the processor, since the machine may be busy with something else."""
    started = time.process_time()
    with pytest.raises(InputProblems) as refused:
        read(content, folder)
    assert time.process_time() - started < SECONDS
    return refused.value.problems[0]


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused_at_once_wherever_a_workbook_is_taken(kind: str, tmp_path: Path) -> None:
    code, make = HOSTILE[kind]
    content = make()
    for room, read in READERS.items():
        folder = tmp_path / room
        folder.mkdir()
        found = refusal(read, content, folder)
        # A plan's workbook says on its first sheet that it is one: without it, nothing further is looked at.
        beforehand = room == "plan" and found.code == "no_guide_sheet" and kind.startswith(("far", "sheets far"))
        assert beforehand or found.code.startswith(code), (room, found)
        assert all((found.place.file, found.message, found.mend))


def test_the_file_and_the_sheet_are_named(tmp_path: Path) -> None:
    found = refusal(READERS["POI"], book(HEADINGS, (b"<row>" + b"<c/>" * 900 + b"</row>") * 900), tmp_path)

    assert (found.place.file, found.value) == (NAME, "Hoja2")
    assert "600,000 celdas" in found.message
