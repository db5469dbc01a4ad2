"""Telephones: those in use, a new one with its key shown once, and taking one away."""

import base64

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of, municipality, person_label, unit_labels
from faro.kernel.errors import FaroError
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.registers.domain.collect import drawn, settings_of
from faro.registers.forms.devices import DeviceForm
from faro.registers.forms.records import ReasonForm
from faro.registers.models import Device
from faro.registers.selectors.devices import choices_to_enter, device_for, devices_seen_by, runs
from faro.registers.selectors.submissions import last_from
from faro.registers.services.devices import make_device, revoke_device
from faro.registers.views.odk.wording import when
from faro.registers.views.presenting import list_crumb
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@require_safe
@never_cache
def device_list(request: HttpRequest) -> HttpResponse:
    """The telephones that this person may see."""
    found = devices_seen_by(access_of(request))
    context = {"table": _table(found) if found else None, "crumbs": [list_crumb(), Crumb(_("Teléfonos"))]}
    return render(request, "registers/odk/devices.html", context)


def _table(found: list[Device]) -> DataTable:
    units = unit_labels()
    labels = (_("Teléfono"), _("De quién"), _("Unidad"), _("Registros"), _("Usado"), _("Estado"))
    rows = tuple(
        (
            Cell(each.name, url=reverse("registers:device", args=[each.code])),
            Cell(person_label(each.person)),
            Cell(units.get(each.unit, each.unit)),
            Cell(", ".join(register.name for register in each.registers.all())),
            Cell(when(each.used_at) if each.used_at else _("Nunca")),
            Cell(_standing(each)),
        )
        for each in found
    )
    return DataTable(_("Teléfonos"), tuple(TableColumn(label) for label in labels), rows, stacked=True)


def _standing(device: Device) -> str:
    if device.revoked_at is not None:
        return _("Dado de baja el {day}").format(day=day(timezone.localtime(device.revoked_at).date()))
    until = day(timezone.localtime(device.expires_at).date())
    if not runs(device, timezone.now()):
        return _("Venció el {day}").format(day=until)
    return _("En uso hasta el {day}").format(day=until)


@require_http_methods(GET_AND_POST)
@never_cache
def new_device(request: HttpRequest) -> HttpResponse:
    """A telephone of one's own. Its key is shown in the answer, this once: nothing keeps it."""
    access = access_of(request)
    units, registers = choices_to_enter(access)
    form = DeviceForm(request.POST or None, units=units, registers=registers)
    crumbs = [list_crumb(), _crumb(), Crumb(_("Nuevo"))]
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            device, secret = make_device(
                actor=access.actor,
                access=access,
                name=given["name"],
                unit=given["unit"],
                registers=form.chosen(),
                days=given["days"],
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            return render(request, "registers/odk/key.html", {**_key(request, device, secret), "crumbs": crumbs})
    context = {"form": form, "none": not registers, "crumbs": crumbs}
    return render(request, "registers/odk/new_device.html", context, status=UNPROCESSABLE if form.errors else 200)


def _key(request: HttpRequest, device: Device, secret: str) -> dict[str, object]:
    server = request.build_absolute_uri(f"/odk/{device.code}")
    place = municipality()
    settings = settings_of(
        server=server, username=device.code, password=secret, project=place.name if place else _("Municipalidad")
    )
    facts = (
        Fact(_("Dirección del servidor"), server),
        Fact(_("Usuario"), device.code),
        Fact(_("Clave"), secret),
        Fact(_("Vale hasta"), day(timezone.localtime(device.expires_at).date())),
    )
    picture = base64.b64encode(drawn(settings)).decode("ascii")
    return {"device": device, "facts": facts, "settings": settings, "picture": f"data:image/svg+xml;base64,{picture}"}


@require_http_methods(GET_AND_POST)
@never_cache
def device(request: HttpRequest, device: str) -> HttpResponse:
    """A telephone: what it sent last, and taking it away."""
    access = access_of(request)
    shown = device_for(access, device)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_device(actor=access.actor, device=shown, reason=form.cleaned_data["reason"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("El teléfono ya no entra. Lo que envió se queda."))
            return redirect("registers:devices")
    context = {
        "device": shown,
        "form": form,
        "facts": _facts(shown),
        "table": _sent(shown),
        "crumbs": [list_crumb(), _crumb(), Crumb(shown.name)],
    }
    return render(request, "registers/odk/device.html", context, status=UNPROCESSABLE if form.errors else 200)


def _facts(shown: Device) -> tuple[Fact, ...]:
    return (
        Fact(_("De quién"), person_label(shown.person)),
        Fact(_("Unidad"), unit_labels().get(shown.unit, shown.unit)),
        Fact(_("Registros"), ", ".join(each.name for each in shown.registers.all())),
        Fact(_("Usuario en ODK Collect"), shown.code),
        Fact(_("Estado"), _standing(shown), note=shown.reason),
        Fact(_("Usado por última vez"), when(shown.used_at) if shown.used_at else _("Nunca")),
    )


def _sent(shown: Device) -> DataTable | None:
    rows = tuple(
        (
            Cell(when(each.received_at)),
            Cell(each.register.name),
            Cell(each.get_state_display().capitalize()),
            Cell(each.record.number if each.record else ""),
        )
        for each in last_from(shown)
    )
    columns = tuple(TableColumn(label) for label in (_("Recibido"), _("Registro"), _("Estado"), _("Anotación")))
    return DataTable(_("Lo último que envió"), columns, rows, stacked=True) if rows else None


def _crumb() -> Crumb:
    return Crumb(_("Teléfonos"), reverse("registers:devices"))
