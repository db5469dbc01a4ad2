"""What an expression says, as typed nodes. Where a name stands (``at``) plays no part in whether two are the same."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Name:
    """A question, role, repeat, register, state or word of the expression. ``at``: its first sign, counted from 1.

    ``quoted``: written in square brackets, which always means a question.
    """

    text: str
    at: int = field(default=0, compare=False)
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text between quotes; also a day ``AAAA-MM-DD`` where a date is asked."""

    value: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, in whole millionths."""

    millionths: int
    at: int = field(default=0, compare=False)


class Anchor(StrEnum):
    """A day that the period gives."""

    START = "inicio"
    END = "fin"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the period, or a day itself, moved by some days."""

    anchor: Anchor | date
    days: int = 0
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Other:
    """What another question says, moved by some days where it is a date."""

    name: Name
    days: int = 0


Literal = Text | Number
Right = Text | Number | Day | Other


class Operator(StrEnum):
    """How two values are compared."""

    EQUAL = "="
    DIFFERENT = "!="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


@dataclass(frozen=True, slots=True)
class Compare:
    """``K = 'x'``. Something missing meets no comparison."""

    name: Name
    operator: Operator
    right: Right


@dataclass(frozen=True, slots=True)
class OneOf:
    """``K en ('x', 'y')``."""

    name: Name
    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """``K contiene 'x'``: among several choices."""

    name: Name
    value: Text


@dataclass(frozen=True, slots=True)
class Blank:
    """``K vacío`` or, not ``blank``, ``K no vacío``."""

    name: Name
    blank: bool


@dataclass(frozen=True, slots=True)
class Not:
    """``no (…)``."""

    one: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """``… y …``: two or more."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """``… o …``: two or more."""

    parts: tuple["Condition", ...]


Atom = Compare | OneOf | Contains | Blank


class Kind(StrEnum):
    """What is counted or reckoned."""

    COUNT = "contar"
    DISTINCT = "distintos"
    SUM = "sumar"
    AVERAGE = "promedio"
    MEDIAN = "mediana"
    MEDIAN_DAYS = "mediana de días"


@dataclass(frozen=True, slots=True)
class Entered:
    """``estado:CODE``: the day a record entered a state."""

    state: Name


Operand = Name | Entered


@dataclass(frozen=True, slots=True)
class Figure:
    """``sumar(K)``. No operand for a count, two for days between, one for the rest."""

    kind: Kind
    operands: tuple[Operand, ...] = ()
    at: int = field(default=0, compare=False)


class Window(StrEnum):
    """Which records by their day."""

    PERIOD = ""
    CLOSE = "al cierre"
    YEAR = "en el año"
    ALWAYS = "sin fecha"


@dataclass(frozen=True, slots=True)
class Source:
    """``X donde …``: one of several registers, or repeats of them."""

    within: Name
    where: "Condition | None" = None


@dataclass(frozen=True, slots=True)
class Stands:
    """``consta como K en (X donde …, Y … en el año)``: somebody, or something, that stands there too.

    ``role``: a role of people that both have, or the question with which what is there points to what is asked.
    """

    role: Name
    sources: tuple[Source, ...]
    window: Window = Window.PERIOD


Condition = Atom | Not | And | Or | Stands


@dataclass(frozen=True, slots=True)
class Scope:
    """``en X donde … al cierre``. ``within``: a register, a repeat of this one, or ``register.repeat``.

    ``more``: other registers beside that one, under the same period. ``latest``: of each value of this question, only
    the last record of the window is looked at.
    """

    within: Name | None = None
    where: Condition | None = None
    window: Window = Window.PERIOD
    more: tuple[Source, ...] = ()
    latest: Name | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A figure over some records."""

    figure: Figure
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True)
class Series:
    """``serie("poblacion", "180301")``: a dated denominator of the catalogs."""

    code: str
    place: str = ""
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Ratio:
    """``… sobre …`` (of a hundred) or ``… por cada N de …``."""

    part: Part
    over: Part | Series
    per: int = 100


class AxisKind(StrEnum):
    """What a coverage crosses."""

    QUESTION = "question"
    HOUR = "hora"
    DAY = "día"
    MONTH = "mes"


@dataclass(frozen=True, slots=True)
class Axis:
    """A question with choices, ``hora(K)``, ``día`` or ``mes``. ``name``: the question, where there is one."""

    kind: AxisKind
    name: Name | None = None
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """``cobertura(sector, turno, día)``: combinations seen over those possible, or over a number or series said."""

    axes: tuple[Axis, ...]
    over: Number | Series | None = None
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True)
class Margin:
    """How a sample was drawn: confidence and design effect in millionths (95 % is 95000000), and how many there are."""

    confidence: int = 95_000_000
    design_effect: int = 1_000_000
    population: Number | Series | None = None


@dataclass(frozen=True, slots=True)
class Percentage:
    """``porcentaje donde … entre los que … con margen``: those that meet a condition, of those in the scope."""

    condition: Condition
    scope: Scope = field(default_factory=Scope)
    margin: Margin | None = None
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Variation:
    """``variación de (…)``: against the same period of the year before."""

    measure: "Measure"


Measure = Part | Ratio | Coverage | Percentage | Variation
