"""What every dashboard has: whose year it is, who may read it, and the way back."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from faro.directory.api import Access, access_of
from faro.kernel.text import _
from faro.monitoring.api import Poi, chosen_poi, differing_year
from faro.ui.api import Crumb, Link
from faro.workspace.dashboards.progress import YearProgress, progress_of

VIEW = "monitoring.view"
MONTHS = (
    *(_("enero"), _("febrero"), _("marzo"), _("abril"), _("mayo"), _("junio")),
    *(_("julio"), _("agosto"), _("setiembre"), _("octubre"), _("noviembre"), _("diciembre")),
)


@dataclass(frozen=True, slots=True)
class Board:
    """A dashboard in the list of them. ``whole``: only for whoever sees every unit."""

    name: str
    title: str
    about: str
    whole: bool


BOARDS = (
    Board("planning", _("Planeamiento"), _("Quién reportó, qué falta y qué hay que alinear."), whole=True),
    Board("unit", _("Mi unidad"), _("Las actividades y los reportes de una unidad."), whole=False),
    Board("management", _("Alta dirección"), _("Objetivos, dinero y resultados, y cierre del año."), whole=True),
    Board("council", _("Regidores"), _("Pedidos de información con sus respuestas y plazos."), whole=True),
    Board("control", _("Control"), _("Todo lo que se puede leer, y quién cambió qué."), whole=True),
)


def sees_all(access: Access) -> bool:
    """Whether this person reads every unit."""
    return access.may(VIEW) and access.grants[VIEW] is None


def reader(request: HttpRequest, *, whole: bool) -> Access:
    """Who asks, if they may read. Raises :class:`~django.core.exceptions.PermissionDenied`."""
    access = access_of(request)
    access.require(VIEW)
    if whole and not sees_all(access):
        raise PermissionDenied(_("Este tablero es de toda la municipalidad."))
    return access


def boards_for(access: Access) -> tuple[Board, ...]:
    """The dashboards this person may open."""
    return tuple(board for board in BOARDS if sees_all(access) or not board.whole)


def chosen_year(request: HttpRequest) -> tuple[Poi | None, list[Poi]]:
    """The year asked for (``?anio=``), else the last one that is reported; and all that are no longer formulated."""
    return chosen_poi(request.GET.get("anio", ""))


def context_of(request: HttpRequest, board: str, access: Access) -> tuple[dict[str, object], YearProgress | None]:
    """What the templates of all dashboards need, and the year's progress if there is a year."""
    poi, years = chosen_year(request)
    progress = progress_of(poi) if poi else None
    title = next(each.title for each in BOARDS if each.name == board)
    context: dict[str, object] = {
        "board": board,
        "heading": title,
        "poi": poi,
        "years": [Link(str(each.year), f"?anio={each.year}") for each in years] if len(years) > 1 else [],
        "tabs": [Link(each.title, reverse(f"workspace:board_{each.name}")) for each in boards_for(access)],
        "progress": progress,
        "differs": differing_year(poi) if poi else None,
        "until": MONTHS[progress.through - 1] if progress and progress.through else "",
        "crumbs": [Crumb(_("Tableros"), reverse("workspace:boards")), Crumb(title)],
    }
    return context, progress
