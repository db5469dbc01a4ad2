"""The words of this room: its permissions, how its history reads, its places in the menu."""

from faro.directory.api import Permission, declare_permissions
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.ui.api import MenuItem, register_menu

VIEW = "evaluation.view"
RUN = "evaluation.run"
PUBLISH = "evaluation.publish"
ANSWER = "evaluation.answer_finding"
MANAGE = "evaluation.manage_commitments"

PERMISSIONS = (
    Permission(VIEW, _("Ver corridas, hallazgos y compromisos")),
    Permission(RUN, _("Evaluar y comparar")),
    Permission(PUBLISH, _("Publicar una evaluación")),
    Permission(ANSWER, _("Responder hallazgos"), scoped=True),
    Permission(MANAGE, _("Llevar los compromisos de mejora")),
)

ACTIONS = {
    "evaluation.run_made": _("Evaluó los datos sellados con un método"),
    "evaluation.document_made": _("Generó un documento de la evaluación"),
    "evaluation.published": _("Publicó la evaluación"),
    "evaluation.finding_answered": _("Respondió el hallazgo"),
    "evaluation.commitment_made": _("Registró el compromiso"),
    "evaluation.commitment_changed": _("Cambió el compromiso"),
    "evaluation.commitment_followed": _("Anotó el avance del compromiso"),
    "evaluation.commitment_withdrawn": _("Retiró el compromiso: los datos importados ya no lo traen"),
    "evaluation.proposal_accepted": _("Acogió la recomendación como compromiso"),
    "evaluation.proposal_declined": _("No acogió la recomendación"),
}

FIELDS: dict[str, str | FieldWords] = {
    "inputs": _("Huella de los datos"),
    "method": _("Método"),
    "results": _("Huella de los resultados"),
    "snapshot": _("Huella de lo publicado"),
    "digest": _("Huella"),
    "document": _("Documento"),
    "publication_number": _("Publicación"),
    "finding_state": _("Estado del hallazgo"),
    "answer": _("Respuesta"),
    "follow_up": _("Avance"),
    "evidence": _("Evidencia"),
    "commitment": _("Compromiso"),
    "commitment_action": _("Compromiso"),
    "commitment_origin": _("Origen"),
    "commitment_element": _("Objetivo o acción"),
    "commitment_unit": _("Centro de costo"),
    "commitment_responsible": _("Responsable"),
    "commitment_due_date": FieldWords(_("Fecha límite"), kind="day"),
    "commitment_state": _("Estado"),
    "commitment_source": _("Fuente"),
    "commitment_place": _("Lugar en la fuente"),
    "commitment_note": _("Nota"),
}

SECTION = _("Evaluación")
MENU = (
    MenuItem(_("Evaluaciones"), "evaluation:home", VIEW, 310, SECTION),
    MenuItem(_("Comparar"), "evaluation:compare", VIEW, 320, SECTION),
    MenuItem(_("Hallazgos"), "evaluation:all_findings", VIEW, 330, SECTION),
    MenuItem(_("Compromisos"), "evaluation:all_commitments", VIEW, 340, SECTION),
)


def register() -> None:
    """Declare all of it, and what other rooms ask of this one, once all models are loaded."""
    from faro.evaluation.places import keys_of_code, place_of  # noqa: PLC0415
    from faro.evaluation.services.closed_years import ClosedYears  # noqa: PLC0415
    from faro.evaluation.services.keeping import CommitmentKeeper  # noqa: PLC0415
    from faro.evaluation.subjects import subject_of, title_of  # noqa: PLC0415
    from faro.evidence.ports import register_finder, register_places  # noqa: PLC0415
    from faro.monitoring.ports import register_year_publisher  # noqa: PLC0415
    from faro.plans.ports import register_keeper  # noqa: PLC0415
    from faro.questions.ports import register_subjects  # noqa: PLC0415

    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields({f"evaluation.{name}": words for name, words in FIELDS.items()})
    name_keys_with(title_of)
    register_menu(*MENU)
    register_keeper(CommitmentKeeper())
    register_year_publisher(ClosedYears())
    register_subjects(subject_of)
    register_places(place_of)
    register_finder(keys_of_code)
