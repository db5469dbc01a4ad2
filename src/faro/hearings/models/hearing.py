"""A hearing, from its preparation to its final minutes, and how its day was moved."""

from datetime import date

from django.db import models
from django.utils import timezone

from faro.hearings.domain.states import PREPARED, STATES
from faro.kernel.text import _
from faro.workflow.clock import Clock
from faro.workflow.clock_record import from_record

ACTOR = 120


class YearSequence(models.Model):
    """The last number given to a hearing of a year."""

    year = models.PositiveSmallIntegerField(_("año"), primary_key=True)
    last = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        verbose_name = _("numeración")
        verbose_name_plural = _("numeraciones")

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Hearing(models.Model):
    """A public hearing. ``obligation``: the code of the one that the law asks for; empty for one more.

    ``observe_clock``: the term of those who attended to observe the draft of the minutes.
    """

    code = models.CharField(_("código"), max_length=20, unique=True)
    year = models.PositiveSmallIntegerField(_("año"), db_index=True)
    obligation = models.CharField(_("obligación"), max_length=20, blank=True)
    title = models.CharField(_("título"), max_length=200)
    state = models.CharField(
        _("estado"), max_length=20, choices=tuple(STATES.words.items()), default=PREPARED, db_index=True
    )
    synthetic = models.BooleanField(_("de muestra"), default=False)
    starts_at = models.DateTimeField(_("día y hora"))
    place = models.CharField(_("lugar"), max_length=300)
    online_url = models.URLField(_("dirección en línea"), max_length=400, blank=True)
    agenda = models.TextField(_("agenda"), help_text=_("Un punto en cada línea."))
    capacity = models.PositiveIntegerField(_("aforo del local"), null=True, blank=True)
    decree_number = models.CharField(_("decreto de alcaldía"), max_length=80, blank=True)
    decree_date = models.DateField(_("fecha del decreto"), null=True, blank=True)
    decree_file = models.CharField(_("archivo del decreto"), max_length=64, blank=True)
    called_on = models.DateField(_("convocada"), null=True, blank=True)
    held_on = models.DateField(_("realizada"), null=True, blank=True)
    observe_clock = models.JSONField(_("plazo para observar"), null=True, blank=True)
    cancel_reason = models.TextField(_("motivo de la cancelación"), blank=True)
    created_at = models.DateTimeField(_("creada"))

    class Meta:
        verbose_name = _("audiencia")
        verbose_name_plural = _("audiencias")
        ordering = ("-starts_at", "-id")

    def __str__(self) -> str:
        return self.code

    @property
    def day(self) -> date:
        """The day of the hearing, here."""
        return timezone.localdate(self.starts_at)

    @property
    def clock(self) -> Clock | None:
        """The term to observe the draft of the minutes, once it runs."""
        return from_record(self.observe_clock) if self.observe_clock else None

    @property
    def agenda_items(self) -> tuple[str, ...]:
        """The points of the agenda."""
        return tuple(line.strip() for line in self.agenda.splitlines() if line.strip())


class Postponement(models.Model):
    """A day that did not hold, and why. ``after`` is empty until a new day is set."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="postponements", verbose_name=_("audiencia"))
    before = models.DateTimeField(_("día y hora de antes"))
    after = models.DateTimeField(_("nuevo día y hora"), null=True)
    reason = models.TextField(_("motivo"))
    decree_number = models.CharField(_("decreto de alcaldía"), max_length=80, blank=True)
    decided_at = models.DateTimeField(_("cuándo se decidió"))

    class Meta:
        verbose_name = _("postergación")
        verbose_name_plural = _("postergaciones")
        ordering = ("decided_at", "id")

    def __str__(self) -> str:
        return f"{self.hearing_id}: {self.reason[:40]}"


class StepReminder(models.Model):
    """That a step was told to those who owe it: once when it came near, once when it was late."""

    subject = models.CharField(_("sobre qué"), max_length=120)
    step = models.CharField(_("paso"), max_length=20)
    due = models.DateField(_("hasta"))
    late = models.BooleanField(_("vencido"))
    sent_on = models.DateField(_("avisado"))

    class Meta:
        verbose_name = _("recordatorio de un paso")
        verbose_name_plural = _("recordatorios de pasos")
        constraints = (
            models.UniqueConstraint(fields=("subject", "step", "due", "late"), name="one_reminder_of_each_step"),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.step}"
