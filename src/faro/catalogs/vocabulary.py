"""How the history of the catalogues reads."""

from datetime import date

from faro.catalogs.domain.shipped import shipped
from faro.catalogs.series import listed_series
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with
from faro.workflow.clock import DayKind

ACTIONS = {
    "catalogs.term_set": _("Fijó el plazo"),
    "catalogs.limit_set": _("Fijó el límite"),
    "catalogs.day_off_declared": _("Declaró no laborable el día"),
    "catalogs.day_off_withdrawn": _("Retiró el día no laborable"),
    "catalogs.holiday_chosen": _("Decidió si se guarda el feriado"),
    "catalogs.series_added": _("Añadió la serie"),
    "catalogs.series_value_set": _("Anotó un valor de la serie"),
    "catalogs.series_source_chosen": _("Decidió qué fuente rige para la serie"),
}

FIELDS: dict[str, str | FieldWords] = {
    "catalogs.days": _("Días"),
    "catalogs.kind": FieldWords(
        _("Clase de días"), "choice", {DayKind.WORKING: _("hábiles"), DayKind.CALENDAR: _("calendario")}
    ),
    "catalogs.value": _("Valor"),
    "catalogs.norm": _("Norma"),
    "catalogs.name": _("Nombre"),
    "catalogs.valid_from": FieldWords(_("Vigente desde"), "day"),
    "catalogs.valid_to": FieldWords(_("Vigente hasta"), "day"),
    "catalogs.yearly": FieldWords(_("Cada año"), "boolean"),
    "catalogs.applies": FieldWords(_("Se guarda"), "boolean"),
    "catalogs.unit": _("Unidad de los valores"),
    "catalogs.quantity": FieldWords(_("Valor"), "quantity"),
    "catalogs.place": _("Lugar"),
    "catalogs.since": FieldWords(_("Desde"), "day"),
    "catalogs.source": _("Fuente"),
}


def name_of_key(key: str) -> str | None:
    """The words for a term, a limit, a holiday or a series."""
    kind, _colon, code = key.partition(":")
    match kind:
        case "term":
            return next((row.label for row in shipped().terms if row.code == code), None)
        case "limit":
            return next((row.label for row in shipped().limits if row.code == code), None)
        case "series":
            return next((series.name for series in listed_series() if series.code == code), None)
        case "holiday":
            return _name_of_holiday(code)
    return None


def _name_of_holiday(code: str) -> str | None:
    for row in shipped().holidays:
        if row.code == code:
            return row.holiday.name
    try:
        return day(date.fromisoformat(code))
    except ValueError:
        return None


def register() -> None:
    """Declare all of it."""
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_keys_with(name_of_key)
