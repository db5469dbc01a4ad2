"""Questions before and during a hearing, grouped by topic, with their answers."""

from django.db import models

from faro.hearings.models.hearing import ACTOR, Hearing
from faro.hearings.models.people import Attendee
from faro.kernel.text import _
from faro.workflow.clock import Clock
from faro.workflow.clock_record import from_record


class Topic(models.Model):
    """Questions about the same thing, answered together."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="topics", verbose_name=_("audiencia"))
    place = models.PositiveIntegerField(_("orden"))
    title = models.CharField(_("tema"), max_length=160)

    class Meta:
        verbose_name = _("tema")
        verbose_name_plural = _("temas")
        ordering = ("hearing", "place")
        constraints = (models.UniqueConstraint(fields=("hearing", "title"), name="one_topic_per_title"),)

    def __str__(self) -> str:
        return self.title


class HearingQuestion(models.Model):
    """A question. Its text is shown once a moderator has read it; one that is not admitted keeps its reason alone.

    ``clock``: the term of the answer, which runs from the hearing on. ``at_hearing``: it was answered there.
    """

    class Moderation(models.TextChoices):
        PENDING = "pending", _("en revisión")
        ADMITTED = "admitted", _("admitida")
        REJECTED = "rejected", _("no admitida")

    class Moment(models.TextChoices):
        BEFORE = "before", _("Antes de la audiencia")
        DURING = "during", _("Durante la audiencia")

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="questions", verbose_name=_("audiencia"))
    number = models.PositiveIntegerField(_("número"))
    moment = models.CharField(_("cuándo se hizo"), max_length=8, choices=Moment.choices)
    asker = models.CharField(_("quién pregunta"), max_length=20)
    attendee = models.ForeignKey(
        Attendee, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("asistente")
    )
    name = models.CharField(_("nombre de quien pregunta"), max_length=120, blank=True)
    email = models.EmailField(_("correo de quien pregunta"), blank=True)
    subject = models.CharField(_("sobre qué"), max_length=255, blank=True, db_index=True)
    subject_title = models.CharField(_("cifra o tema"), max_length=400, blank=True)
    subject_url = models.CharField(_("dónde se ve"), max_length=400, blank=True)
    text = models.TextField(_("texto recibido"))
    public_text = models.TextField(_("texto publicado"), blank=True)
    received_at = models.DateTimeField(_("recibida"))
    moderation = models.CharField(
        _("moderación"), max_length=10, choices=Moderation.choices, default=Moderation.PENDING, db_index=True
    )
    moderation_reason = models.CharField(_("motivo"), max_length=300, blank=True)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("tema")
    )
    unit = models.CharField(_("unidad que responde"), max_length=40, blank=True)
    clock_record = models.JSONField(_("plazo"), null=True, blank=True)
    answer = models.TextField(_("respuesta"), blank=True)
    answered_at = models.DateTimeField(_("respondida"), null=True, blank=True)
    answered_by = models.CharField(_("respondió"), max_length=ACTOR, blank=True)
    at_hearing = models.BooleanField(_("respondida en la audiencia"), default=False)
    reminded_on = models.DateField(_("último recordatorio"), null=True, blank=True)
    contact_forgotten_at = models.DateTimeField(_("contacto borrado"), null=True, blank=True)

    class Meta:
        verbose_name = _("pregunta")
        verbose_name_plural = _("preguntas")
        ordering = ("hearing", "number")
        constraints = (models.UniqueConstraint(fields=("hearing", "number"), name="one_question_per_number"),)
        indexes = (models.Index(fields=("unit", "answered_at"), name="hearings_to_answer"),)

    def __str__(self) -> str:
        return f"{self.hearing_id}/{self.number}"

    @property
    def clock(self) -> Clock | None:
        """The term of the answer, once it runs."""
        return from_record(self.clock_record) if self.clock_record else None

    @property
    def is_admitted(self) -> bool:
        """Whether it is to be answered."""
        return self.moderation == self.Moderation.ADMITTED
