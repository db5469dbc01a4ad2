"""A target's text taken apart: how much of what, compared how, by when, and what kind of promise it is."""

import re
from decimal import Decimal
from itertools import pairwise

from faro.reading.pledges.deadlines import deadline
from faro.reading.pledges.model import Kind, Target
from faro.reading.pledges.numbers import Quantity, quantities
from faro.reading.wording import aligned

_NOTHING = re.compile(
    r"[\s.\-–—_/*•]*(?:sin meta|no aplica|n\s*/\s*a|no especifica|ninguna?|s/d|por definir)?[\s.\-–—_/*•]*"
)
_AT_MOST = (
    r"no mas (?:de|del)|como maximo|a lo (?:mas|mucho)|maximo|no (?:mayor|superior) (?:a|de)"
    r"|menor o igual (?:a|que|al)|≤|<="
)
_AT_LEAST = (
    r"no menos (?:de|del)|no menor (?:a|de)|al menos|por lo menos|como minimo|cuando menos|minimo|a partir de"
    r"|(?:mayor|igual) o (?:igual|mayor) (?:a|que|al)|≥|>="
)
_LESS = r"menos (?:de|del|que)|menor(?:es)? (?:a|al|que|de|del)|inferior(?:es)? (?:a|al)|por debajo (?:de|del)|<"
_MORE = r"mas (?:de|del|que)|mayor(?:es)? (?:a|al|que|de|del)|superior(?:es)? (?:a|al)|por encima (?:de|del)|sobre|>|\+"
# «No menos de» holds «menos de»: the longer words come first.
_COMPARATORS = (("<=", _AT_MOST), (">=", _AT_LEAST), ("<", _LESS), (">", _MORE))
_ARTICLE = r"\s*(?:(?:a|el|la|los|las|un|del|al)\s+)*:?\s*"
_COMPARED = [(sign, re.compile(rf"(?:{words}){_ARTICLE}$")) for sign, words in _COMPARATORS]
_COMPARED_AFTER = (
    ("<=", re.compile(r"[^.;\d]{0,30}\b(?:como maximo|a lo (?:mas|mucho)|o menos)\b")),
    (">=", re.compile(r"[^.;\d]{0,30}\b(?:como minimo|por lo menos|al menos|o mas)\b")),
)
_UP_TO = re.compile(rf"\bhasta{_ARTICLE}$")
_LOWER = re.compile(r"\b(?:reduc|disminu|baj|rebaj|dismin|minimiz|decrec|mitig)\w*")
_RAISE = re.compile(r"\b(?:increment|aument|elev|ampli|alcanz|lleg|sub|mejor|lograr?|crec|pas)\w*")
_TO = re.compile(rf"\b(?:a|al|hasta){_ARTICLE}$")
_BY = re.compile(rf"\b(?:en|un){_ARTICLE}$")
_FROM = re.compile(r"\b(?:de|del|desde)\s+(?:(?:el|la|un)\s+)?$")
_BETWEEN = re.compile(r"\s*(?:[^\W\d]+\s+){0,4}?(?:a|al|hasta)\s+(?:(?:el|la|un|menos de|mas de)\s+)*")
_PER = re.compile(
    r"\b(?:(?:cada|por|al|a la|a el|veces? (?:al|por))\s+(?:ano|mes|semana|dia|semestre|trimestre|bimestre"
    r"|quincena|hora)\b"
    r"|(?:anual|semestral|trimestral|bimestral|mensual|quincenal|semanal|diari[oa])(?:es|s|mente)?\b)"
)
_PURPOSE = re.compile(r"\b(?:para|que|con el fin|a fin)\b|;")
_PERIODS = {
    "an": "año",
    "se": "semestre",
    "tr": "trimestre",
    "bi": "bimestre",
    "me": "mes",
    "qu": "quincena",
    "di": "día",
}
_MEASURES = re.compile(
    r"^\s*(?:horas?|minutos?|dias|litros?|lts?|m3|m³|m2|m²|metros?|kg|kilos?|kilogramos?|toneladas?|tn|grados|puntos|soles|ug|µg)\b"
)
# A longer text is no target; what stands behind is kept with the pledge and not looked into.
_LONGEST = 1_000
_LEVELS = re.compile(
    r"\b(?:promedio|tasa|indice|ratio|cociente|puesto|ranking|per capita|habitantes por|por cada|cada \d+"
    r"|incidencia|prevalencia)\b"
)
_ILLS = re.compile(
    r"\b(?:anemia|desnutricion|pobreza|mortalidad|morbilidad|analfabetismo|desercion|violencia|delito|delincuencia|inseguridad"
    r"|victimizacion|denuncias?|accidentes?|informalidad|morosidad|desempleo|contaminacion|embarazo|casos?|percepcion|perdidas)\w*"
)
_PEOPLE = re.compile(
    r"\b(?:poblacion|personas?|ninos?|ninas?|estudiantes?|alumnos?|escolares|jovenes|adolescentes?|mujeres|familias?|hogares"
    r"|habitantes|ciudadanos?|ciudadania|vecinos?|pobladores|adultos?|madres|gestantes|trabajadores|docentes)\b"
)
_STATE = re.compile(
    r"\b(?!son\b|estan\b|seran\b|han\b|sean\b|en\b|gran\b|eran\b|bien\b|tan\b|joven\b|orden\b|plan\b|imagen\b|margen\b|examen\b|origen\b"
    r"|volumen\b|quien\b|tambien\b|resumen\b|virgen\b|pan\b|segun\b)[a-z]{2,}(?:an|en)\b"
)
_STOP = re.compile(
    r"\b(?:de|del|para|en|que|con|a|al|por|y|e|o|u|sobre|segun|entre|sin|hasta|desde|durante|cada|como|mediante|se|son|es|seran|sera"
    r"|esta|estan|ha|han|fue|el|la|los|las|su|sus)\b|[.,;:()\[\]•%]|\d"
)
_OF = re.compile(r"\s*(?:de|del)\s+(?:(?:el|la|los|las)\s+)?")
_MAKING = re.compile(
    r"(?:^|[,;:]\s*)(?:(?:la|el)\s+)?(?:construccion|implementacion|creacion|ejecucion|instalacion|elaboracion"
    r"|formulacion|puesta en"
    r"|construir|implementar|crear|ejecutar|instalar|elaborar|formular|contar|tener|adquisicion|adquirir|habilitacion|habilitar"
    r"|remodelacion|inauguracion|apertura|organizar|organizacion|realizar|realizacion)(?:\s+(?:y|e|o)\s+\w+)*(?:\s+(?:de|con|marcha))*\s+$"
)
_NAMES_A_COUNT = re.compile(r"^\s*(?:n[°º]|n(?:ro|umero|um)?\b|cantidad\b)\.?\s*(?:de\s+)?(?=\w)")


def is_nothing(text: str | None) -> bool:
    """Whether the text says that there is no target, or is a rule of dashes."""
    return text is None or _NOTHING.fullmatch(aligned(text)) is not None


def target_of(text: str | None, indicator: str | None = None) -> Target:
    """What the text promises; where it has a number alone, the indicator beside it says of what."""
    if text is None or is_nothing(text):
        return Target(Kind.NONE)
    text = text[:_LONGEST]
    said = deadline(text)
    words = text if said is None else text[: said[1][0]] + " " * (said[1][1] - said[1][0]) + text[said[1][1] :]
    date = said[0] if said else None
    if not re.search(r"\w", words):
        return Target(Kind.DATE, deadline=date)
    counted = [each for each in quantities(words) if not each.article or _is_counted(words, each)]
    folded = aligned(words)
    if not counted:
        per = _PER.search(folded)
        kind = Kind.FREQUENCY if per else Kind.DELIVERABLE
        return Target(kind, unit=None if per is None else _per_unit(per[0]), deadline=date)
    return _with_quantity(words, folded, counted, indicator, date)


def _with_quantity(words: str, folded: str, counted: list[Quantity], indicator: str | None, date: str | None) -> Target:
    baseline, main = _span(folded, counted)
    about = aligned(indicator or "")
    kind = _kind(folded, main, about, has_baseline=baseline is not None)
    unit = _unit(words, main, indicator, percent=main.percent or (baseline.percent if baseline else False))
    per = _per(folded, main)
    if kind is Kind.FREQUENCY and per:
        unit = " ".join(part for part in (unit, _per_unit(per[0])) if part)
    others = [each for each in counted if each is not main and each is not baseline]
    return Target(
        kind,
        main.value,
        unit,
        _comparator(
            folded, main, has_baseline=baseline is not None, fell=bool(baseline and main.value < baseline.value)
        ),
        baseline.value if baseline else None,
        date,
        doubtful=main.doubtful or any(not each.article for each in others),
    )


def _is_counted(words: str, each: Quantity) -> bool:
    """Whether «un» counts: at the beginning, after a word of making or a comparator; elsewhere it is an article."""
    before = aligned(words[: each.start])
    return (
        not before.strip(" •-–:") or bool(_MAKING.search(before)) or any(rule.search(before) for _s, rule in _COMPARED)
    )


def _span(folded: str, counted: list[Quantity]) -> tuple[Quantity | None, Quantity]:
    """The first quantity, or the second of «de X a Y», X then being where it starts from."""
    for first, second in pairwise(counted):
        between = folded[first.end : second.start]
        if _FROM.search(folded[: first.start]) and _BETWEEN.fullmatch(between):
            return first, second
    digits = [each for each in counted if not each.article]
    return None, (digits or counted)[0]


def _comparator(folded: str, main: Quantity, *, has_baseline: bool, fell: bool) -> str:
    before, after = folded[: main.start], folded[main.end :]
    for sign, rule in _COMPARED:
        if rule.search(before):
            return sign
    for sign, rule in _COMPARED_AFTER:
        if rule.match(after):
            return sign
    lower = _LOWER.search(before)
    if has_baseline:
        return "<=" if fell else ">="
    if _UP_TO.search(before):
        return ">=" if _RAISE.search(before) and not lower else "<="
    if _TO.search(before) and (lower or _RAISE.search(before)):
        return "<=" if lower else ">="
    return "="


def _kind(folded: str, main: Quantity, about: str, *, has_baseline: bool) -> Kind:
    before, after = folded[: main.start], folded[main.end :]
    beside = f"{before} {_near(after)}"
    if has_baseline or _LEVELS.search(beside) or _LEVELS.search(about) or _MEASURES.match(after):
        return Kind.LEVEL
    moves = bool(_LOWER.search(before) or _RAISE.search(before))
    by = bool(_BY.search(before))
    if main.percent or ("%" in about and not re.match(r"\s*[a-z]", after)) or about.startswith("porcentaje"):
        if by:
            return Kind.PERCENTAGE
        return Kind.LEVEL if (moves and _TO.search(before)) or _is_state(folded, about) else Kind.PERCENTAGE
    if _per(folded, main):
        return Kind.FREQUENCY
    return Kind.LEVEL if _ILLS.search(_near(after)) and (moves or _LOWER.search(folded)) else Kind.COUNT


def _per(folded: str, main: Quantity) -> re.Match[str] | None:
    """«Cada año» of the counted thing itself: «un plan para cumplir metas cada año» is one plan."""
    clause = _PURPOSE.search(folded, main.end)
    return _PER.search(folded[: clause.start()] if clause else folded)


def _is_state(folded: str, about: str) -> bool:
    """Whether a share of people is said to be in some state, rather than a share of something to be done."""
    both = f"{folded} {about}"
    if _LOWER.search(both) and _ILLS.search(both):
        return True
    people = _PEOPLE.search(both)
    return people is not None and bool(_ILLS.search(both) or _STATE.search(both, people.end()))


def _near(after: str) -> str:
    return " ".join(after.split()[:3])


def _unit(words: str, main: Quantity, indicator: str | None, *, percent: bool) -> str | None:
    after = words[main.end :]
    if percent:
        of = _OF.match(aligned(after))
        noun = _noun(after[of.end() :]) if of else _noun(after)
        return f"% de {noun}" if noun else _unit_of(indicator, "%")
    if main.money:
        return "S/"
    noun = _noun(re.sub(r"^\s*de\s+", "", after))
    return noun or _unit_of(indicator, None)


def _unit_of(indicator: str | None, default: str | None) -> str | None:
    """The unit that an indicator names: «Número de cámaras instaladas» counts «cámaras instaladas»."""
    if not indicator:
        return default
    if "%" in indicator or aligned(indicator).startswith("porcentaje"):
        return "%"
    named = _NAMES_A_COUNT.match(aligned(indicator))
    return (_noun(indicator[named.end() :]) if named else None) or default


def _noun(after: str) -> str | None:
    """The words up to the first that cannot belong to the name of what is counted, four at most."""
    stop = _STOP.search(aligned(after))
    taken = after[: stop.start()] if stop else after
    words = taken.split()[:4]
    return " ".join(words).strip(" -–—/") or None


def _per_unit(per: str) -> str:
    last = per.rsplit(maxsplit=1)[-1]
    if last.startswith(("semana", "hora")):
        return "por hora" if last.startswith("hora") else "por semana"
    return f"por {_PERIODS[last[:2]]}"


def number_text(value: Decimal) -> str:
    """A quantity as it is written in data: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
