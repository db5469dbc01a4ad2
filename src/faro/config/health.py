"""``/salud``: what a monitor asks every minute. No names, no paths, no secrets."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro import __version__
from faro.cli.installation.health import BRIEF, State, examine


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  Django gives it
    """200 when the installation is well, 503 when something is bad, with the state of each check."""
    results = examine(BRIEF)
    well = all(result.state is not State.BAD for result in results)
    body = {
        "estado": "bien" if well else "mal",
        "version": __version__,
        "comprobaciones": {result.code: result.state.value for result in results},
    }
    return JsonResponse(body, status=200 if well else 503)
