"""The map of the place: its picture for forms, and the page where it is brought."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.maps.shapes import Point
from faro.registers.domain.maps.window import DEEPEST, Window
from faro.registers.forms.maps import MapForm
from faro.registers.selectors.maps import loaded_maps, map_in_use
from faro.registers.services.maps import load_map
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, moment

VIEW, MANAGE = "registers.view", "registers.manage"
DAY_SECONDS = 86_400
UNPROCESSABLE = 422


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """A window of the map: ``?p=<longitude>,<latitude>`` in millionths, ``&d=`` how many times nearer."""
    access_of(request).require(VIEW)
    try:
        depth, point = int(request.GET.get("d", "0")), _point(request.GET.get("p", ""))
    except ValueError:
        return HttpResponseBadRequest(_("No es un punto del mapa."))
    if not 0 <= depth <= DEEPEST:
        return HttpResponseBadRequest(_("No es un punto del mapa."))
    shown = map_in_use()
    answer = HttpResponse(shown.drawn(Window(shown.box, point, depth)), content_type="image/svg+xml")
    answer.headers["Content-Security-Policy"] = "default-src 'none'"
    answer.headers["Cache-Control"] = f"private, max-age={DAY_SECONDS}"
    return answer


def _point(text: str) -> Point | None:
    if not text:
        return None
    longitude, latitude = (int(part) for part in text.split(","))
    if abs(longitude) > 180_000_000 or abs(latitude) > 90_000_000:
        raise ValueError(text)
    return longitude, latitude


@require_http_methods(["GET", "HEAD", "POST"])
def base_map(request: HttpRequest) -> HttpResponse:
    """See the map in use and bring another."""
    access = access_of(request)
    access.require(MANAGE)
    form = MapForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            loaded = load_map(
                actor=access.actor, content=given["archivo"], name=given["nombre"], source=given["fuente"]
            )
        except FaroError as error:
            form.add_error("archivo", str(error))
        else:
            sentence = _("Mapa en uso: {shown} puntos dibujados de {file} que trae el archivo.")
            messages.success(request, sentence.format(shown=loaded.points, file=loaded.file_points))
            return redirect("registers:base_map")
    maps = loaded_maps()
    rows = tuple((Cell(m.name), Cell(m.source), Cell(moment(m.loaded_at)), Cell(str(m.points))) for m in maps)
    columns = tuple(TableColumn(label) for label in (_("Mapa"), _("Fuente"), _("Cargado"), _("Puntos")))
    context = {
        "form": form,
        "in_use": maps[0] if maps else None,
        "table": DataTable(_("Mapas cargados, el primero está en uso"), columns, rows, stacked=True) if rows else None,
        "crumbs": [Crumb(_("Mapa del lugar"))],
    }
    return render(request, "registers/capture/map.html", context, status=UNPROCESSABLE if form.errors else 200)
