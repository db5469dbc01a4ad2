"""Objectives of every level, the links between them, and the topics that people gave to pledges."""

from django.db import models

from faro.kernel.text import _
from faro.promises.domain.articulation.facts import LEVEL_NAMES, Basis, Level, LinkState
from faro.promises.models.plans import ACTOR, CODE, GovernmentPlan
from faro.promises.models.pledges import Pledge

KEY = 200


class Objective(models.Model):
    """An objective above the institutional plan: of the nation, the region, the province, or a government plan.

    ``plan``: whose document names it; only an objective of a government plan belongs to it alone.
    """

    level = models.CharField(_("nivel"), max_length=14, choices=[(each.value, LEVEL_NAMES[each]) for each in Level])
    code = models.SlugField(_("código"), max_length=CODE + 20, unique=True)
    name = models.CharField(_("objetivo"), max_length=400)
    problem = models.TextField(_("problema al que responde"), default="", blank=True)
    plan = models.ForeignKey(
        GovernmentPlan, models.CASCADE, null=True, related_name="objectives", verbose_name=_("plan de gobierno")
    )
    document = models.CharField(_("documento"), max_length=200, default="", blank=True)
    section = models.CharField(_("sección"), max_length=200, default="", blank=True)
    line = models.PositiveIntegerField(_("línea"), null=True)
    notes = models.TextField(_("notas"), default="", blank=True)
    order = models.PositiveIntegerField(_("orden"), default=0)

    class Meta:
        verbose_name = _("objetivo de otro nivel")
        verbose_name_plural = _("objetivos de otros niveles")
        ordering = ("order", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(level=Level.INSTITUTIONAL), name="institutional_objectives_are_those_of_plans"
            ),
            models.CheckConstraint(
                condition=~models.Q(level=Level.PLAN, plan=None), name="an_objective_of_a_plan_has_its_plan"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Its subject key."""
        return f"objective:{self.code}"


class ObjectiveLink(models.Model):
    """That the objective ``lower`` serves ``upper``, by their subject keys. ``score`` in millionths.

    ``inherited``: the document's table has a merged cell there, so the link is a reading of it.
    """

    class State(models.TextChoices):
        PROPOSED = LinkState.PROPOSED.value, _("Propuesto")
        CONFIRMED = LinkState.CONFIRMED.value, _("Confirmado")
        REJECTED = LinkState.REJECTED.value, _("Rechazado")

    class Origin(models.TextChoices):
        DOCUMENT = Basis.DOCUMENT.value, _("Impreso en un documento")
        NEARNESS = Basis.NEARNESS.value, _("Propuesto por cercanía de los textos")
        PERSON = Basis.PERSON.value, _("Puesto por una persona")

    upper = models.CharField(_("objetivo de arriba"), max_length=KEY)
    lower = models.CharField(_("objetivo de abajo"), max_length=KEY)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices)
    basis = models.CharField(_("de dónde sale"), max_length=10, choices=Origin.choices)
    inherited = models.BooleanField(_("de una celda combinada"), default=False)
    score = models.PositiveIntegerField(_("cercanía"), null=True)
    words = models.JSONField(_("palabras en común"), default=list)
    source = models.CharField(_("fuente"), max_length=400, default="", blank=True)
    decided_by = models.CharField(_("quién"), max_length=ACTOR, default="", blank=True)
    decided_at = models.DateTimeField(_("cuándo"), null=True)
    reason = models.CharField(_("motivo"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("vínculo entre objetivos")
        verbose_name_plural = _("vínculos entre objetivos")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("upper", "lower"), name="two_objectives_are_linked_once"),
            models.CheckConstraint(condition=~models.Q(upper=models.F("lower")), name="no_objective_serves_itself"),
        )
        indexes = (models.Index(fields=("lower",), name="objective_links_by_lower"),)

    def __str__(self) -> str:
        return f"{self.lower} → {self.upper}"


class TopicChoice(models.Model):
    """The topic that a person gave to a pledge; empty: it has none of those of the list."""

    pledge = models.OneToOneField(Pledge, models.CASCADE, related_name="topic_choice", verbose_name=_("promesa"))
    topic = models.CharField(_("tema"), max_length=40, default="", blank=True)
    decided_by = models.CharField(_("quién"), max_length=ACTOR)
    decided_at = models.DateTimeField(_("cuándo"))
    reason = models.CharField(_("motivo"), max_length=300)

    class Meta:
        verbose_name = _("tema de una promesa")
        verbose_name_plural = _("temas de promesas")

    def __str__(self) -> str:
        return self.topic
