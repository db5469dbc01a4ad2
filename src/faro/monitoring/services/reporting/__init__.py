"""Changes to deadlines, reports and measurements. Each is one transaction, noted in the ledger."""

from faro.monitoring.services.reporting.calendar import extend, set_calendar
from faro.monitoring.services.reporting.clashing import settle_clash
from faro.monitoring.services.reporting.confirming import Parts, RecordsChanged, confirm_measure
from faro.monitoring.services.reporting.measuring import open_measures, save_measure, send_measure
from faro.monitoring.services.reporting.opening import open_reports
from faro.monitoring.services.reporting.reviewing import Remark, check, mend, observe, observe_all, release
from faro.monitoring.services.reporting.saving import FieldChange, SaveOutcome, save_figures
from faro.monitoring.services.reporting.sending import NotReady, send

__all__ = [
    "FieldChange",
    "NotReady",
    "Parts",
    "RecordsChanged",
    "Remark",
    "SaveOutcome",
    "check",
    "confirm_measure",
    "extend",
    "mend",
    "observe",
    "observe_all",
    "open_measures",
    "open_reports",
    "release",
    "save_figures",
    "save_measure",
    "send",
    "send_measure",
    "set_calendar",
    "settle_clash",
]
