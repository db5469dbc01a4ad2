"""A closed month or year: what was sealed, byte for byte, and what was corrected afterwards, and why."""

from django.db import models
from django.db.models import UniqueConstraint

from faro.kernel.text import _
from faro.monitoring.models.poi import CODE, Poi
from faro.monitoring.models.reporting import ACTOR, ReportingPeriod


class ClosedPeriod(models.Model):
    """The seal of a period, written once. ``content``: the sealed bytes, compressed; ``digest``: SHA-256 of them.

    ``missing``: the units whose report was not released when it was closed; those stay without a figure.
    """

    poi = models.ForeignKey(Poi, models.PROTECT, related_name="closed_periods", verbose_name=_("POI"))
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="closings", verbose_name=_("periodo"))
    version = models.PositiveIntegerField(
        _("versión"), default=0, help_text=_("0: el cierre; cada ajuste la siguiente.")
    )
    content = models.BinaryField(_("contenido"))
    digest = models.CharField(_("huella SHA-256"), max_length=64)
    closed_at = models.DateTimeField(_("cerrado"))
    closed_by = models.CharField(_("cerrado por"), max_length=ACTOR)
    reason = models.TextField(_("motivo"), blank=True)
    missing = models.JSONField(_("unidades sin reporte"), default=list)

    class Meta:
        verbose_name = _("periodo cerrado")
        verbose_name_plural = _("periodos cerrados")
        ordering = ("period", "version")
        constraints = (UniqueConstraint(fields=("poi", "period", "version"), name="one_closing_per_version"),)

    def __str__(self) -> str:
        return f"{self.period_id} v{self.version}"


class Adjustment(models.Model):
    """A correction of a figure whose period is closed. The sealed value stays; this one counts from its date on."""

    poi = models.ForeignKey(Poi, models.PROTECT, related_name="adjustments", verbose_name=_("POI"))
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="adjustments", verbose_name=_("periodo"))
    activity = models.CharField(_("actividad"), max_length=CODE)
    field = models.CharField(_("campo"), max_length=20)
    before = models.BigIntegerField(_("antes"), null=True)
    after = models.BigIntegerField(_("después"), null=True)
    reason = models.TextField(_("motivo"))
    asked_at = models.DateTimeField(_("pedido"))
    asked_by = models.CharField(_("pedido por"), max_length=ACTOR)
    decided_at = models.DateTimeField(_("decidido"), null=True)
    decided_by = models.CharField(_("decidido por"), max_length=ACTOR, blank=True)
    accepted = models.BooleanField(_("aceptado"), null=True)
    decision = models.TextField(_("razón de la decisión"), blank=True)

    class Meta:
        verbose_name = _("ajuste")
        verbose_name_plural = _("ajustes")
        ordering = ("asked_at", "id")

    def __str__(self) -> str:
        return f"{self.activity} {self.field}"
