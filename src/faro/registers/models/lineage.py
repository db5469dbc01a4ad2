"""Which measure feeds an indicator, since when, and what each figure that was given counted."""

from django.db import models
from django.db.models import Q

from faro.kernel.text import _
from faro.registers.models.measures import MeasureVersion
from faro.registers.models.registers import ACTOR, CODE, UNIT, Register

INDICATOR = 100
PERIOD = 10


class Binding(models.Model):
    """That a measure feeds an indicator of a plan from a day on, decided by planning; or that it does not.

    ``valid_to`` is the last day on which it does. ``unit`` answers for the indicator where its ficha names none.
    """

    class State(models.TextChoices):
        IN_FORCE = "in_force", _("alimenta")
        DECLINED = "declined", _("no alimenta")

    plan = models.CharField(_("plan"), max_length=INDICATOR)
    indicator = models.CharField(_("indicador"), max_length=INDICATOR)
    register = models.ForeignKey(Register, models.PROTECT, related_name="bindings", verbose_name=_("registro"))
    measure = models.CharField(_("medida"), max_length=CODE)
    unit = models.CharField(_("unidad"), max_length=UNIT)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices)
    valid_from = models.DateField(_("desde"))
    valid_to = models.DateField(_("hasta"), null=True)
    decided_at = models.DateTimeField(_("decidido el"))
    decided_by = models.CharField(_("decidido por"), max_length=ACTOR)
    reason = models.CharField(_("motivo"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("medida de un indicador")
        verbose_name_plural = _("medidas de los indicadores")
        ordering = ("plan", "indicator", "-valid_from", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "indicator"),
                condition=Q(state="in_force", valid_to=None),
                name="one_measure_for_an_indicator",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="a_binding_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan}/{self.indicator}"


class Counted(models.Model):
    """What a figure was when the unit gave it, and which records it counted. Written once.

    Numerator, denominator: exact, as fractions in text, empty where there is none. ``records``: packed (see
    ``domain.counting``), each with its revision and the sides it counted in; ``digest`` tells them by their keys.
    """

    plan = models.CharField(_("plan"), max_length=INDICATOR)
    indicator = models.CharField(_("indicador"), max_length=INDICATOR)
    period = models.CharField(_("periodo"), max_length=PERIOD)
    number = models.PositiveIntegerField(_("número"))
    measure = models.ForeignKey(MeasureVersion, models.PROTECT, related_name="+", verbose_name=_("medida"))
    first = models.DateField(_("primer día"))
    last = models.DateField(_("último día"))
    numerator = models.TextField(_("numerador"), default="", blank=True)
    denominator = models.TextField(_("denominador"), default="", blank=True)
    multiplier = models.IntegerField(_("se multiplica por"), default=1)
    outcome = models.CharField(_("resultado"), max_length=20)
    why = models.TextField(_("por qué no hay cifra"), default="", blank=True)
    sample = models.PositiveIntegerField(_("anotaciones o filas contadas"))
    excluded = models.JSONField(_("fuera de la cuenta"), default=list)
    sources = models.JSONField(_("series"), default=list)
    records = models.BinaryField(_("anotaciones"))
    count = models.PositiveIntegerField(_("cuántas anotaciones"))
    lowest = models.BigIntegerField(_("la más antigua"), default=0)
    highest = models.BigIntegerField(_("la más nueva"), default=0)
    digest = models.CharField(_("huella"), max_length=64)
    at = models.DateTimeField(_("cuándo"))
    by = models.CharField(_("quién"), max_length=ACTOR)

    class Meta:
        verbose_name = _("cifra con lo que contó")
        verbose_name_plural = _("cifras con lo que contaron")
        ordering = ("plan", "indicator", "period", "-number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "indicator", "period", "number"), name="one_counted_per_number"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} {self.number}"
