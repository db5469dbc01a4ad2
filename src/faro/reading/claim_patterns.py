"""What reports state with a figure, as data: one pattern for each way of saying it, tried in order on each sentence.

A pattern reads folded text; its group ``n`` is the figure. What an earlier pattern has read, a later one leaves.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from re import Pattern

from faro.kernel.text import _


class Whose(StrEnum):
    """Whose figure it is: the plan's, the section's, that of the code named last before it (or next after it)."""

    PLAN = "plan"
    SECTION = "section"
    OBJECTIVE_NAMED_OR_SECTION = "objective_named_or_section"
    NAMED = "named"
    NAMED_OR_SECTION = "named_or_section"
    EACH_NAMED = "each_named"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure means: a kind of claim (``package.tables.account``) and its measure in Spanish."""

    kind: str
    measure: str


@dataclass(frozen=True, slots=True)
class ClaimPattern:
    """One way of saying something. ``plan``, ``objective``, ``action`` say what it means, by whose figure it is.

    None there means: not a claim. ``value`` stands for the figure where words say it («ninguno»). ``context`` is what
    the sentence must hold besides.
    """

    name: str
    words: Pattern[str]
    whose: Whose
    unit: str
    plan: Meaning | None = None
    objective: Meaning | None = None
    action: Meaning | None = None
    value: str | None = None
    context: Pattern[str] | None = None


_NUMBER_WORD = (
    r"(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    r"dieci[a-z]+|veint[a-z]+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:to)?|[a-z]+cientos|ningun[oa]?)"
)
_N = (
    rf"(?P<n>(?:\b{_NUMBER_WORD}(?:\s+(?:y\s+)?{_NUMBER_WORD}){{0,4}}\s*)?\(\s*\d{{1,4}}\s*\)|"
    r"(?<![\d.,/°-])\b\d{1,3}\b(?![.,/]\d|\s*%))"
)
_P = r"(?P<n>\d{1,3}(?:[.,]\d+)?)\s*%"
_DONE = r"(?:logrado|cumplido|alcanzado|superado)"
_DID = r"(?:lograron|logro|cumplieron|cumplio|alcanzaron|alcanzo|superaron|supero)"
_HAVE = r"(?:han|ha|habrian|habria|hubieran)"
_OPERATIVE = r"(?:actividades|acciones)\s+operativas"
_COLOUR = r"(?:verde|amarillo|ambar|naranja|anaranjado|rojo)"
_STANDS = r"(?:esta|encuentra|ubica|queda|figura)n?"
_PRONOUN = r"(?:(?:se|l[ao]s?)\s+)?"
_ONLY = r"(?:tan\s+)?solo\s*,?\s*"

PLAN_INDICATORS = _("indicadores")
RESULT = Meaning("result", _("resultado del objetivo"))
OBTAINED = Meaning("obtained", _("valor obtenido"))
DEGREE = Meaning("degree", _("grado de logro del indicador"))
AVERAGE = Meaning("average", _("promedio del PEI"))
ACHIEVED = Meaning("count_achieved", _("indicadores logrados del objetivo"))
NOT_ACHIEVED = Meaning("count_not_achieved", _("indicadores no logrados del objetivo"))
ACTIVITIES = Meaning("count_activities", _("actividades operativas"))
COVERAGE = Meaning("coverage", _("actividades de la acción"))


def _pattern(name: str, words: str, whose: Whose, unit: str, **meanings: Meaning) -> ClaimPattern:
    plan, objective, action = (meanings.get(level) for level in ("plan", "objective", "action"))
    return ClaimPattern(name, re.compile(words), whose, unit, plan, objective, action)


def _everywhere(name: str, words: str, whose: Whose, unit: str, meaning: Meaning) -> ClaimPattern:
    return ClaimPattern(name, re.compile(words), whose, unit, meaning, meaning, meaning)


PATTERNS: tuple[ClaimPattern, ...] = (
    _pattern(
        "indicators_not_achieved",
        rf"{_N}\s+(?:(?:de\s+ellos|indicador(?:es)?)\s+)?no\s+{_PRONOUN}(?:{_HAVE}\s+{_DONE}|{_DID})",
        Whose.OBJECTIVE_NAMED_OR_SECTION,
        "number",
        plan=Meaning("count_not_achieved", PLAN_INDICATORS),
        objective=NOT_ACHIEVED,
    ),
    _pattern(
        "indicators_achieved",
        rf"{_N}\s+(?:(?:de\s+ellos|indicador(?:es)?)\s+)?(?:si\s+)?{_PRONOUN}(?:{_HAVE}\s+{_DONE}|{_DID})",
        Whose.OBJECTIVE_NAMED_OR_SECTION,
        "number",
        plan=Meaning("count_achieved", PLAN_INDICATORS),
        objective=ACHIEVED,
    ),
    ClaimPattern(
        "no_indicator_achieved",
        re.compile(
            rf"\bningun[oa]?(?:\s+(?:de\s+(?:ellos|los\s+indicadores)|indicador))?\s+(?:{_HAVE}\s+{_DONE}|{_DID}|fue\s+alcanzado)"
        ),
        Whose.SECTION,
        "number",
        objective=ACHIEVED,
        value="0",
    ),
    _pattern(
        "indicators",
        rf"{_N}\s+indicador(?:es)?\b",
        Whose.OBJECTIVE_NAMED_OR_SECTION,
        "number",
        plan=Meaning("count", PLAN_INDICATORS),
        objective=Meaning("count_indicators", _("indicadores del objetivo")),
    ),
    _pattern(
        "lines_of_work",
        rf"{_N}\s+(?:lineas\s+de\s+(?:trabajo|accion)|(?:acciones|actividades)\s+estrategicas|aei\b)",
        Whose.OBJECTIVE_NAMED_OR_SECTION,
        "number",
        plan=Meaning("count", _("AEI del PEI")),
        objective=Meaning("count_actions", _("líneas de trabajo (AEI) del objetivo")),
    ),
    _everywhere(
        "light_then_count",
        rf"\b(?P<colour>{_COLOUR})s?\b[\s:=–-]+{_N}\s*(?:oei|objetivos?)",
        Whose.PLAN,
        "number",
        Meaning("count_light", _("color {colour}")),
    ),
    _everywhere(
        "count_in_light",
        rf"{_N}\s+(?:(?:oei|objetivos?|de\s+ellos)\s+)?(?:(?:se\s+)?{_STANDS}\s+)?en\s+(?:el\s+)?(?:color\s+)?(?P<colour>{_COLOUR})\b",
        Whose.PLAN,
        "number",
        Meaning("count_light", _("color {colour}")),
    ),
    _everywhere(
        "count_then_light",
        rf"{_N}\s+(?:oei|objetivos?)(?:\s+[^\W\d]+){{0,5}}?\s+(?:en\s+)?(?:color\s+)?(?P<colour>{_COLOUR})\b",
        Whose.PLAN,
        "number",
        Meaning("count_light", _("color {colour}")),
    ),
    _everywhere(
        "objectives",
        rf"{_N}\s+objetivos?\b(?:\s+que\s+(?:no\s+)?\w+(?:\s+(?:al?|el)\s+\d+\s*%)?)?",
        Whose.PLAN,
        "number",
        Meaning("count", _("objetivos")),
    ),
    _everywhere("themes", rf"{_N}\s+(?:grandes\s+)?temas\b", Whose.SECTION, "number", Meaning("count", _("temas"))),
    _everywhere(
        "activities_before",
        rf"{_OPERATIVE}[^.;]{{0,40}}?\bde\s+(?P<n>\d{{1,4}})(?=\s+a\s+\d)",
        Whose.PLAN,
        "number",
        Meaning("count_activities", _("total POI antes")),
    ),
    _everywhere("activities_after", r"^\s+a\s+(?P<n>\d{1,4})", Whose.PLAN, "number", Meaning("count_activities", "")),
    _everywhere("activities", rf"{_N}\s+(?:{_OPERATIVE}|aos?\b)", Whose.NAMED_OR_SECTION, "number", ACTIVITIES),
    _everywhere(
        "activities_in_brackets",
        rf"{_OPERATIVE}\W{{0,3}}\(\s*(?P<n>\d{{1,4}})\s*\)",
        Whose.NAMED_OR_SECTION,
        "number",
        ACTIVITIES,
    ),
    _everywhere(
        "collection",
        rf"\brecaudacion\s+(?:[a-z]+\s+){{0,5}}?{_P}",
        Whose.PLAN,
        "percent",
        Meaning("collection", _("recaudación")),
    ),
    _pattern(
        "share_of_the_target",
        rf"(?:{_DID}|{_DONE})\s+(?:{_ONLY})?(?:el\s+|al\s+|un\s+)?{_P}\s+de\s+(?:la|su)s?\s+metas?",
        Whose.EACH_NAMED,
        "percent",
        objective=RESULT,
        action=DEGREE,
    ),
    _pattern(
        "execution",
        rf"nivel\s+de\s+ejecucion\s+(?:del?|fue|es)\s+{_P}",
        Whose.NAMED,
        "percent",
        objective=Meaning("execution", _("nivel de ejecución del objetivo")),
        action=Meaning("execution", _("nivel de ejecución de la acción")),
    ),
    _pattern(
        "physical_execution",
        rf"(?:ejecucion\s+fisica\s+(?:anual\s+)?(?:del?|fue\s+del?)|(?:cumplido|ejecutado)\s+(?:al?|en)\s+(?:un\s+)?)\s*{_P}",
        Whose.NAMED_OR_SECTION,
        "percent",
        objective=Meaning("physical", _("ejecución física del objetivo")),
        action=Meaning("physical", _("ejecución física de la acción")),
    ),
    _pattern(
        "average",
        rf"(?P<label>promedio(?:\s+(?:general|total|simple|institucional|de\s+(?:avance|cumplimiento|logro)))*)[^.;%\d]{{0,25}}?{_P}",
        Whose.SECTION,
        "percent",
        plan=AVERAGE,
        objective=RESULT,
    ),
    _pattern(
        "progress",
        rf"(?:avance|cumplimiento|resultado)(?:\s+(?:promedio|general|total))?\s+(?:del?|es|fue\s+del?|es\s+del?)\s+(?:{_ONLY})?(?:el\s+)?{_P}",
        Whose.NAMED_OR_SECTION,
        "percent",
        plan=AVERAGE,
        objective=RESULT,
        action=OBTAINED,
    ),
    _pattern(
        "percent_of_progress",
        rf"{_P}\s+de\s+(?:avance|cumplimiento|logro)\b",
        Whose.NAMED_OR_SECTION,
        "percent",
        objective=RESULT,
        action=OBTAINED,
    ),
    ClaimPattern(
        "budget_share",
        re.compile(rf"\(\s*{_P}\s*\)"),
        Whose.NAMED,
        "percent",
        objective=Meaning("budget_share", _("parte de la asignación de recursos")),
        action=Meaning("budget_share", _("parte de la asignación de recursos")),
        context=re.compile(r"presupuest|recursos|asignacion|financiamiento"),
    ),
    _pattern("percent_in_brackets", rf"\(\s*{_P}\s*\)", Whose.NAMED, "percent", objective=RESULT, action=OBTAINED),
    _everywhere(
        "colour", rf"\bcolor\s+(?P<n>{_COLOUR})\b", Whose.SECTION, "words", Meaning("colour", _("color del promedio"))
    ),
    _everywhere(
        "semester",
        r"\b(?:primer|segundo|1er|2do|ii?)\s+semestre\s+(?:del?\s+)?(?:ano\s+)?(?P<n>20\d\d)\b",
        Whose.PLAN,
        "number",
        Meaning("period", _("semestre")),
    ),
    _everywhere(
        "population",
        r"(?P<n>\d{1,3}(?:[,.' ]\d{3})+)\s+(?:habitantes|pobladores)",
        Whose.PLAN,
        "number",
        Meaning("population", _("habitantes")),
    ),
    ClaimPattern(
        "no_activity",
        re.compile(
            r"no\s+(?:se\s+)?(?:ha|han|tiene|tienen|registra|registran)\s+(?:\w+\s+)?ningun[ao]?\s+(?:accion|actividad)\s+operativa"
        ),
        Whose.NAMED_OR_SECTION,
        "number",
        objective=Meaning("coverage", _("actividades del objetivo")),
        action=COVERAGE,
        value="0",
    ),
    _pattern(
        "only_so_many_activities",
        r"solo\s+se\s+(?:ha|han)\s+(?:alineado|programado|registrado)\s+(?P<n>[a-z]+)\s+(?:proyectos?|actividad(?:es)?|accion(?:es)?)",
        Whose.NAMED,
        "number",
        objective=Meaning("coverage", _("actividades del objetivo")),
        action=COVERAGE,
    ),
    _pattern(
        "activities_only_for",
        rf"solo\s+se\s+(?:ha|han)\s+(?:planificado|programado|registrado|ejecutado)(?:\s+y\s+\w+)?\s+{_OPERATIVE}\s+(?:para|en|a)\s+"
        r"[a-z\s]{0,40}?(?P<n>(?:oei|aei|ae|oe)[\s.]*\d{1,2}(?:\.\d{1,2})?)",
        Whose.SECTION,
        "words",
        objective=Meaning("coverage", _("acciones del objetivo con actividades")),
    ),
)

NEGATIVE_VERDICT = re.compile(
    rf"\bno\s+{_PRONOUN}(?:{_HAVE}\s+)?(?:{_DONE}|{_DID})|\bno\s+fue(?:ron)?\s+(?:{_DONE}s?)|"
    r"(?:menor|inferior|debajo)(?:es)?\s+(?:al?|de)\s+(?:lo\s+|la\s+meta\s+)?(?:programad|esperad|previst)[oa]|"
    r"cercan[ao]s?\s+a\s+(?:cumplir|alcanzar|lograr)|"
    rf"{_ONLY}(?:{_HAVE}\s+)?(?:{_DONE}|{_DID})\s+(?:el\s+|al\s+|un\s+)?\d"
)
POSITIVE_VERDICT = re.compile(
    rf"(?:\b{_HAVE}\s+{_DONE}|\b{_DID})(?:\s+(?:alcanzar|cumplir|superar|lograr|y|con|en\s+su\s+totalidad))*\s+(?:la|las|su|sus)\s+metas?\b"
)
SAID_OF_OBJECTIVES = re.compile(
    r"\bindicador(?:es)?\b[^.;,]{0,30}?\b(?:del?|para)\s+(?:l[oa]s?\s+|cada\s+)?(?:[a-z]+\s+)?(?:\(\d+\)\s+)?"
    r"(?:oei\b|objetivos?\b)"
)
FIGURE = re.compile(rf"{_N}|(?<![\d.,])\d{{1,3}}(?:[.,]\d+)?\s*%")
