"""Which rows of a repeat are the same ones as before, so that each keeps its key."""

from collections.abc import Collection, Sequence

from faro.registers.domain.answers import Values

Kept = tuple[str, Values]
"""A row that was there, with its key."""


def keys_after_change(before: Sequence[Kept], rows: Sequence[Values]) -> list[str | None]:
    """For each row, the key of the one that it was: the same values first, then those left, in their order."""
    found: list[str | None] = [None] * len(rows)
    left = list(before)
    for place, row in enumerate(rows):
        same = next((each for each in left if each[1] == row), None)
        if same is not None:
            left.remove(same)
            found[place] = same[0]
    waiting = iter([key for key, _values in left])
    return [key if key is not None else next(waiting, None) for key in found]


def keys_carried(
    open_before: Sequence[Kept], rows: Sequence[Values], changing: Collection[str] = ()
) -> list[str | None]:
    """For each row of a new record, the key of the open row that it goes on with: the one it shares most with.

    A row goes on with another only if at least half of what that one said is still there; what is there to change (its
    state) says nothing.
    """
    found: list[str | None] = [None] * len(rows)
    for key, before in open_before:
        values = {question: value for question, value in before.items() if question not in changing}
        shares = [
            (sum(row.get(question) == value for question, value in values.items()), -place)
            for place, row in enumerate(rows)
            if found[place] is None
        ]
        best = max(shares, default=(0, 0))
        if best[0] and best[0] * 2 >= len(values):
            found[-best[1]] = key
    return found
