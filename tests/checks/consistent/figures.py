"""What follows from a made-up plan: counts, amounts, progress, results. Plain fractions; no code of the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tests.checks.consistent.activities import EXECUTED, Activity
from tests.checks.consistent.indicators import Indicator
from tests.checks.consistent.tree import Objective

SHARE_MET, MEAN_OF_DEGREES = "ilo-2022", "ceplan-2021"


@dataclass(frozen=True, slots=True)
class Band:
    """A colour and the result from which it holds."""

    colour: str
    start: int


BANDS = {
    SHARE_MET: (Band("verde", 75), Band("naranja", 50), Band("rojo", 0)),
    MEAN_OF_DEGREES: (Band("verde", 95), Band("amarillo", 75), Band("rojo", 0)),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Active activities that belong together."""

    activities: tuple[Activity, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.activities)

    @property
    def programmed(self) -> int:
        """Céntimos of the programme in force."""
        return sum(each.amount(each.in_force) for each in self.activities)

    @property
    def executed(self) -> int:
        """Céntimos executed."""
        return sum(each.amount(EXECUTED) for each in self.activities)

    @property
    def physical(self) -> Fraction:
        """The mean progress of the activities, in percent."""
        return sum((each.progress() for each in self.activities), Fraction(0)) / len(self.activities)


def group(found: Iterable[Activity], **wanted: str) -> Group:
    """The active activities of an action, an objective or a unit."""
    active = [each for each in found if each.active]
    return Group(tuple(each for each in active if all(getattr(each, name) == code for name, code in wanted.items())))


def of_objective(objective: Objective, found: Iterable[Indicator]) -> list[Indicator]:
    """Its indicators and those of its actions."""
    elements = {objective.code, *(action.code for action in objective.actions)}
    return [each for each in found if each.element in elements]


def result(objective: Objective, found: Iterable[Indicator], year: int, method: str) -> Fraction | None:
    """The objective's result in percent; None where no indicator has a value."""
    held = of_objective(objective, found)
    verdicts = [each.achieved(year) for each in held]
    if not any(verdict is not None for verdict in verdicts):
        return None
    if method == SHARE_MET:
        return Fraction(sum(verdict is True for verdict in verdicts) * 100, len(held))
    degrees = [min(Fraction(100), degree) for each in held if (degree := each.degree(year)) is not None]
    return sum(degrees, Fraction(0)) / len(degrees)


def colour(value: Fraction, method: str) -> str:
    """The colour of a result."""
    return next(band.colour for band in BANDS[method] if value >= band.start)
