"""Telephones that bring records, and what they brought: kept as received, whatever becomes of it."""

from django.db import models
from django.db.models import Q

from faro.kernel.text import _
from faro.registers.models.records import Record
from faro.registers.models.registers import ACTOR, UNIT, Register, RegisterVersion, new_key

NAME = 80
INSTANCE = 250
FILE_NAME = 250


class Device(models.Model):
    """A telephone of a person, who enters from it for one unit in some registers. ``secret`` is a hash."""

    code = models.CharField(_("código"), max_length=12, unique=True)
    name = models.CharField(_("nombre"), max_length=NAME)
    person = models.CharField(_("persona"), max_length=ACTOR, db_index=True)
    unit = models.CharField(_("unidad"), max_length=UNIT)
    registers = models.ManyToManyField(Register, related_name="+", verbose_name=_("registros"))
    secret = models.CharField(_("huella de la clave"), max_length=160)
    made_at = models.DateTimeField(_("dado de alta"))
    made_by = models.CharField(_("dado de alta por"), max_length=ACTOR)
    expires_at = models.DateTimeField(_("vale hasta"))
    used_at = models.DateTimeField(_("usado por última vez"), null=True)
    revoked_at = models.DateTimeField(_("dado de baja"), null=True)
    revoked_by = models.CharField(_("dado de baja por"), max_length=ACTOR, default="", blank=True)
    reason = models.CharField(_("motivo de la baja"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("teléfono")
        verbose_name_plural = _("teléfonos")
        ordering = ("revoked_at", "name", "code")

    def __str__(self) -> str:
        return self.code


class FailedKnock(models.Model):
    """That somebody came with a wrong key. Forgotten after a day."""

    device = models.CharField(_("teléfono"), max_length=12)
    address = models.CharField(_("dirección"), max_length=45)
    at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("intento fallido")
        verbose_name_plural = _("intentos fallidos")
        indexes = (models.Index(fields=("address", "at"), name="knocks_by_address"),)

    def __str__(self) -> str:
        return self.device


class Submission(models.Model):
    """What a telephone sent under one instance ID with one content. ``xml`` is never changed; emptied once its data go.

    ``key``: of the record that it becomes; of its own where another content came first under the same ID. ``ended``:
    the telephone said that nothing more comes. ``reasons``: Spanish sentences, why a person has to look at it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("a medias")
        REVIEW = "review", _("por revisar")
        TAKEN = "taken", _("tomado")
        DISCARDED = "discarded", _("descartado")

    register = models.ForeignKey(Register, models.PROTECT, related_name="submissions", verbose_name=_("registro"))
    version = models.ForeignKey(RegisterVersion, models.PROTECT, related_name="+", verbose_name=_("versión"))
    device = models.ForeignKey(Device, models.PROTECT, related_name="submissions", verbose_name=_("teléfono"))
    instance = models.CharField(_("clave de la instancia"), max_length=INSTANCE)
    deprecated = models.CharField(_("clave de la que reemplaza"), max_length=INSTANCE, default="", blank=True)
    key = models.CharField(_("clave"), max_length=36, default=new_key)
    digest = models.CharField(_("huella"), max_length=64)
    xml = models.BinaryField(_("contenido"))
    form_version = models.CharField(_("versión que dice"), max_length=80, default="", blank=True)
    unit = models.CharField(_("unidad"), max_length=UNIT)
    files = models.JSONField(_("archivos que nombra"), default=list)
    ended = models.BooleanField(_("completo según el teléfono"), default=False)
    times = models.PositiveIntegerField(_("veces que llegó"), default=1)
    received_at = models.DateTimeField(_("recibido"))
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.WAITING)
    reasons = models.JSONField(_("por qué se revisa"), default=list)
    record = models.ForeignKey(
        Record, models.PROTECT, null=True, related_name="submissions", verbose_name=_("anotación")
    )
    revision = models.PositiveIntegerField(_("revisión en que quedó"), null=True)
    settled_at = models.DateTimeField(_("resuelto"), null=True)
    settled_by = models.CharField(_("resuelto por"), max_length=ACTOR, default="", blank=True)
    reason = models.CharField(_("motivo"), max_length=300, default="", blank=True)
    disposed_at = models.DateTimeField(_("datos eliminados"), null=True)

    class Meta:
        verbose_name = _("envío")
        verbose_name_plural = _("envíos")
        ordering = ("-received_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("register", "instance", "digest"), name="one_submission_per_content"),
        )
        indexes = (
            models.Index(
                fields=("register", "-received_at"),
                name="submissions_open",
                condition=Q(state__in=["waiting", "review"]),
            ),
            models.Index(fields=("key",), name="submissions_by_key"),
        )

    def __str__(self) -> str:
        return self.instance


class SubmittedFile(models.Model):
    """A file that came with a submission: kept with the evidence, or here as it came where it may not be kept there."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="received", verbose_name=_("envío"))
    name = models.CharField(_("nombre"), max_length=FILE_NAME)
    digest = models.CharField(_("huella"), max_length=64)
    media_type = models.CharField(_("tipo"), max_length=120, default="", blank=True)
    content = models.BinaryField(_("contenido"), null=True)
    refusal = models.CharField(_("por qué no se guardó con los sustentos"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("archivo recibido")
        verbose_name_plural = _("archivos recibidos")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("submission", "name", "digest"), name="one_received_file_per_content"),
        )

    def __str__(self) -> str:
        return self.name
