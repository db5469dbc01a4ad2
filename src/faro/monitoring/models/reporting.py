"""What is owed and until when; what a unit reports of a month; what is measured of an indicator; who looked at it.

Figures are filled, checked and released by different hands; only what is released counts outside. Dates are stored:
a deadline is one date, the same on every page.
"""

from django.db import models
from django.db.models import Q, UniqueConstraint

from faro.kernel.text import _
from faro.monitoring.models.poi import CODE, Activity, Poi
from faro.plans.api import Plan

ACTOR = 120


class ReportingPeriod(models.Model):
    """A month, half-year or year, and the day until which it is reported."""

    class Kind(models.TextChoices):
        MONTH = "month", _("mes")
        HALF_YEAR = "half_year", _("semestre")
        YEAR = "year", _("año")

    kind = models.CharField(_("periodo"), max_length=10, choices=Kind.choices)
    year = models.IntegerField(_("año"))
    number = models.PositiveSmallIntegerField(_("número"), help_text=_("Del mes o del semestre; 1 en el año."))
    starts = models.DateField(_("empieza"))
    ends = models.DateField(_("termina"))
    due = models.DateField(_("vence"))
    norm = models.TextField(_("norma"), blank=True)

    class Meta:
        verbose_name = _("periodo de reporte")
        verbose_name_plural = _("periodos de reporte")
        ordering = ("year", "ends", "kind")
        constraints = (UniqueConstraint(fields=("kind", "year", "number"), name="one_period_per_number"),)

    def __str__(self) -> str:
        return f"{self.year}-{self.kind}-{self.number:02d}"


class Extension(models.Model):
    """A later deadline for one unit, or for all of them (``unit`` empty), and why. The last one granted counts."""

    period = models.ForeignKey(ReportingPeriod, models.CASCADE, related_name="extensions", verbose_name=_("periodo"))
    unit = models.CharField(_("unidad"), max_length=CODE, blank=True)
    due = models.DateField(_("vence"))
    reason = models.TextField(_("motivo"))
    granted_at = models.DateTimeField(_("concedida"))
    granted_by = models.CharField(_("concedida por"), max_length=ACTOR)

    class Meta:
        verbose_name = _("prórroga")
        verbose_name_plural = _("prórrogas")
        ordering = ("granted_at", "id")

    def __str__(self) -> str:
        return f"{self.period_id} {self.unit} {self.due}"


class ReviewState(models.TextChoices):
    """Where a report stands between the hand that fills it and the one that releases it."""

    DRAFT = "draft", _("Por llenar")
    SENT = "sent", _("Enviado")
    OBSERVED = "observed", _("Observado")
    CHECKED = "checked", _("Revisado")
    RELEASED = "released", _("Liberado")


class Reviewed(models.Model):
    """Something filled, checked and released by different hands. ``first_sent_at`` decides whether it was on time."""

    state = models.CharField(_("estado"), max_length=10, choices=ReviewState.choices, default=ReviewState.DRAFT)
    due = models.DateField(_("vence"))
    first_sent_at = models.DateTimeField(_("enviado por primera vez"), null=True)
    sent_at = models.DateTimeField(_("enviado"), null=True)
    sent_by = models.CharField(_("enviado por"), max_length=ACTOR, blank=True)
    checked_at = models.DateTimeField(_("revisado"), null=True)
    checked_by = models.CharField(_("revisado por"), max_length=ACTOR, blank=True)
    released_at = models.DateTimeField(_("liberado"), null=True)
    released_by = models.CharField(_("liberado por"), max_length=ACTOR, blank=True)
    imported = models.BooleanField(_("importado"), default=False)
    revision = models.PositiveIntegerField(_("revisión"), default=0)

    class Meta:
        abstract = True


class UnitReport(Reviewed):
    """The report of a unit for a month: one figure for each of its activities."""

    poi = models.ForeignKey(Poi, models.CASCADE, related_name="reports", verbose_name=_("POI"))
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports", verbose_name=_("periodo"))
    unit = models.CharField(_("unidad"), max_length=CODE)

    class Meta:
        verbose_name = _("reporte mensual")
        verbose_name_plural = _("reportes mensuales")
        ordering = ("period", "unit")
        constraints = (UniqueConstraint(fields=("poi", "period", "unit"), name="one_report_per_unit"),)
        indexes = (models.Index(fields=("state", "due"), name="reports_by_state"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.period_id}"


class Figure(models.Model):
    """What was done of an activity in a month. Null is not reported; zero is zero."""

    report = models.ForeignKey(UnitReport, models.CASCADE, related_name="figures", verbose_name=_("reporte"))
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="figures", verbose_name=_("actividad"))
    physical = models.BigIntegerField(_("físico"), null=True)
    financial = models.BigIntegerField(_("financiero (S/)"), null=True)
    explanation = models.TextField(_("explicación"), blank=True)
    obstacle = models.TextField(_("dificultad"), blank=True)
    filled_at = models.DateTimeField(_("llenado"), null=True)
    filled_by = models.CharField(_("llenado por"), max_length=ACTOR, blank=True)
    source = models.CharField(_("Fuente"), max_length=CODE, null=True)
    place = models.TextField(_("Lugar en la fuente"), null=True)
    note = models.TextField(_("Nota"), null=True)
    position = models.PositiveIntegerField(_("orden"), default=0)
    revision = models.PositiveIntegerField(_("revisión"), default=0)

    class Meta:
        verbose_name = _("cifra reportada")
        verbose_name_plural = _("cifras reportadas")
        ordering = ("report", "position", "id")
        constraints = (UniqueConstraint(fields=("report", "activity"), name="one_figure_per_activity"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.activity_id}"


class IndicatorReport(Reviewed):
    """What was measured of an indicator of the plan in a half-year or year, by the unit that answers for it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+", verbose_name=_("plan"))
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="measures", verbose_name=_("periodo"))
    indicator = models.CharField(_("indicador"), max_length=CODE)
    unit = models.CharField(_("unidad"), max_length=CODE)
    numerator = models.BigIntegerField(_("numerador"), null=True)
    denominator = models.BigIntegerField(_("denominador"), null=True)
    value = models.BigIntegerField(_("valor"), null=True)
    explanation = models.TextField(_("explicación"), blank=True)
    obstacle = models.TextField(_("dificultad"), blank=True)
    filled_at = models.DateTimeField(_("llenado"), null=True)
    filled_by = models.CharField(_("llenado por"), max_length=ACTOR, blank=True)

    class Meta:
        verbose_name = _("medición de un indicador")
        verbose_name_plural = _("mediciones de indicadores")
        ordering = ("period", "indicator")
        constraints = (UniqueConstraint(fields=("plan", "period", "indicator"), name="one_measure_per_period"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.period_id}"


class Observation(models.Model):
    """What is to be mended in a report, and in which figure if it is one. While it is open the review clock stands."""

    report = models.ForeignKey(
        UnitReport, models.CASCADE, null=True, related_name="observations", verbose_name=_("reporte")
    )
    measure = models.ForeignKey(
        IndicatorReport, models.CASCADE, null=True, related_name="observations", verbose_name=_("medición")
    )
    figure = models.ForeignKey(Figure, models.CASCADE, null=True, related_name="observations", verbose_name=_("cifra"))
    text = models.TextField(_("qué hay que corregir"))
    made_at = models.DateTimeField(_("hecha"))
    made_by = models.CharField(_("hecha por"), max_length=ACTOR)
    mended_at = models.DateTimeField(_("subsanada"), null=True)
    mended_by = models.CharField(_("subsanada por"), max_length=ACTOR, blank=True)
    reply = models.TextField(_("respuesta de la unidad"), blank=True)

    class Meta:
        verbose_name = _("observación")
        verbose_name_plural = _("observaciones")
        ordering = ("made_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(report=None, measure__isnull=False) | Q(report__isnull=False, measure=None),
                name="an_observation_of_one_thing",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Clash(models.Model):
    """Two people wrote the same field of a figure at once: what the second wrote is kept until someone chooses."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="clashes", verbose_name=_("cifra"))
    field = models.CharField(_("campo"), max_length=20)
    kept = models.TextField(_("valor que quedó"), blank=True)
    other = models.TextField(_("valor de la otra persona"), blank=True)
    written_by = models.CharField(_("escrito por"), max_length=ACTOR)
    written_at = models.DateTimeField(_("escrito"))
    settled_at = models.DateTimeField(_("resuelto"), null=True)
    settled_by = models.CharField(_("resuelto por"), max_length=ACTOR, blank=True)

    class Meta:
        verbose_name = _("choque de cifras")
        verbose_name_plural = _("choques de cifras")
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return f"{self.figure_id} {self.field}"
