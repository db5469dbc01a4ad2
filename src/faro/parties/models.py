"""Parties, what they are known by, and which turned out to be the same one."""

from django.db import models
from django.db.models import F, Q

from faro.kernel.text import _
from faro.parties.domain.facts import SEXES, PartyFacts, fields_of, full_name
from faro.parties.domain.identifiers import ORGANISATION, PERSON, IdentifierFacts, identifier_kinds
from faro.parties.domain.keys import new_key
from faro.parties.domain.likeness import Traits


class Party(models.Model):
    """A person or an organisation outside the staff. What is not known is null, never an empty text.

    ``second_surname`` empty: the person has only one. ``merged_into``: it turned out to be that other one.
    """

    class Kind(models.TextChoices):
        PERSON = PERSON, _("Persona")
        ORGANISATION = ORGANISATION, _("Organización")

    key = models.CharField(_("clave"), max_length=12, primary_key=True, default=new_key)
    kind = models.CharField(_("clase de ficha"), max_length=12, choices=Kind.choices)
    given_names = models.CharField(_("nombres"), max_length=120, null=True)
    first_surname = models.CharField(_("primer apellido"), max_length=80, null=True)
    second_surname = models.CharField(_("segundo apellido"), max_length=80, null=True)
    name = models.CharField(_("denominación"), max_length=200, null=True)
    organisation_kind = models.CharField(_("clase de organización"), max_length=20, null=True)
    other_names = models.JSONField(_("otros nombres"), default=list)
    sex = models.CharField(_("sexo"), max_length=1, choices=tuple(SEXES.items()), null=True)
    birth_date = models.DateField(_("fecha de nacimiento"), null=True)
    sector = models.CharField(_("sector"), max_length=120, null=True)
    address = models.CharField(_("dirección"), max_length=200, null=True)
    ubigeo = models.CharField(_("ubigeo"), max_length=6, null=True)
    phone = models.CharField(_("teléfono"), max_length=24, null=True)
    email = models.CharField(_("correo"), max_length=254, null=True)
    synthetic = models.BooleanField(_("de prueba"), default=False, help_text=_("No es nadie: sirve para probar."))
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="joined", verbose_name=_("unida a la ficha")
    )
    version = models.PositiveIntegerField(_("versión"), default=1)
    created_at = models.DateTimeField(_("registrada"))
    used_at = models.DateTimeField(_("usada por última vez"))
    erased_at = models.DateTimeField(_("datos cancelados"), null=True)

    class Meta:
        verbose_name = _("ficha")
        verbose_name_plural = _("fichas")
        ordering = ("-created_at", "key")
        constraints = (
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("key")), name="a_party_is_not_merged_into_itself"
            ),
        )
        indexes = (
            models.Index(fields=("birth_date",), name="parties_born"),
            models.Index(fields=("-created_at", "key"), name="parties_newest"),
            models.Index(fields=("used_at",), name="parties_used"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def facts(self) -> PartyFacts:
        """What is known, as plain values."""
        given = {field: getattr(self, field) for field in fields_of(self.kind)}
        return PartyFacts(self.kind, **{**given, "other_names": tuple(self.other_names)})

    @property
    def full_name(self) -> str:
        """The name as it is read; empty once it was erased."""
        return full_name(self.facts)

    @property
    def is_living(self) -> bool:
        """Whether it stands for itself: neither merged into another nor erased."""
        return self.merged_into_id is None and self.erased_at is None

    @property
    def traits(self) -> Traits:
        """What it is compared by. Prefetch its identifiers first."""
        names = tuple(name for name in (self.full_name, *self.other_names) if name)
        held = tuple(each.facts for each in self.identifiers.all())
        return Traits(self.kind, names, self.birth_date, self.sector, held)


class Identifier(models.Model):
    """A number that only one party has. Merging leaves it where it is."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="identifiers", verbose_name=_("ficha"))
    kind = models.CharField(_("documento"), max_length=10)
    issuer = models.CharField(_("emisor"), max_length=60, default="", blank=True)
    value = models.CharField(_("número"), max_length=20)
    check_sign = models.CharField(_("verificación"), max_length=1, null=True)
    valid_from = models.DateField(_("vigente desde"), null=True)
    valid_until = models.DateField(_("vigente hasta"), null=True)

    class Meta:
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")
        ordering = ("party", "kind", "pk")
        constraints = (models.UniqueConstraint(fields=("kind", "issuer", "value"), name="an_identifier_has_one_party"),)
        indexes = (models.Index(fields=("value",), name="parties_by_number"),)

    def __str__(self) -> str:
        return self.kind

    @property
    def label(self) -> str:
        """The name of its kind."""
        return identifier_kinds()[self.kind].label

    @property
    def facts(self) -> IdentifierFacts:
        """The identifier as plain values."""
        return IdentifierFacts(self.kind, self.value, self.issuer, self.check_sign, self.valid_from, self.valid_until)


class NameWord(models.Model):
    """A word of a party's names: as it is looked for, and the coarse code that its misspellings share."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="words", verbose_name=_("ficha"))
    word = models.CharField(_("palabra"), max_length=120, db_index=True)
    code = models.CharField(_("código"), max_length=20)

    class Meta:
        verbose_name = _("palabra de un nombre")
        verbose_name_plural = _("palabras de nombres")
        indexes = (
            models.Index(fields=("word", "party"), name="parties_by_word"),
            models.Index(fields=("code", "party"), name="parties_by_code"),
        )

    def __str__(self) -> str:
        return self.code


class Merge(models.Model):
    """That one party was found to be another one; undone where it was not."""

    loser = models.ForeignKey(Party, models.PROTECT, related_name="merges", verbose_name=_("ficha unida"))
    survivor = models.ForeignKey(Party, models.PROTECT, related_name="gained", verbose_name=_("ficha principal"))
    merged_at = models.DateTimeField(_("unida"))
    merged_by = models.CharField(_("quién"), max_length=120)
    reason = models.CharField(_("motivo"), max_length=300)
    undone_at = models.DateTimeField(_("deshecha"), null=True)

    class Meta:
        verbose_name = _("unión")
        verbose_name_plural = _("uniones")
        ordering = ("-merged_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("loser",), condition=Q(undone_at=None), name="a_party_is_merged_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.loser_id} → {self.survivor_id}"


class ListUpload(models.Model):
    """A list that waits for whoever brought it to decide; gone once taken, or a day later."""

    digest = models.CharField(_("huella"), max_length=64)
    name = models.CharField(_("archivo"), max_length=200)
    content = models.BinaryField(_("contenido"))
    brought_by = models.CharField(_("quién"), max_length=120)
    brought_at = models.DateTimeField(_("cuándo"))

    class Meta:
        verbose_name = _("lista por revisar")
        verbose_name_plural = _("listas por revisar")
        constraints = (models.UniqueConstraint(fields=("digest", "brought_by"), name="a_list_waits_once"),)

    def __str__(self) -> str:
        return self.digest[:8]
