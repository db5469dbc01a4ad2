"""How the history of a made-up year reads."""

from faro.kernel.text import _
from faro.ledger.api import FieldWords

ACTIONS: dict[str, str] = {"monitoring.synthetic_year_loaded": _("Cargó un año sintético")}
FIELDS: dict[str, str | FieldWords] = {"monitoring.activities": _("Actividades")}
