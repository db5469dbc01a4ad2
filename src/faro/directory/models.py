"""Who is who: the municipality, its units, the people and their posts."""

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


class Unit(models.Model):
    """A unit or cost centre during a stretch of time. A reorganisation ends one row and begins others.

    ``valid_to`` is the last day on which it was in force; None while it is.
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
            models.UniqueConstraint(fields=("code",), condition=Q(valid_to=None), name="one_unit_in_force_per_code"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""


class Person(AbstractBaseUser):
    """Someone who may sign in. What they may do comes from their posts, never from here."""

    key = models.CharField(_("clave"), max_length=40, unique=True, help_text=_("Estable: así la nombra la historia."))
    username = models.CharField(_("usuario"), max_length=80, unique=True)
    full_name = models.CharField(_("nombre completo"), max_length=200)
    email = models.EmailField(_("correo"), blank=True)
    is_active = models.BooleanField(_("activa"), default=True)

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
    """A set of permissions, as data. ``permissions`` are codes declared by the rooms."""

    code = models.CharField(_("código"), max_length=40, primary_key=True)
    name = models.CharField(_("nombre"), max_length=100)
    permissions = models.JSONField(_("permisos"), default=list)

    class Meta:
        verbose_name = _("rol")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post in a unit. Responsibility belongs to it, whoever holds it. Without unit, its scope is the whole."""

    code = models.CharField(_("código"), max_length=60, unique=True)
    title = models.CharField(_("cargo"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name=_("unidad"))
    role = models.ForeignKey(Role, models.PROTECT, verbose_name=_("rol"))

    class Meta:
        verbose_name = _("cargo")
        verbose_name_plural = _("cargos")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.title


class Appointment(models.Model):
    """A person in a post from a day until another; the last day is included."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments", verbose_name=_("cargo"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments", verbose_name=_("persona"))
    since = models.DateField(_("desde"))
    until = models.DateField(_("hasta"), null=True, blank=True)
    instrument = models.CharField(_("documento"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("designación")
        verbose_name_plural = _("designaciones")
        ordering = ("since",)

    def __str__(self) -> str:
        return f"{self.person} · {self.post}"
