"""What the wording of an indicator suggests about its sense. Few words and precise: most names suggest nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faro.checks.words import folded
from faro.kernel.text import _

ASCENDING = "ascending"
DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class Wording:
    """A way of saying that suggests less is better. ``certain``: hardly ever means the contrary."""

    pattern: str
    certain: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The sense a name suggests, by which of its words, and why."""

    sense: str
    words: str
    certain: bool
    reason: str


LESS_IS_BETTER = (
    Wording(r"\bpadece[n]?\b( de)?( [a-z]+)?", certain=True, reason=_("padecer un mal es lo que se quiere reducir")),
    Wording(
        r"\b(anemia|desnutricion|mortalidad|morbilidad|analfabet\w+|desercion)\b",
        certain=True,
        reason=_("es un daño que se quiere reducir"),
    ),
    Wording(
        r"\bno (asiste|acude|accede|cuenta|recibe|tiene|dispone)[n]?\b",
        certain=True,
        reason=_("cuenta a quienes les falta algo"),
    ),
    Wording(r"\b(insegur[ao]s?|inseguridad)\b", certain=True, reason=_("la inseguridad se quiere reducir")),
    Wording(r"\bmoros(idad|[ao]s?)\b", certain=True, reason=_("la morosidad se quiere reducir")),
    Wording(
        r"\b(delitos|homicidios|robos|accidentes|victimas|victimizacion)\b",
        certain=False,
        reason=_("un hecho dañino suele querer reducirse"),
    ),
    Wording(
        r"\b(tiempo|plazo|dias?|horas?)( de)? (promedio|espera|atencion)\b",
        certain=False,
        reason=_("de un tiempo de atención suele quererse menos"),
    ),
    Wording(r"\bvulnerab\w+", certain=False, reason=_("la vulnerabilidad suele querer reducirse")),
    Wording(r"\bexpuest[ao]s?\b", certain=False, reason=_("la exposición a un peligro suele querer reducirse")),
    Wording(r"\b(quejas|reclamos)\b", certain=False, reason=_("de quejas y reclamos suele quererse menos")),
    Wording(
        r"\b(contaminad[ao]s?|degradad[ao]s?)\b", certain=False, reason=_("el daño ambiental suele querer reducirse")
    ),
)

_SERVED = re.compile(
    r"\b(atendid|asistid|asistencia|capacit|benefici|acced|acces|recib|particip|implement|formaliz|operativ|ejecut|"
    r"cobertura|recuper|conserv|sane|reduc|reduj|disminu|evalua|fiscaliz|inspec|trata|resuel|resolu|control|erradic|super"
    r"|preven|protegid|proteccion|rehabilit|diagnostic|tamiz|suplement|recaud|cumpl|mejor|remedia|ceden|dej)\w*"
)
"""Something done about it: of what is done, more is better, whatever it is done about."""
_GAIN = re.compile(
    r"\b(atendid|capacitad|beneficiad|acceden?\b|participan?\b|implementad|formalizad|operativ|recaudad)\w*"
)
_DENIED = re.compile(r"\b(no|sin|falta|deficit|brecha|pendient\w+|incumpl\w+)\b")


def suggestion(name: str) -> Suggestion | None:
    """What the name suggests; None where it suggests nothing, or both."""
    words = folded(name)
    found = next(_found(words), None)
    rest = words.replace(found[1], " ") if found else words
    if found and not _SERVED.search(rest):
        wording, said = found
        return Suggestion(DESCENDING, said, wording.certain, wording.reason)
    gain = _GAIN.search(words)
    if found or gain is None or _DENIED.search(words):
        return None
    return Suggestion(
        ASCENDING, gain[0], certain=False, reason=_("cuenta lo que se atendió o hizo: suele quererse más")
    )


def _found(words: str) -> Iterator[tuple[Wording, str]]:
    for wording in LESS_IS_BETTER:
        match = re.search(wording.pattern, words)
        if match:
            yield wording, match[0]
