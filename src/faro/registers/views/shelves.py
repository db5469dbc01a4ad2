"""The registers as a clerk looks for them: those of the own unit first, the others by unit, any by its words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from faro.directory.api import Access, unit_labels
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.matching.words import folded
from faro.registers.models import Register
from faro.registers.selectors.access import CORRECT, DECIDE, ENTER
from faro.registers.selectors.overview import Standing
from faro.ui.api import counted


@dataclass(frozen=True, slots=True)
class Line:
    """A register in a word or two. ``late``: how many records are overdue, in words; empty if none."""

    name: str
    url: str
    unit: str
    note: str
    late: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The registers of a unit."""

    name: str
    lines: tuple[Line, ...]

    @property
    def late(self) -> int:
        """How many of them have something overdue."""
        return sum(bool(line.late) for line in self.lines)


def own_units(access: Access) -> frozenset[str]:
    """The units in which this person writes, corrects or decides; of who may everywhere, none in particular."""
    reaches = (access.grants.get(code) for code in (ENTER, CORRECT, DECIDE))
    return frozenset(unit for reach in reaches for unit in reach or ())


def matching(registers: Iterable[Register], words: str) -> list[Register]:
    """Those whose name, purpose, system or unit has every word, however it is written."""
    asked, units = folded(words).split(), unit_labels()
    return [each for each in registers if all(word in _told(each, units) for word in asked)]


def _told(register: Register, units: dict[str, str]) -> str:
    rules = register.definition
    return folded(f"{register.name} {register.code} {rules.system} {rules.purpose} {units.get(register.unit, '')}")


def is_own(register: Register, units: frozenset[str]) -> bool:
    """Whether one of the units owns the register or writes in it."""
    return not units.isdisjoint({register.unit, *register.definition.access.enter})


def lines_of(standing: Sequence[Standing]) -> tuple[Line, ...]:
    """Each register with what is open, what is overdue and when it was last written in."""
    units = unit_labels()
    return tuple(
        Line(
            each.register.name,
            reverse("registers:register", args=[each.register.code]),
            units.get(each.register.unit, each.register.unit),
            " · ".join(_facts(each)),
            _late(each),
            tuple(_tags(each.register)),
        )
        for each in standing
    )


def shelves_of(standing: Sequence[Standing]) -> tuple[Shelf, ...]:
    """By the unit that owns them, in the order of the units' names."""
    held: dict[str, list[Line]] = {}
    for line in lines_of(standing):
        held.setdefault(line.unit, []).append(line)
    return tuple(Shelf(name, tuple(held[name])) for name in sorted(held, key=folded))


def _facts(standing: Standing) -> Iterator[str]:
    """Of a reserved register nothing that small numbers could tell."""
    if standing.open and not standing.register.sensitive:
        yield counted(standing.open, _("abierta"), _("abiertas"))
    yield _("última del {day}").format(day=day(standing.last)) if standing.last else _("nada anotado")


def _late(standing: Standing) -> str:
    if not standing.overdue or standing.register.sensitive:
        return ""
    return counted(standing.overdue, _("vencida"), _("vencidas"))


def _tags(register: Register) -> Iterator[str]:
    if not register.active:
        yield _("ya no se usa")
    if register.sensitive:
        yield _("reservado")
