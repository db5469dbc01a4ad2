"""Saving what people type on the sheet of a unit: each cell by itself, compared with what they saw before."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, history
from faro.monitoring.domain.amounts import DecimalSign, sign_of
from faro.monitoring.domain.poi.cells import ATTRIBUTES, Value, month_of, read_cell, shown_cell
from faro.monitoring.domain.poi.stages import OpenStage
from faro.monitoring.domain.sheets import Answered, FieldChange, SaveOutcome
from faro.monitoring.models import Activity, PlannedMonth, Poi
from faro.monitoring.selectors.poi.actions import actions_of
from faro.monitoring.selectors.poi.programme import open_stage_of, sheet_revision
from faro.monitoring.services.poi.history import activity_subject, record_activity, said
from faro.monitoring.services.poi.making import PoiRefused
from faro.monitoring.services.poi.versions import closed_month_words, open_months, save_months

NEW_ROW = "+"


@dataclass
class _Saving:
    """One request: what it may write, what became of it."""

    actor: Actor
    poi: Poi
    unit: str
    stage: OpenStage
    actions: Collection[str]
    signs: Mapping[str, DecimalSign | None]
    saved: list[Answered] = field(default_factory=list)
    clashes: list[Answered] = field(default_factory=list)
    errors: list[Answered] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def save_cells(*, actor: Actor, poi: Poi, unit: str, changes: Sequence[FieldChange]) -> SaveOutcome:
    """Save each cell whose value is still the one that was seen; the others are told, and nothing of them is lost.

    A row named ``+…`` is a new activity. Raises :class:`PoiRefused` where the POI is closed for writing.
    """
    # Whoever approves waits until the cells are in; whoever saves waits until it is approved.
    poi = Poi.objects.select_for_update(of=("self",)).select_related("plan").get(pk=poi.pk)
    stage = open_stage_of(poi)
    if stage is None:
        raise PoiRefused(_("El POI ya no está abierto para formularse: sus cifras cambian con una reprogramación."))
    saving = _Saving(actor, poi, unit, stage, actions_of(poi.plan).keys(), _signs(changes))
    by_row: dict[str, list[FieldChange]] = defaultdict(list)
    for change in changes:
        by_row[change.row].append(change)
    held = _held(poi, unit, by_row)
    for row, cells in by_row.items():
        _save_row(saving, held.get(row), row, cells)
    return SaveOutcome(
        tuple(saving.saved),
        tuple(saving.clashes),
        tuple(saving.errors),
        saving.rows,
        sheet_revision(poi, unit),
    )


def _signs(changes: Sequence[FieldChange]) -> dict[str, DecimalSign | None]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        if change.block and month_of(change.field):
            blocks[change.block].append(change.value)
    return {block: sign_of(texts) for block, texts in blocks.items()}


def _held(poi: Poi, unit: str, names: Collection[str]) -> dict[str, Activity]:
    """The activities by the names the browser uses, locked."""
    mine = Activity.objects.select_for_update(of=("self",)).filter(poi=poi, unit=unit).select_related("poi__plan")
    found = {each.code: each for each in mine.filter(code__in=names).order_by("id")}
    typed = {str(each.typed_as): each for each in mine.filter(typed_as__in=names).order_by("id")}
    former = {str(each.first_code): each for each in mine.filter(first_code__in=names).order_by("id")}
    return former | found | typed


def _save_row(saving: _Saving, activity: Activity | None, row: str, cells: Sequence[FieldChange]) -> None:
    if activity is None:
        activity = _begun(saving, row, cells)
    elif row != activity.code:
        saving.rows[row] = activity.code
    if activity is None:
        return
    months = open_months(activity, saving.stage)
    told: list[Change] = []
    for cell in cells:
        _save_cell(saving, activity, months, cell, told)
    if told:
        _write(saving, activity, months, told)


def _begun(saving: _Saving, row: str, cells: Sequence[FieldChange]) -> Activity | None:
    """A new activity for a row that the browser made. A row without a name or figure yet is not begun."""
    if not row.startswith(NEW_ROW) or not saving.stage.attributes:
        said_so = _("Esa fila ya no está en la hoja de la unidad.")
        saving.errors += [Answered(each.id, each.row, each.field, message=said_so) for each in cells]
        return None
    if not any(each.value.strip() for each in cells):
        saving.saved += [Answered(each.id, each.row, each.field) for each in cells]
        return None
    if Activity.objects.filter(poi=saving.poi, typed_as=row[:40]).exists():
        raise PoiRefused(_("Esa fila ya es de otra unidad. Vuelva a cargar la página."))
    made = begin_activity(saving.poi, saving.unit, typed_as=row[:40])
    record_activity(saving.actor, made, "activity_added", [Change("activity_unit", None, made.unit)])
    saving.rows[row] = made.code
    return made


def begin_activity(poi: Poi, unit: str, **facts: Any) -> Activity:
    """An empty activity at the end of the POI, with a code of Faro until CEPLAN gives it one."""
    Poi.objects.filter(pk=poi.pk).update(begun=F("begun") + 1)
    poi.refresh_from_db(fields=["begun"])
    last = Activity.objects.filter(poi=poi).aggregate(last=Max("position"))["last"] or 0
    defaults = {"kind": "activity", "aggregation": "annual_total", "name": ""}
    code = facts.pop("code", None) or f"NUEVA-{poi.year}-{poi.begun:04d}"
    return Activity.objects.create(poi=poi, unit=unit, code=code, position=last + 1, **{**defaults, **facts})


def _save_cell(
    saving: _Saving, activity: Activity, months: dict[int, PlannedMonth], cell: FieldChange, told: list[Change]
) -> None:
    try:
        if month_of(cell.field) is None and not saving.stage.attributes:
            raise PoiRefused(_("En esta etapa solo cambian los meses."))
        wanted = read_cell(cell.field, cell.value, saving.actions, saving.signs.get(cell.block))
    except FaroError as error:
        saving.errors.append(Answered(cell.id, activity.code, cell.field, message=str(error)))
        return
    now = _value(activity, months, cell.field)
    shown = shown_cell(cell.field, now)
    if now == wanted:
        saving.saved.append(Answered(cell.id, activity.code, cell.field, shown))
    elif shown != cell.base:
        who = _last_writer(saving.poi, activity)
        saving.clashes.append(Answered(cell.id, activity.code, cell.field, shown, who=who))
    elif (month := month_of(cell.field)) is not None and month[1] in saving.stage.closed:
        said_so = closed_month_words(month[1])
        saving.errors.append(Answered(cell.id, activity.code, cell.field, shown, message=said_so))
    else:
        told.append(Change(_told_as(saving.stage, cell.field), said(now), said(wanted)))
        _set(saving, activity, months, cell.field, wanted)
        saving.saved.append(Answered(cell.id, activity.code, cell.field, shown_cell(cell.field, wanted)))


def _value(activity: Activity, months: Mapping[int, PlannedMonth], name: str) -> Value:
    month = month_of(name)
    if month is None:
        value: Value = getattr(activity, name)
        return value
    held = months.get(month[1])
    figure: int | None = getattr(held, month[0]) if held else None
    return figure


def _set(saving: _Saving, activity: Activity, months: dict[int, PlannedMonth], name: str, value: Value) -> None:
    month = month_of(name)
    if month is None:
        setattr(activity, name, value)
        return
    if month[1] not in months:
        months[month[1]] = PlannedMonth(
            activity=activity, stage=saving.stage.stage, version=saving.stage.version, month=month[1]
        )
    setattr(months[month[1]], month[0], value)


def _write(saving: _Saving, activity: Activity, months: dict[int, PlannedMonth], told: Sequence[Change]) -> None:
    activity.revision += 1
    activity.save(update_fields=["revision", *ATTRIBUTES])
    save_months(months, {int(change.field[-2:]) for change in told if change.field.startswith("month_")})
    record_activity(saving.actor, activity, "activity_changed", told)


def _told_as(stage: OpenStage, name: str) -> str:
    month = month_of(name)
    return f"activity_{name}" if month is None else f"month_{stage.stage}_{month[0]}_{month[1]:02d}"


def _last_writer(poi: Poi, activity: Activity) -> str:
    entries = history(activity_subject(poi, activity.key), limit=1)
    return entries[0].who if entries else _("otra persona")
