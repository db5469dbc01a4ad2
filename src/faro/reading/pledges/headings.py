"""The headings of a plan: dimensions, columns, axes, what is no pledge. None of them is the phrase of one party."""

import re
from collections.abc import Sequence

from faro.checks.words import folded
from faro.kernel.text import _
from faro.reading.pledges.deadlines import deadline

PROBLEM, OBJECTIVE, INDICATOR, TARGET, DIMENSION, NUMBER = (
    "problem",
    "objective",
    "indicator",
    "target",
    "dimension",
    "number",
)
_NUMBERING = (
    r"(?:(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-h])\s*[.\-–)°:]+\s*)+|(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5})\s+)?"
)
_DIMENSION = re.compile(
    rf"{_NUMBERING}(?:propuestas? (?:de|en"
    rf"|por) (?:la )?)?dimen[scz]i[oó]n(?:es)?\s*(?:\d\s*)?[:.\-–]*\s*(?:de (?:lo )?|lo )?"
    r"(?P<name>(?:territorial|ambiental|social|economic[ao]|institucional)\b.{0,40})"
)
_STEMS = ("ambiental", "territorial", "social", "economic", "institucional")
_ACCOUNTABILITY = re.compile(
    rf"{_NUMBERING}(?:propuestas? (?:de|para la) )?(?:mecanismos? de )?rendicion de cuentas\b.{{0,60}}"
)
_OUTSIDE = re.compile(
    rf"{_NUMBERING}(?:anexos?|bibliografia|referencias|articulacion|presentacion|introduccion|diagnostico|vision|mision|ideario|principios"
    r"|valores|presupuesto|financiamiento|equipo|glosario|indice|conclusiones?|firmas?)\b.{0,90}"
)
_AXIS = re.compile(
    rf"{_NUMBERING}(?:(?:eje|lineamiento|pilar)(?:s|es)?\b|(?:linea|politica|area)s?\b(?=\s+(?:estrategic"
    rf"|tematic|programatic|de accion|n[°º]|\d)))"
    r"(?:\s+(?:estrategic|tematic|programatic|de accion)\w*)?"
    r"(?:\s*(?:n[°º.]?\s*)?(?:\d{1,2}|[ivx]{1,5})\b)?\s*[:.\-–]*\s*\S.{0,110}"
)
_SECTION = re.compile(r"(?:[ivx]{1,5}\s*[.\-–)]+|\d{1,2}(?:\.\d{1,2})*\s*[.\-–)]*)\s*\S.{0,110}")
_PLAN_SECTION = re.compile(r"\b(?:propuestas?|objetivos|ejes|lineamientos|resumen|metas)\b")
_ROLES = (
    (TARGET, re.compile(r"^(?:n[°º.]* de )?metas?\b|^valor(?:es)? meta\b")),
    (INDICATOR, re.compile(r"\bindicador(?:es)?\b")),
    (PROBLEM, re.compile(r"\bproblemas?\b(?!.*\bobjetivos?\b)|\bproblematica\b|\bpotencialidad")),
    (OBJECTIVE, re.compile(r"\bobjetivos?\b|^solucion|^propuestas?\b")),
    (DIMENSION, re.compile(r"^(?:dimensi[oó]n(?:es)?|ejes?)\b")),
    (NUMBER, re.compile(r"^(?:n[°ºo.]*|item|nro\.?|#)$")),
)
_VOCABULARY = re.compile(
    r"\b(?:problemas?|problematica|potencialidad(?:es)?|identificad[oa]s?|objetivos?|estrategic[oa]s?|solucion(?:es)?|propuestas?|metas?"
    r"|indicador(?:es)?|valor(?:es)?|dimension(?:es)?|resultados?|esperados?)\b"
)
_SMALL_WORDS = re.compile(
    r"\b(?:al?|el|la|los|las|de|del|y|e|o|por|para|n|ano|anos|item|nro|periodo|numero)\b|20\d\d|[^\w\s]"
)


def dimension(text: str) -> str | None:
    """The dimension that a heading begins, named as the electoral authority does; None for another text."""
    words = folded(text).strip(" *_#|")
    match = _DIMENSION.fullmatch(words) if len(words) < 100 else None
    if match is None or ("  " in text.strip() and is_header_word(text)):
        return None
    stem = next(stem for stem in _STEMS if stem in match["name"])
    # The municipal format shows the environmental dimension as «Territorial-Ambiental».
    return {"social": _("Social"), "economic": _("Económica"), "institucional": _("Institucional")}.get(
        stem, _("Ambiental")
    )


def is_accountability(text: str) -> bool:
    """Whether the text begins the proposal to render account, which is no pledge of the format."""
    return bool(_ACCOUNTABILITY.fullmatch(folded(text)))


def is_outside(text: str) -> bool:
    """Whether the text is the heading of a part without pledges: diagnosis, annexes."""
    return is_title(text) and bool(_OUTSIDE.fullmatch(folded(text)))


def axis(text: str) -> str | None:
    """The heading of an axis, a line or a policy; None for another text."""
    words = folded(text)
    return text.strip(" *_") if is_title(text) and _AXIS.fullmatch(words) else None


def section(text: str) -> str | None:
    """A numbered heading in capitals, or in roman numerals; None for another text."""
    words = folded(text)
    if not is_title(text) or not _SECTION.fullmatch(words):
        return None
    capitals = text.upper() == text and any(letter.isalpha() for letter in text)
    return text.strip(" *_") if capitals or re.match(r"[IVX]{1,5}\s*[.\-–)]", text.strip(" *")) else None


def is_plan_section(text: str) -> bool:
    """Whether a heading says that proposals follow."""
    return is_title(text) and bool(_PLAN_SECTION.search(folded(text)))


def is_title(text: str) -> bool:
    """Whether a line may be a heading: short, and no sentence."""
    bare = text.strip(" *_")
    return 0 < len(bare) <= 120 and len(bare.split()) <= 16 and not bare.endswith((",", ";"))


def roles(cells: Sequence[str]) -> dict[int, str] | None:
    """The role of each column whose heading is known; None where the cells are no heading of a plan's table."""
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        words = _without_aside(folded(cell))
        if len(words) > 120:
            return None
        role = next((name for name, rule in _ROLES if rule.search(words)), None)
        if role and role not in found.values():
            found[at] = role
    needed = set(found.values())
    return found if TARGET in needed and needed & {PROBLEM, OBJECTIVE} and len(found) >= 2 else None


def is_header_word(text: str) -> bool:
    """Whether the text is made of words that head columns: how a heading goes on in a second row."""
    words = folded(text)
    return bool(_VOCABULARY.search(words)) and not _SMALL_WORDS.sub("", _VOCABULARY.sub("", words)).strip()


def is_number_heading(text: str) -> bool:
    """Whether the text heads the column of row numbers."""
    return any(role == NUMBER and rule.search(folded(text)) for role, rule in _ROLES)


def header_roles(text: str) -> list[str]:
    """The roles that a heading broken over lines names, in their order."""
    words = _without_aside(folded(text))
    places = {
        PROBLEM: re.search(r"\bproblem|\bpotencialidad", words),
        OBJECTIVE: re.search(r"\bobjetivo", words),
        INDICATOR: re.search(r"\bindicador", words),
        TARGET: re.search(r"\bmetas?\b", words),
    }
    found = {role: match.start() for role, match in places.items() if match}
    return sorted(found, key=lambda role: found[role])


def _without_aside(words: str) -> str:
    """Without «(solución al problema)», which names the objective again and no second problem."""
    return re.sub(r"(?<=\w)\s*\(?solucion(?:es)? (?:al|del|a los) problemas?\)?", "", words)


def header_deadline(text: str) -> str | None:
    """The year that the column of targets is headed with: «Meta (al 2022)»."""
    said = deadline(text)
    return said[0] if said else None
