"""From a closed year to the report that citizens read, without a figure typed by hand."""

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.models import ClosedPeriod, ReportingPeriod
from faro.monitoring.ports import YearPublication, year_publisher
from faro.monitoring.selectors.closing.reproducing import opened


def publish_closed_year(*, actor: Actor, closed: ClosedPeriod, reason: str = "") -> YearPublication:
    """Publish the sealed package of a year as it was sealed.

    Not in one transaction: evaluating and writing the report take a while, and keep nobody waiting. Raises
    :class:`~faro.kernel.errors.FaroError` for a month, and what the publisher raises.
    """
    publisher = year_publisher()
    if closed.period.kind != ReportingPeriod.Kind.YEAR or publisher is None:
        raise FaroError(_("Se publica el cierre de un año."))
    package = opened(closed).package
    return publisher.publish(actor=actor, package=package, year=closed.poi.year, reason=reason)
