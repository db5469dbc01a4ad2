"""How the history of reports and their review reads."""

from django.urls import reverse

from faro.catalogs.api import require_limits, require_terms
from faro.evidence.ports import Place, register_places
from faro.kernel.text import _
from faro.ledger.api import FieldWords, name_keys_with
from faro.monitoring.domain.reporting.states import STATES
from faro.monitoring.jobs import JOBS
from faro.monitoring.selectors.reporting.reports import figure_named
from faro.monitoring.vocabulary.permissions import VIEW
from faro.notices.api import register_job
from faro.ui.api import MenuItem, register_menu

TERMS = tuple(
    f"monitoring.{name}" for name in ("check", "release", "mend", "remind_before", "remind_again", "keep_receipts")
)
LIMITS = ("monitoring.far_from_programme", "monitoring.far_from_money")
SECTION = _("POI y seguimiento")

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
    "monitoring.measure_confirmed": _("Confirmó lo que dan los registros"),
    "monitoring.measure_sent": _("Envió la medición"),
}
FIELDS: dict[str, str | FieldWords] = {
    "monitoring.due": FieldWords(_("Vence"), kind="day"),
    "monitoring.norm": _("Norma o comunicado"),
    "monitoring.reports": _("Reportes"),
    "monitoring.measures": _("Mediciones"),
    "monitoring.state": FieldWords(_("Estado"), kind="choice", words=STATES.words),
    "monitoring.physical": FieldWords(_("Hecho en el mes"), kind="quantity"),
    "monitoring.financial": FieldWords(_("Gastado en el mes"), kind="money"),
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


def register() -> None:
    """Take a place in the menu, say how keys read and where files are about, and what is done without being asked."""
    register_menu(
        MenuItem(_("Reportes"), "monitoring:reports", VIEW, order=210, section=SECTION),
        MenuItem(_("Plazos"), "monitoring:calendar", VIEW, order=240, section=SECTION),
    )
    name_keys_with(name_of_key)
    register_places(place_of_figure)
    require_terms(*TERMS)
    require_limits(*LIMITS)
    for job in JOBS:
        register_job(job)


def name_of_key(key: str) -> str | None:
    """The words for the keys of reports, figures, measurements and periods."""
    kind, _colon, rest = key.partition(":")
    parts = rest.split("/")
    words = {
        ("report", 3): _("reporte {1} de {2}"),
        ("figure", 3): _("{2} en {1}"),
        ("measure", 3): _("medición {1} de {2}"),
        ("period", 3): _("{2} del plan {0}"),
        ("period", 1): _("plazo de {0}"),
    }.get((kind, len(parts)))
    return words.format(*parts) if words else None


def place_of_figure(key: str) -> Place | None:
    """The page of the report in which a figure stands."""
    kind, _colon, rest = key.partition(":")
    parts = rest.split("/")
    if kind != "figure" or len(parts) != 3:
        return None
    plan, period, code = parts
    figure = figure_named(plan, period, code)
    if figure is None:
        return None
    place = {"plan": plan, "period": period, "unit": figure.report.unit}
    return Place(f"{code} {figure.activity.name}", f"{reverse('monitoring:report', kwargs=place)}#{figure.pk}")
