"""A register that was brought and that nobody has decided about yet."""

from django.db import models

from faro.kernel.text import _
from faro.registers.models.registers import ACTOR


class RegisterUpload(models.Model):
    """A file that waits for whoever brought it to load it; gone once loaded, or some days later."""

    digest = models.CharField(_("huella"), max_length=64)
    name = models.CharField(_("archivo"), max_length=200)
    content = models.BinaryField(_("contenido"))
    brought_by = models.CharField(_("quién"), max_length=ACTOR)
    brought_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("registro por cargar")
        verbose_name_plural = _("registros por cargar")
        constraints = (models.UniqueConstraint(fields=("digest", "brought_by"), name="a_register_waits_once"),)

    def __str__(self) -> str:
        return self.digest[:8]
