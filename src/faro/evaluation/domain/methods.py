"""Which methods a publication carries, and which one speaks first: data in ``methods.toml``."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from faro.engine.method import PEI, load_method, methods_in_force
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.model import Package


class NoMethodInForce(FaroError):
    """No rule for evaluating a plan was in force that year."""


def publication_methods(package: Package, year: int) -> tuple[str, ...]:
    """The ids of the methods: the main one first, then the others in force, then those shown beside.

    A method of the POI is left out where the package has no activities: it would say nothing. Raises
    :class:`NoMethodInForce`.
    """
    main = main_method(year)
    beside = _choice()["beside"].get(package.plan.ubigeo or "", [])
    ruling = [method.id for method in methods_in_force(date(year, 12, 31))]
    every = dict.fromkeys((main, *ruling, *beside))
    return tuple(method for method in every if load_method(method).kind == PEI or _has_activities(package))


def main_method(year: int) -> str:
    """The national rule in force at the end of the year. Raises :class:`NoMethodInForce`."""
    ruling = {method.id for method in methods_in_force(date(year, 12, 31))}
    for method in _choice()["main"]:
        if method in ruling:
            return str(method)
    raise NoMethodInForce(
        _("Ningún método de CEPLAN que Faro conozca regía a fines de {year}: no se puede publicar ese año.").format(
            year=year
        )
    )


def _has_activities(package: Package) -> bool:
    activities = package.table("activities")
    return activities is not None and not activities.is_empty()


@cache
def _choice() -> dict[str, Any]:
    return tomllib.loads(resources.files("faro.evaluation.domain").joinpath("methods.toml").read_text("utf-8"))
