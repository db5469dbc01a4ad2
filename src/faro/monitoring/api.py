"""What other rooms may use of monitoring."""

from faro.monitoring.models import Activity, Figure, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.reporting.counts import MatrixRow, Punctuality, punctuality, state_matrix
from faro.monitoring.selectors.reporting.executed import Executed, executed
from faro.monitoring.selectors.reporting.reports import reports_owed_by, reports_to_check_by, reports_to_release_by
from faro.monitoring.services.reporting import (
    FieldChange,
    SaveOutcome,
    check,
    extend,
    mend,
    observe,
    open_reports,
    release,
    save_figures,
    send,
    set_calendar,
    settle_clash,
)

__all__ = [
    "Activity",
    "Executed",
    "FieldChange",
    "Figure",
    "MatrixRow",
    "Poi",
    "Punctuality",
    "ReportingPeriod",
    "SaveOutcome",
    "UnitReport",
    "check",
    "executed",
    "extend",
    "mend",
    "observe",
    "open_reports",
    "punctuality",
    "release",
    "reports_owed_by",
    "reports_to_check_by",
    "reports_to_release_by",
    "save_figures",
    "send",
    "set_calendar",
    "settle_clash",
    "state_matrix",
]
