"""The forms of a reorganisation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from faro.directory.access import Access, access_of
from faro.directory.forms.units import CloseForm, MergeForm, MoveForm, RenameForm, SplitForm, UnitForm
from faro.directory.models import Unit
from faro.directory.selectors.units import unit as unit_of
from faro.directory.services.reorganisation import (
    close_unit,
    merge_units,
    move_unit,
    open_unit,
    rename_unit,
    split_unit,
)
from faro.directory.views.pages import GET_AND_POST, FormPage, form_page
from faro.directory.views.units import MANAGE, units_crumb
from faro.kernel.text import _
from faro.ui.api import Crumb


@require_http_methods(GET_AND_POST)
def open_(request: HttpRequest) -> HttpResponse:
    """Create a unit."""
    access = _manager(request)
    form = UnitForm(request.POST or None)
    form.order_fields(["code", "name", "parent"])

    def act() -> str:
        return _address(open_unit(actor=access.actor, unit=form.unit(), **form.order()).code)

    page = _house_page(_("Crear una unidad"), _("Crear"), _("La unidad quedó creada."))
    return form_page(request, form, page, act)


@require_http_methods(GET_AND_POST)
def merge(request: HttpRequest) -> HttpResponse:
    """Join units."""
    access = _manager(request)
    form = MergeForm(request.POST or None)

    def act() -> str:
        codes = form.cleaned_data["codes"]
        return _address(merge_units(actor=access.actor, codes=codes, heir=form.unit(), **form.order()).code)

    page = _house_page(_("Fusionar unidades"), _("Fusionar"), _("Las unidades quedaron fusionadas."))
    return form_page(request, form, page, act)


@require_http_methods(GET_AND_POST)
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """Another name."""
    access, row = _manager(request), _open_unit(code)
    form = RenameForm(request.POST or None, initial={"name": row.name})

    def act() -> None:
        rename_unit(actor=access.actor, code=code, name=form.cleaned_data["name"].strip(), **form.order())

    page = _unit_page(row, _("Cambiar el nombre"), _("Cambiar el nombre"), _("El nombre quedó cambiado."))
    return form_page(request, form, page, act)


@require_http_methods(GET_AND_POST)
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Another place in the tree."""
    access, row = _manager(request), _open_unit(code)
    form = MoveForm(request.POST or None, initial={"parent": row.parent.code if row.parent else ""})

    def act() -> None:
        move_unit(actor=access.actor, code=code, parent=form.cleaned_data["parent"] or None, **form.order())

    page = _unit_page(row, _("Cambiar de quién depende"), _("Mover"), _("La unidad quedó movida."))
    return form_page(request, form, page, act)


@require_http_methods(GET_AND_POST)
def split(request: HttpRequest, code: str) -> HttpResponse:
    """One into several."""
    access, row = _manager(request), _open_unit(code)
    above = row.parent.code if row.parent else ""
    form = SplitForm(request.POST or None, initial={"parent1": above, "parent2": above})

    def act() -> None:
        split_unit(actor=access.actor, code=code, heirs=form.heirs(), **form.order())

    page = _unit_page(
        row,
        _("Dividir"),
        _("Dividir"),
        _("La unidad quedó dividida."),
        _("Una de las partes puede conservar el código: entonces las unidades que dependen de esta quedan con ella."),
    )
    return form_page(request, form, page, act)


@require_http_methods(GET_AND_POST)
def close(request: HttpRequest, code: str) -> HttpResponse:
    """The end."""
    access, row = _manager(request), _open_unit(code)
    form = CloseForm(request.POST or None)

    def act() -> None:
        close_unit(actor=access.actor, code=code, **form.order())

    page = _unit_page(row, _("Desactivar"), _("Desactivar"), _("La unidad quedó desactivada."))
    return form_page(request, form, page, act)


def _manager(request: HttpRequest) -> Access:
    access = access_of(request)
    access.require(MANAGE)
    return access


def _open_unit(code: str) -> Unit:
    row = unit_of(code)
    if row is None or row.valid_to is not None:
        raise Http404
    return row


def _address(code: str) -> str:
    return reverse("directory:unit", kwargs={"code": code})


def _house_page(title: str, submit: str, done: str) -> FormPage:
    return FormPage(title, (units_crumb(), Crumb(title)), reverse("directory:units"), submit, done)


def _unit_page(row: Unit, title: str, submit: str, done: str, intro: str = "") -> FormPage:
    back = _address(row.code)
    crumbs = (units_crumb(), Crumb(row.code, back), Crumb(title))
    return FormPage(f"{title}: {row.name}", crumbs, back, submit, done, intro)
