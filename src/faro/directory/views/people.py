"""People: who may sign in, and how they are let in again."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.access import Access, access_of
from faro.directory.forms.people import FirstDayWithoutForm, PersonForm, ReasonForm
from faro.directory.models import Person
from faro.directory.selectors.people import posts_by_person
from faro.directory.services.people import (
    change_person,
    create_person,
    deactivate_person,
    drop_second_factor,
    reactivate_person,
    unlock_person,
)
from faro.directory.services.security import give_one_time_password
from faro.directory.services.sessions import end_all_sessions
from faro.directory.views.pages import GET_AND_POST, FormPage, form_page
from faro.kernel.text import _
from faro.ledger.api import history
from faro.ui.api import Cell, Crumb, DataTable, Page, TableColumn, page_of

MANAGE = "directory.manage_people"
PER_PAGE = 50
HISTORY = 30


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone, by name."""
    _manager(request)
    wanted = request.GET.get("buscar", "").strip()
    found = Person.objects.all()
    if wanted:
        found = found.filter(Q(full_name__icontains=wanted) | Q(username__icontains=wanted))
    page: Page[Person] = page_of(request, found, PER_PAGE)
    context = {"page": page, "table": _table(page), "wanted": wanted, "crumbs": [Crumb(_("Personas"))]}
    return render(request, "directory/people.html", context)


@require_safe
def person(request: HttpRequest, key: str) -> HttpResponse:
    """One person, the posts they held and hold, and what may be done."""
    _manager(request)
    shown = get_object_or_404(Person, key=key)
    context = {
        "person": shown,
        "appointments": shown.appointments.select_related("post__unit", "post__role").order_by("-since"),
        "second_factor": Authenticator.objects.filter(user=shown).exists(),
        "history": history(f"person:{key}", show_personal=True, limit=HISTORY),
        "crumbs": [_people_crumb(), Crumb(shown.full_name)],
    }
    return render(request, "directory/person.html", context)


@require_http_methods(GET_AND_POST)
def new_person(request: HttpRequest) -> HttpResponse:
    """Add someone."""
    access = _manager(request)
    form = PersonForm(request.POST or None)

    def act() -> str:
        return _address(create_person(actor=access.actor, facts=form.facts()))

    title = _("Agregar una persona")
    intro = _("Después dele un cargo y una contraseña de un solo uso: sin ambos no puede hacer nada.")
    crumbs = (_people_crumb(), Crumb(title))
    page = FormPage(title, crumbs, reverse("directory:people"), _("Agregar"), _("La persona quedó agregada."), intro)
    return form_page(request, form, page, act)


@require_http_methods(GET_AND_POST)
def edit_person(request: HttpRequest, key: str) -> HttpResponse:
    """Correct who someone is."""
    access, shown = _manager(request), get_object_or_404(Person, key=key)
    initial = {"full_name": shown.full_name, "username": shown.username, "email": shown.email}
    form = PersonForm(request.POST or None, initial=initial)
    return _act_page(
        request,
        shown,
        form,
        (_("Corregir los datos"), _("Los datos quedaron corregidos.")),
        lambda: change_person(actor=access.actor, person=shown, facts=form.facts()),
    )


@require_http_methods(GET_AND_POST)
def deactivate(request: HttpRequest, key: str) -> HttpResponse:
    """Someone leaves."""
    access, shown = _manager(request), get_object_or_404(Person, key=key, is_active=True)
    form = FirstDayWithoutForm(request.POST or None)
    return _act_page(
        request,
        shown,
        form,
        (_("Desactivar"), _("La persona quedó desactivada.")),
        lambda: deactivate_person(
            actor=access.actor, person=shown, on=form.cleaned_data["on"], reason=form.cleaned_data["reason"]
        ),
    )


@require_http_methods(GET_AND_POST)
def reactivate(request: HttpRequest, key: str) -> HttpResponse:
    """Someone is back."""
    access, shown = _manager(request), get_object_or_404(Person, key=key, is_active=False)
    form = ReasonForm(request.POST or None)
    return _act_page(
        request,
        shown,
        form,
        (_("Reactivar"), _("La persona quedó reactivada.")),
        lambda: reactivate_person(actor=access.actor, person=shown, reason=form.cleaned_data["reason"]),
    )


@require_http_methods(GET_AND_POST)
def without_second_factor(request: HttpRequest, key: str) -> HttpResponse:
    """Someone lost their telephone."""
    access, shown = _manager(request), get_object_or_404(Person, key=key)
    form = ReasonForm(request.POST or None)
    words = (_("Quitar el segundo factor"), _("El segundo factor quedó quitado."))
    return _act_page(
        request,
        shown,
        form,
        words,
        lambda: drop_second_factor(actor=access.actor, person=shown, reason=form.cleaned_data["reason"]),
    )


@never_cache
@require_http_methods(GET_AND_POST)
def one_time(request: HttpRequest, key: str) -> HttpResponse:
    """Make a password for a single use, and show it this once: it goes in the answer and is kept nowhere."""
    access, shown = _manager(request), get_object_or_404(Person, key=key, is_active=True)
    password = ""
    if request.method == "POST":
        password = give_one_time_password(actor=access.actor, person=shown)
        end_all_sessions(actor=access.actor, person=shown)
    crumbs = [_people_crumb(), Crumb(shown.full_name, _address(shown)), Crumb(_("Contraseña de un solo uso"))]
    context = {"person": shown, "password": password, "crumbs": crumbs}
    return render(request, "directory/one_time.html", context)


@require_POST
def unlock(request: HttpRequest, key: str) -> HttpResponse:
    """Forget the failed attempts."""
    access, shown = _manager(request), get_object_or_404(Person, key=key)
    forgotten = unlock_person(actor=access.actor, person=shown)
    said = _("El ingreso quedó desbloqueado.") if forgotten else _("El ingreso no estaba bloqueado.")
    messages.success(request, said)
    return redirect(_address(shown))


def _manager(request: HttpRequest) -> Access:
    access = access_of(request)
    access.require(MANAGE)
    return access


def _people_crumb() -> Crumb:
    return Crumb(_("Personas"), reverse("directory:people"))


def _address(shown: Person) -> str:
    return reverse("directory:person", kwargs={"key": shown.key})


def _act_page(
    request: HttpRequest, shown: Person, form: Form, words: tuple[str, str], act: Callable[[], object]
) -> HttpResponse:
    title, done = words
    crumbs = (_people_crumb(), Crumb(shown.full_name, _address(shown)), Crumb(title))
    page = FormPage(f"{title}: {shown.full_name}", crumbs, _address(shown), title, done)

    def acted() -> None:
        act()

    return form_page(request, form, page, acted)


def _table(page: Page[Person]) -> DataTable:
    posts = posts_by_person(list(page.items), timezone.localdate())
    rows = [
        (
            Cell(person.full_name, _address(person)),
            Cell(person.username),
            Cell("; ".join(posts.get(person.pk, [])) or _("sin cargo")),
            Cell(_("activa") if person.is_active else _("desactivada")),
        )
        for person in page.items
    ]
    columns = (_("Nombre"), _("Usuario"), _("Cargos de hoy"), _("Estado"))
    return DataTable(_("Personas"), tuple(TableColumn(label) for label in columns), tuple(rows), stacked=True)
