"""Government plans: what a party filed for an election, and its axes."""

from django.db import models

from faro.kernel.text import _

ACTOR = 120
CODE = 60


class GovernmentPlan(models.Model):
    """The plan that a party filed for an election. ``elected``: None where nobody has said whether it won.

    Its pledges exist once its reading is approved; years are those the plan itself speaks of.
    """

    class State(models.TextChoices):
        READING = "reading", _("En lectura")
        APPROVED = "approved", _("Aprobado")

    code = models.SlugField(_("código"), max_length=CODE, unique=True)
    party = models.CharField(_("organización política"), max_length=160)
    title = models.CharField(_("título"), max_length=250)
    election_year = models.PositiveSmallIntegerField(_("año de la elección"))
    period_from = models.PositiveSmallIntegerField(_("primer año"))
    period_to = models.PositiveSmallIntegerField(_("último año"))
    ubigeo = models.CharField(_("ubigeo"), max_length=6, default="", blank=True)
    elected = models.BooleanField(_("ganó la elección"), null=True)
    document_name = models.CharField(_("documento"), max_length=200, default="", blank=True)
    document_sha256 = models.CharField(_("huella del documento"), max_length=64, default="", blank=True)
    source = models.CharField(_("fuente"), max_length=400, default="", blank=True)
    notes = models.TextField(_("notas"), default="", blank=True)
    state = models.CharField(_("estado"), max_length=12, choices=State.choices, default=State.READING)
    approved_at = models.DateTimeField(_("aprobado"), null=True)
    approved_by = models.CharField(_("quién aprobó"), max_length=ACTOR, default="", blank=True)

    class Meta:
        verbose_name = _("plan de gobierno")
        verbose_name_plural = _("planes de gobierno")
        ordering = ("-election_year", "party", "code")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")), name="a_plan_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def is_approved(self) -> bool:
        """Whether its pledges are followed."""
        return self.state == self.State.APPROVED


class Axis(models.Model):
    """An axis, line or objective by which the plan orders its pledges, with its place in the document."""

    plan = models.ForeignKey(GovernmentPlan, models.CASCADE, related_name="axes", verbose_name=_("plan"))
    code = models.CharField(_("código"), max_length=CODE)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children", verbose_name=_("dentro de"))
    kind = models.CharField(_("clase"), max_length=60, default="", blank=True)
    name = models.CharField(_("nombre"), max_length=400)
    page = models.PositiveIntegerField(_("página"), null=True)
    line = models.PositiveIntegerField(_("línea"), null=True)
    order = models.PositiveIntegerField(_("orden"), default=0)
    notes = models.TextField(_("notas"), default="", blank=True)

    class Meta:
        verbose_name = _("eje")
        verbose_name_plural = _("ejes")
        ordering = ("plan", "order", "code")
        constraints = (models.UniqueConstraint(fields=("plan", "code"), name="an_axis_code_in_its_plan"),)

    def __str__(self) -> str:
        return self.code
