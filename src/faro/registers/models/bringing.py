"""A file with records that was brought and that waits to be confirmed."""

from django.db import models

from faro.kernel.text import _
from faro.registers.models.registers import ACTOR, UNIT, Register


class RecordUpload(models.Model):
    """What somebody brought. ``found``: what was said of it, row by row. Forgotten some days later."""

    register = models.ForeignKey(Register, models.CASCADE, related_name="+", verbose_name=_("registro"))
    digest = models.CharField(_("huella"), max_length=64)
    name = models.CharField(_("archivo"), max_length=200)
    content = models.BinaryField(_("contenido"))
    unit = models.CharField(_("unidad"), max_length=UNIT)
    found = models.JSONField(_("lo que se encontró"), default=dict)
    brought_by = models.CharField(_("quién"), max_length=ACTOR)
    brought_at = models.DateTimeField(_("cuándo"))
    taken_at = models.DateTimeField(_("tomado"), null=True)

    class Meta:
        verbose_name = _("archivo por tomar")
        verbose_name_plural = _("archivos por tomar")
        constraints = (
            models.UniqueConstraint(fields=("register", "digest", "brought_by"), name="a_file_of_records_waits_once"),
        )

    def __str__(self) -> str:
        return self.digest[:8]
