"""What is hidden cannot be worked out from what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from faro.registers.domain.boards.hiding import hidden

LEAST = 5
SIZES = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 30), max_size=25)


@given(SIZES)
def test_nothing_small_is_shown(sizes: dict[tuple[int, int], int]) -> None:
    closed = hidden(sizes, LEAST)

    assert all(size == 0 or size >= LEAST or place in closed for place, size in sizes.items())
    assert all(sizes[place] for place in closed)


@given(SIZES)
def test_no_line_gives_one_away(sizes: dict[tuple[int, int], int]) -> None:
    """In every row, every column and the whole: either nothing is hidden, or enough is, or nothing is left to hide."""
    closed = hidden(sizes, LEAST)
    for at in (0, 1):
        for line in {place[at] for place in sizes}:
            within = [place for place in sizes if place[at] == line]
            covered = [sizes[place] for place in within if place in closed]
            shown = [place for place in within if place not in closed and sizes[place]]
            assert not covered or not shown or (len(covered) > 1 and sum(covered) >= LEAST)


def test_a_table_by_hand() -> None:
    """3 is too few; 9 in its row and 7 in its column go with it, and 20 keeps both from being worked out."""
    sizes = {(0, 0): 3, (0, 1): 9, (0, 2): 40, (1, 0): 7, (1, 1): 20, (1, 2): 50}

    assert hidden(sizes, LEAST) == {(0, 0), (0, 1), (1, 0), (1, 1)}
