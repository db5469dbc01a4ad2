"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import Permission, declare_permissions
from faro.evidence.models import Evidence
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.ui.api import MenuItem, register_menu

PERMISSIONS = (
    Permission("evidence.view", _("Ver los archivos de sustento"), scoped=True),
    Permission("evidence.add", _("Subir y vincular archivos"), scoped=True),
    Permission("evidence.view_original", _("Abrir el original de un archivo"), scoped=True),
    Permission("evidence.publish", _("Publicar documentos"), scoped=True),
    Permission("evidence.dispose", _("Eliminar archivos que cumplieron su plazo")),
)

ACTIONS = {
    "evidence.file_stored": _("Subió el archivo"),
    "evidence.file_stored_again": _("Volvió a subir el archivo eliminado"),
    "evidence.file_linked": _("Vinculó el archivo"),
    "evidence.file_unlinked": _("Desvinculó el archivo"),
    "evidence.file_published": _("Publicó el documento"),
    "evidence.file_withdrawn": _("Dejó de publicar el documento"),
    "evidence.file_scanned": _("El antivirus examinó el archivo"),
    "evidence.file_disposed": _("Eliminó el archivo; quedan su huella y esta historia"),
    "evidence.original_read": _("Abrió el original"),
}

FIELDS: dict[str, str | FieldWords] = {
    "evidence.about": FieldWords(_("Sobre"), kind="key"),
    "evidence.unit": FieldWords(_("Unidad"), kind="key"),
    "evidence.file_name": _("Nombre del archivo"),
    "evidence.file_size": _("Tamaño en bytes"),
    "evidence.public_title": _("Título publicado"),
    "evidence.scan_state": FieldWords(_("Antivirus"), kind="choice", words=dict(Evidence.ScanState.choices)),
}


def name_of_key(key: str) -> str | None:
    """The words for a file's key."""
    kind, _colon, sha256 = key.partition(":")
    if kind != "file":
        return None
    name = Evidence.objects.filter(sha256=sha256).values_list("name", flat=True).first()
    return _("archivo «{name}»").format(name=name) if name else None


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_keys_with(name_of_key)
    register_menu(
        MenuItem(_("Archivos"), "evidence:list", "evidence.view", order=210, section=_("Sustento")),
        MenuItem(_("Conservación"), "evidence:retention", "evidence.dispose", order=230, section=_("Sustento")),
    )
