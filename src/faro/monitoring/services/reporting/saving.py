"""Saving what is typed, field by field: who wrote the same field meanwhile is never written over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.monitoring.domain.reporting.fields import FIGURE_FIELDS, FieldValue, acceptable, as_kept
from faro.monitoring.domain.reporting.keys import report_key
from faro.monitoring.models import Clash, Figure, IndicatorReport, Receipt, UnitReport
from faro.monitoring.services.reporting import mail
from faro.monitoring.services.reporting.locking import locked, note_filler, refuse_unless_fillable

Target = Figure | IndicatorReport


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one activity: what its writer saw in it, and what they wrote.

    ``base`` and ``value``: millionths, céntimos or words; None is no figure. ``client_id``: the mark that a browser
    gives to a change, the same when it sends it again. A mark with another value is another change.
    """

    activity_code: str
    field: str
    base: FieldValue
    value: FieldValue
    client_id: str = ""

    @property
    def mark(self) -> str:
        """What its receipt keeps: 64 signs of the whole change, so that nothing passes for what came before it."""
        told = (self.client_id, self.activity_code, self.field, self.value)
        return sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What is kept now, and what stands apart because someone else had written; the revision of the whole."""

    saved: tuple[FieldChange, ...]
    clashes: tuple[Clash, ...]
    revision: int


@dataclass(slots=True)
class Writing:
    """One request at work: who writes, about what, and what came of it."""

    actor: Actor
    about: str
    saved: list[FieldChange]
    clashes: list[Clash]
    told: list[Change]
    receipts: list[Receipt]

    @classmethod
    def by(cls, actor: Actor, about: str) -> "Writing":
        """A request that has done nothing yet."""
        return cls(actor, about, [], [], [], [])


@transaction.atomic
def save_figures(*, actor: Actor, report: UnitReport, changes: Sequence[FieldChange]) -> SaveOutcome:
    """Keep each change whose field still says what its writer saw, or says the same already.

    Where it says something else, that stays, and what was written is kept as a :class:`Clash` until someone chooses.
    A change with the mark of one that came before is not written again. Raises :class:`FaroError`, with nothing
    written, for a report that cannot be filled, an activity or a field that is not of it, or a value it cannot hold.
    """
    report = locked(report)
    refuse_unless_fillable(report)
    writing = Writing.by(actor, f"report:{report.pk}")
    rows = {figure.activity.code: figure for figure in report.figures.select_related("activity")}
    write_all(writing, rows, [_cleaned(change, rows) for change in changes])
    if writing.told:
        _keep_revision(report, actor)
        key = report_key(report.poi.plan.code, report.period.code, report.unit)
        if writing.clashes:
            mail.tell_of_clashes(report, actor, writing.clashes)
        record(actor=actor, action="monitoring.figures_saved", subject=key, changes=writing.told)
    return SaveOutcome(tuple(writing.saved), tuple(writing.clashes), report.revision)


def _cleaned(change: FieldChange, rows: Mapping[str, Figure]) -> FieldChange:
    if change.activity_code not in rows:
        raise FaroError(_("La actividad {code} no es de este reporte.").format(code=change.activity_code))
    if change.field not in FIGURE_FIELDS:
        raise FaroError(_("No se reporta un campo «{field}».").format(field=change.field))
    return cleaned(change)


def cleaned(change: FieldChange) -> FieldChange:
    """The change with its values as they are kept. Raises :class:`~…fields.WrongValue`."""
    return FieldChange(
        change.activity_code,
        change.field,
        acceptable(change.field, change.base),
        acceptable(change.field, change.value),
        change.client_id,
    )


def _keep_revision(report: UnitReport, actor: Actor) -> None:
    note_filler(report, actor)
    report.revision += 1
    report.save(update_fields=["revision", "fillers"])


def write_all(writing: Writing, rows: Mapping[str, Target], changes: Sequence[FieldChange]) -> None:
    """Write each change in a fixed order, and keep their marks."""
    known = _known_marks(writing.about, changes)
    open_clashes = list(_open_clashes(rows))
    for change in sorted(changes, key=lambda each: (each.activity_code, each.field)):
        row = rows[change.activity_code]
        if change.client_id and change.mark in known:
            _answer_again(writing, row, change, known[change.mark])
            continue
        clash = _write(writing, row, change, open_clashes)
        if change.client_id:
            receipt = Receipt(mark=change.mark, about=writing.about, received_at=timezone.now(), clash=clash)
            known[change.mark] = receipt
            writing.receipts.append(receipt)
    if writing.receipts:
        Receipt.objects.bulk_create(writing.receipts)


def _known_marks(about: str, changes: Sequence[FieldChange]) -> dict[str, Receipt]:
    marks = [change.mark for change in changes if change.client_id]
    if not marks:
        return {}
    return {each.mark: each for each in Receipt.objects.filter(about=about, mark__in=marks).select_related("clash")}


def _answer_again(writing: Writing, row: Target, change: FieldChange, receipt: Receipt) -> None:
    """What came before is not written over what someone wrote since, which is told instead."""
    if receipt.clash is not None and receipt.clash.settled_at is None:
        writing.clashes.append(receipt.clash)
    else:
        writing.saved.append(replace(change, value=getattr(row, change.field)))


def _open_clashes(rows: Mapping[str, Target]) -> "QuerySet[Clash]":
    of_figures = [row.pk for row in rows.values() if isinstance(row, Figure)]
    of_measures = [row.pk for row in rows.values() if not isinstance(row, Figure)]
    held = Clash.objects.filter(settled_at=None)
    return held.filter(figure__in=of_figures) if of_figures else held.filter(measure__in=of_measures)


def _write(writing: Writing, row: Target, change: FieldChange, clashes: list[Clash]) -> Clash | None:
    """Compare and set. Gives the clash where someone else was faster."""
    current = getattr(row, change.field)
    if change.value != current and change.base == current and _set(writing, row, change):
        writing.told.append(Change(_named(row, change), current, change.value))
        current = change.value
    if change.value == current:
        _settle_own(writing, row, change, clashes)
        writing.saved.append(change)
        return None
    return _keep_apart(writing, row, change, clashes)


def _set(writing: Writing, row: Target, change: FieldChange) -> bool:
    """One update of one field, only if it still says what its writer saw."""
    seen = rows_like(row).filter(**{change.field: change.base})
    values = {change.field: change.value, "filled_at": timezone.now(), "filled_by": writing.actor.key}
    done = seen.update(**values, **({"revision": F("revision") + 1} if isinstance(row, Figure) else {}))
    if done:
        setattr(row, change.field, change.value)
        return True
    row.refresh_from_db(fields=[change.field])
    return False


def rows_like(row: Target) -> "QuerySet[Any]":
    """The row in the database."""
    return Figure.objects.filter(pk=row.pk) if isinstance(row, Figure) else IndicatorReport.objects.filter(pk=row.pk)


def _named(row: Target, change: FieldChange) -> str:
    return f"{change.field}/{change.activity_code}" if isinstance(row, Figure) else change.field


def _of(clash: Clash, row: Target, field: str) -> bool:
    owner = clash.figure_id if isinstance(row, Figure) else clash.measure_id
    return owner == row.pk and clash.field == field and clash.settled_at is None


def _settle_own(writing: Writing, row: Target, change: FieldChange, clashes: list[Clash]) -> None:
    """Whoever was told of a clash and writes again has chosen; so has anyone who writes the value that stood apart."""
    for clash in clashes:
        if _of(clash, row, change.field) and (
            clash.written_by == writing.actor.key or clash.other == as_kept(change.value)
        ):
            clash.settled_at, clash.settled_by = timezone.now(), writing.actor.key
            clash.save(update_fields=["settled_at", "settled_by"])
            writing.told.append(Change(f"chosen/{change.activity_code}", clash.other, as_kept(change.value)))


def _keep_apart(writing: Writing, row: Target, change: FieldChange, clashes: list[Clash]) -> Clash:
    other = as_kept(change.value)
    for clash in clashes:
        if _of(clash, row, change.field) and clash.other == other and clash.written_by == writing.actor.key:
            writing.clashes.append(clash)
            return clash
    owner = {"figure": row} if isinstance(row, Figure) else {"measure": row}
    clash = Clash.objects.create(
        **owner,
        field=change.field,
        kept=as_kept(getattr(row, change.field)),
        other=other,
        written_by=writing.actor.key,
        written_at=timezone.now(),
    )
    clashes.append(clash)
    writing.clashes.append(clash)
    writing.told.append(Change(f"kept_apart/{change.activity_code}", clash.kept, clash.other))
    return clash
