"""A package evaluated: the engine's runs over its tables."""

from collections.abc import Sequence

from faro.engine.evaluation import Horizon, Run, evaluate
from faro.engine.method import load_method
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.engine_tables import plan_tables
from faro.package.model import Package


class YearOutsidePlan(FaroError):
    """The plan has no targets for that year."""


def evaluate_package(
    package: Package, method_ids: Sequence[str], year: int | None = None, through_month: int = 12
) -> tuple[Run, ...]:
    """One run per method. Without ``year``, the year the plan is evaluated for.

    Reports count as due by the plan's cut-off date. Raises :class:`~faro.engine.method.UnknownMethod`
    and :class:`YearOutsidePlan`.
    """
    plan = package.plan
    if year is not None and not plan.first_year <= year <= plan.last_year:
        raise YearOutsidePlan(
            _("El año {year} está fuera del periodo del plan, {first}-{last}.").format(
                year=year, first=plan.first_year, last=plan.last_year
            )
        )
    methods = [load_method(method_id) for method_id in method_ids]
    horizon = Horizon(year or plan.evaluation_year, through_month, plan.cutoff_date)
    return evaluate(plan_tables(package, horizon.year), methods, horizon)
