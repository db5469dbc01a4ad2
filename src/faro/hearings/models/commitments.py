"""What was promised at a hearing, followed as a task."""

from django.db import models

from faro.hearings.models.asking import HearingQuestion
from faro.hearings.models.hearing import ACTOR, Hearing
from faro.kernel.text import _
from faro.package.tables.account import COMMITMENT_STATES


class Commitment(models.Model):
    """Something promised at a hearing, with the unit that does it and the day until which."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="commitments", verbose_name=_("audiencia"))
    number = models.PositiveIntegerField(_("número"))
    text = models.TextField(_("compromiso"))
    unit = models.CharField(_("unidad responsable"), max_length=40)
    due_date = models.DateField(_("fecha límite"))
    state = models.CharField(_("estado"), max_length=20, choices=tuple(COMMITMENT_STATES.items()))
    question = models.ForeignKey(
        HearingQuestion, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("pregunta")
    )
    subject = models.CharField(_("sobre qué"), max_length=255, blank=True)
    made_at = models.DateTimeField(_("registrado"))
    reminded_on = models.DateField(_("último recordatorio"), null=True, blank=True)

    class Meta:
        verbose_name = _("compromiso de audiencia")
        verbose_name_plural = _("compromisos de audiencia")
        ordering = ("hearing", "number")
        constraints = (models.UniqueConstraint(fields=("hearing", "number"), name="one_promise_per_number"),)

    def __str__(self) -> str:
        return f"{self.hearing_id}/{self.number}"


class Progress(models.Model):
    """How a commitment goes. ``evidence``: the digest of the file kept with it."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="progress", verbose_name=_("compromiso"))
    text = models.TextField(_("avance"))
    state = models.CharField(_("estado"), max_length=20, blank=True)
    evidence = models.CharField(_("evidencia"), max_length=64, blank=True)
    written_by = models.CharField(_("quién"), max_length=ACTOR)
    role = models.CharField(_("rol"), max_length=60, blank=True)
    written_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("avance")
        verbose_name_plural = _("avances")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:60]
