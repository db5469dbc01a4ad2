"""The link between activities and budget goals (SEC_FUNC), many to many, with the share of the goal."""

from django.db import transaction
from django.db.models import Sum

from faro.kernel.formats import quantity
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.models import Activity, BudgetLink, Poi
from faro.monitoring.selectors.closing.closed import is_year_closed
from faro.monitoring.services.poi.activities import locked_poi
from faro.monitoring.services.poi.history import record_activity
from faro.monitoring.services.poi.making import PoiRefused

WHOLE = 1_000_000
"""A goal, in millionths. More than the whole of it would count its amounts twice."""


@transaction.atomic
def link_budget(*, actor: Actor, activity: Activity, sec_func: str, share: int, reason: str = "") -> BudgetLink:
    """Say which share of a goal pays for the activity, in millionths; saying it again replaces what was said.

    Raises :class:`PoiRefused` where the shares of the goal would pass the whole, and once the year is closed.
    """
    poi = locked_poi(activity.poi)
    _refuse_closed(poi)
    goal = sec_func.strip()
    if not goal.isdigit() or len(goal) > 10:
        raise PoiRefused(_("«{code}» no es un SEC_FUNC: son solo cifras.").format(code=sec_func))
    goal = goal.zfill(4)
    if not 1 <= share <= WHOLE:
        raise PoiRefused(_("La parte va de más de 0 % a 100 %."))
    others = BudgetLink.objects.filter(activity__poi=poi, sec_func=goal).exclude(activity=activity)
    taken = others.aggregate(taken=Sum("share"))["taken"] or 0
    if taken + share > WHOLE:
        raise PoiRefused(
            _("De la meta {goal} queda {left} % por repartir: con {share} % se contaría dos veces su dinero.").format(
                goal=goal, left=quantity(100 * (WHOLE - taken)), share=quantity(100 * share)
            )
        )
    before = BudgetLink.objects.filter(activity=activity, sec_func=goal).first()
    old = before.share if before else None
    if before and old == share:
        return before
    made, _new = BudgetLink.objects.update_or_create(activity=activity, sec_func=goal, defaults={"share": share})
    activity.poi = poi
    record_activity(
        actor, activity, "budget_linked", [Change("sec_func", None, goal), Change("share", old, share)], reason
    )
    return made


@transaction.atomic
def unlink_budget(*, actor: Actor, link: BudgetLink, reason: str = "") -> None:
    """Take a link away. Raises :class:`PoiRefused` once the year is closed."""
    activity = link.activity
    activity.poi = locked_poi(activity.poi)
    _refuse_closed(activity.poi)
    told = [Change("sec_func", link.sec_func, None), Change("share", link.share, None)]
    link.delete()
    record_activity(actor, activity, "budget_unlinked", told, reason)


def _refuse_closed(poi: Poi) -> None:
    if is_year_closed(poi):
        raise PoiRefused(_("El año {year} está cerrado: sus vínculos quedan como se sellaron.").format(year=poi.year))
