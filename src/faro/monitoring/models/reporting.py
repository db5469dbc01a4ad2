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
        return self.code

    @property
    def code(self) -> str:
        """``2023-01``, ``2023-S1`` or ``2023``: as packages and addresses name it."""
        if self.kind == self.Kind.MONTH:
            return f"{self.year}-{self.number:02d}"
        return f"{self.year}-S{self.number}" if self.kind == self.Kind.HALF_YEAR else str(self.year)


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
    """Something filled, checked and released by different hands. ``first_sent_at`` decides whether it was on time.

    ``fillers``: the keys of all who ever wrote in it. ``clocks``: the term of each review, ``check`` and ``release``.
    """

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
    fillers = models.JSONField(_("llenado por"), default=list)
    clocks = models.JSONField(_("plazos de revisión"), default=dict)
    reminded_on = models.DateField(_("recordado el"), null=True)
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
    """What was measured of an indicator of the plan in a half-year or year, by the unit that answers for it.

    ``proposed_*``: what the records of a register say, last asked for at ``proposed_at``, up to when it is sent; both
    figures are kept.
    """

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
    proposed_numerator = models.BigIntegerField(_("numerador según los registros"), null=True)
    proposed_denominator = models.BigIntegerField(_("denominador según los registros"), null=True)
    proposed_value = models.BigIntegerField(_("valor según los registros"), null=True)
    proposed_why = models.TextField(_("por qué los registros no dan un valor"), blank=True)
    proposed_at = models.DateTimeField(_("propuesto"), null=True)
    proposed_records = models.PositiveIntegerField(_("registros contados"), null=True)
    proposed_trail = models.TextField(_("dónde se leen los registros"), blank=True)

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
    due = models.DateField(_("por subsanar hasta"), null=True)
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
    """Two people wrote the same field of a figure at once: what the second wrote is kept until someone chooses.

    ``kept`` and ``other``: whole numbers in their scale, or words; empty is no value.
    """

    figure = models.ForeignKey(Figure, models.CASCADE, null=True, related_name="clashes", verbose_name=_("cifra"))
    measure = models.ForeignKey(
        IndicatorReport, models.CASCADE, null=True, related_name="clashes", verbose_name=_("medición")
    )
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
        constraints = (
            models.CheckConstraint(
                condition=Q(figure=None, measure__isnull=False) | Q(figure__isnull=False, measure=None),
                name="a_clash_over_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.figure_id or self.measure_id} {self.field}"


class Receipt(models.Model):
    """A change that a browser sent, by the mark it gave it: the same change sent again is not written again."""

    mark = models.CharField(_("marca"), max_length=64)
    about = models.CharField(_("sobre"), max_length=40)
    received_at = models.DateTimeField(_("recibido"), db_index=True)
    clash = models.ForeignKey(Clash, models.CASCADE, null=True, related_name="+", verbose_name=_("choque"))

    class Meta:
        verbose_name = _("cambio recibido")
        verbose_name_plural = _("cambios recibidos")
        constraints = (UniqueConstraint(fields=("about", "mark"), name="one_receipt_per_mark"),)

    def __str__(self) -> str:
        return f"{self.about} {self.mark}"
