"""An activity as a service is given it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """An activity with its programme in the stage that is open: month → millionths, and month → céntimos.

    ``code`` empty: a new one, which Faro numbers. What is not known is None.
    """

    name: str
    code: str = ""
    kind: str = "activity"
    action: str | None = None
    measure: str = ""
    aggregation: str = "annual_total"
    priority: str | None = None
    cui: str | None = None
    ubigeo: str | None = None
    active: bool | None = None
    approved: bool | None = None
    source: str | None = None
    place: str | None = None
    note: str | None = None
    physical: Mapping[int, int | None] = field(default_factory=dict)
    financial: Mapping[int, int | None] = field(default_factory=dict)


ROW_ATTRIBUTES = (
    "name",
    "kind",
    "action",
    "measure",
    "aggregation",
    "priority",
    "cui",
    "ubigeo",
    "active",
    "approved",
    "source",
    "place",
    "note",
)
