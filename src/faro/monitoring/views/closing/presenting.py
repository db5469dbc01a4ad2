"""Closings and adjustments in a reader's words."""

from dataclasses import dataclass
from datetime import datetime

from faro.engine.method import load_method
from faro.kernel.formats import money, quantity
from faro.kernel.text import _
from faro.monitoring.models import Adjustment, ClosedPeriod, Poi, ReportingPeriod
from faro.monitoring.selectors.closing.reproducing import opened
from faro.monitoring.services.closing.adjusting import FIELDS
from faro.monitoring.views.closing.fetching import day_of
from faro.monitoring.views.poi.fetching import address
from faro.monitoring.views.reporting.presenting import name_of
from faro.ui.api import Fact, moment


def facts_of(closed: ClosedPeriod) -> tuple[Fact, ...]:
    """What the seal holds."""
    held = opened(ClosedPeriod.objects.select_related("period").get(pk=closed.pk))
    manifest, package = held.manifest, held.package
    executed = sum(row["stage"] == "executed" for row in package.rows("monthly"))
    found = [
        Fact(_("Huella SHA-256"), closed.digest, note=_("Está en la historia pública de Faro.")),
        Fact(_("Cerrado"), moment(closed.closed_at), note=name_of(closed.closed_by)),
        Fact(_("Actividades"), str(len(package.rows("activities")))),
        Fact(_("Meses con lo ejecutado"), str(executed)),
        Fact(_("Métodos"), "\n".join(load_method(each["id"]).name for each in manifest["methods"])),
        Fact(_("Motor"), manifest["engine"]),
    ]
    if package.plan.cutoff_date is not None:
        found.append(Fact(_("Fecha de corte"), day_of(package.plan.cutoff_date.isoformat())))
    if manifest["activities_left_out"]:
        left_out = ", ".join(manifest["activities_left_out"])
        why = _("Sin acción, nombre o unidad de medida.")
        found.append(Fact(_("Actividades fuera del paquete"), left_out, note=why))
    if manifest["budget"]:
        rest = ", ".join(manifest["budget"]["unlinked"])
        note = _("SEC_FUNC sin vínculo: {codes}").format(codes=rest) if rest else ""
        found.append(Fact(_("Presupuesto"), manifest["budget"]["file"], note=note))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version as it is listed."""

    words: str
    at: datetime
    by: str
    reason: str
    digest: str
    url: str


def version_lines(poi: Poi, period: ReportingPeriod, versions: list[ClosedPeriod]) -> list[VersionLine]:
    """The closing and its corrections, the last first."""
    return [
        VersionLine(
            _("Versión {n}").format(n=each.version) if each.version else _("El cierre"),
            each.closed_at,
            name_of(each.closed_by),
            each.reason,
            each.digest,
            address(poi, "closing_content", code=period.code, version=each.version),
        )
        for each in versions
    ]


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """An adjustment as it is listed."""

    row: Adjustment
    field: str
    before: str
    after: str
    asked_by: str
    decided_by: str
    state: str
    url: str


def adjustment_lines(poi: Poi, adjustments: list[Adjustment]) -> list[AdjustmentLine]:
    """Each with who asked, who decided and what."""
    return [adjustment_line(poi, each) for each in adjustments]


def adjustment_line(poi: Poi, each: Adjustment) -> AdjustmentLine:
    """One of them."""
    words = {None: _("Por decidir"), True: _("Aceptado"), False: _("No aceptado")}
    return AdjustmentLine(
        each,
        FIELDS[each.field],
        shown(each.field, each.before),
        shown(each.field, each.after),
        name_of(each.asked_by),
        name_of(each.decided_by) if each.decided_by else "",
        words[each.accepted],
        address(poi, "adjustment", code=each.period.code, number=each.pk),
    )


def shown(field: str, value: int | None) -> str:
    """A figure; nobody said it is «S.I.»."""
    if value is None:
        return _("S.I.")
    return money(value) if field == "financial" else quantity(value)
