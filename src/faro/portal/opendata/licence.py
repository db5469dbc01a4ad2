"""The licence of the published data, as data: change it here and every page, file and catalogue says it."""

from dataclasses import dataclass

from faro.kernel.text import _


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX code, its name, its address and what it allows in a sentence."""

    code: str
    name: str
    url: str
    summary: str


LICENCE = Licence(
    code="CC-BY-4.0",
    name=_("Creative Commons Atribución 4.0 Internacional"),
    url="https://creativecommons.org/licenses/by/4.0/deed.es",
    summary=_("Puede copiar, mezclar y usar estos datos, también con fines comerciales, si dice de dónde vienen."),
)
