"""The tables a yearly evaluation prints, told by the words of their headings. This is data: one entry for each form.

A form names its columns and, for each, the folded words that head it. The first form that fits a table gives its role.
Roles and columns are those of the printed tables of a package (``data/ilo/README.md``).
"""

import re
from dataclasses import dataclass
from re import Pattern

from faro.kernel.text import _
from faro.reading.codes import COST_CENTRE_CODE, ELEMENT_CODE, INDICATOR_CODE

CODE, DESCRIPTION, PERCENT, ROW_LABEL, COUNT = "code", "description", "percent", "row_label", "count"
NAME, TARGET, OBTAINED = "name", "target", "obtained"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its short name, and the pattern that its folded heading holds."""

    name: str
    heading: Pattern[str]


@dataclass(frozen=True, slots=True)
class PlainCodes:
    """Codes that could be any number (``01``): taken where a heading is ``told_by``, in a column headed ``heading``."""

    codes: Pattern[str]
    told_by: Pattern[str]
    heading: Pattern[str]


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of table. ``columns`` are tried in order for each heading; each is given once.

    ``codes`` is what most of the code column's cells look like; None where the form has no codes. ``first`` names the
    first column where no pattern does; a heading that ``refused`` matches makes the table another kind.
    """

    role: str
    id: str
    title: str
    columns: tuple[Column, ...]
    required: frozenset[str]
    codes: Pattern[str] | None = None
    first: str | None = None
    refused: Pattern[str] | None = None
    plain_codes: PlainCodes | None = None


def _columns(**patterns: str) -> tuple[Column, ...]:
    return tuple(Column(name, re.compile(pattern)) for name, pattern in patterns.items())


_CODE_WORDS = r"^cod\b|^codigo|^oei\s*[/y-]\s*aei|^(?:oei|aei|elemento)s?$"
_ACTIVITIES = (
    r"\b(?:n[°ºo.]*|numero|cantidad|total)\s*(?:de\s+)?(?:las\s+)?(?:ao\b|aa\.?oo|actividad|inversion|metas)|^ao\b"
)
_PERCENT = r"%|porcentaje|\bporcentual"
_MONEY = r"financier|presupuest|monto|importe|costo|s/|soles|programacion"

INDICATORS = Form(
    "indicators",
    "indicadores",
    _("Indicadores"),
    _columns(
        code=r"^cod\b|^codigo",
        name=r"indicador",
        target=r"programad|\bmeta\b|esperad|previst|planificad",
        obtained=r"obtenid|ejecutad|alcanzad|lograd|\breal\b|conseguid",
        percent=rf"{_PERCENT}|avance|cumplimiento",
        baseline=r"linea (?:de )?base",
        unit=r"unidad de medida|parametro",
        description=r"objetivo|accion|denominacion|descripcion|enunciado",
        responsible=r"responsable|unidad|organo",
    ),
    frozenset({NAME, TARGET, OBTAINED}),
    re.compile(rf"{INDICATOR_CODE.pattern}|{ELEMENT_CODE.pattern}"),
)
COST_CENTRES = Form(
    "poi_table_5",
    "poi-5",
    _("Ejecución por centro de costo"),
    _columns(
        code=r"^cod\b|^codigo|^c\.?c\.?$|^n[°ºo]$",
        percent=_PERCENT,
        activities=_ACTIVITIES,
        description=r"descripcion|centros? de costos?|unidad|organo|dependencia|denominacion|oficina",
        executed=r"ejecu|devengad|gastad|egreso",
        programmed=r"programa|\bpim\b|presupuest|previst|asignad",
    ),
    frozenset({CODE, DESCRIPTION, "programmed", "executed"}),
    COST_CENTRE_CODE,
    plain_codes=PlainCodes(
        re.compile(rf"\d{{1,4}}|{COST_CENTRE_CODE.pattern}"),
        re.compile(r"centros? de costos?"),
        re.compile(r"^cod\b|^codigo|^c\.?c\.?$|^n[°ºo]$|centros? de costos?"),
    ),
)
PHYSICAL_PROGRESS = Form(
    "poi_table_4",
    "poi-4",
    _("Ejecución del POI por elementos del PEI"),
    _columns(
        code=_CODE_WORDS,
        physical_percent=r"fisic|(?:avance|cumplimiento)(?!.*financ)",
        priority=r"priorid",
        activities=_ACTIVITIES,
        amount=_MONEY,
        description=r"descripcion|denominacion|objetivo|accion|enunciado|nombre",
    ),
    frozenset({CODE, DESCRIPTION, "activities", "physical_percent"}),
    ELEMENT_CODE,
)
MODIFICATIONS = Form(
    "poi_table_3",
    "poi-3",
    _("POI por objetivos y acciones"),
    _columns(
        code=_CODE_WORDS,
        activities=_ACTIVITIES,
        amount=_MONEY,
        priority=r"priorid",
        description=r"descripcion|denominacion|objetivo|accion|enunciado|nombre",
    ),
    frozenset({CODE, DESCRIPTION, "activities", "amount"}),
    ELEMENT_CODE,
)
OBJECTIVE_RESULTS = Form(
    "objective_results",
    "resultados",
    _("Resultados por objetivo"),
    _columns(
        code=_CODE_WORDS,
        percent=rf"{_PERCENT}|resultado|avance|cumplimiento|logro",
        description=r"objetivo|descripcion|denominacion|enunciado",
    ),
    frozenset({DESCRIPTION, PERCENT}),
    ELEMENT_CODE,
    refused=re.compile(rf"{_ACTIVITIES}|financ|presupuest|monto|indicador"),
)
APPROVED_AND_CONSISTENT = Form(
    "poi_table_1",
    "poi-1",
    _("POI aprobado y POI consistente con el PIA"),
    _columns(poi_approved=r"poi\b.*aprobad|aprobado", poi_consistent=r"consisten|\bpia\b"),
    frozenset({"poi_approved", "poi_consistent"}),
    first=ROW_LABEL,
)
CONSISTENT_AND_MODIFIED = Form(
    "poi_table_2",
    "poi-2",
    _("POI consistente con el PIA y PIM"),
    _columns(poi_consistent=r"consisten|\bpia\b", pim=r"\bpim\b|modificad"),
    frozenset({"poi_consistent", "pim"}),
    first=ROW_LABEL,
)
LIGHTS = Form("lights", "semaforo", _("Semáforo de seguimiento"), (), frozenset({ROW_LABEL, COUNT}))
AVERAGE = Form("average", "promedios", _("Promedios que el texto afirma"), (), frozenset({ROW_LABEL, PERCENT}))

FORMS = (
    INDICATORS,
    APPROVED_AND_CONSISTENT,
    CONSISTENT_AND_MODIFIED,
    COST_CENTRES,
    PHYSICAL_PROGRESS,
    MODIFICATIONS,
    OBJECTIVE_RESULTS,
)
COLOURS = re.compile(r"\b(?:verde|amarillo|ambar|naranja|anaranjado|rojo)s?\b")
