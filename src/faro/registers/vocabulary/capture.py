"""How the history reads where records are written down."""

from faro.kernel.text import _
from faro.ui.api import MenuItem

ACTIONS = {"registers.map_loaded": _("Puso en uso un mapa del lugar")}
FIELDS = {"registers.map_name": _("Mapa"), "registers.map_source": _("Fuente del mapa")}
MENU = (MenuItem(_("Mapa del lugar"), "registers:base_map", "registers.manage", order=290, section=_("Registros")),)
MAP_KEY = "registers:map"


def name_of_map(key: str) -> str | None:
    """The words for the key of the map."""
    return _("mapa del lugar") if key == MAP_KEY else None
