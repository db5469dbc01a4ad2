"""What the room takes from the plans: the package of a plan as it stands now."""

from faro.package.model import Package


def package_of(plan: str) -> Package:
    """The package of the plan, edits included. Raises :class:`~faro.kernel.errors.FaroError` for a plan not there."""
    from faro.plans import api as plans  # noqa: PLC0415

    return plans.package_of(plan)


def plan_codes() -> tuple[str, ...]:
    """The codes of the plans, in their order."""
    from faro.plans import api as plans  # noqa: PLC0415

    return tuple(plan.code for plan in plans.plans())
