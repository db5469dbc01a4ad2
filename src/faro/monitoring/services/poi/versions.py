"""The months of the stage that is open."""

from faro.kernel.text import _
from faro.monitoring.domain.poi.stages import REPROGRAMMED, OpenStage
from faro.monitoring.models import Activity, PlannedMonth
from faro.monitoring.selectors.poi.programme import programme_in_force
from faro.monitoring.services.poi.making import PoiRefused


def open_months(activity: Activity, stage: OpenStage) -> dict[int, PlannedMonth]:
    """The activity's months in that stage, by number.

    A reprogramming that does not touch the activity yet begins with the months in force, which are not saved yet.
    """
    held = {each.month: each for each in activity.planned.filter(stage=stage.stage, version=stage.version)}
    if held or stage.stage != REPROGRAMMED:
        return held
    in_force = programme_in_force([activity.pk]).get(activity.pk, {})
    return {
        month: PlannedMonth(
            activity=activity,
            stage=stage.stage,
            version=stage.version,
            month=month,
            physical=physical,
            financial=financial,
        )
        for month, (physical, financial, _stage, _version) in in_force.items()
    }


def save_months(months: dict[int, PlannedMonth], touched: set[int]) -> None:
    """Save what is new and what was touched: two queries at most."""
    fresh = [month for month in months.values() if month._state.adding]  # noqa: SLF001  Django documents it
    changed = [month for number, month in months.items() if number in touched and not month._state.adding]  # noqa: SLF001
    for month in changed:
        month.revision += 1
    PlannedMonth.objects.bulk_create(fresh)
    PlannedMonth.objects.bulk_update(changed, ["physical", "financial", "revision"])


def refuse_closed_month(stage: OpenStage, month: int) -> None:
    """Raise :class:`PoiRefused` for a month that is sealed: what it was measured against stays as it was."""
    if month in stage.closed:
        raise PoiRefused(closed_month_words(month))


def closed_month_words(month: int) -> str:
    """Why a month of the programme stays as it is."""
    return _("El mes {month:02d} está cerrado: lo programado en él ya no cambia.").format(month=month)
