"""Which file counts for a year."""

from django.db.models import QuerySet

from faro.budget.models import Release
from faro.directory.api import municipality


def main_unit() -> str:
    """The executing unit of this municipality; the one that was imported last, where the directory names none."""
    place = municipality()
    if place is not None and place.executing_unit:
        return place.executing_unit
    latest = Release.objects.filter(origin=Release.Origin.MEF, state=Release.State.READY).order_by("-ready_at").first()
    return latest.unit if latest else ""


def release_in_force(year: int, unit: str = "") -> Release | None:
    """The yearly file that counts; without ``unit``, of the municipality's own executing unit."""
    ready = Release.objects.filter(origin=Release.Origin.MEF, state=Release.State.READY)
    return ready.filter(unit=unit or main_unit(), year=year).first()


def releases_in_force() -> QuerySet[Release]:
    """The yearly files that count, the latest year first."""
    ready = Release.objects.filter(origin=Release.Origin.MEF, state=Release.State.READY)
    return ready.order_by("-year", "unit")


def releases() -> QuerySet[Release]:
    """Every file that was brought in, the latest first."""
    return Release.objects.all()


def years(unit: str = "") -> tuple[int, ...]:
    """The years with a yearly file in force, in order."""
    ready = releases_in_force().filter(unit=unit or main_unit())
    return tuple(sorted(year for year in ready.values_list("year", flat=True) if year is not None))
