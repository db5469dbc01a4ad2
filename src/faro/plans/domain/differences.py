"""What differs between two states of a plan's tables, and what happens to it when a package comes in.

Three states meet at an import: *base*, the rows as the last package gave them; *ours*, the rows as they are in Faro;
*theirs*, the rows of the new package. A row that people changed in Faro (ours is not base) and that the package changes
too is a conflict: it is shown, and decided by a person.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from faro.plans.domain.rows import Key, Row, by_key


class Kind(StrEnum):
    """What a package does to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is not the same in both. ``before`` is ours and ``after`` theirs; None where it isn't there.

    ``KEPT``: changed in Faro and not by the package, so it stays as it is in Faro.
    """

    table: str
    key: Key
    kind: Kind
    before: Row | None
    after: Row | None

    @property
    def columns(self) -> tuple[tuple[str, Any, Any], ...]:
        """Each column that differs, with its value before and after; every filled one of a whole row."""
        before, after = self.before or {}, self.after or {}
        names = after or before
        pairs = ((name, before.get(name), after.get(name)) for name in names)
        return tuple((name, old, new) for name, old, new in pairs if old != new)


@dataclass(frozen=True, slots=True)
class TableDifferences:
    """What a package does to a table. ``appears``: it was absent; ``reordered``: rows that stay change places."""

    table: str
    rows: tuple[RowChange, ...] = ()
    appears: bool = False
    reordered: bool = False

    def of(self, kind: Kind) -> tuple[RowChange, ...]:
        """The rows to which this happens."""
        return tuple(row for row in self.rows if row.kind is kind)

    def __bool__(self) -> bool:
        """Whether there is something to say about the table."""
        return self.appears or self.reordered or bool(self.rows)


@dataclass(frozen=True, slots=True)
class Differences:
    """What importing a package would do to a plan, table by table; only tables with something to say.

    ``silent``: tables that are here and the package doesn't bring: nothing is said about them, and they stay.
    """

    plan: str
    is_new: bool
    tables: tuple[TableDifferences, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[RowChange, ...]:
        """Every row that differs, table by table."""
        return tuple(row for table in self.tables for row in table.rows)

    def count(self, kind: Kind) -> int:
        """To how many rows this happens."""
        return sum(row.kind is kind for row in self.rows)

    def only(self, kinds: Collection[Kind]) -> "Differences":
        """The same, without the rows to which something else happens."""
        tables = (
            TableDifferences(
                table.table, tuple(row for row in table.rows if row.kind in kinds), table.appears, table.reordered
            )
            for table in self.tables
        )
        return Differences(self.plan, self.is_new, tuple(tables), self.silent)

    def __bool__(self) -> bool:
        """Whether the import would change something."""
        return self.is_new or any(
            table.appears or table.reordered or any(row.kind is not Kind.KEPT for row in table.rows)
            for table in self.tables
        )


def table_differences(table: str, ours: Sequence[Row], theirs: Sequence[Row], base: Sequence[Row]) -> TableDifferences:
    """What the package's rows do to ours. Without edits in Faro, base is ours."""
    mine, new, old = by_key(table, ours), by_key(table, theirs), by_key(table, base)
    keys = [*new, *(key for key in mine if key not in new)]
    changes = (_row_change(table, key, mine.get(key), new.get(key), old.get(key)) for key in keys)
    found = tuple(change for change in changes if change is not None)
    return TableDifferences(table, found, reordered=_reordered(list(mine), list(new)))


def _row_change(table: str, key: Key, ours: Row | None, theirs: Row | None, base: Row | None) -> RowChange | None:
    if ours == theirs:
        return None
    if ours == base:
        kind = Kind.ADDED if ours is None else Kind.REMOVED if theirs is None else Kind.CHANGED
    else:
        kind = Kind.KEPT if theirs == base else Kind.CONFLICT
    return RowChange(table, key, kind, ours, theirs)


def _reordered(ours: list[Key], theirs: list[Key]) -> bool:
    here, there = set(ours), set(theirs)
    return [key for key in ours if key in there] != [key for key in theirs if key in here]


@dataclass(frozen=True, slots=True)
class Merged:
    """A table after an import: its rows in order, and the base of the next import."""

    rows: tuple[Row, ...]
    base: tuple[Row, ...]


def merged(
    differences: TableDifferences,
    ours: Sequence[Row],
    theirs: Sequence[Row],
    *,
    take_conflicts: bool,
    remove: bool,
) -> Merged:
    """The table after the import.

    Rows that leave only do so with ``remove``; conflicts are taken from the package with ``take_conflicts``, and stay
    as they are in Faro without it. What stays against the package keeps its place, behind the row it stood behind.
    """
    changes = {change.key: change for change in differences.rows}
    rows = _taken(differences.table, theirs, changes, take_conflicts=take_conflicts)
    leaving = {Kind.REMOVED} if remove else set()
    if take_conflicts:
        leaving.add(Kind.CONFLICT)
    new = by_key(differences.table, theirs)
    left = {key: row for key, row in by_key(differences.table, ours).items() if key not in new}
    staying = {key for key in left if changes[key].kind not in leaving}
    rows = _woven(differences.table, rows, ours, staying)
    # A removal that nobody confirmed stays pending: it is told again at the next import.
    pending = [] if remove else [row for key, row in left.items() if changes[key].kind is Kind.REMOVED]
    return Merged(tuple(rows), (*theirs, *pending))


def _taken(table: str, theirs: Sequence[Row], changes: Mapping[Key, RowChange], *, take_conflicts: bool) -> list[Row]:
    rows: list[Row] = []
    for key, row in by_key(table, theirs).items():
        change = changes.get(key)
        stays = change is not None and (
            change.kind is Kind.KEPT or (change.kind is Kind.CONFLICT and not take_conflicts)
        )
        chosen = change.before if stays and change is not None else row
        if chosen is not None:
            rows.append(chosen)
    return rows


def _woven(table: str, taken: Sequence[Row], ours: Sequence[Row], staying: Collection[Key]) -> list[Row]:
    """The rows taken, in their order, with those of ours that stay."""
    placed = by_key(table, taken)
    behind: dict[Key | None, list[Row]] = {}
    last: Key | None = None
    for key, row in by_key(table, ours).items():
        if key in placed:
            last = key
        elif key in staying:
            behind.setdefault(last, []).append(row)
    woven = list(behind.get(None, []))
    for key, row in placed.items():
        woven += [row, *behind.get(key, [])]
    return woven
