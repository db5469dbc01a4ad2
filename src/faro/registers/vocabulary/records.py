"""How the history of registers and records reads."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from faro.evidence.ports import Place
from faro.kernel.text import _
from faro.ledger.api import FieldWords
from faro.registers.models import Participant, Record, Register
from faro.ui.api import MenuItem

MENU = (MenuItem(_("Registros"), "registers:list", "registers.view", order=200, section=_("Registros")),)

ACTIONS = {
    "registers.register_loaded": _("Cargó una versión del registro"),
    "registers.register_closed": _("Dejó de usar el registro"),
    "registers.record_added": _("Anotó"),
    "registers.records_added": _("Anotó muchas a la vez"),
    "registers.record_corrected": _("Corrigió la anotación"),
    "registers.record_moved": _("Cambió el estado"),
    "registers.record_voided": _("Anuló la anotación"),
    "registers.record_read": _("Leyó una anotación reservada"),
    "registers.list_read": _("Leyó la lista de un registro reservado"),
    "registers.personal_taken": _("Se llevó un archivo con datos personales"),
    "registers.person_erased": _("Eliminó los datos de una persona"),
    "registers.submissions_emptied": _("Eliminó lo recibido de teléfonos"),
    "registers.records_disposed": _("Eliminó los datos que cumplieron su plazo"),
}

FIELDS: dict[str, str | FieldWords] = {
    "registers.version": _("Versión"),
    "registers.digest": _("Huella"),
    "registers.form_name": _("Archivo del formulario"),
    "registers.unit": FieldWords(_("Unidad"), kind="key"),
    "registers.number": _("Número"),
    "registers.state": _("Estado"),
    "registers.followed": FieldWords(_("Cambió también el estado de"), kind="key"),
    "registers.followed_from": FieldWords(_("Por la anotación"), kind="key"),
    "registers.voided": FieldWords(_("Anulada"), kind="boolean"),
    "registers.active": FieldWords(_("En uso"), kind="boolean"),
    "registers.count": _("Anotaciones"),
    "registers.origin": FieldWords(_("De dónde vino"), kind="choice", words=dict(Record.Origin.choices)),
    "registers.until": FieldWords(_("Hasta el día"), kind="day"),
    "registers.answer": _("Respuesta"),
    "registers.row": _("Fila"),
    "registers.note": _("Nota"),
    "registers.columns": _("Columnas personales"),
    "registers.file": _("Archivo"),
    "registers.reordered": _("Anotaciones que se volvieron a ordenar"),
}


def names_of_keys(keys: Collection[str]) -> Mapping[str, str]:
    """The words for keys of registers and records: a record by its number, for its title may name someone."""
    codes = {key.partition(":")[2]: key for key in keys if key.startswith("register:")}
    found = {codes[code]: name for code, name in _registers(codes)}
    records = {key.rpartition("/")[2]: key for key in keys if key.startswith("record:")}
    rows = Record.objects.filter(key__in=list(records)).order_by() if records else Record.objects.none()
    for key, number, name in rows.values_list("key", "number", "register__name"):
        found[records[key]] = _("{number} de {register}").format(number=number, register=name)
    return found


def _registers(codes: Collection[str]) -> list[tuple[str, str]]:
    if not codes:
        return []
    return list(Register.objects.filter(code__in=list(codes)).order_by().values_list("code", "name"))


def place_of(key: str) -> Place | None:
    """Where a record lives, for the files that are about it: called by its number, never by what it says."""
    kind, _colon, rest = key.partition(":")
    if kind != "record":
        return None
    record = Record.objects.select_related("register").filter(key=rest.rpartition("/")[2]).first()
    if record is None:
        return None
    title = _("{number} de {register}").format(number=record.number, register=record.register.name)
    return Place(title, reverse("registers:record", args=[record.register.code, record.key]))


def parties_in_use(keys: Collection[str]) -> frozenset[str]:
    """Those parties that records still name."""
    return frozenset(Participant.objects.filter(party__in=list(keys)).values_list("party", flat=True).distinct())
