"""What ``examples.toml`` says, once read (docs/registers/examples.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Condition = Mapping[str, bool | tuple[str, ...]]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an answer is made. ``kind`` is the key that tells the recipe, ``body`` what stands there."""

    kind: str
    body: Any
    options: Mapping[str, Any] = field(default_factory=dict)
    when: Condition = field(default_factory=dict)
    missing: float = 0.0
    slip: "Recipe | None" = None
    slip_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody of a pool who answers some of the questions: question → what of them (``dni``, ``given`` …)."""

    kind: str
    pool: str
    size: int
    fields: Mapping[str, str]
    sexes: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, float] = field(default_factory=dict)
    age: tuple[int, int] | None = None
    unique: bool = False
    when: Condition = field(default_factory=dict)
    before: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of a record, or of a row of one: recipes by question, in the order they are made, and people."""

    recipes: Mapping[str, tuple[Recipe, ...]] = field(default_factory=dict)
    people: tuple[Cast, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a repeat."""

    name: str
    rows: tuple[int, int]
    sheet: Sheet
    lean: str = ""
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MoveRule:
    """A move that records in a state make, so often and after so many days."""

    at: str
    move: str
    to: str
    after: tuple[int, int]
    share: float = 1.0
    lean: str = ""
    when: Condition = field(default_factory=dict)
    recipes: Mapping[str, tuple[Recipe, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amount:
    """How many records there are and when. Exactly one of ``per_year``, ``total``, ``each`` and ``grid`` is given."""

    day: str
    per_year: float | None = None
    total: int | None = None
    each: str = ""
    question: str = ""
    every: str = "once"
    times: tuple[int, int] = (1, 1)
    on: str = ""
    grid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    share: float = 1.0
    where: Condition = field(default_factory=dict)
    since: date | None = None
    weekdays: tuple[float, ...] = (1,) * 7
    months: tuple[float, ...] = (1,) * 12


@dataclass(frozen=True, slots=True)
class Spec:
    """All of a register's ``examples.toml``."""

    amount: Amount
    sheet: Sheet
    repeats: tuple[Rows, ...] = ()
    moves: tuple[MoveRule, ...] = ()

    @property
    def needs(self) -> frozenset[str]:
        """The registers whose records these ones point to: they are to be made before."""
        sheets = [self.sheet, *(rows.sheet for rows in self.repeats)]
        lists = [*(sheet.recipes for sheet in sheets), *(rule.recipes for rule in self.moves)]
        recipes = [each for recipes in lists for many in recipes.values() for each in many]
        pointed = {str(recipe.body) for recipe in recipes if recipe.kind == "record"}
        return frozenset(pointed | ({self.amount.each} if self.amount.each else set()))
