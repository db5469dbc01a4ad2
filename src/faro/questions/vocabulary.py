"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import Permission, declare_permissions
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.questions.domain.states import STATES
from faro.questions.models import Statement
from faro.ui.api import MenuItem, register_menu

PERMISSIONS = (
    Permission("questions.view", _("Ver las cuestiones recibidas"), scoped=True),
    Permission("questions.answer", _("Responder cuestiones"), scoped=True),
    Permission("questions.moderate", _("Decidir qué texto de los ciudadanos se publica")),
    Permission("questions.reassign", _("Derivar cuestiones a otra unidad")),
)

ACTIONS = {
    "questions.received": _("Se recibió la cuestión"),
    "questions.contact_given": _("Quien pregunta dejó sus datos"),
    "questions.words_received": _("Quien pregunta escribió"),
    "questions.taken_up": _("La unidad empezó a responder"),
    "questions.clarification_asked": _("Pidió una aclaración y suspendió el plazo"),
    "questions.clarified": _("Quien pregunta aclaró: el plazo sigue"),
    "questions.term_extended": _("Amplió el plazo"),
    "questions.reassigned": _("Derivó la cuestión a otra unidad"),
    "questions.answered": _("Respondió"),
    "questions.contested": _("Quien pregunta dice que no se le respondió: se reabrió"),
    "questions.moderated": _("Revisó el texto de quien pregunta"),
    "questions.contact_forgotten": _("Se borraron los datos de quien preguntó"),
    "questions.erratum_added": _("Se anotó en la fe de erratas"),
}

FIELDS: dict[str, str | FieldWords] = {
    "questions.about": FieldWords(_("Sobre"), kind="key"),
    "questions.unit": FieldWords(_("Unidad que responde"), kind="key"),
    "questions.state": FieldWords(_("Estado"), kind="choice", words=STATES.words),
    "questions.days": _("Días que se añaden"),
    "questions.figure": _("Lo que se lee"),
    "questions.moderation": FieldWords(_("Publicación"), kind="choice", words=dict(Statement.Moderation.choices)),
    "asker_name": _("Nombre de quien pregunta"),
    "asker_email": _("Correo de quien pregunta"),
    "question_text": _("Texto recibido"),
    "clarification_text": _("Aclaración recibida"),
    "contest_text": _("Reclamo recibido"),
}


def name_of_key(key: str) -> str | None:
    """The words for a question's key and for whoever asks."""
    kind, _colon, number = key.partition(":")
    if key == "public":
        return _("quien pregunta")
    return _("cuestión {number}").format(number=number) if kind == "question" else None


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_keys_with(name_of_key)
    register_menu(
        MenuItem(_("Cuestiones"), "questions:list", "questions.view", order=310, section=_("Ciudadanía")),
        MenuItem(
            _("Textos por revisar"), "questions:moderation", "questions.moderate", order=320, section=_("Ciudadanía")
        ),
    )
