"""Units: those of a day, the tree they make, what became of them."""

from collections.abc import Mapping
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone

from faro.directory.models import Municipality, Unit, in_force


def municipality() -> Municipality | None:
    """The municipality of this installation, or None before the first plan is loaded."""
    return Municipality.objects.first()


def units_on(day: date | None = None) -> QuerySet[Unit]:
    """The units in force on a day (today, if not said), in their order; one row for each code."""
    return Unit.objects.filter(in_force(day or timezone.localdate())).select_related("parent")


def unit(code: str, day: date | None = None) -> Unit | None:
    """The unit of that code on a day (today, if not said); if it is not in force then, its last row; or None."""
    last_ones_first = F("valid_to").desc(nulls_first=True)
    return units_on(day).filter(code=code).first() or Unit.objects.filter(code=code).order_by(last_ones_first).first()


def unit_labels() -> dict[str, str]:
    """The name of every unit that is or was, by code; the latest name."""
    rows = Unit.objects.order_by("valid_to").values_list("code", "name", "valid_to")
    ended = {code: name for code, name, last in rows if last is not None}
    return {**ended, **{code: name for code, name, last in rows if last is None}}


def tree_parents(day: date | None = None) -> dict[str, str | None]:
    """For each unit in force on a day, the code of the one it depends on."""
    return dict(units_on(day).order_by().values_list("code", "parent__code"))


def under(code: str, parents: Mapping[str, str | None]) -> frozenset[str]:
    """The codes of a unit and of all that depend on it; nothing if it is not in force."""
    if code not in parents:
        return frozenset()
    children: dict[str | None, list[str]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    found, waiting = {code}, [code]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return frozenset(found)


def units_under(code: str) -> frozenset[str]:
    """The codes of a unit in force and all that depend on it."""
    return under(code, tree_parents())
