"""How a traffic light is said: with the method's own Spanish word."""

from faro.engine.method import Method
from faro.kernel.formats import MISSING
from faro.reports.document import Cell, Light


def light_word(method: Method, light: str | None) -> str:
    """The method's word for a light; ND where there is none."""
    band = method.band(light)
    return band.name if band else MISSING


def light_cell(method: Method, light: str | None, text: str = "") -> Cell:
    """A coloured cell: the figure, if any, and the light's word."""
    word = light_word(method, light)
    return Cell(f"{text} {word}".strip() if text != word else word, Light(light or Light.ND))
