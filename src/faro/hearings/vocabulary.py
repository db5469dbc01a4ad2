"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import Permission, declare_permissions
from faro.evidence.ports import register_places
from faro.hearings.domain.states import STATES
from faro.hearings.keys import place_of, title_of
from faro.hearings.models import Attendee, HearingQuestion, Observation
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.package.tables.account import COMMITMENT_STATES
from faro.ui.api import MenuItem, register_menu

PERMISSIONS = (
    Permission("hearings.view", _("Ver las audiencias")),
    Permission("hearings.manage", _("Convocar audiencias, publicar su informe y su acta")),
    Permission("hearings.moderate", _("Admitir o no las preguntas de las audiencias")),
    Permission("hearings.answer", _("Responder preguntas de audiencias y seguir sus compromisos"), scoped=True),
    Permission("hearings.attend_desk", _("Registrar asistentes y preguntas en la mesa")),
)

ACTIONS = {
    "hearings.prepared": _("Preparó la audiencia"),
    "hearings.changed": _("Cambió los datos de la audiencia"),
    "hearings.called": _("Convocó la audiencia"),
    "hearings.report_published": _("Publicó el informe de la audiencia"),
    "hearings.postponed": _("Postergó la audiencia"),
    "hearings.rescheduled": _("Fijó nuevo día para la audiencia"),
    "hearings.cancelled": _("Canceló la audiencia"),
    "hearings.held": _("Se realizó la audiencia"),
    "hearings.attendee_registered": _("Se inscribió un asistente"),
    "hearings.attendee_came": _("Llegó un asistente inscrito"),
    "hearings.contacts_forgotten": _("Se borraron los datos personales de asistentes y de quienes preguntaron"),
    "hearings.question_received": _("Se recibió una pregunta para la audiencia"),
    "hearings.question_moderated": _("Decidió si se admite la pregunta"),
    "hearings.question_answered": _("Respondió la pregunta"),
    "hearings.question_assigned": _("Encargó la respuesta"),
    "hearings.minutes_written": _("Escribió el acta"),
    "hearings.minutes_draft_published": _("Publicó el proyecto de acta"),
    "hearings.minutes_observed": _("Un asistente observó el acta"),
    "hearings.observation_decided": _("Decidió sobre la observación"),
    "hearings.minutes_final_published": _("Publicó el acta final"),
    "hearings.signed_minutes_attached": _("Adjuntó el acta firmada"),
    "hearings.commitment_made": _("Registró un compromiso de la audiencia"),
    "hearings.commitment_followed": _("Anotó el avance del compromiso de la audiencia"),
}

FIELDS: dict[str, str | FieldWords] = {
    "hearings.state": FieldWords(_("Estado"), kind="choice", words=STATES.words),
    "hearings.title": _("Título"),
    "hearings.obligation": _("Obligación"),
    "hearings.starts_at": FieldWords(_("Día y hora"), kind="moment"),
    "hearings.place": _("Lugar"),
    "hearings.online_url": _("Dirección en línea"),
    "hearings.agenda": _("Agenda"),
    "hearings.capacity": _("Aforo"),
    "hearings.decree_number": _("Decreto de alcaldía"),
    "hearings.decree_date": FieldWords(_("Fecha del decreto"), kind="day"),
    "hearings.digest": _("Huella"),
    "hearings.number": _("Número"),
    "hearings.mode": FieldWords(_("Cómo asiste"), kind="choice", words=dict(Attendee.Mode.choices)),
    "hearings.moderation": FieldWords(_("Decisión"), kind="choice", words=dict(HearingQuestion.Moderation.choices)),
    "hearings.decision": FieldWords(_("Decisión"), kind="choice", words=dict(Observation.Decision.choices)),
    "hearings.unit": FieldWords(_("Unidad"), kind="key"),
    "hearings.due_date": FieldWords(_("Fecha límite"), kind="day"),
    "hearings.commitment": _("Compromiso"),
    "hearings.commitment_state": FieldWords(_("Estado"), kind="choice", words=dict(COMMITMENT_STATES)),
    "hearings.progress": _("Avance"),
    "hearings.evidence": _("Evidencia"),
    "hearings.answer": _("Respuesta"),
    "hearings.opening": _("Apertura"),
    "hearings.development": _("Desarrollo"),
    "hearings.closing": _("Cierre"),
    "hearing_name": _("Nombre"),
    "hearing_document": _("Documento"),
    "hearing_email": _("Correo"),
    "hearing_organisation": _("Organización"),
    "hearing_text": _("Texto recibido"),
}


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_keys_with(title_of)
    register_places(place_of)
    register_menu(
        MenuItem(_("Audiencias"), "hearings:list", "hearings.view", order=330, section=_("Ciudadanía")),
    )
