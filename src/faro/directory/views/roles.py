"""Roles: what each may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.access import Access, access_of
from faro.directory.forms.people import RoleForm
from faro.directory.models import Role
from faro.directory.permissions import declared_permissions
from faro.directory.services.roles import change_role
from faro.directory.views.pages import GET_AND_POST, FormPage, form_page
from faro.kernel.text import _
from faro.ui.api import Cell, Crumb, DataTable, TableColumn

MANAGE = "directory.manage_roles"


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Who may do what: every permission and every role."""
    _manager(request)
    found = list(Role.objects.all())
    context = {"roles": found, "table": _table(found), "crumbs": [Crumb(_("Roles"))]}
    return render(request, "directory/roles.html", context)


@require_http_methods(GET_AND_POST)
def role(request: HttpRequest, code: str) -> HttpResponse:
    """Decide what a role may do."""
    access, shown = _manager(request), get_object_or_404(Role, code=code)
    form = RoleForm(request.POST or None, role=shown)

    def act() -> None:
        change_role(actor=access.actor, role=shown, **form.cleaned_data)

    title = _("Rol {name}").format(name=shown.name)
    crumbs = (Crumb(_("Roles"), reverse("directory:roles")), Crumb(shown.name))
    page = FormPage(title, crumbs, reverse("directory:roles"), _("Guardar"), _("El rol quedó cambiado."))
    return form_page(request, form, page, act)


def _manager(request: HttpRequest) -> Access:
    access = access_of(request)
    access.require(MANAGE)
    return access


def _table(found: list[Role]) -> DataTable:
    rows = [
        (
            Cell(permission.label),
            *(Cell(_("sí") if permission.code in role.permissions else "—") for role in found),
        )
        for permission in declared_permissions()
    ]
    columns = (TableColumn(_("Permiso")), *(TableColumn(role.name) for role in found))
    return DataTable(_("Qué puede hacer cada rol"), columns, tuple(rows))
