"""What helps an office to begin: the workbook of a first register, and what each indicator still waits for."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.registers.domain.exchange.files import MEDIA
from faro.registers.domain.starting import NAME, starting_workbook
from faro.registers.selectors.access import VIEW
from faro.registers.selectors.waiting import Asked, Waiting, asked_indicators, waits_of
from faro.registers.views.presenting import list_crumb
from faro.ui.api import Cell, Crumb, DataTable, Page, TableColumn, page_of

PER_PAGE = 20


@require_safe
def starting_file(request: HttpRequest) -> HttpResponse:
    """The workbook to begin a register with."""
    access_of(request).require(VIEW)
    answer = HttpResponse(starting_workbook(), content_type=MEDIA["xlsx"])
    answer.headers["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return answer


@require_safe
@never_cache
def waiting(request: HttpRequest) -> HttpResponse:
    """All indicators, with what each waits for."""
    access_of(request).require(VIEW)
    asked = asked_indicators(timezone.localdate())
    page: Page[Asked] = page_of(request, asked, PER_PAGE)
    context = {
        "page": page,
        "table": _table(waits_of(page.items)),
        "total": len(asked),
        "measured": sum(each.measure is not None for each in asked),
        "crumbs": [list_crumb(), Crumb(_("Qué espera cada indicador"))],
    }
    return render(request, "registers/waiting.html", context)


def _table(rows: Sequence[Waiting]) -> DataTable:
    labels = (_("Indicador"), _("Nombre"), _("Lo calcula"), _("Espera"))
    found = tuple(
        (
            Cell(each.asked.code),
            Cell(each.asked.name),
            _measure(each.asked),
            Cell(" ".join(each.reasons) or _("Nada: se calcula de lo anotado.")),
        )
        for each in rows
    )
    return DataTable(
        _("Indicadores y lo que esperan"), tuple(TableColumn(label) for label in labels), found, stacked=True
    )


def _measure(asked: Asked) -> Cell:
    if asked.measure is None:
        return Cell("–")
    register, code = asked.measure.register.code, asked.measure.code
    return Cell(f"{register}.{code}", url=reverse("registers:measure", args=[register, code]))
