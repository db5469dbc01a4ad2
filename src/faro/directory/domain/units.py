"""Units as a package tells them, and what can be wrong with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _

FILE = "units.csv"
FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as a source tells it. Without dates: in force since always, until further notice."""

    code: str
    name: str
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitDifference:
    """A unit that a source tells otherwise than the directory. ``taken``: the source's word replaces ours."""

    code: str
    field: str
    before: str | None
    after: str | None
    taken: bool


@dataclass(frozen=True, slots=True)
class UnitDifferences:
    """What registering a source's units would do. ``absent``: in force here and unknown to the source; they stay."""

    added: tuple[UnitFacts, ...] = ()
    changed: tuple[UnitDifference, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def taken(self) -> tuple[UnitDifference, ...]:
        """The differences in which the source's word replaces ours."""
        return tuple(difference for difference in self.changed if difference.taken)

    @property
    def kept(self) -> tuple[UnitDifference, ...]:
        """The differences in which our word stays, because a reorganisation or another source gave it."""
        return tuple(difference for difference in self.changed if not difference.taken)


def problems_of(units: Sequence[UnitFacts], registered: Mapping[str, str | None]) -> list[Problem]:
    """Everything wrong with a source's units. ``registered``: the parent of each unit already in the directory."""
    return [
        *_problems_of_rows(units),
        *_problems_of_parents(units, registered),
        *_cycles(units, registered),
    ]


def _problems_of_rows(units: Sequence[UnitFacts]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row, unit in enumerate(units, FIRST_ROW):
        if not unit.code:
            yield _problem("missing", row, "code", _("La unidad no tiene código."), _("Escriba su código."))
        elif unit.code in seen:
            yield _problem(
                "duplicate",
                row,
                "code",
                _("El código {code} ya está en la fila {row}.").format(code=unit.code, row=seen[unit.code]),
                _("Deje una sola fila por unidad."),
                unit.code,
            )
        seen.setdefault(unit.code, row)
        if not unit.name:
            yield _problem("missing", row, "name", _("La unidad no tiene nombre."), _("Escriba su denominación."))
        if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
            yield _problem(
                "inverted_dates",
                row,
                "valid_to",
                _("La unidad {code} termina antes de empezar.").format(code=unit.code),
                _("Revise las dos fechas."),
                unit.valid_to.isoformat(),
            )


def _problems_of_parents(units: Sequence[UnitFacts], registered: Mapping[str, str | None]) -> Iterator[Problem]:
    known = {unit.code for unit in units} | set(registered)
    for row, unit in enumerate(units, FIRST_ROW):
        if unit.parent and unit.parent not in known:
            yield _problem(
                "parent_missing",
                row,
                "parent",
                _("La unidad {code} depende de {parent}, que no existe.").format(code=unit.code, parent=unit.parent),
                _("Agregue la unidad {parent} o corrija el código.").format(parent=unit.parent),
                unit.parent,
            )


def _cycles(units: Sequence[UnitFacts], registered: Mapping[str, str | None]) -> Iterator[Problem]:
    parents = {**registered, **{unit.code: unit.parent for unit in units}}
    for row, unit in enumerate(units, FIRST_ROW):
        if is_above_itself(unit.code, parents):
            yield _problem(
                "cycle",
                row,
                "parent",
                _("La unidad {code} depende, a través de otras, de sí misma.").format(code=unit.code),
                _("Corrija de quién depende."),
                unit.parent or "",
            )


def is_above_itself(code: str, parents: Mapping[str, str | None]) -> bool:
    """Whether going up from a unit comes back to it."""
    seen: set[str] = set()
    above = parents.get(code)
    while above is not None and above not in seen:
        if above == code:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def parents_first(units: Iterable[UnitFacts]) -> list[UnitFacts]:
    """The same units, each after the one it depends on. They must hold no cycle."""
    waiting = {unit.code: unit for unit in units}
    ordered: list[UnitFacts] = []

    def place(unit: UnitFacts) -> None:
        parent = waiting.pop(unit.parent, None) if unit.parent else None
        if parent is not None:
            place(parent)
        ordered.append(unit)

    while waiting:
        place(waiting.pop(next(iter(waiting))))
    return ordered


def _problem(code: str, row: int, column: str, message: str, mend: str, value: str | None = None) -> Problem:
    return Problem(f"units.{code}", Place(FILE, row, column), message, mend, value)
