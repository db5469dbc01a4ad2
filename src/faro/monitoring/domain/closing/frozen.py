"""What of an activity decides the results of the months that were closed with it."""

from collections.abc import Iterable, Mapping

from faro.kernel.text import _
from faro.package.tables import BY_NAME
from faro.package.tables.poi import ACTIVITIES

FROZEN = ("kind", "action", "unit", "aggregation", "active", "approved")
_TRUE_WHEN_MISSING = frozenset({"active", "approved"})


def frozen_changes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The columns of those that would change; missing counts as yes where the package says so."""
    return tuple(name for name in FROZEN if name in after and _meant(name, before[name]) != _meant(name, after[name]))


def _meant(name: str, value: object) -> object:
    return True if value is None and name in _TRUE_WHEN_MISSING else value


def frozen_words(refused: Mapping[tuple[str, int], Iterable[str]]) -> str:
    """Why those columns of each activity and year stay, and where they can change: every activity at once."""
    table = BY_NAME[ACTIVITIES.name]
    each = [
        _("{code} ({year}): {columns}").format(
            code=code, year=year, columns=", ".join(table.column(name).label.lower() for name in names)
        )
        for (code, year), names in refused.items()
    ]
    return _(
        "Hay meses cerrados que se midieron con estos datos, y quedan como se sellaron: {activities}. Cámbielos en el "
        "POI del año siguiente; una cifra ejecutada se corrige con un ajuste."
    ).format(activities="; ".join(each))
