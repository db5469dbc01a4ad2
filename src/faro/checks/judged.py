"""What the engine judged, as the rules read it. No figure is made here."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from faro.checks.evidence import Evidence, row_place
from faro.checks.finding import Occurrence
from faro.engine.evaluation import Run
from faro.engine.method import PEI, RATIO
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.kernel.listing import joined
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator's value against the target in force. ``degree`` in points, under a method that divides, or None.

    ``achieved_ever`` holds the verdicts under every version of the target.
    """

    code: str
    element: str
    sense: str
    ambiguous: bool
    value: Decimal | None
    target: Decimal | None
    achieved: bool | None
    reversed: bool | None
    achieved_ever: frozenset[bool]
    degree: float | None

    @property
    def hinges_on_sense(self) -> bool:
        """Whether the sense is declared ambiguous and the verdict changes with it."""
        return self.ambiguous and self.achieved is not None and self.achieved != self.reversed

    @property
    def figures(self) -> str:
        """«obtuvo 45 contra una meta de 40»."""
        return _("obtuvo {value} contra una meta de {target}").format(
            value=shown(self.value), target=shown(self.target)
        )


def pei_runs(evidence: Evidence) -> tuple[Run, ...]:
    """The runs that judge indicators, by method id."""
    return tuple(run for _id, run in sorted(evidence.runs.items()) if run.method.kind == PEI)


def ratio_run(evidence: Evidence) -> Run | None:
    """The newest run whose degree is value over target; None where there is none."""
    runs = [run for run in pei_runs(evidence) if run.method.achievement and run.method.achievement.formula == RATIO]
    return max(runs, key=lambda run: run.method.valid_from, default=None)


def judged(evidence: Evidence) -> dict[str, Judged]:
    """Every indicator of the plan, by code; none without a run. Verdicts do not depend on the method."""
    if "judged" not in evidence.remembered:
        evidence.remembered["judged"] = _judged(evidence)
    found: dict[str, Judged] = evidence.remembered["judged"]
    return found


def _judged(evidence: Evidence) -> dict[str, Judged]:
    run = ratio_run(evidence) or next(iter(pei_runs(evidence)), None)
    if run is None:
        return {}
    rows = run.indicators.to_dicts()
    ever: dict[str, set[bool]] = {}
    for row in rows:
        if row["achieved"] is not None:
            ever.setdefault(row["indicator"], set()).add(row["achieved"])
    ratio = run.method.achievement is not None and run.method.achievement.formula == RATIO
    return {
        row["indicator"]: Judged(
            code=row["indicator"],
            element=row["element"],
            sense=row["sense"] or "",
            ambiguous=bool(row["sense_ambiguous"]),
            value=None if row["value"] is None else half_up(row["value"], QUANTITY_SCALE),
            target=None if row["target"] is None else from_scaled(row["target"], QUANTITY_SCALE),
            achieved=row["achieved"],
            reversed=row["achieved_if_reversed"],
            achieved_ever=frozenset(ever.get(row["indicator"], ())),
            degree=row["degree_raw"] if ratio else None,
        )
        for row in rows
        if row["in_force"]
    }


def figure_occurrences(evidence: Evidence, indicator: str) -> tuple[Occurrence, ...]:
    """Where the value of an indicator stands in the package, for what no document prints."""
    year = str(evidence.plan["evaluation_year"])
    return tuple(
        Occurrence(row_place("measurements", row, record, "value"))
        for row, record in enumerate(evidence.rows("measurements"), start=_FIRST_ROW)
        if record["indicator"] == indicator and record["period"] == year
    )


def indicator_occurrence(evidence: Evidence, indicator: str, column: str = "name") -> Occurrence:
    """The row of an indicator in the package. The indicator must be there."""
    for row, record in enumerate(evidence.rows("indicators"), start=_FIRST_ROW):
        if record["code"] == indicator:
            return Occurrence(row_place("indicators", row, record, column), str(record[column] or ""))
    raise KeyError(indicator)


def shown(number: Decimal | float | None, places: int = 2) -> str:
    """A figure for a message, with the decimals it has up to ``places``: ``1,234.5``."""
    return _("ND") if number is None else f"{Decimal(plain(half_up(number, places))):,f}"


def listed(words: Iterable[str]) -> str:
    """«a, b y c»; nothing of nothing."""
    return joined(list(words))
