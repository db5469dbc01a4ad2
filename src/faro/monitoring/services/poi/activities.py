"""Activities given whole: many at once by a program, or one by a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.poi.cells import CHOICES, MONTHS
from faro.monitoring.domain.poi.rows import ROW_ATTRIBUTES, ActivityRow
from faro.monitoring.domain.poi.stages import OpenStage
from faro.monitoring.models import Activity, PlannedMonth, Poi
from faro.monitoring.selectors.poi.actions import actions_of
from faro.monitoring.selectors.poi.programme import open_stage_of
from faro.monitoring.services.poi.cells import begin_activity
from faro.monitoring.services.poi.history import differences, record_activity
from faro.monitoring.services.poi.making import PoiRefused
from faro.monitoring.services.poi.versions import open_months, refuse_closed_month, save_months


@transaction.atomic
def save_activities(
    *, actor: Actor, poi: Poi, unit: str, rows: Sequence[ActivityRow], reason: str = ""
) -> tuple[Activity, ...]:
    """Make these activities of the unit what the rows say, in the stage that is open; the rest of the unit stays.

    Months that a row does not name stay as they are. All or nothing: raises
    :class:`~faro.monitoring.services.poi.making.PoiRefused` naming the first row that cannot be kept.
    """
    poi = locked_poi(poi)
    stage = open_stage_of(poi)
    if stage is None:
        raise PoiRefused(_("El POI ya no está abierto para formularse: sus cifras cambian con una reprogramación."))
    actions = actions_of(poi.plan)
    named = Activity.objects.filter(poi=poi, code__in=[row.code for row in rows if row.code])
    held = {each.code: each for each in named}
    writing = _Writing(actor, poi, unit, stage, reason)
    for row in rows:
        _check(row, actions, unit, held.get(row.code))
    return tuple(_save(writing, held.get(row.code), row) for row in rows)


@dataclass(frozen=True, slots=True)
class _Writing:
    actor: Actor
    poi: Poi
    unit: str
    stage: OpenStage
    reason: str


def locked_poi(poi: Poi) -> Poi:
    """The POI, which nobody else changes until this transaction ends."""
    return Poi.objects.select_for_update(of=("self",)).select_related("plan").get(pk=poi.pk)


def _check(row: ActivityRow, actions: Mapping[str, str], unit: str, held: Activity | None) -> None:
    named = row.code or row.name
    for name, choices in CHOICES.items():
        value = getattr(row, name)
        if value is not None and value not in choices:
            raise PoiRefused(_("{row}: «{value}» no es un valor permitido.").format(row=named, value=value))
    if row.action is not None and row.action not in actions:
        raise PoiRefused(_("{row}: el plan no tiene la acción {code}.").format(row=named, code=row.action))
    if held is not None and held.unit != unit:
        raise PoiRefused(_("{row} es de otra unidad.").format(row=named))


def _save(writing: _Writing, held: Activity | None, row: ActivityRow) -> Activity:
    stage = writing.stage
    if held is None and not stage.attributes:
        raise PoiRefused(_("En esta etapa no se agregan actividades."))
    activity = held or begin_activity(writing.poi, writing.unit, code=row.code, name=row.name)
    changes = []
    if stage.attributes:
        wanted = {name: getattr(row, name) for name in ROW_ATTRIBUTES}
        before = {name: getattr(activity, name) for name in ROW_ATTRIBUTES} if held else {}
        changes += differences(before, wanted)
        for name, value in wanted.items():
            setattr(activity, name, value)
    changes += write_months(activity, stage, row.physical, row.financial)
    if changes:
        activity.revision += 1
        activity.save()
        activity.poi = writing.poi
        verb = "activity_changed" if held else "activity_added"
        record_activity(writing.actor, activity, verb, changes, writing.reason)
    return activity


def write_months(
    activity: Activity, stage: OpenStage, physical: Mapping[int, int | None], financial: Mapping[int, int | None]
) -> list[Change]:
    """Put the named months into the stage; what changed."""
    months = open_months(activity, stage)
    changes: list[Change] = []
    touched = set()
    for month in sorted(physical.keys() | financial.keys()):
        if month not in MONTHS:
            raise PoiRefused(_("«{month}» no es un mes.").format(month=month))
        row = months.get(month) or PlannedMonth(
            activity=activity, stage=stage.stage, version=stage.version, month=month
        )
        before = {"physical": row.physical, "financial": row.financial}
        after = {"physical": physical.get(month, row.physical), "financial": financial.get(month, row.financial)}
        told = differences(before, after, f"month_{stage.stage}_")
        if told:
            refuse_closed_month(stage, month)
            changes += [Change(f"{each.field}_{month:02d}", each.before, each.after) for each in told]
            row.physical, row.financial = after["physical"], after["financial"]
            months[month] = row
            touched.add(month)
    if touched:
        save_months(months, touched)
    return changes
