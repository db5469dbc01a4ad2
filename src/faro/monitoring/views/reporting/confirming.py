"""One click on what the records say of an indicator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.monitoring.domain.reporting import states
from faro.monitoring.selectors.reporting.measures import measure_for
from faro.monitoring.services.reporting import Parts, confirm_measure
from faro.monitoring.views.reporting.presenting import attempt, measure_address

LONGEST = 20
"""Digits of the largest figure, and its sign."""


@require_POST
def confirm(request: HttpRequest, plan: str, period: str, indicator: str) -> HttpResponse:
    """Take the figure of the records that the person has before them, and send it."""
    access = access_of(request)
    found = measure_for(access, plan, period, indicator, states.MAY_FILL)
    seen = Parts(*(_sent(request, name) for name in ("numerator", "denominator", "value")))
    done = _("Confirmado y enviado. Lo revisa el responsable de la unidad.")
    attempt(request, lambda: confirm_measure(actor=access.actor, report=found, seen=seen), done)
    return redirect(measure_address(found))


def _sent(request: HttpRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and digits.isascii() and len(text) <= LONGEST else None
