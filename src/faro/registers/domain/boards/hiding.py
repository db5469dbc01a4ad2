"""Which cells of a table of a reserved register may not be shown, and which others would give them away.

A cell that tells of fewer than so many is hidden. Where what is hidden in a row or a column could be worked out from
the rest (one cell alone, or a few that together are still too few), the next smallest one is hidden with it.
Rows and columns have no totals then, and the figure of the whole is known to the reader: so the whole table counts as
a line as well. See Hundepool et al., «Statistical Disclosure Control» (2012), 4.2.
"""

from collections.abc import Mapping

Place = tuple[int, int]
"""Row and column."""


def hidden(sizes: Mapping[Place, int], least: int) -> frozenset[Place]:
    """The places to be hidden, given how many each tells of. An empty cell tells of nobody."""
    found = {place for place, size in sizes.items() if 0 < size < least}
    while added := _next(sizes, found, least):
        found.add(added)
    return frozenset(found)


def _next(sizes: Mapping[Place, int], found: set[Place], least: int) -> Place | None:
    for line in _lines(sizes):
        covered = [sizes[place] for place in line if place in found]
        if not covered or (len(covered) > 1 and sum(covered) >= least):
            continue
        left = [place for place in line if place not in found and sizes[place]]
        if left:
            return min(left, key=lambda place: (sizes[place], place))
    return None


def _lines(sizes: Mapping[Place, int]) -> list[list[Place]]:
    rows = sorted({row for row, _column in sizes})
    columns = sorted({column for _row, column in sizes})
    lines = [[place for place in sizes if place[0] == row] for row in rows]
    lines += [[place for place in sizes if place[1] == column] for column in columns]
    return [*lines, list(sizes)]
