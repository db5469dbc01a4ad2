"""The outbox and the state of scheduled work."""

from django.db import models
from django.db.models import Q

from faro.kernel.text import _


class Delivery(models.Model):
    """One e-mail to one address. After a while its address and text are emptied; that it was sent stays."""

    class State(models.TextChoices):
        WAITING = "waiting", _("por enviar")
        SENT = "sent", _("enviado")
        GIVEN_UP = "given_up", _("no se pudo enviar")

    to = models.EmailField(_("para"), blank=True)
    subject = models.CharField(_("asunto"), max_length=200)
    body = models.TextField(_("texto"), blank=True)
    kind = models.CharField(_("clase"), max_length=60)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.WAITING)
    queued_at = models.DateTimeField(_("puesto en cola"))
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)
    try_at = models.DateTimeField(_("intentar desde"))
    sent_at = models.DateTimeField(_("enviado"), null=True, blank=True)
    error = models.CharField(_("último error"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("envío")
        verbose_name_plural = _("envíos")
        ordering = ("-id",)
        indexes = (models.Index(fields=("state", "try_at"), name="notices_to_send"),)

    def __str__(self) -> str:
        return self.subject


class Notice(models.Model):
    """Something one person should know. It waits for its delivery: the digest of the day, or one of its own."""

    to = models.EmailField(_("para"), blank=True)
    subject = models.CharField(_("asunto"), max_length=200)
    body = models.TextField(_("texto"), blank=True)
    kind = models.CharField(_("clase"), max_length=60)
    about = models.CharField(_("sobre qué"), max_length=255, blank=True)
    actor = models.CharField(_("de quién"), max_length=120)
    queued_at = models.DateTimeField(_("puesto en cola"))
    delivery = models.ForeignKey(Delivery, models.CASCADE, null=True, blank=True, verbose_name=_("envío"))

    class Meta:
        verbose_name = _("aviso")
        verbose_name_plural = _("avisos")
        ordering = ("id",)
        indexes = (models.Index(fields=("to",), condition=Q(delivery=None), name="notices_waiting"),)

    def __str__(self) -> str:
        return self.subject


class JobState(models.Model):
    """When a job ran and runs next. ``lease_*``: who is running it now, and until when nobody else may."""

    code = models.CharField(_("código"), max_length=60, primary_key=True)
    next_run = models.DateTimeField(_("siguiente"))
    started_at = models.DateTimeField(_("empezó"), null=True, blank=True)
    finished_at = models.DateTimeField(_("terminó"), null=True, blank=True)
    succeeded = models.BooleanField(_("salió bien"), null=True, blank=True)
    outcome = models.CharField(_("resultado"), max_length=300, blank=True)
    lease_holder = models.CharField(_("quién lo tiene"), max_length=32, blank=True)
    lease_until = models.DateTimeField(_("reservado hasta"), null=True, blank=True)

    class Meta:
        verbose_name = _("tarea programada")
        verbose_name_plural = _("tareas programadas")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code
