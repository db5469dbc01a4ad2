"""The pages of the registers: all of them, one with its figures and its records, and its files."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from faro.kernel.formats import day
from faro.kernel.text import _
from faro.portal.addresses import address
from faro.portal.answering import public_page
from faro.portal.opendata.writers import FORMATS, file_of
from faro.portal.registers.data import about, as_json, file_address, records_of, table_of
from faro.portal.registers.known import known_registers, once, register_address, register_at
from faro.portal.rendering import page
from faro.portal.selectors import editions
from faro.registers.api import PublicFigure, PublicRecords, PublicRegister, Record, public_figures, published_register
from faro.ui.api import Cell, Crumb, DataTable, Link, Page, TableColumn, page_of

JSON = "json"
MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Inicio"), reverse("portal:home")), Crumb(_("Registros"), reverse("portal:registers")), *more]


@public_page(keep=False)
def registers(request: HttpRequest) -> HttpResponse:
    """Every register that publishes anything."""
    known = known_registers()
    made_up = any(each.made_up for each in known)
    table = _list(known) if known else None
    crumbs = [Crumb(_("Inicio"), reverse("portal:home")), Crumb(_("Registros"))]
    return page(request, "registers/list", table=table, made_up=made_up, crumbs=crumbs)


def _list(known: tuple[PublicRegister, ...]) -> DataTable:
    columns = (
        TableColumn(_("Registro")),
        TableColumn(_("Qué se anota")),
        TableColumn(_("Quién anota")),
        TableColumn(_("Anotaciones"), figures=True),
        TableColumn(_("Cifras que salen de él")),
    )
    return DataTable(_("Registros que publican algo"), columns, tuple(_row(each) for each in known), stacked=True)


def _row(each: PublicRegister) -> tuple[Cell, ...]:
    return (
        Cell(each.name, url=register_address(each.code)),
        Cell(each.purpose),
        Cell(each.unit),
        Cell(f"{each.records} ({_('hay de muestra')})" if each.made_up else each.records),
        Cell("; ".join(each.measures) or (_("Reservado: no se publican") if each.reserved else _("Ninguna todavía"))),
    )


@public_page("pagina", keep=False)
def register(request: HttpRequest, code: str) -> HttpResponse:
    """One register: its figures, and its records where they are published."""
    known = register_at(code)
    records = records_of(code) if known.opened else None
    shown: Page[Record] | None = page_of(request, records.rows, 25) if records is not None else None
    figures = once(f"figures/{code}", lambda: _figures(code))
    return page(
        request,
        "registers/register",
        register=known,
        last=day(known.last) if known.last else "",
        figures=[(each, _months(each), _indicators(each)) for each in figures],
        page=shown,
        table=_records(records, shown) if records is not None and shown is not None and shown.total else None,
        files=_files(code) if known.opened else (),
        crumbs=_crumbs(Crumb(known.name)),
    )


def _figures(code: str) -> tuple[PublicFigure, ...]:
    found = published_register(code)
    return public_figures(found) if found is not None else ()


def _indicators(figure: PublicFigure) -> list[Link]:
    """The pages of the indicators that the figure is made for, each in the newest publication that has it."""
    found = []
    for code in figure.indicators:
        edition = next((each for each in editions() if code in each.plan.indicators), None)
        if edition is not None:
            name = edition.plan.indicators[code].name
            found.append(Link(f"{code} {name}", address(edition, "indicator", code=code)))
    return found


def _months(figure: PublicFigure) -> DataTable:
    columns = (TableColumn(_("Mes")), TableColumn(_("Cifra"), figures=True))
    rows = tuple((Cell(f"{MONTHS[first.month - 1]} {first.year}"), Cell(words)) for first, words in figure.months)
    return DataTable(_("{name}, mes a mes").format(name=figure.name), columns, rows)


def _records(records: PublicRecords, shown: Page[Record]) -> DataTable:
    labels = (_("Número"), _("Fecha"), _("Unidad"), _("Estado"), *records.questions.values())
    rows = tuple(
        (
            Cell(f"{each.number} ({_('de muestra')})" if each.made_up else each.number),
            Cell(each.day),
            Cell(each.unit),
            Cell(each.state),
            *(Cell(text) for text in each.values.values()),
        )
        for each in records.told(shown.items, to_people=True)
    )
    caption = _("Anotaciones, la más nueva primero")
    return DataTable(caption, tuple(TableColumn(label) for label in labels), rows, stacked=True)


def _files(code: str) -> tuple[tuple[str, str], ...]:
    suffixes = (*((each.suffix, each.label) for each in FORMATS.values()), (JSON, "JSON"))
    return tuple((label, file_address(code, suffix)) for suffix, label in suffixes)


@public_page(keep=False, open_data=True, absolute=True)
def register_file(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    """The records of one as a file."""
    url = request.build_absolute_uri()
    if suffix == JSON:
        content = json.dumps(as_json(code, url), ensure_ascii=False, indent=1).encode()
        return _download(content, "application/json", f"registro-{code}.json")
    if suffix not in FORMATS:
        raise Http404(_("No hay un archivo en ese formato."))
    content = file_of(table_of(code), suffix, about(code, url))
    return _download(content, FORMATS[suffix].media_type, f"registro-{code}.{suffix}")


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=disposition)
