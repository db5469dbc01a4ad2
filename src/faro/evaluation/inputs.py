"""What the room takes from the plans: the package of a plan as it stands now, or as its year was closed."""

from faro.monitoring import api as monitoring
from faro.package.model import Package
from faro.plans import api as plans


def package_of(plan: str, year: int) -> Package:
    """What the plan says of that year, edits included. Raises :class:`~faro.kernel.errors.FaroError` for no such plan.

    The POI of another year is no part of it: it may still be in formulation, and citizens read what is evaluated.
    """
    return plans.package_of(plan, bearing_on=year)


def package_to_publish(plan: str, year: int) -> Package:
    """The sealed package of a closed year, else :func:`package_of`: what is closed is published as it was closed."""
    return monitoring.closed_package(plan, year) or package_of(plan, year)


def plan_facts() -> tuple[plans.Plan, ...]:
    """The plans, the one evaluated last first."""
    return tuple(plans.plans())


def plan_named(code: str) -> plans.Plan | None:
    """The plan of that code, or None."""
    return plans.plan(code)
