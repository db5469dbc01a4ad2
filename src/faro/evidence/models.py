"""What is known of each file that is kept. The bytes are in the store, under their digest."""

from django.db import models
from django.db.models import Q

from faro.evidence.domain.types import type_of
from faro.kernel.text import _


class Evidence(models.Model):
    """A file, once, however many figures it serves. A disposed file keeps its row and its digest."""

    class ScanState(models.TextChoices):
        UNSCANNED = "unscanned", _("sin examinar")
        PENDING = "pending", _("por examinar")
        CLEAN = "clean", _("limpio")
        INFECTED = "infected", _("infectado")

    sha256 = models.CharField(_("huella SHA-256"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("tamaño en bytes"))
    media_type = models.CharField(_("tipo"), max_length=100)
    name = models.CharField(_("nombre"), max_length=160)
    name_disagrees = models.BooleanField(_("el nombre promete otro tipo"), default=False)
    width = models.PositiveIntegerField(_("ancho de la vista"), null=True, blank=True)
    height = models.PositiveIntegerField(_("alto de la vista"), null=True, blank=True)
    unit = models.CharField(_("unidad"), max_length=40, blank=True)
    note = models.TextField(_("descripción"), blank=True)
    added_at = models.DateTimeField(_("incorporado"))
    added_by = models.CharField(_("incorporado por"), max_length=120)
    scan_state = models.CharField(_("antivirus"), max_length=10, choices=ScanState.choices)
    scan_detail = models.CharField(_("respuesta del antivirus"), max_length=200, blank=True)
    scanned_at = models.DateTimeField(_("examinado"), null=True, blank=True)
    retention = models.CharField(_("clase de conservación"), max_length=20)
    wanted_at = models.DateTimeField(_("última vez que hizo falta"))
    public_title = models.CharField(_("título con que se publica"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("publicado"), null=True, blank=True)
    disposed_at = models.DateTimeField(_("eliminado"), null=True, blank=True)

    class Meta:
        verbose_name = _("archivo")
        verbose_name_plural = _("archivos")
        ordering = ("-added_at", "sha256")
        indexes = (
            models.Index(fields=("scan_state",), name="evidence_to_scan"),
            models.Index(fields=("published_at",), name="evidence_published"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.published_at is not None

    @property
    def may_be_served(self) -> bool:
        """Whether it is still kept, and no scanner has said or still has to say a word against it."""
        harmless = (self.ScanState.CLEAN, self.ScanState.UNSCANNED)
        return self.disposed_at is None and self.scan_state in harmless

    @property
    def has_copies(self) -> bool:
        """Whether pages can show it: an image."""
        return self.width is not None

    @property
    def type_label(self) -> str:
        """Its type as a reader calls it."""
        kept_as = type_of(self.media_type)
        return kept_as.label if kept_as else self.media_type


class Link(models.Model):
    """A file about a subject: who said so, for which unit. Taking it back keeps the row."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="links", verbose_name=_("archivo"))
    place = models.PositiveIntegerField(_("lugar"), help_text=_("Desde 1, en el orden en que se vinculó."))
    subject = models.CharField(_("sobre qué"), max_length=255)
    unit = models.CharField(_("unidad"), max_length=40, blank=True)
    linked_at = models.DateTimeField(_("vinculado"))
    linked_by = models.CharField(_("vinculado por"), max_length=120)
    unlinked_at = models.DateTimeField(_("desvinculado"), null=True, blank=True)

    class Meta:
        verbose_name = _("vínculo")
        verbose_name_plural = _("vínculos")
        ordering = ("evidence", "place")
        constraints = (
            models.UniqueConstraint(fields=("evidence", "place"), name="one_link_in_each_place"),
            models.UniqueConstraint(
                fields=("evidence", "subject"), condition=Q(unlinked_at=None), name="one_link_per_file_and_subject"
            ),
        )
        indexes = (models.Index(fields=("subject",), name="evidence_by_subject"),)

    def __str__(self) -> str:
        return f"{self.subject} ← {self.evidence_id}"
