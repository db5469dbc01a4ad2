"""Pledges and their targets, as approved."""

from django.db import models

from faro.kernel.text import _
from faro.promises.domain.kinds import COMPARATORS, KINDS
from faro.promises.models.plans import CODE, Axis, GovernmentPlan


class Pledge(models.Model):
    """What a plan promises. ``state`` is that of the newest decision; empty: «sin evaluar todavía».

    ``title`` is ours, ``quotation`` the document's, at most thirty words. ``latitude`` and ``longitude`` in millionths
    of a degree.
    """

    plan = models.ForeignKey(GovernmentPlan, models.PROTECT, related_name="pledges", verbose_name=_("plan"))
    code = models.CharField(_("código"), max_length=CODE)
    order = models.PositiveIntegerField(_("orden"))
    title = models.CharField(_("título"), max_length=250)
    dimension = models.CharField(_("dimensión"), max_length=80, default="", blank=True)
    axis = models.ForeignKey(Axis, models.PROTECT, null=True, related_name="pledges", verbose_name=_("eje"))
    problem_number = models.CharField(_("número del problema"), max_length=20, default="", blank=True)
    problem = models.TextField(_("problema"), default="", blank=True)
    objective_number = models.CharField(_("número del objetivo"), max_length=20, default="", blank=True)
    objective = models.TextField(_("objetivo"), default="", blank=True)
    indicator = models.TextField(_("indicador que nombra el plan"), default="", blank=True)
    section = models.CharField(_("sección"), max_length=200, default="", blank=True)
    page = models.PositiveIntegerField(_("página"), null=True)
    line = models.PositiveIntegerField(_("línea"), null=True)
    quotation = models.CharField(_("cita"), max_length=400, default="", blank=True)
    sector = models.CharField(_("lugar"), max_length=120, default="", blank=True)
    latitude = models.IntegerField(_("latitud"), null=True)
    longitude = models.IntegerField(_("longitud"), null=True)
    notes = models.TextField(_("notas"), default="", blank=True)
    state = models.CharField(_("estado"), max_length=30, default="", blank=True)
    version = models.PositiveIntegerField(_("versión"), default=1)

    class Meta:
        verbose_name = _("promesa")
        verbose_name_plural = _("promesas")
        ordering = ("plan", "order", "code")
        constraints = (
            models.UniqueConstraint(fields=("plan", "code"), name="a_pledge_code_in_its_plan"),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="a_pledge_point_is_whole",
            ),
        )
        indexes = (
            models.Index(fields=("plan", "dimension"), name="pledges_by_dimension"),
            models.Index(fields=("state",), name="pledges_by_state"),
        )

    def __str__(self) -> str:
        return self.code


class Target(models.Model):
    """A target of a pledge as printed and taken apart. Quantities in millionths; ``deadline``: a year, month or day."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="targets", verbose_name=_("promesa"))
    number = models.CharField(_("número"), max_length=20)
    text = models.TextField(_("texto"))
    kind = models.CharField(_("clase de meta"), max_length=12, choices=KINDS)
    quantity = models.BigIntegerField(_("cantidad"), null=True)
    unit = models.CharField(_("unidad"), max_length=120, default="", blank=True)
    comparator = models.CharField(_("comparación"), max_length=2, choices=COMPARATORS, default="", blank=True)
    baseline = models.BigIntegerField(_("línea de base"), null=True)
    deadline = models.CharField(_("plazo"), max_length=10, default="", blank=True)
    deadline_inherited = models.BooleanField(_("plazo del encabezado"), default=False)

    class Meta:
        verbose_name = _("meta de una promesa")
        verbose_name_plural = _("metas de promesas")
        ordering = ("pledge", "id")
        constraints = (models.UniqueConstraint(fields=("pledge", "number"), name="a_target_number_in_its_pledge"),)

    def __str__(self) -> str:
        return self.number
