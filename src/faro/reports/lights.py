"""How a traffic light is said: with the method's own Spanish word."""

from faro.engine.method import Method
from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.reports.document import Cell, Light


def light_word(method: Method, light: str | None) -> str:
    """The method's word for a light; ND where there is none."""
    band = method.band(light)
    return band.name if band else MISSING


def light_cell(method: Method, light: str | None, text: str = "") -> Cell:
    """A coloured cell: the figure and the light's word; what stands for a missing figure stands alone."""
    band = method.band(light)
    if band is None:
        return Cell(text or MISSING, Light.ND)
    return Cell(f"{text} {band.name}".strip(), Light(band.light))


def state_mark(state: str) -> str:
    """What stands in place of a progress that is not there: S.I., S.P. or ND."""
    return {"si": _("S.I."), "sp": _("S.P.")}.get(state, MISSING)
