"""From a published figure to the records of offices that it counts."""

from faro.evaluation.api import PublishedIndicator
from faro.portal.domain.edition import Edition
from faro.portal.selectors import editions
from faro.registers.api import PublicPath, public_path


def records_path(edition: Edition, found: PublishedIndicator) -> PublicPath | None:
    """From the published figure of the year to the records of offices; one that a document gives has no such way."""
    period = str(edition.year)
    measured = next((each for each in found.measurements if each.period == period), None)
    if measured is None or measured.provenance.source is not None:
        return None
    return public_path(edition.plan.plan, found.code, period, measured.value)


def published_records(plan: str, code: str) -> tuple[Edition, PublicPath] | None:
    """The newest publication of a plan in which records stand behind the figure of that indicator."""
    for edition in editions():
        found = edition.plan.indicators.get(code) if edition.plan.plan == plan else None
        path = records_path(edition, found) if found else None
        if path is not None:
            return edition, path
    return None
