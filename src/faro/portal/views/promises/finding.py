"""What an address of these pages stands for."""

from django.http import Http404
from django.urls import reverse

from faro.directory.api import municipality
from faro.kernel.text import _
from faro.portal.promises.addresses import home
from faro.portal.promises.known import known_plans
from faro.portal.selectors import latest_edition
from faro.promises import api as promises
from faro.promises.api import PlanLine, PledgeDetail
from faro.ui.api import Crumb


def plan_at(code: str) -> PlanLine:
    """The government plan of that code. Raises :class:`~django.http.Http404`."""
    found = next((each for each in known_plans() if each.code == code), None)
    if found is None:
        raise Http404(_("No se publica ningún plan de gobierno con ese código."))
    return found


def pledge_at(plan: str, code: str) -> PledgeDetail:
    """The promise of that code. Raises :class:`~django.http.Http404`."""
    found = promises.pledge(plan_at(plan).code, code)
    if found is None:
        raise Http404(_("Ese plan de gobierno no tiene una promesa con ese código."))
    return found


def crumbs(*steps: Crumb) -> list[Crumb]:
    """The way to a page below that of all promises."""
    return [Crumb(_("Inicio"), reverse("portal:home")), Crumb(_("Promesas"), home() if steps else ""), *steps]


def municipality_name() -> str:
    """Whose site this is."""
    edition = latest_edition()
    known = municipality()
    return edition.plan.municipality if edition else known.name if known else "Faro"
