"""Indicators with their targets in one to three versions, and what was obtained of them."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random

from tests.checks.consistent.norms import Norm
from tests.checks.consistent.numbers import half_up
from tests.checks.consistent.tree import GOOD, MIDDLING, Objective, Unit

MILLION = 1_000_000
PERCENTAGE, COUNT, DAYS = "Porcentaje", "Número", "Días"
_EASY_DENOMINATORS = {0: (20, 25, 50, 100), 1: (40, 125, 200, 500, 1000), 2: (80, 400, 625, 2500, 10000)}
_DEGREES = {GOOD: (0.95, 1.15), MIDDLING: (0.62, 0.92), "poor": (0.2, 0.55)}


@dataclass(slots=True)
class Indicator:
    """An indicator and its figures. ``targets`` by version and year; ``value`` None where there is none."""

    code: str
    element: str
    name: str
    measure: str
    ascending: bool
    places: int
    course: str
    baseline: Fraction = Fraction(0)
    targets: dict[int, dict[int, Fraction]] = field(default_factory=dict)
    value: Fraction | None = None
    relevance: str | None = None

    def target(self, year: int) -> Fraction | None:
        """The target in force: the latest version that names this indicator's year."""
        for version in sorted(self.targets, reverse=True):
            if year in self.targets[version]:
                return self.targets[version][year]
        return None

    def achieved(self, year: int) -> bool | None:
        """Whether the value reached the target in force."""
        target = self.target(year)
        if target is None or self.value is None:
            return None
        return self.value >= target if self.ascending else self.value <= target

    def degree(self, year: int) -> Fraction | None:
        """Value over target, or target over value where less is better, times a hundred; 100 at a value of zero."""
        target = self.target(year)
        if target is None or self.value is None:
            return None
        if self.ascending:
            return self.value / target * 100
        return target / self.value * 100 if self.value else Fraction(100)


@dataclass(frozen=True, slots=True)
class Years:
    """The plan's first and last year, and the one that is evaluated."""

    first: int
    evaluated: int
    last: int

    @property
    def all(self) -> range:
        """Every year of the plan."""
        return range(self.first, self.last + 1)


def indicators(random: Random, plan: list[Objective], years: Years, versions: int) -> list[Indicator]:
    """One or two of each objective and one or two of each action."""
    places = random.choice((0, 1, 2))
    with_relevance = random.random() < 0.5
    found = []
    for objective in plan:
        held = [(objective.code, objective.theme.field, "la población", objective.course, objective.code[4:])]
        held += [
            (each.code, each.service.topic, each.service.reached, each.course, each.code[4:])
            for each in objective.actions
        ]
        for element, topic, reached, course, _number in held:
            names = random.sample(_wordings(topic, reached), random.choice((1, 1, 2)))
            for rank, (name, measure, ascending) in enumerate(names, start=1):
                own_places = 0 if measure == COUNT else places
                code = f"IND.{rank:02}.{element}"
                indicator = Indicator(code, element, name, measure, ascending, own_places, course)
                indicator.relevance = random.choice("123") if with_relevance else None
                _give_figures(random, indicator, years, versions)
                found.append(indicator)
    return found


def _wordings(topic: str, reached: str) -> list[tuple[str, str, bool]]:
    return [
        (f"Porcentaje de {reached} con cobertura de {topic}", PERCENTAGE, True),
        (f"Número de atenciones realizadas en {topic}", COUNT, True),
        (f"Porcentaje de satisfacción con {topic} en {reached}", PERCENTAGE, True),
        (f"Porcentaje de {reached} sin cobertura de {topic}", PERCENTAGE, False),
        (f"Número de quejas recibidas por {topic}", COUNT, False),
        (f"Tiempo promedio de atención de solicitudes de {topic}", DAYS, False),
    ]


def _give_figures(random: Random, indicator: Indicator, years: Years, versions: int) -> None:
    step = Fraction(1, 10**indicator.places)
    count = len(years.all)
    if indicator.measure == PERCENTAGE:
        start, end = (
            (random.randint(15, 50), random.randint(55, 95)) if indicator.ascending else (70, random.randint(12, 40))
        )
    elif indicator.measure == COUNT:
        start = round(random.lognormvariate(5, 1)) + 20
        end = round(start * (random.uniform(1.2, 3) if indicator.ascending else random.uniform(0.3, 0.8)))
    else:
        start, end = 30, random.randint(8, 25)
    indicator.baseline = Fraction(start)
    rise = Fraction(end - start)
    indicator.targets[0] = {
        year: half_up(start + rise * place / count, indicator.places) for place, year in enumerate(years.all, start=1)
    }
    if random.random() < 0.06:
        del indicator.targets[0][years.evaluated]
        return
    for version in range(1, versions):
        if random.random() < 0.4:
            _modify(random, indicator, years, version)
    if random.random() > 0.05:
        _obtain(random, indicator, years.evaluated, step)


def _modify(random: Random, indicator: Indicator, years: Years, version: int) -> None:
    """From the evaluated year on, what is still to be reached is reached more slowly."""
    before = indicator.baseline if years.evaluated == years.first else indicator.targets[0][years.evaluated - 1]
    slower = Fraction(random.randint(60, 95), 100)
    indicator.targets[version] = {
        year: half_up(before + (_latest(indicator, year) - before) * slower, indicator.places)
        for year in range(years.evaluated, years.last + 1)
    }


def _latest(indicator: Indicator, year: int) -> Fraction:
    target = indicator.target(year)
    assert target is not None
    return target


def _obtain(random: Random, indicator: Indicator, year: int, step: Fraction) -> None:
    target = _latest(indicator, year)
    if random.random() < 0.25 and indicator.course == GOOD:
        indicator.value = target
        return
    if indicator.course == "poor" and indicator.ascending and random.random() < 0.2:
        indicator.value = Fraction(0)
        return
    degree = Fraction(random.uniform(*_DEGREES[indicator.course])).limit_denominator(1000)
    value = half_up(target * degree if indicator.ascending else target / degree, indicator.places)
    if indicator.measure == PERCENTAGE:
        value = min(value, Fraction(100))
    if indicator.course == MIDDLING and value == target:
        value += -step if indicator.ascending else step
    indicator.value = value


def indicator_rows(
    found: list[Indicator], offices: list[Unit], years: Years, random: Random
) -> list[dict[str, object]]:
    """The table ``indicators``."""
    rows: list[dict[str, object]] = []
    for each in found:
        office = random.choice(offices)
        rows.append(
            {
                "code": each.code,
                "element": each.element,
                "name": each.name,
                "unit": office.code,
                "responsible": office.name,
                "measure": each.measure,
                "multiplier": 100 * MILLION if each.measure == PERCENTAGE else None,
                "sense": "ascending" if each.ascending else "descending",
                "sense_ambiguous": False,
                "relevance": each.relevance,
                "aggregation": "non_additive",
                "baseline_year": years.first - 1,
                "baseline_value": int(each.baseline * MILLION),
            }
        )
    return rows


def target_rows(found: list[Indicator], norms: list[Norm], year: int) -> list[dict[str, object]]:
    """The table ``targets``: each version with the norm that set it; where there is no target, why."""
    without: list[dict[str, object]] = [
        {
            "indicator": each.code,
            "year": year,
            "version": 0,
            "instrument": norms[0].cited,
            "note": "Este año no se mide: la fuente publica cada dos años.",
        }
        for each in found
        if each.target(year) is None
    ]
    return without + [
        {
            "indicator": each.code,
            "year": year,
            "version": version,
            "value": int(value * MILLION),
            "instrument": norms[version].cited,
            "instrument_date": norms[version].date,
            "note": "Meta modificada por la norma que se indica." if version else None,
        }
        for each in found
        for version, by_year in each.targets.items()
        for year, value in by_year.items()
    ]


def measurement_rows(found: list[Indicator], year: int, measured_on: date, random: Random) -> list[dict[str, object]]:
    """The table ``measurements``: percentages with their parts, where the parts give exactly that percentage."""
    rows: list[dict[str, object]] = []
    for each in found:
        if each.target(year) is None:
            continue
        row: dict[str, object] = {"indicator": each.code, "period": str(year), "measured_on": measured_on}
        if each.value is None:
            row |= {"measured_on": None, "note": "Sin dato: la fuente no publicó la medición de este año."}
        else:
            row["value"] = int(each.value * MILLION)
            if each.measure == PERCENTAGE and random.random() < 0.5:
                denominator = random.choice(_EASY_DENOMINATORS[each.places])
                numerator = each.value * denominator / 100
                if numerator.denominator == 1:
                    row |= {"numerator": int(numerator) * MILLION, "denominator": denominator * MILLION}
        rows.append(row)
    return rows
