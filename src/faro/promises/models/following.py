"""What follows a pledge: its links to the plan and the work, and the states that people gave it."""

from django.db import models

from faro.kernel.text import _
from faro.promises.models.plans import ACTOR
from faro.promises.models.pledges import Pledge

LINK_KINDS = (
    ("objective", _("Objetivo")),
    ("action", _("Acción")),
    ("activity", _("Actividad operativa")),
    ("investment", _("Inversión")),
    ("indicator", _("Indicador")),
    ("evidence", _("Evidencia")),
)


class Link(models.Model):
    """That something answers to a pledge. ``subject`` is its key; ``score``: how near the texts are, in millionths."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Propuesto")
        CONFIRMED = "confirmed", _("Confirmado")
        REJECTED = "rejected", _("Rechazado")

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="links", verbose_name=_("promesa"))
    kind = models.CharField(_("clase"), max_length=12, choices=LINK_KINDS)
    subject = models.CharField(_("con qué"), max_length=200)
    title = models.CharField(_("nombre"), max_length=400, default="", blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices)
    score = models.PositiveIntegerField(_("cercanía"), null=True)
    words = models.JSONField(_("palabras en común"), default=list)
    decided_by = models.CharField(_("quién"), max_length=ACTOR, default="", blank=True)
    decided_at = models.DateTimeField(_("cuándo"), null=True)
    reason = models.CharField(_("motivo"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("vínculo de una promesa")
        verbose_name_plural = _("vínculos de promesas")
        ordering = ("pledge", "kind", "subject")
        constraints = (
            models.UniqueConstraint(fields=("pledge", "kind", "subject"), name="a_pledge_is_linked_once_with_a_thing"),
        )
        indexes = (models.Index(fields=("subject",), name="promise_links_by_subject"),)

    def __str__(self) -> str:
        return self.subject


class StateChange(models.Model):
    """A state that a person gave a pledge: from which day, why, by which source. Never changed; a newer one counts.

    ``proposed``: what the linked figures said then, in words; empty where they said nothing.
    """

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="changes", verbose_name=_("promesa"))
    state = models.CharField(_("estado"), max_length=30)
    day = models.DateField(_("desde"))
    reason = models.CharField(_("motivo"), max_length=600)
    source = models.CharField(_("fuente"), max_length=400)
    resolution = models.CharField(_("resolución"), max_length=120, default="", blank=True)
    proposed = models.CharField(_("lo que proponían las cifras"), max_length=400, default="", blank=True)
    decided_by = models.CharField(_("quién"), max_length=ACTOR)
    decided_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("estado de una promesa")
        verbose_name_plural = _("estados de promesas")
        ordering = ("pledge", "day", "id")

    def __str__(self) -> str:
        return self.state
