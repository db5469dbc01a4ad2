"""What was closed or published for good, with the digest by which anyone tells whether it is still the same."""

from django.http import HttpRequest, HttpResponse

from faro.kernel.text import _
from faro.ledger.api import Seal, seals
from faro.monitoring.api import pois
from faro.portal.answering import public_page
from faro.portal.rendering import page
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, moment, page_of

PER_PAGE = 50
_OF_POI = "poi/"


@public_page("pagina")
def sealed_things(request: HttpRequest) -> HttpResponse:
    """Every seal, the last first."""
    synthetic = {f"{_OF_POI}{each.plan.code}/{each.year}/" for each in pois() if each.synthetic}
    listed = page_of(request, list(reversed(seals())), PER_PAGE)
    rows = tuple(_row(each, synthetic) for each in listed.items)
    columns = (_("Qué"), _("Sellado el"), _("Huella SHA-256"), _("Motivo"), _("Asiento"))
    return page(
        request,
        "seals",
        page=listed,
        table=DataTable(_("Lo sellado"), tuple(TableColumn(each) for each in columns), rows, stacked=True),
        synthetic=any(_is_synthetic(each.name, synthetic) for each in listed.items),
        crumbs=[Crumb(_("Inicio"), "/"), Crumb(_("Sellos"))],
    )


def _row(seal: Seal, synthetic: set[str]) -> tuple[Cell, ...]:
    words = _words(seal.name)
    if _is_synthetic(seal.name, synthetic):
        words = _("{words}. Datos sintéticos").format(words=words)
    entry = str(seal.head.sequence)
    return Cell(words), Cell(moment(seal.at)), Cell(seal.content_digest), Cell(seal.reason or "—"), Cell(entry)


def _is_synthetic(name: str, synthetic: set[str]) -> bool:
    return any(name.startswith(prefix) for prefix in synthetic)


def _words(name: str) -> str:
    """``poi/PEI-2021-2025/2023/2023-01`` is the closing of a period; ``PEI-2021-2025/2022/1`` a publication."""
    parts = name.removeprefix(_OF_POI).rsplit("/", 2)
    if len(parts) < 3:
        return name
    plan, year, last = parts
    if name.startswith(_OF_POI):
        return _("Cierre {period} del POI {year}, {plan}").format(period=last, year=year, plan=plan)
    return _("Publicación {n} de la evaluación {year}, {plan}").format(n=last, year=year, plan=plan)
