"""What the municipality sets for itself, over the reference data that comes with Faro."""

from django.db import models

from faro.kernel.text import _
from faro.workflow.clock import DayKind


class LocalTerm(models.Model):
    """A term of the municipality's own, from a day on."""

    code = models.CharField(_("código"), max_length=80)
    days = models.PositiveIntegerField(_("días"))
    kind = models.CharField(
        _("clase de días"),
        max_length=10,
        choices=[(DayKind.WORKING.value, _("hábiles")), (DayKind.CALENDAR.value, _("calendario"))],
    )
    norm = models.CharField(_("norma"), max_length=300)
    valid_from = models.DateField(_("vigente desde"))
    valid_to = models.DateField(_("vigente hasta"), null=True, blank=True)

    class Meta:
        verbose_name = _("plazo propio")
        verbose_name_plural = _("plazos propios")
        ordering = ("code", "valid_from")
        constraints = (models.UniqueConstraint(fields=("code", "valid_from"), name="one_local_term_per_start"),)

    def __str__(self) -> str:
        return f"{self.code} {self.days}"


class LocalLimit(models.Model):
    """A limit of the municipality's own, from a day on, in the unit of the limit it replaces."""

    code = models.CharField(_("código"), max_length=80)
    value = models.PositiveBigIntegerField(_("valor"))
    norm = models.CharField(_("norma"), max_length=300)
    valid_from = models.DateField(_("vigente desde"))
    valid_to = models.DateField(_("vigente hasta"), null=True, blank=True)

    class Meta:
        verbose_name = _("límite propio")
        verbose_name_plural = _("límites propios")
        ordering = ("code", "valid_from")
        constraints = (models.UniqueConstraint(fields=("code", "valid_from"), name="one_local_limit_per_start"),)

    def __str__(self) -> str:
        return f"{self.code} {self.value}"


class LocalHoliday(models.Model):
    """A day without work that a decree gives, once or every year from that day on."""

    day = models.DateField(_("día"))
    yearly = models.BooleanField(_("cada año"))
    name = models.CharField(_("nombre"), max_length=200)
    norm = models.CharField(_("norma"), max_length=300)
    valid_to = models.DateField(_("vigente hasta"), null=True, blank=True)

    class Meta:
        verbose_name = _("día no laborable propio")
        verbose_name_plural = _("días no laborables propios")
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("day",), name="one_local_holiday_per_day"),)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class HolidayChoice(models.Model):
    """Whether a holiday that comes with Faro is kept here: what confirms an unsure one, or leaves one out."""

    code = models.CharField(_("código"), max_length=80, primary_key=True)
    applies = models.BooleanField(_("se guarda"))
    norm = models.CharField(_("norma"), max_length=300)

    class Meta:
        verbose_name = _("decisión sobre un feriado")
        verbose_name_plural = _("decisiones sobre feriados")

    def __str__(self) -> str:
        return self.code


class LocalSeries(models.Model):
    """A denominator of the municipality's own, with the unit of its values."""

    code = models.CharField(_("código"), max_length=80, unique=True)
    name = models.CharField(_("nombre"), max_length=200)
    unit = models.CharField(_("unidad"), max_length=80)

    class Meta:
        verbose_name = _("serie propia")
        verbose_name_plural = _("series propias")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class LocalSeriesValue(models.Model):
    """A value of a denominator that the municipality adds, with its source; in whole millionths.

    ``since``: the day of which it tells, the first of January where it is of a ``whole_year``.
    """

    series = models.CharField(_("serie"), max_length=80)
    place = models.CharField(_("lugar"), max_length=80)
    since = models.DateField(_("día"))
    whole_year = models.BooleanField(_("de todo el año"), default=True)
    value = models.PositiveBigIntegerField(_("valor"))
    source = models.CharField(_("fuente"), max_length=300)
    note = models.CharField(_("nota"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("valor de una serie")
        verbose_name_plural = _("valores de series")
        ordering = ("series", "place", "since", "id")
        constraints = (
            models.UniqueConstraint(fields=("series", "place", "since", "source"), name="one_series_value_per_source"),
        )

    def __str__(self) -> str:
        return f"{self.series} {self.place} {self.since}"


class SeriesSource(models.Model):
    """Which source of a denominator counts for a place, from a day on."""

    series = models.CharField(_("serie"), max_length=80)
    place = models.CharField(_("lugar"), max_length=80)
    source = models.CharField(_("fuente"), max_length=300)
    norm = models.CharField(_("norma"), max_length=300)
    valid_from = models.DateField(_("vigente desde"))

    class Meta:
        verbose_name = _("fuente elegida de una serie")
        verbose_name_plural = _("fuentes elegidas de series")
        ordering = ("series", "place", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("series", "place", "valid_from"), name="one_series_source_per_start"),
        )

    def __str__(self) -> str:
        return f"{self.series} {self.place}"


class Edition(models.Model):
    """One row whose token changes with every change of the others: what a process may keep in memory."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("edición")
        verbose_name_plural = _("ediciones")

    def __str__(self) -> str:
        return self.token
