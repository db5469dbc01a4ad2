"""Units as a tree to be read from top to bottom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faro.directory.models import Unit
from faro.directory.selectors.units import units_on


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit and those that depend on it."""

    unit: Unit
    children: tuple["Branch", ...]


def tree_on(day: date) -> tuple[Branch, ...]:
    """The units in force on a day, those of the first level with all that depends on them."""
    units = list(units_on(day))
    codes = {unit.code for unit in units}
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        above = unit.parent.code if unit.parent and unit.parent.code in codes else None
        below.setdefault(above, []).append(unit)
    return tuple(_branches(below, None))


def _branches(below: dict[str | None, list[Unit]], code: str | None) -> Iterator[Branch]:
    for unit in below.get(code, []):
        yield Branch(unit, tuple(_branches(below, unit.code)))
