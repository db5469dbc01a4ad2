"""From a figure to its records and back, and the same figure computed again."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.directory.api import Access, access_of
from faro.kernel.text import _
from faro.registers.domain.counting import Entry
from faro.registers.models import Attachment, Record
from faro.registers.selectors.access import Sight, may_open, record_for, title_for
from faro.registers.selectors.lineage.kept import Again, again, figures_with
from faro.registers.selectors.lineage.made_up import uses_made_up
from faro.registers.selectors.lineage.paths import Behind, Lineage, lineage_for, readable_rows, side_rows
from faro.registers.selectors.lineage.prov import prov_of
from faro.registers.selectors.measures import approved_measure, explanation_of, value_of
from faro.registers.selectors.measures.pages import shown_to
from faro.registers.services.reading import list_noted, read_noted
from faro.registers.views.lineage.presenting import (
    SIDES,
    SLUGS,
    entries_table,
    figure_crumbs,
    figures_table,
    reported_facts,
    way_up,
)
from faro.registers.views.measures.presenting import facts_of, span_in_words
from faro.registers.views.presenting import list_crumb, record_path, register_crumb
from faro.ui.api import Cell, Crumb, DataTable, Page, TableColumn, page_of

MOST_SHOWN = 200
"""Records that changed, of each kind, on one page."""


@require_safe
@never_cache
def lineage(request: HttpRequest, plan: str, indicator: str, period: str) -> HttpResponse:
    """A figure: up to its plan, and down to its formula, its parts and their records."""
    access = access_of(request)
    found = lineage_for(access, plan, indicator, period)
    context: dict[str, object] = {
        "found": found,
        "period": span_in_words(found.span.first, found.span.last),
        "above": way_up(found),
        "reported": reported_facts(found),
        "place": [plan, indicator, period],
        "crumbs": figure_crumbs(found),
    }
    if found.measure is not None:
        shown = shown_to(access, found.guard, found.figure())
        context |= {
            "shown": shown,
            "facts": facts_of(shown.found) if shown.found else [],
            "explanation": explanation_of(found.measure),
            "made_up": uses_made_up(found.measure, found.span.last),
            "measure_url": reverse("registers:measure", args=[found.register.code, found.measure.code]),
            "may_read": may_open(access, found.guard),
            "sides": _side_links(found),
        }
    return render(request, "registers/lineage/lineage.html", context)


def _side_links(found: Lineage) -> list[tuple[str, str]]:
    base = reverse("registers:lineage_records", args=[found.plan.code, found.indicator.code, found.period])
    figure = found.figure()
    asked = ["numerador", *(["denominador"] if figure.denominator is not None and not figure.sources else [])]
    if found.measure is not None and found.measure.expression.startswith("varia"):
        asked = list(SLUGS)
    return [(SIDES[SLUGS[slug]], f"{base}?lado={slug}") for slug in asked]


@require_safe
@never_cache
def side(request: HttpRequest, plan: str, indicator: str, period: str) -> HttpResponse:
    """The records of a side of a figure, page by page; reading those of a reserved register is noted."""
    access = access_of(request)
    found = lineage_for(access, plan, indicator, period)
    which = SLUGS.get(request.GET.get("lado", "numerador"))
    if which is None or found.measure is None:
        raise Http404(_("No hay ese lado de la cuenta."))
    register, rows = readable_rows(access, side_rows(found, which))
    if register is not None:
        list_noted(actor=access.actor, register=register)
    page: Page[Record] = page_of(request, Behind(rows))
    title = _("Anotaciones del {side}").format(side=SIDES[which])
    context = {
        "found": found,
        "title": title,
        "page": page,
        "table": _records(access, page, title),
        "period": span_in_words(found.span.first, found.span.last),
        "crumbs": figure_crumbs(found, Crumb(title)),
    }
    return render(request, "registers/lineage/records.html", context)


def _records(access: Access, page: Page[Record], caption: str) -> DataTable:
    labels = (_("Número"), _("Título"), _("Fecha"), _("Estado"), _("Archivos"))
    files: dict[int, list[str]] = {}
    for record, sha256 in Attachment.objects.filter(record__in=[each.pk for each in page]).values_list(
        "record", "sha256"
    ):
        files.setdefault(record, []).append(sha256)
    rows = []
    for each in page:
        covered = Sight(access, each.register).covered(each.unit, each.version.rules, each.version.form)
        held = files.get(each.pk, [])
        rows.append(
            (
                Cell(each.number, url=record_path(each.register, each.key)),
                Cell(title_for(each, covered)),
                Cell(f"{each.day:%d/%m/%Y}"),
                Cell(each.register.definition.state_name(each.state) or "–" if each.is_live else _("Anulada")),
                Cell(str(len(held)) if held else "–", url=reverse("evidence:file", args=[held[0]]) if held else ""),
            )
        )
    return DataTable(caption, tuple(TableColumn(label) for label in labels), tuple(rows), stacked=True)


@require_safe
@never_cache
def again_page(request: HttpRequest, plan: str, indicator: str, period: str) -> HttpResponse:
    """«Recalcular ahora»: the same figure, or what changed since it was given. Looking changes nothing."""
    access = access_of(request)
    found = lineage_for(access, plan, indicator, period)
    if found.counted is None:
        raise Http404(_("Esa cifra todavía no se dio: no hay con qué compararla."))
    result = again(found.counted)
    readable = may_open(access, found.guard)
    was, now = (shown_to(access, found.guard, each) for each in (found.figure(), result.count.found))
    context = {
        "found": found,
        "result": result,
        "was": was,
        "now": now,
        "changed_figure": was.words != now.words or not result.same,
        "tables": _tables(result) if readable else (),
        "readable": readable,
        "by_now": _by_now(access, found),
        "period": span_in_words(found.span.first, found.span.last),
        "crumbs": figure_crumbs(found, Crumb(_("Recalcular"))),
    }
    return render(request, "registers/lineage/again.html", context)


def _tables(result: Again) -> list[tuple[DataTable, int]]:
    kinds: dict[str, tuple[Entry, ...]] = {
        _("Cuentan ahora y antes no"): result.differences.added,
        _("Contaban y ya no"): result.differences.gone,
        _("Cuentan, pero cambiaron"): result.differences.changed,
    }
    shown = {caption: entries[:MOST_SHOWN] for caption, entries in kinds.items() if entries}
    wanted = [entry.row for entries in shown.values() for entry in entries]
    held = Record.objects.select_related("register").in_bulk(wanted)
    return [
        (entries_table(caption, entries, held), len(kinds[caption]) - len(entries))
        for caption, entries in shown.items()
    ]


def _by_now(access: Access, found: Lineage) -> str:
    """What the measure in force gives, where it is another version than the one that gave the figure."""
    if found.measure is None:
        return ""
    current = approved_measure(f"{found.register.code}.{found.measure.code}")
    if current is None or current.pk == found.measure.pk:
        return ""
    shown = shown_to(access, found.guard, value_of(current, found.span))
    sentence = _("La medida cambió desde entonces: la versión {n}, en vigor, da {value}.")
    return sentence.format(n=current.number, value=shown.words)


@require_safe
@never_cache
def provenance(request: HttpRequest, plan: str, indicator: str, period: str) -> HttpResponse:
    """The way of the figure as W3C PROV, without names of people; records by their key where they may be read."""
    access = access_of(request)
    found = lineage_for(access, plan, indicator, period)
    if found.measure is None:
        raise Http404(_("Ninguna medida alimenta este indicador."))
    shown = shown_to(access, found.guard, found.figure())
    if shown.found is None:
        raise Http404(shown.words)
    document = prov_of(found, shown.found, with_records=may_open(access, found.guard))
    answer = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{indicator}-{period}-prov.json"'
    return answer


@require_safe
@never_cache
def figures(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The figures in which a record counted."""
    access = access_of(request)
    shown = record_for(access, code, str(key))
    read_noted(actor=access.actor, record=shown)
    rows = figures_with(shown)
    context = {
        "record": shown,
        "table": figures_table(rows) if rows else None,
        "crumbs": [
            list_crumb(),
            register_crumb(shown.register),
            Crumb(shown.number, record_path(shown.register, shown.key)),
            Crumb(_("Cifras")),
        ],
        "today": timezone.localdate(),
    }
    return render(request, "registers/lineage/figures.html", context)
