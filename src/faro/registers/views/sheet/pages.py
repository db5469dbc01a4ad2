"""The sheet of a register: many records at once, each saved by itself. Without JavaScript, a few rows at a time."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.forms.model import Problem
from faro.registers.forms.offers import Offers
from faro.registers.forms.reading import Reader
from faro.registers.forms.sheet import BLANK_ROWS, GridRow, answers_of, blank_row, row_of, typed_rows
from faro.registers.models import Record, Register
from faro.registers.selectors.access import ENTER
from faro.registers.selectors.capture import UnitToEnter, register_in_use, units_to_enter
from faro.registers.selectors.lists import external_lists
from faro.registers.services import save_record
from faro.registers.services.outcomes import Saved
from faro.registers.views.presenting import list_crumb, register_crumb
from faro.ui.api import Crumb

UNPROCESSABLE = 422
ONE_ROW = "X-Fila"
"""The header of a request for one row alone, which is answered with that row."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The grid; what is sent is saved row by row, and the rows that cannot be saved come back with why."""
    access = access_of(request)
    access.require(ENTER)
    register = register_in_use(code)
    units = units_to_enter(access, register)
    form = register.version.form
    unit = _unit(request, units)
    rows = [_saved(request, access, register, unit, *each) for each in typed_rows(form, request.POST)]
    wrong = any(row.is_wrong for row in rows)
    if request.method == "POST" and ONE_ROW in request.headers and rows:
        return render(request, "registers/sheet/row.html", {"row": rows[0]}, status=UNPROCESSABLE if wrong else 200)
    rows = [row for row in rows if not row.is_blank]
    title = _("Anotar en una hoja")
    context = {
        "register": register,
        "title": title,
        "units": units,
        "unit": unit,
        "rows": [*rows, *(blank_row(form) for _number in range(BLANK_ROWS))],
        "columns": blank_row(form).cells,
        "spare": blank_row(form),
        "saved": sum(bool(row.number) for row in rows),
        "wrong": sum(row.is_wrong for row in rows),
        "crumbs": [list_crumb(), register_crumb(register), Crumb(title)],
    }
    return render(request, "registers/sheet/sheet.html", context, status=UNPROCESSABLE if wrong else 200)


def _unit(request: HttpRequest, units: tuple[UnitToEnter, ...]) -> str:
    asked = request.POST.get("unidad", "")
    return asked if any(each.code == asked for each in units) else units[0].code


def _saved(
    request: HttpRequest, access: Access, register: Register, unit: str, key: str, texts: Mapping[str, str]
) -> GridRow:
    """A row after it was tried: its record, or what stands against it. A blank one stays as it is."""
    form = register.version.form
    if not any(texts.values()):
        return row_of(form, key, texts)
    offers = Offers(form, timezone.localtime(), external_lists(form))
    answers, errors = answers_of(form, texts, Reader(timezone.get_current_timezone(), offers))
    if errors:
        return row_of(form, key, texts, errors)
    try:
        saved = save_record(
            actor=access.actor,
            register=register,
            answers=answers,
            origin=Record.Origin.SHEET,
            instance_key=key,
            unit=unit,
            confirmed_duplicates=request.POST.getlist(f"{key}:otra"),
        )
    except FaroError as error:
        return replace(row_of(form, key, texts), errors=(str(error),))
    return _after(register, key, texts, saved)


def _after(register: Register, key: str, texts: Mapping[str, str], saved: Saved) -> GridRow:
    form = register.version.form
    if saved.record is not None:
        url = reverse("registers:record", args=[register.code, saved.record.key])
        return replace(row_of(form, key, texts), number=saved.record.number, url=url)
    row = row_of(form, key, texts, {each.place.key: each.text for each in saved.problems})
    shown = {cell.question.key for cell in row.cells}
    elsewhere = [_said(register, each) for each in saved.problems if each.place.key not in shown]
    alike = [
        (found.party.key, _("{name}: no es la ficha {key}").format(name=each.name, key=found.party.key))
        for each in saved.likely_parties
        for found in each.candidates
    ]
    return replace(row, errors=tuple(elsewhere), alike=tuple(alike))


def _said(register: Register, problem: Problem) -> str:
    """A problem of a question that the sheet does not ask."""
    question = register.version.form.questions.get(problem.place.key)
    return f"{question.label or question.key}: {problem.text}" if question else problem.text
