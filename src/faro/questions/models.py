"""Questions, what was said about each, and what was corrected."""

from datetime import date

from django.db import models
from django.db.models import Q

from faro.kernel.text import _
from faro.questions.domain import states
from faro.questions.domain.kinds import FIGURE, PUBLIC_ASKER
from faro.workflow.clock import Clock
from faro.workflow.clock_record import from_record


class YearSequence(models.Model):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField(_("año"), primary_key=True)
    last = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        verbose_name = _("numeración")
        verbose_name_plural = _("numeraciones")

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Question(models.Model):
    """A question about a subject. Name and e-mail are private, and emptied some time after the answer."""

    number = models.CharField(_("número"), max_length=12, primary_key=True)
    kind = models.CharField(_("clase"), max_length=30, default=FIGURE.code)
    asker_role = models.CharField(_("quién pregunta"), max_length=40, default=PUBLIC_ASKER)
    subject = models.CharField(_("sobre qué"), max_length=255, db_index=True)
    subject_title = models.CharField(_("cifra o tema"), max_length=400)
    subject_url = models.CharField(_("dónde se ve"), max_length=400, blank=True)
    figure = models.CharField(_("cómo se leía"), max_length=400, blank=True)
    unit = models.CharField(_("unidad que responde"), max_length=40, blank=True)
    name = models.CharField(_("nombre de quien pregunta"), max_length=120, blank=True)
    email = models.EmailField(_("correo de quien pregunta"), blank=True)
    received_at = models.DateTimeField(_("recibida"))
    state = models.CharField(_("estado"), max_length=20, choices=tuple(states.STATES.words.items()))
    clocks = models.JSONField(_("plazos"), help_text=_("Uno por vuelta; el último es el que corre."))
    closed_at = models.DateTimeField(_("cerrada"), null=True, blank=True)
    reminded_on = models.DateField(_("último recordatorio"), null=True, blank=True)
    contact_forgotten_at = models.DateTimeField(_("contacto borrado"), null=True, blank=True)

    class Meta:
        verbose_name = _("cuestión")
        verbose_name_plural = _("cuestiones")
        ordering = ("-received_at", "-number")
        indexes = (models.Index(fields=("state", "unit"), name="questions_to_answer"),)

    def __str__(self) -> str:
        return self.number

    @property
    def clock(self) -> Clock:
        """The term that runs, or ran last."""
        return from_record(self.clocks[-1])

    @property
    def round(self) -> int:
        """1, and 2 once the answer was contested."""
        return len(self.clocks)

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return self.state in states.OPEN_STATES

    @property
    def started_on(self) -> date:
        """The day on which the first term started."""
        return from_record(self.clocks[0]).start


class Statement(models.Model):
    """Something said about a question. What citizens write waits for a moderator."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Pregunta")
        REQUEST = "request", _("Pedido de aclaración")
        CLARIFICATION = "clarification", _("Aclaración de quien pregunta")
        ANSWER = "answer", _("Respuesta")
        CONTEST = "contest", _("Quien pregunta dice que no se le respondió")

    class Moderation(models.TextChoices):
        PENDING = "pending", _("en revisión")
        PUBLISHED = "published", _("publicado")
        WITHHELD = "withheld", _("no se publica")

    question = models.ForeignKey(Question, models.PROTECT, related_name="statements", verbose_name=_("cuestión"))
    place = models.PositiveSmallIntegerField(_("lugar"), help_text=_("Desde 1, en el orden en que se dijo."))
    kind = models.CharField(_("clase"), max_length=20, choices=Kind.choices)
    text = models.TextField(_("texto recibido"))
    public_text = models.TextField(_("texto publicado"), blank=True)
    outcome = models.CharField(_("resultado"), max_length=20, blank=True)
    said_at = models.DateTimeField(_("cuándo"))
    said_by = models.CharField(_("quién"), max_length=120, blank=True)
    unit = models.CharField(_("unidad"), max_length=40, blank=True)
    moderation = models.CharField(_("moderación"), max_length=10, choices=Moderation.choices)
    moderation_reason = models.CharField(_("motivo"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("intervención")
        verbose_name_plural = _("intervenciones")
        ordering = ("question", "place")
        constraints = (
            models.UniqueConstraint(fields=("question", "place"), name="one_statement_in_each_place"),
            models.UniqueConstraint(
                fields=("question",), condition=Q(kind="contest"), name="an_answer_is_contested_once"
            ),
        )
        indexes = (models.Index(fields=("moderation",), name="questions_to_moderate"),)

    def __str__(self) -> str:
        return f"{self.question_id} {self.kind}"

    @property
    def by_asker(self) -> bool:
        """Whether who asked said it."""
        return self.kind in (self.Kind.QUESTION, self.Kind.CLARIFICATION, self.Kind.CONTEST)

    @property
    def is_trimmed(self) -> bool:
        """Whether it is published without some of what was said."""
        return self.moderation == self.Moderation.PUBLISHED and self.public_text != self.text


class Erratum(models.Model):
    """What a publication said, what it says now, and since when."""

    question = models.ForeignKey(
        Question, models.PROTECT, null=True, blank=True, related_name="errata", verbose_name=_("cuestión")
    )
    subject = models.CharField(_("sobre qué"), max_length=255, db_index=True)
    subject_title = models.CharField(_("cifra o tema"), max_length=400)
    subject_url = models.CharField(_("dónde se ve"), max_length=400, blank=True)
    said = models.TextField(_("decía"))
    says = models.TextField(_("dice ahora"))
    since = models.DateField(_("desde"))
    publication = models.CharField(_("publicación"), max_length=200, blank=True)
    noted_at = models.DateTimeField(_("anotada"))

    class Meta:
        verbose_name = _("errata")
        verbose_name_plural = _("erratas")
        ordering = ("-since", "-id")

    def __str__(self) -> str:
        return self.subject_title


class DaySalt(models.Model):
    """The salt of a day. Once it is gone, no trace of that day can be led back to an address."""

    day = models.DateField(_("día"), primary_key=True)
    salt = models.CharField(_("sal"), max_length=64)

    class Meta:
        verbose_name = _("sal del día")
        verbose_name_plural = _("sales del día")

    def __str__(self) -> str:
        return self.day.isoformat()


class Trace(models.Model):
    """That a question came from some address, as a salted digest, to tell when there are too many."""

    digest = models.CharField(_("huella"), max_length=64)
    subject = models.CharField(_("sobre qué"), max_length=255)
    at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("rastro")
        verbose_name_plural = _("rastros")
        indexes = (
            models.Index(fields=("digest", "at"), name="questions_per_address"),
            models.Index(fields=("subject", "at"), name="questions_per_subject"),
        )

    def __str__(self) -> str:
        return f"{self.digest[:8]} {self.at:%H:%M}"
