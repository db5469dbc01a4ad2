"""The synthetic year as files to try Faro with: every file says so in its name, every row in a column."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from faro.cli.installation.synthetic_year.making import SOURCE, YEAR
from faro.cli.installation.synthetic_year.model import MadeMoney, SyntheticYear

PLACE = "Datos sintéticos"
_MONTHS = (
    "ENERO FEBRERO MARZO ABRIL MAYO JUNIO JULIO AGOSTO SETIEMBRE OCTUBRE NOVIEMBRE DICIEMBRE".split()  # noqa: SIM905
)
_MEF = (
    *("ANO_EJE", "NIVEL_GOBIERNO", "SEC_EJEC", "EJECUTORA_NOMBRE", "SEC_FUNC", "META_NOMBRE", "TIPO_ACT_PROY"),
    *("PRODUCTO_PROYECTO", "ACTIVIDAD_ACCION_OBRA", "FUENTE_FINANCIAMIENTO", "RUBRO", "GENERICA", "SUBGENERICA"),
    *("MONTO_PIA", "MONTO_PIM", "MONTO_CERTIFICADO_ANUAL", "MONTO_COMPROMETIDO_ANUAL"),
    *(f"MONTO_DEVENGADO_{month}" for month in _MONTHS),
    *("MONTO_DEVENGADO_ANUAL", "MONTO_GIRADO_ANUAL"),
)


def files_of(year: SyntheticYear) -> dict[str, bytes]:
    """File name → content: activities, months (programmed and done), reports, links and the MEF's yearly file."""
    return {
        "poi-sintetico-2023-actividades.csv": _csv(_ACTIVITIES, _activities(year)),
        "poi-sintetico-2023-meses.csv": _csv(_MONTHLY, _months(year)),
        "poi-sintetico-2023-reportes.csv": _csv(_REPORTS, _reports(year)),
        "poi-sintetico-2023-vinculos.csv": _csv(("activity", "sec_func", "share", "source"), _links(year)),
        mef_name(): mef_file(year),
    }


def mef_name() -> str:
    """The name of the file like the MEF's."""
    return f"{YEAR}-Gasto-Devengado-Mensual-sintetico.csv"


def mef_file(year: SyntheticYear) -> bytes:
    """A file like the MEF's yearly one, with the columns Faro needs; months that had not come are zero, as there."""
    names = {each.code: each.name for each in year.activities}
    first = {goal: code for code, goal in ((link.activity, link.sec_func) for link in reversed(year.links))}
    rows = (_mef_row(line, names.get(first.get(line.sec_func, ""), "")) for line in year.money)
    return b"\xef\xbb\xbf" + _csv(_MEF, rows)


_ACTIVITIES = (
    *("code", "name", "kind", "action", "unit", "measure", "aggregation", "priority", "cui", "ubigeo", "active"),
    *("approved", "source", "place", "note"),
)
_MONTHLY = ("activity", "year", "month", "stage", "version", "physical", "financial", "source", "place")
_REPORTS = ("unit", "month", "sent", "checked", "released", "observation", "source")


def _activities(year: SyntheticYear) -> Iterator[Sequence[object]]:
    for a in year.activities:
        described = (a.code, a.name, a.kind, a.action or "", a.unit, a.measure, a.aggregation, a.priority, a.cui or "")
        yield (*described, "180301", "true", "true", SOURCE, PLACE, a.trait)


def _months(year: SyntheticYear) -> Iterator[Sequence[object]]:
    for m in year.months:
        figures = (m.physical // 1_000_000, _soles(m.financial))
        yield (m.activity, YEAR, m.month, m.stage, m.version, *figures, SOURCE, PLACE)
    for r in year.results:
        figures = (r.physical // 1_000_000, _soles(r.financial))
        yield (r.activity, YEAR, r.month, "executed", 0, *figures, SOURCE, PLACE)


def _reports(year: SyntheticYear) -> Iterator[Sequence[object]]:
    for r in year.reports:
        days = (each or "" for each in (r.sent_on, r.checked_on, r.released_on))
        yield (r.unit, r.month, *days, r.observation.text if r.observation else "", SOURCE)


def _links(year: SyntheticYear) -> Iterator[Sequence[object]]:
    for link in year.links:
        yield (link.activity, link.sec_func, Decimal(link.share).scaleb(-6), SOURCE)


def _mef_row(line: MadeMoney, name: str) -> Sequence[object]:
    months = [*line.accrued, *([0] * (12 - len(line.accrued)))]
    amounts = (line.pia, line.pim, line.certified, line.committed, *months, sum(months), line.paid)
    product = ("2", line.cui, "4000001") if line.cui else ("3", "3999999", "5000001")
    codes = (*product, line.source, line.rubro, line.generica, "1")
    title = f"{name or line.unit} ({PLACE.lower()})"
    executing = f"MUNICIPALIDAD PROVINCIAL DE ILO ({PLACE.upper()})"
    return (YEAR, "M", "301498", executing, line.sec_func, title, *codes, *(_soles(cents) for cents in amounts))


def _soles(cents: int) -> str:
    return str(Decimal(cents).scaleb(-2))


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()
