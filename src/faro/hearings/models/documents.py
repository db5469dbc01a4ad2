"""Report and minutes. What is published is written once: the database refuses changes."""

from django.db import models

from faro.hearings.models.hearing import ACTOR, Hearing
from faro.hearings.models.people import Attendee
from faro.kernel.text import _

DIGEST_LENGTH = 64


class Report(models.Model):
    """The report of a hearing as it was published: JSON, and the digest of its bytes."""

    hearing = models.OneToOneField(Hearing, models.PROTECT, related_name="report", verbose_name=_("audiencia"))
    content = models.TextField(_("contenido"))
    digest = models.CharField(_("huella SHA-256"), max_length=DIGEST_LENGTH)
    published_at = models.DateTimeField(_("publicado"))
    published_by = models.CharField(_("quién"), max_length=ACTOR)

    class Meta:
        verbose_name = _("informe")
        verbose_name_plural = _("informes")

    def __str__(self) -> str:
        return self.digest[:12]


class MinutesText(models.Model):
    """What a person writes of the minutes, until they are final. Lists and counts are put in by Faro."""

    hearing = models.OneToOneField(Hearing, models.PROTECT, related_name="minutes_text", verbose_name=_("audiencia"))
    opening = models.TextField(_("apertura"))
    development = models.TextField(_("desarrollo"))
    closing = models.TextField(_("cierre"), blank=True)
    edited_at = models.DateTimeField(_("cuándo"))
    edited_by = models.CharField(_("quién"), max_length=ACTOR)

    class Meta:
        verbose_name = _("texto del acta")
        verbose_name_plural = _("textos de actas")

    def __str__(self) -> str:
        return self.opening[:60]


class Minutes(models.Model):
    """The minutes as they were published: as a draft to be observed, and final."""

    class Kind(models.TextChoices):
        DRAFT = "draft", _("Proyecto de acta")
        FINAL = "final", _("Acta final")

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="minutes", verbose_name=_("audiencia"))
    kind = models.CharField(_("clase"), max_length=8, choices=Kind.choices)
    content = models.TextField(_("contenido"))
    digest = models.CharField(_("huella SHA-256"), max_length=DIGEST_LENGTH)
    published_at = models.DateTimeField(_("publicada"))
    published_by = models.CharField(_("quién"), max_length=ACTOR)

    class Meta:
        verbose_name = _("acta")
        verbose_name_plural = _("actas")
        constraints = (models.UniqueConstraint(fields=("hearing", "kind"), name="one_minutes_of_each_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.digest[:12]}"


class DocumentFile(models.Model):
    """A report or minutes as a file, made when they were published. ``document``: report, draft or final."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="files", verbose_name=_("audiencia"))
    document = models.CharField(_("documento"), max_length=8)
    file_format = models.CharField(_("formato"), max_length=8)
    name = models.CharField(_("nombre"), max_length=120)
    content = models.BinaryField(_("contenido"))
    digest = models.CharField(_("huella SHA-256"), max_length=DIGEST_LENGTH)

    class Meta:
        verbose_name = _("archivo")
        verbose_name_plural = _("archivos")
        constraints = (
            models.UniqueConstraint(fields=("hearing", "document", "file_format"), name="one_file_of_each_format"),
        )

    def __str__(self) -> str:
        return self.name


class Observation(models.Model):
    """What someone who attended says of the draft of the minutes, and what became of it."""

    class Decision(models.TextChoices):
        PENDING = "pending", _("por decidir")
        ACCEPTED = "accepted", _("acogida")
        REJECTED = "rejected", _("no acogida")

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="observations", verbose_name=_("audiencia"))
    number = models.PositiveIntegerField(_("número"))
    attendee = models.ForeignKey(Attendee, models.PROTECT, related_name="observations", verbose_name=_("asistente"))
    text = models.TextField(_("texto recibido"))
    public_text = models.TextField(_("texto publicado"), blank=True)
    said_at = models.DateTimeField(_("cuándo"))
    decision = models.CharField(_("decisión"), max_length=10, choices=Decision.choices, default=Decision.PENDING)
    reason = models.TextField(_("razón"), blank=True)
    decided_at = models.DateTimeField(_("decidida"), null=True, blank=True)
    decided_by = models.CharField(_("quién"), max_length=ACTOR, blank=True)

    class Meta:
        verbose_name = _("observación")
        verbose_name_plural = _("observaciones")
        ordering = ("hearing", "number")
        constraints = (models.UniqueConstraint(fields=("hearing", "number"), name="one_observation_per_number"),)

    def __str__(self) -> str:
        return f"{self.hearing_id}/{self.number}"
