"""The shapes of made-up plans: what the writers set in many forms, and what must be read of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Aimed:
    """A target as printed, and what is in it: kind, quantity, comparator, deadline (None: the heading's)."""

    text: str
    kind: str
    quantity: str | None = None
    comparator: str | None = None
    deadline: str | None = None
    indicator: str = ""


@dataclass(frozen=True)
class Goal:
    text: str
    targets: tuple[Aimed, ...]


@dataclass(frozen=True)
class Row:
    problem: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class Section:
    title: str
    dimension: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Plan:
    party: str
    year: str
    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


THREE = ("Problema identificado", "Objetivo estratégico (solución al problema)", "Meta (al {year}, valor)")
FOUR = ("Problema identificado", "Objetivo estratégico", "Indicador", "Meta (al {year})")


def simple(problem: str, objective: str, *targets: Aimed) -> Row:
    return Row(problem, (Goal(objective, targets),))


@dataclass(frozen=True)
class Axis:
    title: str
    items: tuple[tuple[str, Aimed | None], ...]


@dataclass(frozen=True)
class AxisPlan:
    party: str
    axes: tuple[Axis, ...]
