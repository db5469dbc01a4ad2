"""From an indicator to what feeds it: the links that its page in the plan shows."""

from django.urls import reverse

from faro.directory.api import Access
from faro.kernel.text import _
from faro.monitoring.api import IndicatorReport
from faro.registers.models import Binding
from faro.registers.selectors.access import VIEW
from faro.registers.selectors.lineage.kept import newest_period
from faro.ui.api import Link


def links_of(access: Access, plan: str, indicator: str) -> tuple[Link, ...]:
    """The measure that feeds an indicator, and its newest figure down to the records; nothing where none feeds it."""
    if not access.may(VIEW):
        return ()
    rows = Binding.objects.filter(plan=plan, indicator=indicator, state=Binding.State.IN_FORCE)
    bound = rows.select_related("register").order_by("-valid_from").first()
    if bound is None:
        return ()
    period = shown_period(bound)
    feeds = _("Lo alimenta la medida {measure} del registro «{register}»")
    return (
        Link(
            _("De la cifra de {period} a sus registros").format(period=period),
            reverse("registers:lineage", args=[plan, indicator, period]),
        ),
        Link(
            feeds.format(measure=bound.measure, register=bound.register.name),
            reverse("registers:binding", args=[plan, indicator]),
        ),
    )


def shown_period(bound: Binding) -> str:
    """The period to look at first: of the newest figure, else of what is being asked for, else the first one fed."""
    given = newest_period(bound.plan, bound.indicator)
    if given:
        return given
    asked = IndicatorReport.objects.filter(plan__code=bound.plan, indicator=bound.indicator).select_related("period")
    newest = asked.order_by("-period__ends", "period__starts").first()
    return newest.period.code if newest else str(bound.valid_from.year)
