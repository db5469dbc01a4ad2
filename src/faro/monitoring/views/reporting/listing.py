"""All reports: what waits for this person, and who reported when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faro.directory.api import Access, access_of
from faro.kernel.text import _
from faro.monitoring.domain.reporting import states
from faro.monitoring.selectors.reporting.counts import MatrixRow, state_matrix
from faro.monitoring.selectors.reporting.measures import measures_to_review_by
from faro.monitoring.selectors.reporting.reports import VIEW, reports_to_check_by, reports_to_release_by
from faro.monitoring.selectors.reporting.sheets import sheets_of
from faro.monitoring.selectors.reporting.years import chosen_poi
from faro.ui.api import Crumb

MONTHS = (
    _("ene"), _("feb"), _("mar"), _("abr"), _("may"), _("jun"),
    _("jul"), _("ago"), _("set"), _("oct"), _("nov"), _("dic"),
)  # fmt: skip


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What waits for a review, and the units against the months."""
    access = access_of(request)
    access.require(VIEW)
    poi, years = chosen_poi(request.GET.get("anio", ""))
    context = {
        "poi": poi,
        "years": years,
        "months": MONTHS,
        "matrix": _seen_by(access, state_matrix(poi)) if poi else (),
        "to_check": sheets_of(reports_to_check_by(access)) if access.may(states.MAY_CHECK) else (),
        "to_release": sheets_of(reports_to_release_by(access)) if access.may(states.MAY_RELEASE) else (),
        "measures_to_check": measures_to_review_by(access, states.MAY_CHECK),
        "measures_to_release": measures_to_review_by(access, states.MAY_RELEASE),
        "may_release": access.may(states.MAY_RELEASE),
        "crumbs": [Crumb(_("Reportes"))],
    }
    return render(request, "monitoring/reporting/reports.html", context)


def _seen_by(access: Access, matrix: tuple[MatrixRow, ...]) -> tuple[MatrixRow, ...]:
    return tuple(row for row in matrix if access.may(VIEW, row.unit))
