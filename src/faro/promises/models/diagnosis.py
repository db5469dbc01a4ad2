"""The figures with which documents describe a place."""

from django.db import models

from faro.kernel.text import _


class BaselineFact(models.Model):
    """A figure as printed, with its place. ``value`` and ``half_unit`` in millionths; ``value`` is null for no number.

    ``half_unit``: half of the last digit printed. ``related``: code of an indicator of the institutional plan about the
    same subject, which need not be defined alike.
    """

    code = models.SlugField(_("código"), max_length=40, unique=True)
    topic = models.CharField(_("tema"), max_length=80)
    indicator = models.CharField(_("dato"), max_length=200)
    place = models.CharField(_("lugar"), max_length=120)
    year = models.CharField(_("año, como está impreso"), max_length=40)
    first_year = models.PositiveSmallIntegerField(_("primer año"), null=True)
    last_year = models.PositiveSmallIntegerField(_("último año"), null=True)
    printed = models.CharField(_("valor impreso"), max_length=80, default="", blank=True)
    value = models.BigIntegerField(_("valor"), null=True)
    half_unit = models.BigIntegerField(_("media unidad del último dígito"), default=0)
    unit = models.CharField(_("unidad"), max_length=80, default="", blank=True)
    related = models.CharField(_("indicador del plan institucional"), max_length=100, default="", blank=True)
    document = models.CharField(_("documento"), max_length=200)
    section = models.CharField(_("sección"), max_length=200, default="", blank=True)
    line = models.PositiveIntegerField(_("línea"), null=True)
    notes = models.TextField(_("notas"), default="", blank=True)
    order = models.PositiveIntegerField(_("orden"), default=0)

    class Meta:
        verbose_name = _("dato de diagnóstico")
        verbose_name_plural = _("datos de diagnóstico")
        ordering = ("order", "code")
        indexes = (models.Index(fields=("topic",), name="baseline_facts_by_topic"),)

    def __str__(self) -> str:
        return self.code
