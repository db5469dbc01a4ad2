"""Bringing activities in from a file: looked at first, then all or nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from django.db import transaction

from faro.catalogs.api import upload_limits
from faro.directory.api import unit_labels
from faro.kernel.errors import Problem
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, HistoryEntry, head, recent
from faro.monitoring.domain.poi.cells import CELLS, shown_cell
from faro.monitoring.domain.poi.grids import Grid, problem
from faro.monitoring.domain.poi.workbook import HEADINGS, BookRow, Reading, read_book
from faro.monitoring.domain.sheets import Answered, FieldChange
from faro.monitoring.models import Activity, Poi, PoiUpload
from faro.monitoring.selectors.poi.actions import actions_of
from faro.monitoring.selectors.poi.sheets import sheet_of
from faro.monitoring.services.poi.cells import NEW_ROW, save_cells
from faro.monitoring.services.poi.ceplan import import_ceplan
from faro.monitoring.services.poi.history import activity_subject, record_poi
from faro.monitoring.services.poi.making import PoiRefused
from faro.monitoring.services.poi.outcome import ActivityDifference, Approval, ImportOutcome, RowsRejected

LARGEST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file of activities. ``unit`` empty: of the whole POI. ``executed_until``: the last month with follow-up."""

    content: bytes
    name: str
    origin: str
    unit: str = ""
    executed_until: int = 0

    @property
    def digest(self) -> str:
        """Of its bytes."""
        return sha256(self.content).hexdigest()


def preview_poi(*, actor: Actor, poi: Poi, incoming: Incoming) -> ImportOutcome:
    """What importing the file would do, field by field; nothing is kept. Raises as :func:`import_poi`."""
    with transaction.atomic():
        before = head()
        outcome = _taken(actor, poi, incoming, "", None)
        after = head()
        told = recent((after.sequence if after else 0) - (before.sequence if before else 0))
        outcome.differences = _differences(poi, outcome, told)
        transaction.set_rollback(True)
    return outcome


def _differences(poi: Poi, outcome: ImportOutcome, told: Iterable[HistoryEntry]) -> list[ActivityDifference]:
    """What the history would tell of each activity, those that are new last."""
    mine = activity_subject(poi, "")
    changes: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entry in told:
        if entry.subject.startswith(mine):
            changes[entry.subject.removeprefix(mine)][:0] = entry.changes
    keys = {each.code: each.key for each in Activity.objects.filter(poi=poi)}
    return [
        ActivityDifference(code, is_new, tuple(changes[keys.get(code, code)]))
        for codes, is_new in ((outcome.changed, False), (outcome.added, True))
        for code in codes
    ]


@transaction.atomic
def import_poi(
    *, actor: Actor, poi: Poi, incoming: Incoming, reason: str, approval: Approval | None = None
) -> ImportOutcome:
    """Make the activities what the file says; what it doesn't name stays.

    ``approval``: what approved the POI, for an export that takes it out of formulation. Raises :class:`PoiRefused`
    without it, :class:`RowsRejected` with every row and column that cannot be taken, or
    :class:`~faro.kernel.errors.InputProblems` for a file that cannot be read; then nothing is changed.
    """
    outcome = _taken(actor, poi, incoming, reason, approval)
    if outcome.approves and (approval is None or not approval.instrument.strip()):
        raise PoiRefused(
            _(
                "El archivo da el POI por aprobado y consistente con el PIA: diga qué norma o documento lo aprobó, "
                "y su fecha."
            )
        )
    return outcome


def _taken(actor: Actor, poi: Poi, incoming: Incoming, reason: str, approval: Approval | None) -> ImportOutcome:
    if incoming.origin == PoiUpload.Origin.CEPLAN:
        outcome = import_ceplan(
            actor=actor,
            poi=poi,
            content=incoming.content,
            name=incoming.name,
            executed_until=incoming.executed_until,
            reason=reason,
            approval=approval,
        )
    else:
        outcome = _import_book(actor, poi, incoming)
    told = [
        Change("poi_file", None, incoming.name),
        Change("poi_file_digest", None, incoming.digest),
        Change("poi_rows_added", None, len(outcome.added)),
        Change("poi_rows_changed", None, len(outcome.changed)),
    ]
    if outcome:
        record_poi(actor, poi, "poi_imported", told, reason)
    return outcome


@dataclass
class _Book:
    """A workbook on its way in."""

    poi: Poi
    reading: Reading
    held: Mapping[str, Activity]
    units: Collection[str]
    mark: str
    problems: list[Problem] = field(default_factory=list)

    @property
    def grid(self) -> Grid:
        return self.reading.grid


def _import_book(actor: Actor, poi: Poi, incoming: Incoming) -> ImportOutcome:
    reading = read_book(incoming.content, incoming.name, actions_of(poi.plan), incoming.unit, upload_limits())
    held = {each.code: each for each in Activity.objects.filter(poi=poi)}
    book = _Book(poi, reading, held, unit_labels().keys(), incoming.digest[:16], list(reading.problems))
    by_unit: dict[str, list[BookRow]] = defaultdict(list)
    for row in reading.rows:
        unit = _unit_of(book, row, incoming.unit)
        if unit:
            by_unit[unit].append(row)
    if book.problems:
        raise RowsRejected(book.grid, book.problems)
    outcome = ImportOutcome()
    for unit, rows in by_unit.items():
        _save_unit(actor, book, unit, rows, outcome)
    if book.problems:
        raise RowsRejected(book.grid, book.problems)
    return outcome


def _unit_of(book: _Book, row: BookRow, only: str) -> str:
    """The cost centre a row is of; a row of another one is a problem."""
    held = book.held.get(row.code)
    if row.code and held is None:
        mend = _("Deje vacío el código de una actividad nueva; no cambie los que ya están.")
        _reject(book, row, "code", _("El POI no tiene una actividad con ese código."), mend, row.code)
        return ""
    unit = held.unit if held else row.unit
    if only and unit != only:
        _reject(book, row, "code", _("La actividad es de otra unidad."), _("Quite la fila."), row.code)
        return ""
    if held is not None and row.unit and row.unit != held.unit:
        _reject(book, row, "unit", _("El centro de costo no se cambia aquí."), _("Ponga el suyo."), row.unit)
        return ""
    if unit not in book.units:
        _reject(book, row, "unit", _("No hay un centro de costo con ese código."), _("Corríjalo."), unit)
        return ""
    return unit


def _reject(book: _Book, row: BookRow, column: str, message: str, mend: str, value: str) -> None:
    book.problems.append(problem(book.grid, row.number, HEADINGS[column], message, mend, value=value))


def _save_unit(actor: Actor, book: _Book, unit: str, rows: list[BookRow], outcome: ImportOutcome) -> None:
    shown = {row.code: row for row in sheet_of(book.poi, unit).rows}
    changes = []
    for row in rows:
        name = row.code or f"{NEW_ROW}{book.mark}-{row.number}"
        cells = (
            {cell.field: cell.text for cell in (*shown[row.code].attributes, *shown[row.code].months)}
            if row.code
            else {}
        )
        changes += [
            FieldChange(f"{row.number}/{cell}", name, cell, cells.get(cell, ""), text)
            for cell, text in row.cells.items()
            if cell in CELLS and _differs(cell, text, cells.get(cell, ""), new=not row.code)
        ]
    before = _revisions(book.poi, unit)
    saved = save_cells(actor=actor, poi=book.poi, unit=unit, changes=changes)
    _tell_problems(book, [*saved.errors, *saved.clashes])
    after = _revisions(book.poi, unit)
    outcome.added += [code for code in after if code not in before]
    outcome.changed += [code for code, revision in before.items() if after.get(code) != revision]


def _revisions(poi: Poi, unit: str) -> dict[str, int]:
    return dict(Activity.objects.filter(poi=poi, unit=unit).values_list("code", "revision"))


def _differs(cell: str, text: str, now: str, *, new: bool) -> bool:
    """Whether the cell says something else. An empty choice in the file leaves what there is."""
    if new or cell != "aggregation":
        return bool(text) if new else text != now
    return bool(text) and text not in (now, shown_cell(cell, now))


def _tell_problems(book: _Book, answers: list[Answered]) -> None:
    for each in answers:
        number, _slash, _cell = each.id.partition("/")
        mend = _("Corrija la celda y vuelva a traer el libro.")
        book.problems.append(problem(book.grid, int(number), HEADINGS[each.field], each.message or each.value, mend))
