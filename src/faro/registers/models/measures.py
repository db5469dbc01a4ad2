"""Measures as data: each expression that was ever proposed, and what was decided of it."""

from django.db import models

from faro.kernel.text import _
from faro.registers.models.registers import ACTOR, CODE, Register, RegisterVersion

EXPRESSION = 1_000


class MeasureVersion(models.Model):
    """A measure as someone proposed it. Written once, save for what is decided of it.

    ``base``: the version of the register whose words it uses. One at the most is approved, and one proposed.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("propuesta")
        APPROVED = "approved", _("aprobada")
        REJECTED = "rejected", _("no aprobada")
        REPLACED = "replaced", _("reemplazada")

    register = models.ForeignKey(
        Register, models.PROTECT, related_name="measures", db_index=False, verbose_name=_("registro")
    )
    code = models.CharField(_("código"), max_length=CODE)
    number = models.PositiveIntegerField(_("versión"))
    base = models.ForeignKey(
        RegisterVersion, models.PROTECT, related_name="+", db_index=False, verbose_name=_("versión del registro")
    )
    name = models.CharField(_("nombre"), max_length=200)
    expression = models.CharField(_("expresión"), max_length=EXPRESSION)
    note = models.TextField(_("nota"), default="", blank=True)
    indicators = models.JSONField(_("indicadores"), default=list)
    public = models.BooleanField(_("se publica"), default=False)
    loaded = models.BooleanField(_("vino con el registro"), default=False)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField(_("propuesta el"))
    proposed_by = models.CharField(_("propuesta por"), max_length=ACTOR)
    decided_at = models.DateTimeField(_("decidida el"), null=True)
    decided_by = models.CharField(_("decidida por"), max_length=ACTOR, default="", blank=True)
    reason = models.CharField(_("motivo"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("medida")
        verbose_name_plural = _("medidas")
        ordering = ("register", "code", "-number")
        constraints = (
            models.UniqueConstraint(fields=("register", "code", "number"), name="one_measure_per_number"),
            models.UniqueConstraint(
                fields=("register", "code", "state"),
                condition=models.Q(state__in=["approved", "proposed"]),
                name="one_measure_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.number}"
