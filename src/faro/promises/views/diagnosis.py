"""The figures of the diagnosis: by topic, as series, and where they contradict each other."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.kernel.formats import quantity
from faro.kernel.text import _
from faro.promises.articulation_pictures import series_picture
from faro.promises.domain.diagnosis.facts import DiagnosisSeries, Figure, Later
from faro.promises.forms.diagnosis import TopicFilter
from faro.promises.selectors.access import VIEW
from faro.promises.selectors.diagnosis import conflicts, diagnosis, topics
from faro.ui.api import Cell, Crumb, DataTable, Page, TableColumn, page_of

PER_PAGE = 30


@require_safe
@never_cache
def diagnosis_list(request: HttpRequest) -> HttpResponse:
    """The contradictions, then every series, of one topic where it is asked for."""
    access_of(request).require(VIEW)
    known = topics()
    topic = request.GET.get("tema", "")
    topic = topic if topic in known else ""
    page: Page[DiagnosisSeries] = page_of(request, diagnosis(topic), PER_PAGE)
    context = {
        "form": TopicFilter(initial={"tema": topic}, topics=known),
        "topic": topic,
        "conflicts": [each for each in conflicts() if topic in ("", each.figures[0].topic)],
        "page": page,
        "table": _series_table(page.items),
        "crumbs": [_list_crumb(), Crumb(_("Diagnóstico"))],
    }
    return render(request, "promises/diagnosis/list.html", context)


@require_safe
@never_cache
def series(request: HttpRequest, code: str) -> HttpResponse:
    """One series: its picture, its figures with their places, its contradictions, what is known of later years."""
    access_of(request).require(VIEW)
    shown = next((each for each in diagnosis() if each.code == code), None)
    if shown is None:
        raise Http404(code)
    dated = [each for each in shown.figures if each.last_year is not None and each.value is not None]
    context = {
        "series": shown,
        "picture": series_picture(shown) if len(dated) + len(shown.later) > 1 else "",
        "figures": _figures_table(shown.figures),
        "later": _later_table(_("Otros valores conocidos"), shown.later) if shown.later else None,
        "likeness": _later_table(_("Indicadores del plan sobre el mismo tema"), shown.likeness)
        if shown.likeness
        else None,
        "crumbs": [_list_crumb(), Crumb(_("Diagnóstico"), reverse("promises:diagnosis")), Crumb(shown.name)],
    }
    return render(request, "promises/diagnosis/series.html", context)


def _list_crumb() -> Crumb:
    return Crumb(_("Promesas"), reverse("promises:list"))


def _series_table(rows: Iterable[DiagnosisSeries]) -> DataTable:
    columns = (
        TableColumn(_("Dato")),
        TableColumn(_("Lugar")),
        TableColumn(_("Tema")),
        TableColumn(_("Valores")),
        TableColumn(_("Contradicciones"), figures=True),
    )
    return DataTable(
        _("Datos de los diagnósticos"),
        columns,
        tuple(
            (
                Cell(each.name, url=reverse("promises:diagnosis_series", args=[each.code])),
                Cell(each.place),
                Cell(each.topic),
                Cell("; ".join(f"{_value(figure)} ({figure.year})" for figure in each.figures)),
                Cell(str(len(each.conflicts)) if each.conflicts else "–"),
            )
            for each in rows
        ),
        stacked=True,
    )


def _figures_table(rows: Iterable[Figure]) -> DataTable:
    columns = (
        TableColumn(_("Año")),
        TableColumn(_("Valor"), figures=True),
        TableColumn(_("Como está impreso")),
        TableColumn(_("Dato")),
        TableColumn(_("Fuente")),
        TableColumn(_("Nota")),
    )
    return DataTable(
        _("Valores, con su lugar en el documento"),
        columns,
        tuple(
            (
                Cell(each.year),
                Cell(_value(each)),
                Cell(each.printed),
                Cell(each.indicator),
                Cell(source_words(each)),
                Cell(each.note),
            )
            for each in rows
        ),
        stacked=True,
    )


def _later_table(caption: str, rows: Iterable[Later]) -> DataTable:
    columns = (
        TableColumn(_("Año")),
        TableColumn(_("Valor"), figures=True),
        TableColumn(_("Meta"), figures=True),
        TableColumn(_("Qué es")),
        TableColumn(_("Fuente")),
    )
    return DataTable(
        caption,
        columns,
        tuple(
            (
                Cell(str(each.year)),
                Cell(f"{quantity(each.value)} {each.unit}".strip()),
                Cell("–" if each.target is None else quantity(each.target)),
                Cell(each.name),
                Cell(each.source),
            )
            for each in rows
        ),
        stacked=True,
    )


def source_words(figure: Figure) -> str:
    """Document, section and line, as a reader looks them up."""
    line = _("línea {line}").format(line=figure.line) if figure.line else ""
    return ", ".join(part for part in (figure.document, figure.section, line) if part)


def _value(figure: Figure) -> str:
    return f"{quantity(figure.value)} {figure.unit}".strip() if figure.value is not None else figure.printed
