"""Posts and who holds them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.access import Access, access_of
from faro.directory.forms.people import AppointForm, ChangePostForm, FirstDayWithoutForm, LastDayForm, NewPostForm
from faro.directory.models import Appointment, Post, in_force
from faro.directory.selectors.units import unit as unit_of
from faro.directory.services.posts import appoint, change_post, create_post, end_appointment, retire_post, substitute
from faro.directory.views.pages import GET_AND_POST, FormPage, form_page
from faro.directory.views.people import MANAGE
from faro.kernel.formats import day as shown_day
from faro.kernel.text import _
from faro.ledger.api import history
from faro.ui.api import Cell, Crumb, DataTable, Fact, Page, TableColumn, page_of

PER_PAGE = 50
HISTORY = 30


@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Every post, and who holds it today."""
    _manager(request)
    page: Page[Post] = page_of(request, Post.objects.select_related("unit", "role"), PER_PAGE)
    context = {"page": page, "table": _post_table(page), "crumbs": [Crumb(_("Cargos"))]}
    return render(request, "directory/posts.html", context)


@require_safe
def post(request: HttpRequest, code: str) -> HttpResponse:
    """One post and all who held it."""
    _manager(request)
    shown = _post(code)
    context = {
        "post": shown,
        "facts": _facts(shown),
        "appointments": shown.appointments.select_related("person", "covers__person").order_by("-since"),
        "today": timezone.localdate(),
        "history": history(f"post:{code}", show_personal=True, limit=HISTORY),
        "crumbs": [_posts_crumb(), Crumb(shown.title)],
    }
    return render(request, "directory/post.html", context)


@require_safe
def appointments(request: HttpRequest) -> HttpResponse:
    """The appointments in force, and with ``?todas=1`` those past and to come."""
    _manager(request)
    everything = bool(request.GET.get("todas"))
    found = Appointment.objects.select_related("post__unit", "person", "covers__person").order_by("-since", "pk")
    if not everything:
        found = found.filter(in_force(timezone.localdate(), "since", "until"))
    page: Page[Appointment] = page_of(request, found, PER_PAGE)
    table = _appointment_table(page)
    context = {"page": page, "table": table, "everything": everything, "crumbs": [Crumb(_("Designaciones"))]}
    return render(request, "directory/appointments.html", context)


@require_http_methods(GET_AND_POST)
def new_post(request: HttpRequest) -> HttpResponse:
    """Add a post."""
    access = _manager(request)
    form = NewPostForm(request.POST or None)

    def act() -> str:
        return _address(create_post(actor=access.actor, code=form.cleaned_data["code"], facts=form.facts()))

    title = _("Crear un cargo")
    crumbs = (_posts_crumb(), Crumb(title))
    page = FormPage(title, crumbs, reverse("directory:posts"), _("Crear"), _("El cargo quedó creado."))
    return form_page(request, form, page, act)


@require_http_methods(GET_AND_POST)
def edit_post(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a post is."""
    access, shown = _manager(request), _post(code)
    unit = unit_of(shown.unit.code) if shown.unit else None
    initial = {"title": shown.title, "unit": unit.code if unit else None, "role": shown.role.code}
    form = ChangePostForm(request.POST or None, initial=initial)

    def act() -> None:
        change_post(actor=access.actor, post=shown, facts=form.facts(), reason=form.cleaned_data["reason"])

    return form_page(request, form, _page(shown, _("Cambiar el cargo"), _("El cargo quedó cambiado.")), act)


@require_http_methods(GET_AND_POST)
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """End a post."""
    access, shown = _manager(request), _post(code)
    form = FirstDayWithoutForm(request.POST or None)

    def act() -> None:
        retire_post(actor=access.actor, post=shown, **form.cleaned_data)

    return form_page(request, form, _page(shown, _("Dar por terminado"), _("El cargo quedó terminado.")), act)


@require_http_methods(GET_AND_POST)
def appoint_to(request: HttpRequest, code: str) -> HttpResponse:
    """Give a post to someone."""
    access, shown = _manager(request), _post(code)
    form = AppointForm(request.POST or None)

    def act() -> None:
        appoint(actor=access.actor, post=shown, person=form.cleaned_data["person"], period=form.period())

    return form_page(request, form, _page(shown, _("Designar"), _("La persona quedó designada.")), act)


@require_http_methods(GET_AND_POST)
def end(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say the last day of an appointment."""
    access, held = _manager(request), _appointment(code, number)
    form = LastDayForm(request.POST or None)

    def act() -> None:
        end_appointment(actor=access.actor, appointment=held, **form.cleaned_data)

    return form_page(request, form, _page(held.post, _("Terminar"), _("La designación quedó terminada."), held), act)


@require_http_methods(GET_AND_POST)
def stand_in(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Someone stands in for the holder while they are away."""
    access, held = _manager(request), _appointment(code, number)
    if held.covers_id is not None:
        raise Http404
    form = AppointForm(request.POST or None, ends=True)

    def act() -> None:
        substitute(actor=access.actor, holder=held, person=form.cleaned_data["person"], period=form.period())

    page = _page(held.post, _("Designar en suplencia"), _("La suplencia quedó registrada."), held)
    return form_page(request, form, page, act)


def _manager(request: HttpRequest) -> Access:
    access = access_of(request)
    access.require(MANAGE)
    return access


def _post(code: str) -> Post:
    return get_object_or_404(Post.objects.select_related("unit", "role"), code=code)


def _appointment(code: str, number: int) -> Appointment:
    found = Appointment.objects.select_related("post", "person", "covers")
    return get_object_or_404(found, post__code=code, pk=number)


def _posts_crumb() -> Crumb:
    return Crumb(_("Cargos"), reverse("directory:posts"))


def _address(shown: Post) -> str:
    return reverse("directory:post", kwargs={"code": shown.code})


def _page(shown: Post, title: str, done: str, held: Appointment | None = None) -> FormPage:
    crumbs = (_posts_crumb(), Crumb(shown.title, _address(shown)), Crumb(title))
    intro = ""
    if held is not None:
        intro = _("{person}, desde el {since}.").format(person=held.person.full_name, since=shown_day(held.since))
    return FormPage(f"{title}: {shown.title}", crumbs, _address(shown), title, done, intro)


def _facts(shown: Post) -> list[Fact]:
    where = Fact(_("Unidad"), _("Toda la municipalidad"))
    if shown.unit:
        address = reverse("directory:unit", kwargs={"code": shown.unit.code})
        where = Fact(_("Unidad"), str(unit_of(shown.unit.code) or shown.unit), address)
    state = _("vigente") if shown.is_active else _("terminado")
    return [Fact(_("Código"), shown.code), where, Fact(_("Rol"), shown.role.name), Fact(_("Estado"), state)]


def _post_table(page: Page[Post]) -> DataTable:
    held = Appointment.objects.filter(in_force(timezone.localdate(), "since", "until"), post__in=page.items)
    names: dict[int, list[str]] = {}
    for appointment in held.select_related("person"):
        standing_in = _(" (suple)") if appointment.covers_id else ""
        names.setdefault(appointment.post_id, []).append(f"{appointment.person.full_name}{standing_in}")
    rows = [
        (
            Cell(post.title, _address(post)),
            Cell(str(post.unit) if post.unit else _("Toda la municipalidad")),
            Cell(post.role.name),
            Cell("; ".join(names.get(post.pk, [])) or (_("vacante") if post.is_active else _("terminado"))),
        )
        for post in page.items
    ]
    columns = (_("Cargo"), _("Unidad"), _("Rol"), _("Quién lo ocupa hoy"))
    return DataTable(_("Cargos"), tuple(TableColumn(label) for label in columns), tuple(rows), stacked=True)


def _appointment_table(page: Page[Appointment]) -> DataTable:
    rows = [
        (
            Cell(held.person.full_name, reverse("directory:person", kwargs={"key": held.person.key})),
            Cell(held.post.title, _address(held.post)),
            Cell(_period(held)),
            Cell(held.instrument or "—"),
        )
        for held in page.items
    ]
    columns = (_("Persona"), _("Cargo"), _("Periodo"), _("Documento"))
    return DataTable(_("Designaciones"), tuple(TableColumn(label) for label in columns), tuple(rows), stacked=True)


def _period(held: Appointment) -> str:
    until = _("hasta el {day}").format(day=shown_day(held.until)) if held.until else _("hasta nuevo aviso")
    said = _("desde el {since}, {until}").format(since=shown_day(held.since), until=until)
    if held.covers:
        return _("{period}; suple a {person}").format(period=said, person=held.covers.person.full_name)
    return said
