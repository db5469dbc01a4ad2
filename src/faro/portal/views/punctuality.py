"""How punctually each unit reports its months: counted from when each report was first sent."""

from django.http import HttpRequest, HttpResponse

from faro.kernel.formats import MISSING, percent
from faro.kernel.text import _
from faro.monitoring.api import Punctuality, chosen_poi, punctuality
from faro.portal.answering import public_page
from faro.portal.rendering import page
from faro.ui.api import Cell, Crumb, DataTable, LightCount, TableColumn, lights_chart


@public_page("anio")
def units_punctuality(request: HttpRequest) -> HttpResponse:
    """The last year that is reported, or the one asked for (``?anio=``)."""
    poi, years = chosen_poi(request.GET.get("anio", ""))
    counted = punctuality(poi) if poi else ()
    return page(
        request,
        "punctuality",
        poi=poi,
        years=[each.year for each in years],
        chart=_chart(counted),
        table=_table(counted),
        crumbs=[Crumb(_("Inicio"), "/"), Crumb(_("Puntualidad de los reportes"))],
    )


def _chart(counted: tuple[Punctuality, ...]) -> str:
    parts = (
        ("green", "on_time", _("a tiempo")),
        ("amber", "late", _("tarde")),
        ("red", "never", _("nunca reportados")),
    )
    lights = [LightCount(light, sum(getattr(each, name) for each in counted), word) for light, name, word in parts]
    return lights_chart(lights, caption=_("Reportes mensuales de todas las unidades"), noun=_("Reportes"))


def _table(counted: tuple[Punctuality, ...]) -> DataTable:
    columns = (
        TableColumn(_("Unidad")),
        TableColumn(_("A tiempo"), figures=True),
        TableColumn(_("Con prórroga"), figures=True),
        TableColumn(_("Tarde"), figures=True),
        TableColumn(_("Nunca"), figures=True),
        TableColumn(_("En plazo, ya enviados"), figures=True),
        TableColumn(_("En plazo, sin enviar"), figures=True),
        TableColumn(_("Parte a tiempo"), figures=True),
    )
    rows = sorted(counted, key=lambda each: (-each.never, -each.late, each.unit))
    return DataTable(_("Cada unidad"), columns, tuple(_row(each) for each in rows), stacked=True)


def _row(each: Punctuality) -> tuple[Cell, ...]:
    counts = (each.on_time, each.extended, each.late, each.never, each.early, each.pending)
    share = MISSING if each.share_on_time is None else percent(each.share_on_time)
    return (Cell(f"{each.unit} {each.name}"), *(Cell(str(count)) for count in counts), Cell(share))
