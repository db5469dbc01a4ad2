"""The words of the articulation, the comparison and the diagnosis: how their history reads."""

from collections.abc import Collection

from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_many_keys_with
from faro.promises.domain.comparison.topics import topics
from faro.promises.models.articulation import Objective, ObjectiveLink
from faro.promises.services.diagnosis import FIGURES
from faro.ui.api import MenuItem, register_menu

ACTIONS = {
    "promises.articulation_loaded": _("Trajo la articulación impresa del plan"),
    "promises.objectives_taken": _("Tomó los objetivos que nombran las promesas"),
    "promises.links_proposed": _("Hizo proponer vínculos entre objetivos"),
    "promises.link_confirmed": _("Confirmó un vínculo entre objetivos"),
    "promises.link_rejected": _("Rechazó un vínculo entre objetivos"),
    "promises.topic_chosen": _("Puso la promesa en un tema"),
    "promises.figures_loaded": _("Trajo datos de diagnóstico"),
}

FIELDS: dict[str, str | FieldWords] = {
    "promises.objectives": _("Objetivos nuevos"),
    "promises.links": _("Vínculos nuevos"),
    "promises.link_state": FieldWords(_("Vínculo"), kind="choice", words=dict(ObjectiveLink.State.choices)),
    "promises.upper": FieldWords(_("Objetivo de arriba"), kind="key"),
    "promises.topic": FieldWords(_("Tema"), kind="choice", words={each.code: each.name for each in topics()}),
    "promises.figures": _("Datos nuevos o cambiados"),
}


def names_of_keys(keys: Collection[str]) -> dict[str, str]:
    """The words for the keys of objectives, and of the figures of the diagnosis."""
    codes = [key.partition(":")[2] for key in keys if key.startswith("objective:")]
    found = {each.key: each.name for each in Objective.objects.filter(code__in=codes)} if codes else {}
    words = {key: _("objetivo «{name}»").format(name=name) for key, name in found.items()}
    return words | ({FIGURES: _("datos de diagnóstico")} if FIGURES in keys else {})


def register() -> None:
    """Declare all of it, once all models are loaded."""
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_many_keys_with(names_of_keys)
    section = _("Ciudadanía")
    register_menu(
        MenuItem(_("Articulación"), "promises:articulation", "promises.view", order=342, section=section),
        MenuItem(_("Comparación de planes"), "promises:comparison", "promises.view", order=344, section=section),
        MenuItem(_("Diagnóstico"), "promises:diagnosis", "promises.view", order=346, section=section),
    )
