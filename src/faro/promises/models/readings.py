"""The reading of a document: its lines, and what was read from them, to be corrected before it is approved."""

from django.db import models

from faro.kernel.text import _
from faro.promises.domain.kinds import COMPARATORS, KINDS
from faro.promises.models.plans import ACTOR, GovernmentPlan


class Reading(models.Model):
    """What was read from a plan's document. Whoever had a hand in it may not approve it.

    ``hands``: keys of who brought, corrected and sent it.
    """

    class State(models.TextChoices):
        CORRECTING = "correcting", _("En corrección")
        SENT = "sent", _("Por aprobar")
        APPROVED = "approved", _("Aprobada")

    plan = models.OneToOneField(GovernmentPlan, models.CASCADE, related_name="reading", verbose_name=_("plan"))
    state = models.CharField(_("estado"), max_length=12, choices=State.choices, default=State.CORRECTING)
    name = models.CharField(_("archivo"), max_length=200)
    sha256 = models.CharField(_("huella"), max_length=64)
    size = models.PositiveIntegerField(_("tamaño"))
    brought_by = models.CharField(_("quién lo trajo"), max_length=ACTOR)
    brought_at = models.DateTimeField(_("traído"))
    silent_pages = models.JSONField(_("páginas sin texto"), default=list)
    hands = models.JSONField(_("quiénes corrigieron"), default=list)
    returned_reason = models.CharField(_("por qué se devolvió"), max_length=500, default="", blank=True)

    class Meta:
        verbose_name = _("lectura")
        verbose_name_plural = _("lecturas")

    def __str__(self) -> str:
        return self.name


class ReadLine(models.Model):
    """A line or a table's row of the document, as the reader saw it."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="lines", verbose_name=_("lectura"))
    number = models.PositiveIntegerField(_("orden"))
    page = models.PositiveIntegerField(_("página"), null=True)
    line = models.PositiveIntegerField(_("línea"), null=True)
    text = models.TextField(_("texto"))
    is_row = models.BooleanField(_("fila de un cuadro"), default=False)

    class Meta:
        verbose_name = _("línea del documento")
        verbose_name_plural = _("líneas del documento")
        ordering = ("reading", "number")
        constraints = (models.UniqueConstraint(fields=("reading", "number"), name="one_line_per_number"),)

    def __str__(self) -> str:
        return str(self.number)


class ReadRow(models.Model):
    """Something read: a pledge, a text that is none yet, or one set aside with a reason. Never deleted.

    ``as_read`` is what the machine read, whatever was corrected since. Quantities in millionths.
    """

    class State(models.TextChoices):
        PLEDGE = "pledge", _("Promesa")
        UNREAD = "unread", _("Sin leer")
        ASIDE = "aside", _("Apartada")

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="rows", verbose_name=_("lectura"))
    number = models.PositiveIntegerField(_("orden"))
    state = models.CharField(_("qué es"), max_length=8, choices=State.choices)
    page = models.PositiveIntegerField(_("página"), null=True)
    line = models.PositiveIntegerField(_("línea"), null=True)
    text = models.TextField(_("texto"), default="", blank=True)
    dimension = models.CharField(_("dimensión"), max_length=80, default="", blank=True)
    problem = models.TextField(_("problema"), default="", blank=True)
    objective = models.TextField(_("objetivo"), default="", blank=True)
    indicator = models.TextField(_("indicador"), default="", blank=True)
    target_text = models.TextField(_("meta"), default="", blank=True)
    quantity = models.BigIntegerField(_("cantidad"), null=True)
    unit = models.CharField(_("unidad"), max_length=120, default="", blank=True)
    comparator = models.CharField(_("comparación"), max_length=2, choices=COMPARATORS, default="", blank=True)
    baseline = models.BigIntegerField(_("línea de base"), null=True)
    deadline = models.CharField(_("plazo"), max_length=10, default="", blank=True)
    deadline_inherited = models.BooleanField(_("plazo del encabezado"), default=False)
    kind = models.CharField(_("clase de meta"), max_length=12, choices=KINDS, default="none")
    confidence = models.CharField(_("confianza"), max_length=8, default="", blank=True)
    reason = models.CharField(_("motivo"), max_length=300, default="", blank=True)
    as_read = models.JSONField(_("como se leyó"), default=dict)
    corrected = models.BooleanField(_("corregida"), default=False)
    version = models.PositiveIntegerField(_("versión"), default=1)

    class Meta:
        verbose_name = _("fila leída")
        verbose_name_plural = _("filas leídas")
        ordering = ("reading", "number")
        constraints = (models.UniqueConstraint(fields=("reading", "number"), name="one_row_per_number"),)
        indexes = (models.Index(fields=("reading", "state", "number"), name="promises_rows_by_state"),)

    def __str__(self) -> str:
        return str(self.number)
