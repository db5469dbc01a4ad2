"""Registers and their versions. A version is written once: records keep the one they were written with."""

import uuid
from functools import cached_property

from django.db import models

from faro.kernel.text import _
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.definition_reading import definition_of
from faro.registers.domain.forms.model import Form
from faro.registers.domain.forms.read import read_xform

CODE = 40
UNIT = 20
ACTOR = 120


def new_key() -> str:
    """A key that nobody else draws."""
    return str(uuid.uuid4())


class Register(models.Model):
    """What an office writes down, by its code. What holds today is its ``current`` version."""

    code = models.CharField(_("código"), max_length=CODE, unique=True)
    name = models.CharField(_("nombre"), max_length=200)
    unit = models.CharField(_("unidad"), max_length=UNIT)
    system = models.CharField(_("sistema"), max_length=20, default="", blank=True)
    active = models.BooleanField(_("en uso"), default=True)
    sensitive = models.BooleanField(_("reservado"), default=False)
    public = models.CharField(_("lo que se publica"), max_length=12, default="none")
    current = models.ForeignKey(
        "RegisterVersion", models.PROTECT, null=True, related_name="+", verbose_name=_("versión vigente")
    )

    class Meta:
        verbose_name = _("registro de oficina")
        verbose_name_plural = _("registros de oficina")
        ordering = ("name", "code")

    def __str__(self) -> str:
        return self.code

    @property
    def version(self) -> "RegisterVersion":
        """The version in force."""
        if self.current is None:
            raise ValueError(f"a register without a version: {self.code}")
        return self.current

    @property
    def definition(self) -> RegisterDefinition:
        """What holds today."""
        return self.version.rules


class RegisterVersion(models.Model):
    """A form and its definition as they were loaded. ``definition_source``: the file's text, empty if it had none.

    ``reordered``: how many records written before were put in order anew, for it finds or names them otherwise.
    """

    register = models.ForeignKey(Register, models.PROTECT, related_name="versions", verbose_name=_("registro"))
    number = models.PositiveIntegerField(_("número"))
    definition = models.JSONField(_("definición"))
    definition_source = models.TextField(_("archivo de definición"), default="", blank=True)
    form_name = models.CharField(_("archivo del formulario"), max_length=120)
    form_source = models.BinaryField(_("formulario"))
    xform = models.TextField(_("formulario como XForm"))
    digest = models.CharField(_("huella"), max_length=64)
    loaded_at = models.DateTimeField(_("cargada"))
    loaded_by = models.CharField(_("cargada por"), max_length=ACTOR)
    reason = models.CharField(_("motivo"), max_length=300, default="", blank=True)
    reordered = models.PositiveIntegerField(_("anotaciones que volvió a ordenar"), default=0)

    class Meta:
        verbose_name = _("versión de un registro")
        verbose_name_plural = _("versiones de registros")
        ordering = ("register", "-number")
        constraints = (models.UniqueConstraint(fields=("register", "number"), name="one_version_per_number"),)

    def __str__(self) -> str:
        return f"{self.register_id} v{self.number}"

    @cached_property
    def rules(self) -> RegisterDefinition:
        """The definition, read."""
        return definition_of(self.definition)

    @cached_property
    def form(self) -> Form:
        """The form, read."""
        return read_xform(self.xform)


class Counter(models.Model):
    """The last number given in a register; by year where its numbers begin anew each year, else in year 0."""

    register = models.ForeignKey(Register, models.CASCADE, related_name="counters", verbose_name=_("registro"))
    year = models.PositiveSmallIntegerField(_("año"))
    last = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        verbose_name = _("numeración")
        verbose_name_plural = _("numeraciones")
        constraints = (models.UniqueConstraint(fields=("register", "year"), name="one_counter_per_year"),)

    def __str__(self) -> str:
        return f"{self.register_id}/{self.year}"
