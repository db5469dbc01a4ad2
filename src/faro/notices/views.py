"""Pages of those who look after the mail and the scheduled work."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.notices.models import Delivery
from faro.notices.registry import registered_job
from faro.notices.selectors import delivery_lines, jobs_with_state, outbox_counts, unsent
from faro.notices.services import give_another_try, run_now
from faro.notices.vocabulary import MANAGE
from faro.ui.api import Crumb, Page, page_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The jobs with their last and next run, and what the outbox could not send."""
    access_of(request).require(MANAGE)
    page: Page[Delivery] = page_of(request, unsent())
    context = {
        "jobs": list(jobs_with_state()),
        "counts": outbox_counts(),
        "page": page,
        "lines": delivery_lines(list(page.items)),
        "crumbs": [Crumb(_("Correo y tareas"))],
    }
    return render(request, "notices/overview.html", context)


@require_POST
def retry(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Put a message that was given up back in the queue."""
    access = access_of(request)
    access.require(MANAGE)
    delivery = get_object_or_404(Delivery, pk=delivery_id, state=Delivery.State.GIVEN_UP)
    give_another_try(actor=access.actor, delivery=delivery, now=timezone.now())
    messages.success(request, _("Se intentará otra vez."))
    return redirect("notices:overview")


@require_POST
def run(request: HttpRequest, code: str) -> HttpResponse:
    """Run a job now."""
    access = access_of(request)
    access.require(MANAGE)
    job = registered_job(code)
    result = run_now(actor=access.actor, job=job, now=timezone.now()) if job else None
    if result is None:
        messages.warning(request, _("La tarea ya está en marcha."))
    elif result.succeeded:
        messages.success(request, f"{result.label}: {result.outcome}")
    else:
        messages.error(request, f"{result.label}: {result.outcome}")
    return redirect("notices:overview")
