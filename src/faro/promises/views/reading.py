"""A reading beside its document: correcting it, sending it, approving it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.ledger.api import history
from faro.promises.domain.words import place_words
from faro.promises.forms.reading import AsideForm, ReasonForm, RowForm
from faro.promises.models import Reading, ReadLine, ReadRow
from faro.promises.selectors.access import APPROVE_READING, EDIT
from faro.promises.selectors.readings import (
    counts_of,
    line_at,
    lines_around,
    next_unread,
    reading_for,
    row_of,
    rows_of,
)
from faro.promises.services.approving import approve_reading, may_approve, return_reading, send_reading
from faro.promises.services.correcting import correct_row, set_aside, take_back
from faro.promises.services.notes import key_of_plan
from faro.promises.views.presenting import reading_crumbs, rows_table
from faro.ui.api import Crumb, Link, Page, carried_out, page_of

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
PER_PAGE, LINES_PER_PAGE = 25, 200
LONGEST_NUMBER = 9
TABS = {"promesas": ReadRow.State.PLEDGE, "sin-leer": ReadRow.State.UNREAD, "apartadas": ReadRow.State.ASIDE}


@require_safe
@never_cache
def reading_page(request: HttpRequest, plan: str) -> HttpResponse:
    """What was read, by what it is."""
    tab = request.GET.get("ver", "promesas")
    return _reading(request, reading_for(access_of(request), plan), AsideForm(), tab)


def _reading(request: HttpRequest, reading: Reading, form: AsideForm, tab: str) -> HttpResponse:
    access = access_of(request)
    state = TABS.get(tab, ReadRow.State.PLEDGE)
    page: Page[ReadRow] = page_of(request, rows_of(reading, state).select_related("reading__plan"), PER_PAGE)
    corrects = access.may(EDIT) and reading.state == Reading.State.CORRECTING
    decides = access.may(APPROVE_READING) and reading.state == Reading.State.SENT
    context = {
        "reading": reading,
        "plan": reading.plan,
        "counts": counts_of(reading),
        "tabs": _tabs(reading),
        "unread": state == ReadRow.State.UNREAD,
        "page": page,
        "table": rows_table(page.items, with_reason=state == ReadRow.State.ASIDE),
        "places": [(row, place_words(row.page, row.line)) for row in page.items],
        "form": form,
        "corrects": corrects,
        "decides": decides and may_approve(reading, access.actor),
        "had_a_hand": decides and not may_approve(reading, access.actor),
        "history": history(key_of_plan(reading.plan)),
        "crumbs": reading_crumbs(reading.plan),
    }
    return render(request, "promises/reading.html", context, status=UNPROCESSABLE if form.errors else 200)


def _tabs(reading: Reading) -> tuple[Link, ...]:
    counts = counts_of(reading)
    base = reverse("promises:reading", args=[reading.plan.code])
    words = (_("Promesas ({n})"), _("Sin leer ({n})"), _("Apartadas ({n})"))
    numbers = (counts.pledges, counts.unread, counts.aside)
    found = [
        Link(each.format(n=number), f"{base}?ver={tab}") for each, number, tab in zip(words, numbers, TABS, strict=True)
    ]
    return (*found, Link(_("Documento"), reverse("promises:document", args=[reading.plan.code])))


@require_safe
def document_page(request: HttpRequest, plan: str) -> HttpResponse:
    """The lines of the document, each with its anchor; ``?fila=`` leads to that of a row."""
    reading = reading_for(access_of(request), plan)
    number = request.GET.get("fila", "")
    at = line_at(row_of(reading, int(number))) if number.isdecimal() and len(number) < LONGEST_NUMBER else None
    if at is not None and "pagina" not in request.GET:
        number_of_page = (at.number - 1) // LINES_PER_PAGE + 1
        return redirect(f"{request.path}?fila={number}&pagina={number_of_page}#l-{at.number}")
    page: Page[ReadLine] = page_of(request, reading.lines.order_by("number"), LINES_PER_PAGE)
    context = {
        "plan": reading.plan,
        "page": page,
        "here": at.number if at else 0,
        "tabs": _tabs(reading),
        "crumbs": reading_crumbs(reading.plan, Crumb(_("Documento"))),
    }
    return render(request, "promises/document.html", context)


@require_http_methods(GET_AND_POST)
@never_cache
def row_page(request: HttpRequest, plan: str, number: int) -> HttpResponse:
    """One row, its fields, and the lines of the document around it."""
    access = access_of(request)
    reading = reading_for(access, plan, EDIT if request.method == "POST" else "promises.view")
    row = row_of(reading, number)
    form = RowForm.of(row, request.POST or None)
    following = next_unread(row)

    def act() -> None:
        correct_row(actor=access.actor, row=row, version=form.cleaned_data["version"], facts=form.facts())

    if carried_out(request, form, act):
        messages.success(request, _("Fila {n} corregida.").format(n=number))
        return _onwards(reading, following)
    return _row(request, access, row, form, AsideForm())


def _onwards(reading: Reading, following: ReadRow | None) -> HttpResponse:
    if following is None:
        return redirect("promises:reading", plan=reading.plan.code)
    return redirect("promises:row", plan=reading.plan.code, number=following.number)


def _row(request: HttpRequest, access: Access, row: ReadRow, form: RowForm, aside: AsideForm) -> HttpResponse:
    reading = row.reading
    at = line_at(row)
    context = {
        "row": row,
        "plan": reading.plan,
        "form": form,
        "aside": aside,
        "place": place_words(row.page, row.line),
        "lines": lines_around(row),
        "here": at.number if at else 0,
        "corrects": access.may(EDIT) and reading.state == Reading.State.CORRECTING,
        "is_aside": row.state == ReadRow.State.ASIDE,
        "crumbs": reading_crumbs(reading.plan, Crumb(_("Fila {n}").format(n=row.number))),
    }
    return render(request, "promises/row.html", context, status=UNPROCESSABLE if form.errors or aside.errors else 200)


@require_POST
def row_aside(request: HttpRequest, plan: str, number: int) -> HttpResponse:
    """Say that a row is no pledge."""
    access = access_of(request)
    reading = reading_for(access, plan, EDIT)
    row, form = row_of(reading, number), AsideForm(request.POST)
    following = next_unread(row)

    def act() -> None:
        set_aside(actor=access.actor, reading=reading, numbers=[number], reason=form.cleaned_data["reason"])

    if carried_out(request, form, act):
        messages.success(request, _("Fila {n} apartada.").format(n=number))
        return _onwards(reading, following)
    return _row(request, access, row, RowForm.of(row), form)


@require_POST
def row_back(request: HttpRequest, plan: str, number: int) -> HttpResponse:
    """Take up again what was set aside."""
    access = access_of(request)
    row = row_of(reading_for(access, plan, EDIT), number)
    _said(request, lambda: take_back(actor=access.actor, row=row, version=row.version), _("Retomada."))
    return redirect("promises:row", plan=plan, number=number)


@require_POST
def rows_aside(request: HttpRequest, plan: str) -> HttpResponse:
    """Set several texts aside with one reason."""
    access = access_of(request)
    reading = reading_for(access, plan, EDIT)
    form = AsideForm(request.POST)
    numbers = [int(each) for each in request.POST.getlist("fila") if each.isdecimal() and len(each) < LONGEST_NUMBER]
    done: list[int] = []

    def act() -> None:
        count = set_aside(actor=access.actor, reading=reading, numbers=numbers, reason=form.cleaned_data["reason"])
        done.append(count)

    if carried_out(request, form, act):
        words = ngettext("{n} texto apartado.", "{n} textos apartados.", done[0]).format(n=done[0])
        messages.success(request, words)
        return redirect(f"{reverse('promises:reading', args=[plan])}?ver=sin-leer")
    return _reading(request, reading, form, "sin-leer")


@require_POST
def send(request: HttpRequest, plan: str) -> HttpResponse:
    """Hand the reading over to whoever approves it."""
    access = access_of(request)
    reading = reading_for(access, plan, EDIT)
    _said(request, lambda: send_reading(actor=access.actor, reading=reading), _("Enviada: la aprueba otra persona."))
    return redirect("promises:reading", plan=plan)


@require_http_methods(GET_AND_POST)
def give_back(request: HttpRequest, plan: str) -> HttpResponse:
    """Return the reading to be corrected."""
    access = access_of(request)
    reading = reading_for(access, plan, APPROVE_READING)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        return_reading(actor=access.actor, reading=reading, reason=form.cleaned_data["reason"])

    if carried_out(request, form, act):
        return redirect("promises:reading", plan=plan)
    title = _("Devolver la lectura")
    crumbs = reading_crumbs(reading.plan, Crumb(title))
    context = {"form": form, "title": title, "plan": reading.plan, "crumbs": crumbs}
    return render(request, "promises/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def approve(request: HttpRequest, plan: str) -> HttpResponse:
    """Make the rows followed pledges."""
    access = access_of(request)
    reading = reading_for(access, plan, APPROVE_READING)
    done = _said(
        request,
        lambda: approve_reading(actor=access.actor, reading=reading),
        _("Aprobada: sus promesas se siguen desde hoy."),
    )
    return redirect("promises:plan" if done else "promises:reading", plan=plan)


def _said(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Carry out and say so, or say what was refused."""
    try:
        act()
    except FaroError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, done)
    return True
