"""Rows of a plan that a closed year was measured against: they stay, and what comes later stands beside them."""

from collections.abc import Sequence

from faro.kernel.text import _
from faro.monitoring.models import ClosedPeriod, ReportingPeriod
from faro.plans.api import RowChange


def closed_years(plan_code: str) -> frozenset[int]:
    """The years of the plan that were closed whole."""
    found = ClosedPeriod.objects.filter(poi__plan__code=plan_code, period__kind=ReportingPeriod.Kind.YEAR)
    return frozenset(found.values_list("poi__year", flat=True))


def settled_targets(plan_code: str, changes: Sequence[RowChange]) -> tuple[str, ...]:
    """Why targets of closed years are neither rewritten nor taken away: a resolution adds a version."""
    about = [change for change in changes if change.table == "targets" and _rewrites(change)]
    if not about:
        return ()
    years = closed_years(plan_code)
    words = _(
        "La meta {year} del indicador {indicator} quedó sellada con el cierre del año: no se reescribe ni se quita. Si "
        "una resolución la cambia, agregue una versión nueva que la nombre; el cierre queda como se selló y su página "
        "dice en qué difiere."
    )
    rows = [change.after or change.before or {} for change in about]
    return tuple(words.format(year=row["year"], indicator=row["indicator"]) for row in rows if row.get("year") in years)


def _rewrites(change: RowChange) -> bool:
    """Other words about a target change no figure of it; a new version needs the resolution that fixes it."""
    if change.before is None:
        return change.after is not None and not change.after["instrument"]
    return change.after is None or change.after["value"] != change.before["value"]
