"""Records: what was written down, its rows, its states, its files. Voided, never deleted."""

from django.db import models
from django.db.models import Q

from faro.kernel.text import _
from faro.registers.domain.answers import Answers, Values
from faro.registers.models.registers import ACTOR, UNIT, Register, RegisterVersion, new_key

QUESTION = 120
STATE = 40
LIVE = Q(voided_at=None)


class Record(models.Model):
    """One record. ``day`` is what dates it; ``due`` the day by which its state must be left, where one runs.

    ``answers`` hold the values by question key; the rows of its repeats are its items. ``search`` is the title folded.
    Latitude and longitude are millionths of a degree.
    """

    class Origin(models.TextChoices):
        WEB = "web", _("página")
        SHEET = "sheet", _("hoja")
        XLSX = "xlsx", _("archivo")
        OPENROSA = "openrosa", _("teléfono")
        EXAMPLE = "example", _("de muestra")

    register = models.ForeignKey(
        Register, models.PROTECT, related_name="records", db_index=False, verbose_name=_("registro")
    )
    version = models.ForeignKey(
        RegisterVersion, models.PROTECT, related_name="+", db_index=False, verbose_name=_("versión")
    )
    key = models.CharField(_("clave"), max_length=36, unique=True, default=new_key)
    number = models.CharField(_("número"), max_length=60)
    unit = models.CharField(_("unidad"), max_length=UNIT)
    day = models.DateField(_("fecha"))
    place = models.CharField(_("lugar"), max_length=QUESTION, null=True)
    latitude = models.IntegerField(_("latitud"), null=True)
    longitude = models.IntegerField(_("longitud"), null=True)
    title = models.CharField(_("título"), max_length=200)
    search = models.CharField(_("título para buscar"), max_length=QUESTION)
    state = models.CharField(_("estado"), max_length=STATE, default="", blank=True)
    state_since = models.DateField(_("en ese estado desde"))
    due = models.DateField(_("vence"), null=True)
    answers = models.JSONField(_("respuestas"), default=dict)
    revision = models.PositiveIntegerField(_("revisión"), default=1)
    origin = models.CharField(_("de dónde vino"), max_length=10, choices=Origin.choices, default=Origin.WEB)
    synthetic = models.BooleanField(_("de muestra"), default=False)
    entered_at = models.DateTimeField(_("anotado"))
    entered_by = models.CharField(_("anotado por"), max_length=ACTOR)
    changed_at = models.DateTimeField(_("cambiado"))
    voided_at = models.DateTimeField(_("anulado"), null=True)
    void_reason = models.CharField(_("motivo de la anulación"), max_length=300, default="", blank=True)
    disposed_at = models.DateTimeField(_("datos eliminados al cumplir su plazo"), null=True)

    class Meta:
        verbose_name = _("anotación")
        verbose_name_plural = _("anotaciones")
        constraints = (models.UniqueConstraint(fields=("register", "number"), name="one_record_per_number"),)
        indexes = (
            models.Index(fields=("register", "-day", "-id"), name="records_by_day", condition=LIVE),
            models.Index(fields=("register", "state", "-day", "-id"), name="records_by_state", condition=LIVE),
            models.Index(fields=("register", "unit", "-day", "-id"), name="records_by_unit", condition=LIVE),
            models.Index(fields=("register", "place", "day"), name="records_by_place", condition=LIVE),
            models.Index(fields=("register", "due"), name="records_by_due", condition=LIVE & Q(due__isnull=False)),
            models.Index(
                fields=("register", "search"),
                name="records_by_title",
                opclasses=("int8_ops", "varchar_pattern_ops"),
            ),
            models.Index(
                fields=("register", "-voided_at"), name="records_voided", condition=Q(voided_at__isnull=False)
            ),
            models.Index(fields=("register", "day"), name="records_made_up", condition=Q(synthetic=True)),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def is_live(self) -> bool:
        """Whether it counts: neither voided nor disposed of."""
        return self.voided_at is None

    @property
    def whole(self) -> Answers:
        """All its answers, rows too. Prefetch its items where many are read."""
        items: dict[str, list[Values]] = {}
        for item in self.items.all():
            items.setdefault(item.repeat, []).append(item.answers)
        return Answers(self.answers, items)


class Item(models.Model):
    """A row of a repeat. ``key`` stays with what it tells of, also when it is carried to the next record."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="+", db_index=False, verbose_name=_("registro"))
    record = models.ForeignKey(
        Record, models.CASCADE, related_name="items", db_index=False, verbose_name=_("anotación")
    )
    repeat = models.CharField(_("grupo que se repite"), max_length=QUESTION)
    key = models.CharField(_("clave"), max_length=36, default=new_key)
    position = models.PositiveIntegerField(_("orden"))
    day = models.DateField(_("fecha"))
    live = models.BooleanField(_("vale"), default=True)
    answers = models.JSONField(_("respuestas"), default=dict)

    class Meta:
        verbose_name = _("fila")
        verbose_name_plural = _("filas")
        ordering = ("record", "repeat", "position")
        constraints = (models.UniqueConstraint(fields=("record", "repeat", "key"), name="one_item_per_key"),)
        indexes = (
            models.Index(fields=("record", "repeat", "position"), name="items_in_order"),
            models.Index(fields=("register", "repeat", "day"), name="items_by_day", condition=Q(live=True)),
            models.Index(fields=("key",), name="items_by_key"),
        )

    def __str__(self) -> str:
        return f"{self.repeat} {self.position}"


class StateMove(models.Model):
    """That a record came into a state: on which day, and when that was said. The first is from no state."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="+", db_index=False, verbose_name=_("registro"))
    record = models.ForeignKey(
        Record, models.CASCADE, related_name="moves", db_index=False, verbose_name=_("anotación")
    )
    from_state = models.CharField(_("desde"), max_length=STATE, default="", blank=True)
    to_state = models.CharField(_("hacia"), max_length=STATE)
    move = models.CharField(_("paso"), max_length=STATE, default="", blank=True)
    day = models.DateField(_("fecha"))
    at = models.DateTimeField(_("dicho"))
    by = models.CharField(_("quién"), max_length=ACTOR)
    note = models.CharField(_("nota"), max_length=500, default="", blank=True)
    automatic = models.BooleanField(_("por sí solo"), default=False)

    class Meta:
        verbose_name = _("paso de estado")
        verbose_name_plural = _("pasos de estado")
        ordering = ("record", "id")
        indexes = (
            models.Index(fields=("register", "day", "record"), name="moves_by_day"),
            models.Index(fields=("record", "to_state", "day"), name="moves_of_record"),
        )

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


class Attachment(models.Model):
    """A file that answers a question; the file itself is kept with the evidence."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="attachments", verbose_name=_("anotación"))
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="attachments", verbose_name=_("fila"))
    question = models.CharField(_("pregunta"), max_length=QUESTION)
    sha256 = models.CharField(_("huella"), max_length=64, db_index=True)
    name = models.CharField(_("nombre"), max_length=200)

    class Meta:
        verbose_name = _("archivo adjunto")
        verbose_name_plural = _("archivos adjuntos")
        ordering = ("record", "id")

    def __str__(self) -> str:
        return self.sha256[:8]
