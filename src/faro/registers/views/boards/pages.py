"""A view of a register, the records behind one of its cells, and its file."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.registers.domain.definition import ViewRule
from faro.registers.forms.boards import BoardForm, DueForm
from faro.registers.models import Record, Register
from faro.registers.selectors.access import may_act, may_open, readable, register_for
from faro.registers.selectors.boards.dated import on_day, records_of
from faro.registers.selectors.boards.dimensions import dimension_of
from faro.registers.selectors.lineage.made_up import has_made_up
from faro.registers.selectors.measures import behind, measures_of, span_of, words_of_register
from faro.registers.selectors.measures.pages import latest_day, readable_behind
from faro.registers.services.reading import list_noted
from faro.registers.views.boards.addresses import board_path, crumbs_of, file_path, tabs_of
from faro.registers.views.boards.figures import asking_of, dimensions_of, figure_board, key_of
from faro.registers.views.boards.files import FORMATS, file_answer, list_table
from faro.registers.views.boards.lists import calendar_board, due_board, table_board, titled
from faro.registers.views.measures.presenting import span_in_words
from faro.registers.views.presenting import record_path
from faro.ui.api import Cell, Crumb, DataTable, Page, TableColumn, page_of

LISTS = frozenset({"table", "due", "calendar"})
EXPORT = "registers.export"


def view_for(access: Access, code: str, view: str) -> tuple[Register, ViewRule]:
    """A view of a register. Raises Http404 or PermissionDenied: lists of reserved records are for few."""
    register = register_for(access, code)
    found = register.definition.view(view)
    if found is None:
        raise Http404(_("El registro no tiene una vista con ese código."))
    if found.kind in LISTS and not may_open(access, register):
        raise PermissionDenied(_("Es un registro reservado: solo se ven sus cifras."))
    return register, found


def form_for(request: HttpRequest, access: Access, register: Register, view: ViewRule) -> BoardForm:
    """What may be asked of a view."""
    form = DueForm if view.kind == "due" else BoardForm
    plain = not may_open(access, register)
    return form(request.GET or None, definition=register.definition, plain=plain)


@require_safe
@never_cache
def board(request: HttpRequest, code: str, view: str) -> HttpResponse:
    """A view of a register."""
    access = access_of(request)
    register, found = view_for(access, code, view)
    form = form_for(request, access, register, found)
    shown = _shown(request, access, register, found, form)
    if found.kind in LISTS:
        list_noted(actor=access.actor, register=register)
    context = {
        "register": register,
        "view": found,
        "form": form,
        "shown": shown,
        "files": _files(access, register, found, shown),
        "made_up": found.kind not in LISTS and has_made_up([register]),
        "tabs": tabs_of(register),
        "crumbs": crumbs_of(register, Crumb(found.name)),
    }
    return render(request, f"registers/boards/{_TEMPLATES.get(found.kind, 'figures')}.html", context)


_TEMPLATES = {"table": "records", "due": "records", "calendar": "calendar"}


def _shown(request: HttpRequest, access: Access, register: Register, view: ViewRule, form: BoardForm) -> Any:
    if isinstance(form, DueForm):
        return due_board(request, access, register, view, form)
    if view.kind == "table":
        return table_board(request, access, register, view, form)
    if view.kind == "calendar":
        return calendar_board(access, register, view, form)
    return figure_board(access, register, view, form)


def _files(access: Access, register: Register, view: ViewRule, shown: Any) -> list[tuple[str, str]]:
    if not may_export(access, register, view):
        return []
    return [(suffix.upper(), file_path(register, view, suffix, shown.asked)) for suffix in FORMATS]


def may_export(access: Access, register: Register, view: ViewRule) -> bool:
    """Figures may be taken by who sees them; records only by who may take those of the unit."""
    if view.kind not in LISTS:
        return True
    return may_act(access, register, register.unit, EXPORT)


@require_safe
@never_cache
def board_file(request: HttpRequest, code: str, view: str, suffix: str) -> HttpResponse:
    """What a view shows, as a file."""
    access = access_of(request)
    register, found = view_for(access, code, view)
    if not may_export(access, register, found):
        raise PermissionDenied(_("No puede descargar las anotaciones de este registro."))
    form = form_for(request, access, register, found)
    if found.kind in LISTS:
        list_noted(actor=access.actor, register=register)
        table = list_table(access, register, found, form)
    else:
        shown = figure_board(access, register, found, form)
        if shown.table is None:
            raise Http404(shown.problem)
        table = shown.table
    marked = found.kind not in LISTS and has_made_up([register])
    return file_answer(table, suffix, f"{register.code}-{found.code}", made_up=marked)


@require_safe
@never_cache
def board_records(request: HttpRequest, code: str, view: str) -> HttpResponse:
    """The records behind a cell of a table, a point of a series, or a day of a calendar."""
    access = access_of(request)
    register, found = view_for(access, code, view)
    form = form_for(request, access, register, found)
    if found.kind in LISTS:
        rows, title = _of_day(request, access, register, found, form)
    else:
        rows, title = _of_cell(request, access, register, found, form)
    rows = readable_behind(access, rows)
    list_noted(actor=access.actor, register=register)
    page: Page[Record] = page_of(request, rows.select_related("register__current", "version"))
    back = board_path(register, found, periodo=request.GET.get("periodo", ""), estado=request.GET.get("estado", ""))
    context = {
        "view": found,
        "title": title,
        "page": page,
        "table": _records(access, page),
        "crumbs": crumbs_of(register, Crumb(found.name, back), Crumb(_("Anotaciones"))),
    }
    return render(request, "registers/boards/behind.html", context)


def _of_day(request: HttpRequest, access: Access, register: Register, view: ViewRule, form: BoardForm) -> Any:
    try:
        each = date.fromisoformat(request.GET.get("dia", ""))
    except ValueError as error:
        raise Http404(_("No es un día del calendario.")) from error
    records = records_of(register, readable(access, register), view, form.state, None)
    return on_day(register, view, each, records), day(each)


def _of_cell(request: HttpRequest, access: Access, register: Register, view: ViewRule, form: BoardForm) -> Any:
    measure = next((line.shown for line in measures_of(register) if line.code == view.measure), None)
    if measure is None:
        raise Http404(_("La medida «{code}» ya no está en uso.").format(code=view.measure))
    period = form.year_or(latest_day(register))
    asking = asking_of(register, measure, period, form.state)
    named = dimensions_of(access, register, view) if view.kind != "series" else []
    given = [(each, request.GET.get(name, "")) for each, name in zip(named, ("fila", "columna"), strict=False)]
    given = [(each, text) for each, text in given if text]
    try:
        narrowed = asking.within([each for each, _text in given], tuple(key_of(each, text) for each, text in given))
    except FaroError as error:
        raise Http404(str(error)) from error
    span = span_of(period)
    words = [f"{each.label}: {_said(register, each.name.text, text)}" for each, text in given]
    title = " · ".join([measure.name, *words, span_in_words(span.first, span.last)])
    found = behind(narrowed, register, span)
    return (
        found.denominator
        if request.GET.get("lado") == "denominador" and found.denominator is not None
        else found.numerator
    ), title


def _said(register: Register, name: str, text: str) -> str:
    if text == "*":
        return _("sin respuesta")
    words = words_of_register(register)
    dimension = dimension_of(words, name)
    choices = getattr(dimension.meant, "choices", None) or words.states
    return choices.get(text, text)


def _records(access: Access, page: Page[Record]) -> DataTable:
    labels = (_("Número"), _("Título"), _("Fecha"), _("Estado"))
    rows = tuple(
        (
            Cell(each.number, url=record_path(each.register, each.key)),
            Cell(titled(access, each.register, each)),
            Cell(day(each.day)),
            Cell(each.register.definition.state_name(each.state) or "–"),
        )
        for each in page.items
    )
    return DataTable(_("Anotaciones"), tuple(TableColumn(label) for label in labels), rows, stacked=True)
