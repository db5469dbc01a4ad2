"""What is being written and is no record yet."""

from django.db import models

from faro.kernel.text import _
from faro.registers.models.records import Record
from faro.registers.models.registers import ACTOR, Register, RegisterVersion, new_key


class Draft(models.Model):
    """Answers that somebody has begun, of a new record or of one being corrected. Nobody else sees them.

    ``answers``: ``{"values": …, "items": …}``, as they were given, not as the form would have them. ``base_revision``:
    of the record when it was opened. ``clash``: someone else saved it first, and these answers wait to be looked at.
    """

    register = models.ForeignKey(Register, models.CASCADE, related_name="drafts", verbose_name=_("registro"))
    version = models.ForeignKey(RegisterVersion, models.PROTECT, related_name="+", verbose_name=_("versión"))
    owner = models.CharField(_("de quién"), max_length=ACTOR)
    key = models.CharField(_("clave"), max_length=36, default=new_key)
    record = models.ForeignKey(
        Record, models.CASCADE, null=True, related_name="drafts", verbose_name=_("anotación que se corrige")
    )
    base_revision = models.PositiveIntegerField(_("revisión de la que parte"), null=True)
    answers = models.JSONField(_("respuestas"), default=dict)
    clash = models.BooleanField(_("en conflicto"), default=False)
    updated_at = models.DateTimeField(_("guardado"))

    class Meta:
        verbose_name = _("borrador")
        verbose_name_plural = _("borradores")
        ordering = ("-updated_at",)
        constraints = (models.UniqueConstraint(fields=("owner", "key"), name="one_draft_per_key"),)
        indexes = (models.Index(fields=("register", "owner"), name="drafts_of_owner"),)

    def __str__(self) -> str:
        return self.key
