"""Forms over the rows of a table: the plan itself, elements, fichas, texts, sources, links."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.package.tables import BY_NAME
from faro.plans.forms import RowForm
from faro.plans.models import Element, Indicator, Plan, PlanRow
from faro.plans.selectors.choices import choices_of
from faro.plans.services.editing import Seen, add_row, change_row, remove_row
from faro.plans.stored import as_row, rows_in, rows_of
from faro.plans.views.fetching import crumbs, element_for, indicator_for, plan_for, row_for
from faro.plans.views.saving import FormPage, show_or_save
from faro.plans.views.tables import rows_table
from faro.plans.vocabulary import EDIT
from faro.ui.api import Crumb, page_of

_FORM = ("GET", "HEAD", "POST")
_BY_VERSION = ("code", "name")
_PER_PAGE = 50

TITLES = {
    "elements": _("Objetivos y acciones"),
    "indicators": _("Indicadores"),
    "texts": _("Textos del informe"),
    "sources": _("Fuentes"),
    "links": _("Articulación"),
}
LISTS = {
    "elements": "plans:plan",
    "indicators": "plans:plan",
    "texts": "plans:texts",
    "sources": "plans:sources",
    "links": "plans:alignment",
}
NEW = {
    "elements": _("Agregar un objetivo o una acción"),
    "indicators": _("Agregar un indicador"),
    "texts": _("Agregar un texto"),
    "sources": _("Agregar una fuente"),
    "links": _("Agregar un vínculo"),
}


def _columns(table: str, left_out: Sequence[str]) -> tuple[str, ...]:
    return tuple(column.name for column in BY_NAME[table].columns if column.name not in left_out)


@require_http_methods(_FORM)
def element_edit(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """An objective or action. Its name changes by an instrument, on a page of its own."""
    element = element_for(request, plan, code, EDIT)
    return _edit_thing(request, element, "elements", _("Editar {code}").format(code=code))


@require_http_methods(_FORM)
def indicator_edit(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """A ficha técnica."""
    indicator = indicator_for(request, plan, code, EDIT)
    return _edit_thing(request, indicator, "indicators", _("Editar la ficha de {code}").format(code=code))


def _edit_thing(request: HttpRequest, row: Element | Indicator, table: str, title: str) -> HttpResponse:
    back = reverse("plans:element" if table == "elements" else "plans:indicator", args=[row.plan.code, row.code])
    way = crumbs(row.plan, Crumb(row.code, back), Crumb(title))
    page = FormPage(title, way, back, table, intro=row.name)
    return _edit(request, page, row, (row.code,), _columns(table, _BY_VERSION))


def _edit(
    request: HttpRequest, page: FormPage, row: PlanRow, key: tuple[str, ...], columns: tuple[str, ...]
) -> HttpResponse:
    table = page.table
    form = RowForm(
        table,
        columns,
        request.POST or None,
        row=as_row(table, row),
        revision=row.revision,
        choices=choices_of(row.plan_id, table),
    )

    def save() -> object:
        return change_row(
            actor=access_of(request).actor,
            plan_code=row.plan.code,
            table=table,
            seen=Seen(key, form.seen_revision),
            values=form.values(),
            reason=form.cleaned_data["reason"],
        )

    def refreshed() -> int:
        now = rows_in(row.plan, table).filter(pk=row.pk).first()
        return now.revision if now else -1

    return show_or_save(request, page, form, save, refreshed)


@require_safe
def row_list(request: HttpRequest, plan: str, table: str) -> HttpResponse:
    """The texts or the sources of a plan."""
    found = plan_for(request, plan)
    may_edit = access_of(request).may(EDIT)
    page = page_of(request, rows_of(found, table), _PER_PAGE)
    addressed = [(row, _address(found, table, row["id"]) if may_edit else "") for row in page]
    context = {
        "plan": found,
        "title": TITLES[table],
        "intro": BY_NAME[table].help,
        "crumbs": crumbs(found, Crumb(TITLES[table])),
        "table": rows_table(table, addressed),
        "page": page,
        "new": reverse(f"{LISTS[table]}_new", args=[plan]) if may_edit else "",
        "new_label": NEW[table],
    }
    return render(request, "plans/rows.html", context)


def _address(plan: Plan, table: str, code: str) -> str:
    return reverse(f"{LISTS[table]}_edit", args=[plan.code, code])


@require_http_methods(_FORM)
def row_new(request: HttpRequest, plan: str, table: str) -> HttpResponse:
    """A new objective, action, indicator, text, source or link."""
    found = plan_for(request, plan, EDIT)
    columns = _columns(table, ())
    form = RowForm(table, columns, request.POST or None, choices=choices_of(found.pk, table))

    def save() -> object:
        return add_row(
            actor=access_of(request).actor,
            plan_code=found.code,
            table=table,
            values=form.values(),
            reason=form.cleaned_data["reason"],
        )

    return show_or_save(request, _list_page(found, table, NEW[table]), form, save)


@require_http_methods(_FORM)
def row_edit(request: HttpRequest, plan: str, table: str, code: str) -> HttpResponse:
    """A text, source or link."""
    found = plan_for(request, plan, EDIT)
    row = row_for(request, found, table, code, EDIT)
    remove = reverse(f"{LISTS[table]}_remove", args=[found.code, code])
    page = _list_page(found, table, _("Editar {code}").format(code=code), remove)
    return _edit(request, page, row, (code,), _columns(table, ("id",)))


@require_http_methods(_FORM)
def row_remove(request: HttpRequest, plan: str, table: str, code: str) -> HttpResponse:
    """Taking away a text, source or link; the history keeps what it said."""
    found = plan_for(request, plan, EDIT)
    row = row_for(request, found, table, code, EDIT)
    form = RowForm(table, (), request.POST or None, revision=row.revision)

    def save() -> None:
        remove_row(
            actor=access_of(request).actor,
            plan_code=found.code,
            table=table,
            seen=Seen((code,), form.seen_revision),
            reason=form.cleaned_data["reason"],
        )

    page = _list_page(found, table, _("Quitar {code}").format(code=code), submit=_("Quitar"))
    return show_or_save(request, page, form, save, lambda: row.revision)


def _list_page(plan: Plan, table: str, title: str, remove: str = "", submit: str = "") -> FormPage:
    back = reverse(LISTS[table], args=[plan.code])
    way = crumbs(plan, Crumb(TITLES[table], back), Crumb(title))
    return FormPage(title, way, back, table, submit=submit, remove=remove)
