"""Who is who: the municipality, its units, the people and their posts."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from faro.kernel.text import _


class Municipality(models.Model):
    """The one municipality of this installation."""

    ubigeo = models.CharField(_("ubigeo"), max_length=6, primary_key=True)
    name = models.CharField(_("nombre"), max_length=200)
    executing_unit = models.CharField(_("unidad ejecutora"), max_length=6, blank=True)

    class Meta:
        verbose_name = _("municipalidad")
        verbose_name_plural = _("municipalidades")

    def __str__(self) -> str:
        return self.name


def in_force(day: date, first: str = "valid_from", last: str = "valid_to") -> Q:
    """The condition for rows in force on a day. A stretch without first day holds since always."""
    return (Q(**{first: None}) | Q(**{f"{first}__lte": day})) & (Q(**{last: None}) | Q(**{f"{last}__gte": day}))


class Unit(models.Model):
    """A unit or cost centre during a stretch of time. A reorganisation ends one row and begins others.

    ``valid_to`` is the last day on which it was in force; None while it is. ``parent`` is the row in force when this
    one began: a unit depends on whichever unit is in force with the code of that row.
    """

    code = models.CharField(_("código"), max_length=40)
    name = models.CharField(_("denominación"), max_length=300)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("depende de"))
    valid_from = models.DateField(_("vigente desde"), null=True, blank=True)
    valid_to = models.DateField(_("vigente hasta"), null=True, blank=True)
    source = models.CharField(_("fuente"), max_length=100, blank=True)
    place = models.TextField(_("lugar en la fuente"), blank=True)
    note = models.TextField(_("nota"), blank=True)
    position = models.PositiveIntegerField(_("orden"), default=0)

    class Meta:
        verbose_name = _("unidad")
        verbose_name_plural = _("unidades")
        ordering = ("position", "code")
        constraints = (
            models.UniqueConstraint(fields=("code",), condition=Q(valid_to=None), name="one_open_row_per_unit_code"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=models.F("valid_to")),
                name="unit_ends_after_it_begins",
            ),
        )
        indexes = (models.Index(fields=("code",), name="units_by_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class UnitChange(models.Model):
    """A reorganisation: what it did, from which day and by which instrument."""

    class Kind(models.TextChoices):
        """What a reorganisation does to units."""

        OPEN = "open", _("creación")
        RENAME = "rename", _("cambio de nombre")
        MOVE = "move", _("cambio de dependencia")
        SPLIT = "split", _("división")
        MERGE = "merge", _("fusión")
        CLOSE = "close", _("desactivación")

    kind = models.CharField(_("clase"), max_length=10, choices=Kind)
    on = models.DateField(_("desde"))
    instrument = models.CharField(_("norma o resolución"), max_length=200)
    note = models.TextField(_("nota"), blank=True)

    class Meta:
        verbose_name = _("reorganización")
        verbose_name_plural = _("reorganizaciones")
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class Succession(models.Model):
    """What became what in a reorganisation. Nothing before: it began there. Nothing after: it ended there."""

    change = models.ForeignKey(UnitChange, models.PROTECT, related_name="successions", verbose_name=_("reorganización"))
    before = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="became", verbose_name=_("antes"))
    after = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="came_from", verbose_name=_("después"))

    class Meta:
        verbose_name = _("sucesión")
        verbose_name_plural = _("sucesiones")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.before or '—'} → {self.after or '—'}"


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""


class Person(AbstractBaseUser):
    """Someone who may sign in. What they may do comes from their posts, never from here."""

    key = models.CharField(_("clave"), max_length=40, unique=True, help_text=_("Estable: así la nombra la historia."))
    username = models.CharField(_("usuario"), max_length=80, unique=True)
    full_name = models.CharField(_("nombre completo"), max_length=200)
    email = models.EmailField(_("correo"), blank=True)
    is_active = models.BooleanField(_("activa"), default=True)
    one_time_until = models.DateTimeField(
        _("contraseña de un solo uso, hasta"),
        null=True,
        blank=True,
        help_text=_("Quien entra con ella debe cambiarla antes de hacer nada; pasado ese momento, ya no sirve."),
    )

    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ("full_name",)

    def __str__(self) -> str:
        return self.full_name


class Role(models.Model):
    """A set of permissions, as data. ``permissions`` are codes declared by the rooms.

    ``shipped`` is what Faro proposed last: an upgrade applies only the difference, over what the municipality decided.
    """

    code = models.CharField(_("código"), max_length=40, primary_key=True)
    name = models.CharField(_("nombre"), max_length=100)
    everywhere = models.BooleanField(_("alcanza a toda la municipalidad"), default=False)
    permissions = models.JSONField(_("permisos"), default=list)
    shipped = models.JSONField(_("permisos que trae Faro"), default=list)
    position = models.PositiveIntegerField(_("orden"), default=0)

    class Meta:
        verbose_name = _("rol")
        verbose_name_plural = _("roles")
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post in a unit. Responsibility belongs to it, whoever holds it. Without unit, its scope is the whole."""

    code = models.CharField(_("código"), max_length=60, unique=True)
    title = models.CharField(_("cargo"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name=_("unidad"))
    role = models.ForeignKey(Role, models.PROTECT, verbose_name=_("rol"))
    is_active = models.BooleanField(_("vigente"), default=True)

    class Meta:
        verbose_name = _("cargo")
        verbose_name_plural = _("cargos")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.title


class Appointment(models.Model):
    """A person in a post from a day until another; the last day is included.

    ``covers``: the person stands in for the holder during their leave; meanwhile the holder's own is suspended.
    """

    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments", verbose_name=_("cargo"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments", verbose_name=_("persona"))
    since = models.DateField(_("desde"))
    until = models.DateField(_("hasta"), null=True, blank=True)
    instrument = models.CharField(_("documento"), max_length=200, blank=True)
    covers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="covered_by", verbose_name=_("suple a")
    )

    class Meta:
        verbose_name = _("designación")
        verbose_name_plural = _("designaciones")
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(until=None) | Q(since__lte=models.F("until")), name="appointment_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.post}"
