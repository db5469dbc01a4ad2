"""Those who register, by themselves or at the door."""

from django.db import models
from django.db.models import Q

from faro.hearings.models.hearing import Hearing
from faro.kernel.text import _


class Attendee(models.Model):
    """Someone who registered. Name, document and e-mail are private, and emptied some time after the minutes.

    ``turn``: the place among those who asked to speak, by time of registration.
    """

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("En el local")
        ONLINE = "online", _("En línea")

    class Channel(models.TextChoices):
        WEB = "web", _("Por la página")
        DESK = "desk", _("En la mesa de registro")

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="attendees", verbose_name=_("audiencia"))
    number = models.PositiveIntegerField(_("número"))
    name = models.CharField(_("nombres y apellidos"), max_length=160, blank=True)
    document_kind = models.CharField(_("clase de documento"), max_length=20, blank=True)
    document = models.CharField(_("número de documento"), max_length=20, blank=True)
    organisation = models.CharField(_("organización"), max_length=200, blank=True)
    email = models.EmailField(_("correo"), blank=True)
    mode = models.CharField(_("cómo asiste"), max_length=12, choices=Mode.choices)
    channel = models.CharField(_("por dónde se inscribió"), max_length=8, choices=Channel.choices)
    turn = models.PositiveIntegerField(_("turno para hablar"), null=True, blank=True)
    topic = models.CharField(_("tema"), max_length=300, blank=True)
    registered_at = models.DateTimeField(_("inscripción"))
    came_at = models.DateTimeField(_("asistió"), null=True, blank=True)
    contact_forgotten_at = models.DateTimeField(_("datos borrados"), null=True, blank=True)

    class Meta:
        verbose_name = _("asistente")
        verbose_name_plural = _("asistentes")
        ordering = ("hearing", "number")
        constraints = (
            models.UniqueConstraint(fields=("hearing", "number"), name="one_attendee_per_number"),
            models.UniqueConstraint(fields=("hearing", "turn"), condition=Q(turn__isnull=False), name="one_turn_each"),
            models.UniqueConstraint(
                fields=("hearing", "document_kind", "document"),
                condition=~Q(document=""),
                name="one_registration_per_document",
            ),
        )

    def __str__(self) -> str:
        return f"{self.hearing_id}/{self.number}"
