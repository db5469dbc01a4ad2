"""What differs, and any value, in a reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from faro.kernel.formats import MISSING, day, money, quantity
from faro.kernel.text import _
from faro.package.declaration import Column, Kind
from faro.package.tables import BY_NAME
from faro.plans.domain.differences import Differences, RowChange
from faro.plans.domain.differences import Kind as Happening


def shown(column: Column, value: object) -> str:
    """A value in a reader's words."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return _("Sí") if value else _("No")
    if column.kind is Kind.CHOICE:
        return column.choices.get(str(value), str(value))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int) and column.kind in _FIGURES:
        return _FIGURES[column.kind](value)
    return str(value)


_FIGURES = {Kind.QUANTITY: quantity, Kind.MONEY: money}


KIND_WORDS = {
    Happening.ADDED: _("nueva"),
    Happening.CHANGED: _("cambia"),
    Happening.REMOVED: _("el paquete ya no la trae"),
    Happening.CONFLICT: _("conflicto: también se cambió en Faro"),
    Happening.KEPT: _("se conserva lo cambiado en Faro"),
}
COUNT_HEADINGS = {
    Happening.ADDED: _("Nuevas"),
    Happening.CHANGED: _("Cambian"),
    Happening.REMOVED: _("Ya no están"),
    Happening.CONFLICT: _("Conflictos"),
    Happening.KEPT: _("Se conservan"),
}
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A row: where, what happens to it, and each column before and after."""

    table: str
    key: str
    kind: str
    words: str
    columns: tuple[tuple[str, str, str], ...]


class RowChanges(Sequence[ShownChange]):
    """The rows that differ; each is put into words only when its page is shown."""

    def __init__(self, rows: Sequence[RowChange]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """How many rows differ."""
        return len(self._rows)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # as a sequence has it: one or a stretch
        """One row, or a stretch of them, in words."""
        if isinstance(index, slice):
            return [_shown(row) for row in self._rows[index]]
        return _shown(self._rows[index])


def row_changes(differences: Differences) -> RowChanges:
    """The rows that differ, those that need a decision first."""
    order = (Happening.CONFLICT, Happening.REMOVED, Happening.CHANGED, Happening.ADDED, Happening.KEPT)
    return RowChanges(sorted(differences.rows, key=lambda row: order.index(row.kind)))


def _shown(row: RowChange) -> ShownChange:
    table = BY_NAME[row.table]
    key = " · ".join(
        shown(table.column(name), part) for name, part in zip(table.key, row.key, strict=True) if part is not None
    )
    columns = tuple(
        (table.column(name).label, _before(row, name, before), _short(shown(table.column(name), _left(row, name))))
        for name, before, _after in row.columns
    )
    return ShownChange(table.label, key, row.kind, KIND_WORDS[row.kind], columns)


def _before(row: RowChange, name: str, value: object) -> str:
    """Nothing where a row is shown as it is: it comes, it goes, or it stays as it was changed in Faro."""
    whole = row.before is None or row.after is None or row.kind is Happening.KEPT
    return "" if whole else _short(shown(BY_NAME[row.table].column(name), value))


def _left(row: RowChange, name: str) -> object:
    """The value to show: the new one; ours, of a row that leaves or stays. One removed in Faro has none."""
    chosen = row.before if row.kind is Happening.KEPT else row.after or row.before
    return None if chosen is None else chosen[name]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def silent_words(differences: Differences) -> str:
    """The tables about which the package says nothing."""
    return ", ".join(BY_NAME[name].label for name in differences.silent)


@dataclass(frozen=True, slots=True)
class Described:
    """Differences as lines of text: a title, the counts of each table, and the rows."""

    title: str
    counts: tuple[str, ...]
    rows: tuple[str, ...]


def described_differences(differences: Differences) -> Described:
    """What :func:`preview_import` found, as lines for a terminal."""
    title = _("Plan nuevo: {code}") if differences.is_new else _("Qué cambia en {code}")
    if not differences.tables:
        title = _("{code} ya es igual al paquete")
    counts = [
        _("{table}: {counts}").format(
            table=BY_NAME[table.table].label,
            counts=", ".join(
                f"{heading.lower()} {len(table.of(kind))}" for kind, heading in COUNT_HEADINGS.items() if table.of(kind)
            )
            or _("otro orden de filas"),
        )
        for table in differences.tables
    ]
    if differences.silent:
        counts.append(_("No vienen, y se conservan: {tables}").format(tables=silent_words(differences)))
    rows = tuple(_line(row) for row in row_changes(differences))
    return Described(title.format(code=differences.plan), tuple(counts), rows)


def _line(row: ShownChange) -> str:
    columns = "; ".join(
        f"{label}: {before} → {after}" if before else f"{label}: {after}" for label, before, after in row.columns
    )
    return f"{row.table} {row.key} ({row.words}): {columns}"
