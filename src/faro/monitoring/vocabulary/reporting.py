"""How the history of reports and their review reads."""

from faro.kernel.text import _
from faro.ledger.api import FieldWords
from faro.monitoring.domain.reporting.states import STATES

ACTIONS: dict[str, str] = {
    "monitoring.deadline_set": _("Fijó el plazo"),
    "monitoring.deadline_extended": _("Concedió una prórroga"),
    "monitoring.reports_opened": _("Se abrieron los reportes"),
    "monitoring.figures_saved": _("Llenó"),
    "monitoring.clash_settled": _("Eligió entre dos valores"),
    "monitoring.report_sent": _("Envió el reporte"),
    "monitoring.report_observed": _("Observó"),
    "monitoring.observation_mended": _("Respondió lo observado"),
    "monitoring.report_checked": _("Revisó"),
    "monitoring.report_released": _("Liberó"),
    "monitoring.executed_imported": _("Importó lo ejecutado"),
    "monitoring.measures_opened": _("Se abrieron las mediciones"),
    "monitoring.measure_saved": _("Llenó la medición"),
    "monitoring.measure_sent": _("Envió la medición"),
}
FIELDS: dict[str, str | FieldWords] = {
    "monitoring.due": FieldWords(_("Vence"), kind="day"),
    "monitoring.norm": _("Norma o comunicado"),
    "monitoring.reports": _("Reportes"),
    "monitoring.measures": _("Mediciones"),
    "monitoring.state": FieldWords(_("Estado"), kind="choice", words=STATES.words),
    "monitoring.physical": FieldWords(_("Físico"), kind="quantity"),
    "monitoring.financial": FieldWords(_("Financiero"), kind="money"),
    "monitoring.explanation": _("Explicación"),
    "monitoring.obstacle": _("Dificultad"),
    "monitoring.numerator": FieldWords(_("Numerador"), kind="quantity"),
    "monitoring.denominator": FieldWords(_("Denominador"), kind="quantity"),
    "monitoring.value": FieldWords(_("Valor"), kind="quantity"),
    "monitoring.kept_apart": _("Dos valores a la vez"),
    "monitoring.chosen": _("Valor elegido"),
    "monitoring.observation": _("Observación"),
    "monitoring.reply": _("Respuesta"),
}
