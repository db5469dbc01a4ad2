"""The chain. Rows are only ever added; :mod:`faro.ledger.services` is the one place that adds."""

from django.db import models

from faro.kernel.text import _


class Entry(models.Model):
    """One change. ``body`` is the canonical JSON that ``digest`` covers, together with ``previous``."""

    sequence = models.PositiveBigIntegerField(_("número"), primary_key=True)
    at = models.DateTimeField(_("cuándo"))
    actor = models.CharField(_("quién"), max_length=120)
    role = models.CharField(_("rol"), max_length=60, blank=True)
    action = models.CharField(_("qué"), max_length=80)
    subject = models.CharField(_("sobre qué"), max_length=255)
    public = models.BooleanField(_("público"))
    body = models.TextField(_("contenido"))
    previous = models.CharField(_("huella anterior"), max_length=64)
    digest = models.CharField(_("huella"), max_length=64)

    class Meta:
        verbose_name = _("asiento")
        verbose_name_plural = _("asientos")
        ordering = ("sequence",)
        indexes = (
            models.Index(fields=("subject", "sequence"), name="ledger_by_subject"),
            models.Index(fields=("public", "sequence"), name="ledger_by_audience"),
        )

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}"


class PersonalValue(models.Model):
    """A personal value whose salted digest is in the chain. Emptying it is erasing it; the chain still verifies."""

    digest = models.CharField(_("huella"), max_length=64, primary_key=True)
    entry = models.ForeignKey(Entry, models.PROTECT, verbose_name=_("asiento"))
    salt = models.CharField(_("sal"), max_length=64)
    value = models.TextField(_("valor"), blank=True)
    erased = models.BooleanField(_("borrado"), default=False)

    class Meta:
        verbose_name = _("valor personal")
        verbose_name_plural = _("valores personales")

    def __str__(self) -> str:
        return self.digest
