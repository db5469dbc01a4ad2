"""The words of this room: its permissions, its place in the menu, and how its history reads."""

from collections.abc import Mapping
from datetime import datetime, time
from itertools import product
from typing import Literal

from faro.directory.api import Permission, declare_permissions
from faro.evidence.ports import register_finder, register_places
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.notices.api import Job, register_job
from faro.package.declaration import Column, Kind
from faro.package.tables import TABLES
from faro.plans.domain.differences import Kind as Happening
from faro.plans.selectors.naming import keys_of_code, name_of_key, place_of_key
from faro.plans.services.uploading import forget_expired_uploads
from faro.ui.api import MenuItem, register_menu

VIEW, EDIT, IMPORT = "plans.view", "plans.edit", "plans.import"

PERMISSIONS = (
    Permission(VIEW, _("Ver los planes por dentro")),
    Permission(EDIT, _("Editar los planes")),
    Permission(IMPORT, _("Importar paquetes de planes")),
)

NOUNS = {
    "plan": _("los datos del plan"),
    "element": _("el objetivo o la acción"),
    "indicator": _("la ficha del indicador"),
    "target": _("la meta"),
    "measurement": _("el valor obtenido"),
    "name": _("la denominación anterior"),
    "text": _("el texto"),
    "link": _("la articulación"),
    "source": _("la fuente"),
}
VERBS = {"added": _("Agregó {what}"), "changed": _("Cambió {what}"), "removed": _("Quitó {what}")}
ACTIONS = {
    **{
        f"plans.{noun}_{verb}": sentence.format(what=words)
        for (noun, words), (verb, sentence) in product(NOUNS.items(), VERBS.items())
    },
    "plans.package_imported": _("Importó un paquete"),
    "plans.target_added": _("Fijó una meta"),
    "plans.element_renamed": _("Cambió la denominación"),
    "plans.indicator_renamed": _("Cambió la denominación"),
    "plans.name_added": _("Guardó la denominación anterior"),
}

HAPPENINGS = {
    Happening.ADDED: _("filas nuevas"),
    Happening.CHANGED: _("filas cambiadas"),
    Happening.REMOVED: _("filas que el paquete ya no trae"),
    Happening.CONFLICT: _("filas en conflicto"),
    Happening.KEPT: _("filas que se conservan como en Faro"),
}

_KINDS: Mapping[Kind, Literal["quantity", "money", "day", "boolean"]] = {
    Kind.QUANTITY: "quantity",
    Kind.MONEY: "money",
    Kind.DATE: "day",
    Kind.BOOLEAN: "boolean",
}


def words_of(column: Column) -> FieldWords:
    """How the column's values read in the history."""
    if column.kind is Kind.CHOICE:
        return FieldWords(column.label, "choice", column.choices)
    if column.kind in _KINDS:
        return FieldWords(column.label, _KINDS[column.kind])
    return FieldWords(column.label)


def fields() -> dict[str, str | FieldWords]:
    """Each column of each table, and what an import says of itself."""
    columns: dict[str, str | FieldWords] = {
        f"plans.{table.name}.{column.name}": words_of(column) for table in TABLES for column in table.columns
    }
    counts = {
        f"plans.{table.name}.{kind}": f"{table.label}: {words}"
        for table in TABLES
        for kind, words in HAPPENINGS.items()
    }
    about = {
        "plans.package.origin": _("Archivo"),
        "plans.package.digest": _("Huella del paquete (SHA-256)"),
        "plans.instrument": _("Norma o documento"),
    }
    return {**columns, **counts, **about}


def _forget_uploads(now: datetime) -> str:
    return _("Se olvidaron {n} paquetes por confirmar.").format(n=forget_expired_uploads(now))


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(fields())
    name_keys_with(name_of_key)
    register_places(place_of_key)
    register_finder(keys_of_code)
    register_job(
        Job("plans.forget_uploads", _("Olvidar los paquetes que nadie confirmó"), _forget_uploads, at=time(3, 30))
    )
    register_menu(MenuItem(_("Planes"), "plans:list", VIEW, 20))
