"""What a figure counted, packed: nothing is lost, and what differs is told."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.registers.domain.counting import Entry, Sides, differences, digest_of, pack, tally_of, unpack

ENTRIES = st.dictionaries(st.integers(1, 2**63), st.tuples(st.integers(1, 2**32 - 1), st.integers(1, 15)), max_size=60)


@given(ENTRIES)
def test_what_is_packed_comes_back_in_order(entries: dict[int, tuple[int, int]]) -> None:
    found = unpack(pack(tally_of(entries)))

    assert {each.row: (each.revision, int(each.sides)) for each in found} == entries
    assert list(found.rows) == sorted(entries)


@given(ENTRIES, st.integers(1, 2**63))
def test_one_record_is_found_without_reading_all(entries: dict[int, tuple[int, int]], other: int) -> None:
    found = tally_of(entries)

    for row in (*entries, other):
        expected = Entry(row, entries[row][0], Sides(entries[row][1])) if row in entries else None
        assert found.entry(row) == expected


@given(ENTRIES, ENTRIES)
def test_differences_lead_from_one_to_the_other(
    before: dict[int, tuple[int, int]], now: dict[int, tuple[int, int]]
) -> None:
    found = differences(tally_of(before), tally_of(now))

    rebuilt = {row: facts for row, facts in before.items() if row not in {each.row for each in found.gone}}
    rebuilt |= {each.row: (each.revision, int(each.sides)) for each in (*found.added, *found.changed)}
    assert rebuilt == now
    assert bool(found) == (before != now)


def test_a_side_has_its_records() -> None:
    found = tally_of({5: (1, 3), 2: (1, 2), 9: (4, 1)})

    assert list(found.on(Sides.NUMERATOR)) == [5, 9]
    assert list(found.on(Sides.DENOMINATOR)) == [2, 5]


@pytest.mark.parametrize("content", [b"", b"no", pack(tally_of({1: (1, 1)}))[:-4]])
def test_what_is_no_tally_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpack(content)


def test_two_hundred_thousand_records_stay_small() -> None:
    chance = random.Random(5)  # noqa: S311  the same each time
    row, entries = 0, {}
    for _number in range(200_000):
        row += chance.randrange(1, 5)
        entries[row] = (1 if chance.random() < 0.9 else chance.randrange(2, 6), chance.choice([2, 3]))

    assert len(pack(tally_of(entries))) < 300_000


def test_the_digest_tells_a_record_a_revision_and_a_figure_apart() -> None:
    told = {digest_of(head, lines) for head in ("1", "2") for lines in (["a 1 1"], ["a 2 1"], ["b 1 1"], [])}

    assert len(told) == 8
