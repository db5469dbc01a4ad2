"""A POI begins."""

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.models import Poi
from faro.monitoring.services.poi.history import record_poi
from faro.plans.api import plan as plan_of


class PoiRefused(FaroError):
    """The POI cannot be changed so; the text says why."""


@transaction.atomic
def make_poi(*, actor: Actor, plan_code: str, year: int, synthetic: bool = False, reason: str = "") -> Poi:
    """The POI of a year, in formulation. Making it twice gives the one that is there.

    Raises :class:`PoiRefused` where there is no such plan or the year is outside of it.
    """
    plan = plan_of(plan_code)
    if plan is None:
        raise PoiRefused(_("No hay un plan con el código {code}.").format(code=plan_code))
    if not plan.first_year <= year <= plan.last_year:
        raise PoiRefused(_("El año {year} está fuera del periodo del plan.").format(year=year))
    made, new = Poi.objects.get_or_create(plan=plan, year=year, defaults={"synthetic": synthetic})
    if new:
        record_poi(actor, made, "poi_made", [Change("synthetic", None, synthetic)], reason)
    return made
