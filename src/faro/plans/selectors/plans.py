"""The plans of the municipality."""

from django.db.models import QuerySet

from faro.plans.models import Plan


def plans() -> QuerySet[Plan]:
    """Every plan, the one evaluated last first."""
    return Plan.objects.all()


def plan(code: str) -> Plan | None:
    """The plan of that code, or None."""
    return Plan.objects.filter(code=code).first()
