"""The rows of the room."""

from faro.monitoring.models.closing import Adjustment, ClosedPeriod
from faro.monitoring.models.poi import (
    Activity,
    BudgetLink,
    KeptTable,
    PlannedMonth,
    Poi,
    PoiUpload,
    Reprogramming,
)
from faro.monitoring.models.reporting import (
    Clash,
    Extension,
    Figure,
    IndicatorReport,
    Observation,
    Receipt,
    ReportingPeriod,
    UnitReport,
)

__all__ = [
    "Activity",
    "Adjustment",
    "BudgetLink",
    "Clash",
    "ClosedPeriod",
    "Extension",
    "Figure",
    "IndicatorReport",
    "KeptTable",
    "Observation",
    "PlannedMonth",
    "Poi",
    "PoiUpload",
    "Receipt",
    "ReportingPeriod",
    "Reprogramming",
    "UnitReport",
]
