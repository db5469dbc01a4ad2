"""Publishing a year that monitoring closed: the inputs are its sealed package, figure by figure."""

from django.urls import reverse

from faro.evaluation.models import Publication
from faro.evaluation.selectors.publications import latest_publication
from faro.evaluation.services.publishing import publish_package
from faro.ledger.api import Actor
from faro.monitoring.ports import YearPublication
from faro.package.model import Package


class ClosedYears:
    """The :class:`~faro.monitoring.ports.YearPublisher` of the house."""

    permission: str = "evaluation.publish"

    def publish(self, *, actor: Actor, package: Package, year: int, reason: str) -> YearPublication:
        """Publish the package with its report in every format. Raises what :func:`publish_package` does."""
        return _as_told(publish_package(actor=actor, package=package, year=year, reason=reason))

    def latest(self, plan: str, year: int) -> YearPublication | None:
        """What stands published of the year."""
        found = latest_publication(plan, year)
        return None if found is None else _as_told(found)


def _as_told(publication: Publication) -> YearPublication:
    address = reverse("evaluation:evaluation", kwargs={"plan": publication.plan, "year": publication.year})
    return YearPublication(publication.number, publication.sealed.digest, address, publication.published_at)
