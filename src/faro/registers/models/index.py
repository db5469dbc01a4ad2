"""What records are found, filtered and counted by, made from their answers; it may be made anew at any time.

``day`` and ``live`` repeat the record's, so that a count over a period reads one index and nothing else.
"""

from django.db import models
from django.db.models import Q

from faro.kernel.text import _
from faro.registers.models.records import QUESTION, Item, Record
from faro.registers.models.registers import Register

VALUE = 120
LIVE = Q(live=True)


class Answer(models.Model):
    """A value of a filter question, one row for each of several choices. ``number``: whole millionths, of a number."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="+", db_index=False, verbose_name=_("registro"))
    record = models.ForeignKey(
        Record, models.CASCADE, related_name="index", db_index=False, verbose_name=_("anotación")
    )
    item = models.ForeignKey(
        Item, models.CASCADE, null=True, related_name="index", db_index=False, verbose_name=_("fila")
    )
    question = models.CharField(_("pregunta"), max_length=QUESTION)
    value = models.CharField(_("valor"), max_length=VALUE)
    number = models.BigIntegerField(_("número"), null=True)
    day = models.DateField(_("fecha"))
    live = models.BooleanField(_("vale"), default=True)

    class Meta:
        verbose_name = _("valor por el que se busca")
        verbose_name_plural = _("valores por los que se busca")
        indexes = (
            models.Index(
                fields=("register", "question", "value", "-day", "-record"), name="answers_by_value", condition=LIVE
            ),
            models.Index(
                fields=("register", "question", "day", "record", "value", "number"),
                name="answers_in_order",
                condition=LIVE,
            ),
            models.Index(fields=("record", "question", "value"), name="answers_of_record"),
            models.Index(fields=("item",), name="answers_of_item", condition=Q(item__isnull=False)),
        )

    def __str__(self) -> str:
        return self.question


class Participant(models.Model):
    """That a record names a party, in a role. ``party``: its key; who that is today, the parties say."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="+", db_index=False, verbose_name=_("registro"))
    record = models.ForeignKey(Record, models.CASCADE, related_name="participants", verbose_name=_("anotación"))
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="participants", verbose_name=_("fila"))
    question = models.CharField(_("pregunta"), max_length=QUESTION)
    role = models.CharField(_("en calidad de"), max_length=40)
    party = models.CharField(_("ficha"), max_length=12, db_index=True)
    day = models.DateField(_("fecha"))
    live = models.BooleanField(_("vale"), default=True)

    class Meta:
        verbose_name = _("participante")
        verbose_name_plural = _("participantes")
        indexes = (
            models.Index(
                fields=("register", "role", "day", "party", "record"), name="participants_by_role", condition=LIVE
            ),
        )

    def __str__(self) -> str:
        return self.role


class Pointer(models.Model):
    """That a record names another one, of its own or another register."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="+", db_index=False, verbose_name=_("registro"))
    record = models.ForeignKey(Record, models.CASCADE, related_name="pointers", verbose_name=_("anotación"))
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="pointers", verbose_name=_("fila"))
    question = models.CharField(_("pregunta"), max_length=QUESTION)
    target = models.ForeignKey(
        Record, models.PROTECT, related_name="pointed", db_index=False, verbose_name=_("anotación nombrada")
    )
    day = models.DateField(_("fecha"))
    live = models.BooleanField(_("vale"), default=True)

    class Meta:
        verbose_name = _("enlace")
        verbose_name_plural = _("enlaces")
        indexes = (models.Index(fields=("target", "register", "question", "-day"), name="pointers_to"),)

    def __str__(self) -> str:
        return self.question


class Unique(models.Model):
    """What may not repeat in a register: the digest of the answers that a rule names."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="+", db_index=False, verbose_name=_("registro"))
    record = models.ForeignKey(Record, models.CASCADE, related_name="uniques", verbose_name=_("anotación"))
    rule = models.CharField(_("regla"), max_length=200)
    digest = models.CharField(_("huella"), max_length=64)

    class Meta:
        verbose_name = _("valor que no se repite")
        verbose_name_plural = _("valores que no se repiten")
        constraints = (models.UniqueConstraint(fields=("register", "rule", "digest"), name="what_may_not_repeat"),)

    def __str__(self) -> str:
        return self.rule
