"""The words of this room: its permissions, and how its history reads."""

from faro.directory.api import Permission, declare_permissions
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.parties.domain.facts import LABELS, SEXES, organisation_kinds
from faro.parties.domain.identifiers import identifier_kinds
from faro.parties.models import Party
from faro.ui.api import MenuItem, register_menu

PERMISSIONS = (
    Permission("parties.view", _("Ver las fichas de personas y organizaciones, con los datos personales cubiertos")),
    Permission("parties.view_personal", _("Ver los datos personales de las fichas; cada lectura se anota")),
    Permission("parties.edit", _("Registrar y corregir fichas de personas y organizaciones")),
    Permission("parties.merge", _("Unir fichas repetidas y deshacerlo")),
    Permission("parties.import", _("Traer listas de personas y organizaciones")),
    Permission("parties.export", _("Descargar las fichas con sus datos personales")),
    Permission("parties.erase", _("Cancelar los datos personales de una ficha")),
)

ACTIONS = {
    "parties.added": _("Registró la ficha"),
    "parties.changed": _("Corrigió la ficha"),
    "parties.identifier_added": _("Agregó un documento"),
    "parties.identifier_changed": _("Cambió la vigencia de un documento"),
    "parties.identifier_removed": _("Quitó un documento"),
    "parties.read": _("Leyó los datos personales de la ficha"),
    "parties.merged": _("Unió la ficha a otra"),
    "parties.absorbed": _("Recibió otra ficha, que es la misma"),
    "parties.merge_undone": _("Deshizo la unión de la ficha"),
    "parties.released": _("Dejó de tener unida otra ficha"),
    "parties.erased": _("Canceló los datos personales de la ficha"),
    "parties.list_taken": _("Tomó una lista de personas y organizaciones"),
    "parties.exported": _("Descargó las fichas con sus datos personales"),
}

LISTS = "parties:lists"
"""The subject of what concerns many parties at once."""


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(_fields())
    name_keys_with(name_of_key)
    register_menu(
        MenuItem(_("Personas y organizaciones"), "parties:list", "parties.view", order=330, section=_("Ciudadanía")),
    )


def _fields() -> dict[str, str | FieldWords]:
    fields: dict[str, str | FieldWords] = {f"parties.{field}": label for field, label in LABELS.items()}
    fields |= {f"parties.{code}": kind.label for code, kind in identifier_kinds().items()}
    fields["parties.kind"] = FieldWords(_("Clase de ficha"), kind="choice", words=dict(Party.Kind.choices))
    fields["parties.sex"] = FieldWords(LABELS["sex"], kind="choice", words=SEXES)
    fields["parties.birth_date"] = FieldWords(LABELS["birth_date"], kind="day")
    fields["parties.organisation_kind"] = FieldWords(
        LABELS["organisation_kind"], kind="choice", words=organisation_kinds()
    )
    fields["parties.merged_into"] = FieldWords(_("Unida a"), kind="key")
    fields["parties.joined"] = FieldWords(_("Ficha unida"), kind="key")
    fields["parties.count"] = _("Fichas")
    fields["parties.list_file"] = _("Archivo")
    fields["parties.synthetic"] = FieldWords(_("De prueba"), kind="boolean")
    return fields


def name_of_key(key: str) -> str | None:
    """The words for a party's key: never a name, for whoever reads the history may not see it."""
    kind, _colon, code = key.partition(":")
    if key == LISTS:
        return _("personas y organizaciones")
    return _("ficha {key}").format(key=code) if kind == "party" else None
