"""The file of published heads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.errors import InputProblems
from faro.ledger.domain.entry import Head
from faro.ledger.domain.heads import HEADS_HEADING, PublishedHead, line_of, read_heads

DIGEST = "0123456789abcdef" * 4


@given(st.integers(1, 10**12), st.binary(min_size=32, max_size=32), st.dates(date(2000, 1, 1)))
def test_a_line_is_read_as_it_was_written(sequence: int, digest: bytes, day: date) -> None:
    line = line_of(Head(sequence, digest.hex()), day)

    assert read_heads([HEADS_HEADING, line, ""], "x") == (PublishedHead(sequence, digest.hex(), day),)


def test_a_line_typed_from_paper_is_read() -> None:
    groups = " ".join(DIGEST.upper()[place : place + 8] for place in range(0, 64, 8))

    assert read_heads([f"\ufeff  2026-11-21\t12   {groups} "], "x") == (PublishedHead(12, DIGEST, date(2026, 11, 21)),)


def test_every_bad_line_is_told_with_its_place() -> None:
    lines = [
        f"2026-11-21 12 {DIGEST}",
        f"2026-13-01 12 {DIGEST}",
        f"2026-11-21 0 {DIGEST}",
        f"2026-11-21 ¹ {DIGEST}",
        f"2026-11-21 12 {DIGEST[:-1]}",
        "2026-11-21",
    ]
    with pytest.raises(InputProblems) as caught:
        read_heads(lines, "cabeceras.txt")

    assert [problem.place.row for problem in caught.value.problems] == [2, 3, 4, 5, 6]
    assert caught.value.problems[0].place.file == "cabeceras.txt"
