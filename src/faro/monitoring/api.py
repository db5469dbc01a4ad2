"""What other rooms may use of monitoring."""

from faro.monitoring.domain.poi.rows import ActivityRow
from faro.monitoring.domain.synthetic import (
    ActivityFacts,
    FigureFacts,
    LinkFacts,
    ObservationFacts,
    PlannedFacts,
    ReportFacts,
    ReprogrammingFacts,
    YearFacts,
)
from faro.monitoring.models import Activity, ClosedPeriod, Figure, IndicatorReport, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.closing.closed import is_closed, last_closings
from faro.monitoring.selectors.closing.package import PeriodPackage, period_package
from faro.monitoring.selectors.closing.reproducing import closed_package
from faro.monitoring.selectors.closing.since import differing_year
from faro.monitoring.selectors.poi.consistency import warnings_for
from faro.monitoring.selectors.poi.links import goals_of, links_of
from faro.monitoring.selectors.poi.programme import activities_of, poi, pois, programme_in_force
from faro.monitoring.selectors.reporting.counts import MatrixRow, Punctuality, counted, punctuality, state_matrix
from faro.monitoring.selectors.reporting.executed import Executed, executed
from faro.monitoring.selectors.reporting.measures import (
    MeasureSheet,
    measure_report,
    measure_sheets_of,
    measures_owed_by,
    measures_to_review_by,
)
from faro.monitoring.selectors.reporting.naming import period_words, report_title, report_url
from faro.monitoring.selectors.reporting.reports import reports_owed_by, reports_to_check_by, reports_to_release_by
from faro.monitoring.selectors.reporting.sheets import Sheet, sheets_of
from faro.monitoring.selectors.reporting.years import chosen_poi
from faro.monitoring.services.closing.closing import close_period
from faro.monitoring.services.poi.activities import save_activities
from faro.monitoring.services.poi.coding import give_codes
from faro.monitoring.services.poi.linking import link_budget, unlink_budget
from faro.monitoring.services.poi.making import make_poi
from faro.monitoring.services.poi.stages import (
    approve,
    approve_reprogramming,
    drop_reprogramming,
    make_consistent,
    open_reprogramming,
    reprogram_month,
)
from faro.monitoring.services.reporting import (
    FieldChange,
    Parts,
    SaveOutcome,
    check,
    confirm_measure,
    extend,
    mend,
    observe,
    open_measures,
    open_reports,
    release,
    save_figures,
    save_measure,
    send,
    send_measure,
    set_calendar,
    settle_clash,
)
from faro.monitoring.services.synthetic import load_synthetic_year

__all__ = [
    "Activity",
    "ActivityFacts",
    "ActivityRow",
    "ClosedPeriod",
    "Executed",
    "FieldChange",
    "Figure",
    "FigureFacts",
    "IndicatorReport",
    "LinkFacts",
    "MatrixRow",
    "MeasureSheet",
    "ObservationFacts",
    "Parts",
    "PeriodPackage",
    "PlannedFacts",
    "Poi",
    "Punctuality",
    "ReportFacts",
    "ReportingPeriod",
    "ReprogrammingFacts",
    "SaveOutcome",
    "Sheet",
    "UnitReport",
    "YearFacts",
    "activities_of",
    "approve",
    "approve_reprogramming",
    "check",
    "chosen_poi",
    "close_period",
    "closed_package",
    "confirm_measure",
    "counted",
    "differing_year",
    "drop_reprogramming",
    "executed",
    "extend",
    "give_codes",
    "goals_of",
    "is_closed",
    "last_closings",
    "link_budget",
    "links_of",
    "load_synthetic_year",
    "make_consistent",
    "make_poi",
    "measure_report",
    "measure_sheets_of",
    "measures_owed_by",
    "measures_to_review_by",
    "mend",
    "observe",
    "open_measures",
    "open_reports",
    "open_reprogramming",
    "period_package",
    "period_words",
    "poi",
    "pois",
    "programme_in_force",
    "punctuality",
    "release",
    "report_title",
    "report_url",
    "reports_owed_by",
    "reports_to_check_by",
    "reports_to_release_by",
    "reprogram_month",
    "save_activities",
    "save_figures",
    "save_measure",
    "send",
    "send_measure",
    "set_calendar",
    "settle_clash",
    "sheets_of",
    "state_matrix",
    "unlink_budget",
    "warnings_for",
]
