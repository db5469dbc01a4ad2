"""The plan as its pages show it: a few queries for the whole, never one for each row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faro.plans.domain.alignment import Alignment, Objective, alignment
from faro.plans.domain.versions import Name, names
from faro.plans.models import Element, Indicator, Measurement, NameVersion, Plan, Target
from faro.plans.stored import rows_of


@dataclass(frozen=True, slots=True)
class Branch:
    """An element with its indicators and what hangs from it; ``depth`` 0 at the top."""

    element: Element
    indicators: tuple[Indicator, ...]
    depth: int


def branches(plan: Plan) -> tuple[Branch, ...]:
    """The whole tree in reading order, each element before what hangs from it: two queries."""
    measuring: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in Indicator.objects.filter(plan=plan):
        measuring[indicator.element].append(indicator)
    below: dict[str | None, list[Element]] = defaultdict(list)
    for element in Element.objects.filter(plan=plan):
        below[element.parent].append(element)
    found: list[Branch] = []
    waiting = [(element, 0) for element in reversed(below[None])]
    while waiting:
        element, depth = waiting.pop()
        found.append(Branch(element, tuple(measuring[element.code]), depth))
        waiting += [(child, depth + 1) for child in reversed(below[element.code])]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TargetYear:
    """The target of a year: its versions, the original first, and the measured value of the whole year."""

    year: int
    versions: tuple[Target, ...]
    measured: Measurement | None

    @property
    def in_force(self) -> Target | None:
        """The last version."""
        return self.versions[-1] if self.versions else None

    @property
    def last_version(self) -> int:
        """Its number, -1 where the year has no target."""
        return self.versions[-1].version if self.versions else -1


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is known of an indicator."""

    indicator: Indicator
    years: tuple[TargetYear, ...]
    measurements: tuple[Measurement, ...]
    names: tuple[Name, ...]


def sheet_of(plan: Plan, indicator: Indicator) -> Sheet:
    """The ficha with its targets, measurements and names: three queries."""
    targets: dict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.filter(plan=plan, indicator=indicator.code).order_by("year", "version"):
        targets[target.year].append(target)
    measured = tuple(Measurement.objects.filter(plan=plan, indicator=indicator.code).order_by("period"))
    by_period = {row.period: row for row in measured}
    # A year far outside the plan that a package brought is shown too.
    years = sorted({*range(plan.first_year, plan.last_year + 1), *targets}) if _is_bearable(plan) else sorted(targets)
    found = tuple(TargetYear(year, tuple(targets[year]), by_period.get(str(year))) for year in years)
    return Sheet(indicator, found, measured, names_of(plan, "indicator", indicator.code, indicator.name))


def _is_bearable(plan: Plan) -> bool:
    return plan.last_year - plan.first_year < 50


def names_of(plan: Plan, subject: str, code: str, current: str) -> tuple[Name, ...]:
    """Every name the thing had, oldest first."""
    former: Sequence[NameVersion] = list(NameVersion.objects.filter(plan=plan, subject=subject, code=code))
    return names(former, current)


def alignment_of(plan: Plan) -> Alignment:
    """The chains of the plan's links, and what is missing in them: two queries."""
    return alignment(rows_of(plan, "links"), _objectives(plan))


def _objectives(plan: Plan) -> Sequence[Objective]:
    top: Iterable[tuple[str, str]] = Element.objects.filter(plan=plan, parent=None).values_list("code", "name")
    return [Objective(plan.name, code, name) for code, name in top]


def actions(plan: Plan) -> dict[str, str]:
    """The strategic actions, code → name, in the order of the plan: what hangs from an objective. One query."""
    return dict(Element.objects.filter(plan=plan, parent__isnull=False).values_list("code", "name"))


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """A strategic action with what the plan says around it: its indicators, the objective, who answers for it."""

    code: str
    name: str
    indicators: tuple[str, ...]
    objective: str
    responsible: str


def action_facts(plan: Plan) -> tuple[ActionFacts, ...]:
    """The actions with their surroundings, in the order of the plan. Two queries."""
    elements = {element.code: element for element in Element.objects.filter(plan=plan)}
    measuring: dict[str, list[str]] = defaultdict(list)
    for element, name in Indicator.objects.filter(plan=plan).values_list("element", "name"):
        measuring[element].append(name)
    return tuple(
        ActionFacts(
            code,
            element.name,
            tuple(measuring[code]),
            elements[element.parent].name if element.parent in elements else "",
            element.responsible or "",
        )
        for code, element in elements.items()
        if element.parent is not None
    )
