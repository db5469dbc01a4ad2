"""What feeds an indicator and what a figure counted, in the words of a page."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from faro.directory.api import unit_labels
from faro.kernel.formats import day, quantity
from faro.kernel.text import _
from faro.ledger.api import names_of
from faro.registers.domain.counting import Entry, Sides
from faro.registers.models import Binding, Record
from faro.registers.selectors.lineage.bindings import Pairing
from faro.registers.selectors.lineage.kept import CountedIn
from faro.registers.selectors.lineage.paths import Lineage
from faro.registers.views.presenting import list_crumb, record_path
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, moment

SIDES = {
    Sides.NUMERATOR: _("numerador"),
    Sides.DENOMINATOR: _("denominador"),
    Sides.NUMERATOR_BEFORE: _("numerador de un año antes"),
    Sides.DENOMINATOR_BEFORE: _("denominador de un año antes"),
}
SLUGS = {
    "numerador": Sides.NUMERATOR,
    "denominador": Sides.DENOMINATOR,
    "numerador-antes": Sides.NUMERATOR_BEFORE,
    "denominador-antes": Sides.DENOMINATOR_BEFORE,
}


def list_crumbs(*more: Crumb) -> list[Crumb]:
    """The way to a page of what feeds an indicator."""
    here = Crumb(_("Indicadores y medidas"), reverse("registers:bindings") if more else "")
    return [list_crumb(), here, *more]


def figure_crumbs(found: Lineage, *more: Crumb) -> list[Crumb]:
    """The way to a page of a figure."""
    plan, code = found.plan.code, found.indicator.code
    figure = Crumb(found.period, reverse("registers:lineage", args=[plan, code, found.period]) if more else "")
    return list_crumbs(Crumb(code, reverse("registers:binding", args=[plan, code])), figure, *more)


def bindings_table(pairings: Sequence[Pairing]) -> DataTable:
    """Indicators with what feeds each, or waits to."""
    labels = (_("Indicador"), _("Denominación"), _("Lo alimenta"), _("Desde"), _("Responde"), _("Propuestas"))
    units = unit_labels()
    rows = tuple(
        (
            Cell(each.indicator, url=reverse("registers:binding", args=[each.plan.code, each.indicator])),
            Cell(each.name),
            Cell(f"{each.bound.register.name}: {each.bound.measure}" if each.bound else "–"),
            Cell(day(each.bound.valid_from) if each.bound else "–"),
            Cell(units.get(each.bound.unit, each.bound.unit) if each.bound else "–"),
            Cell(", ".join(f"{one.register.code}.{one.code}" for one in each.proposed) or "–"),
        )
        for each in pairings
    )
    return DataTable(_("Indicadores y sus medidas"), tuple(TableColumn(label) for label in labels), rows, stacked=True)


def decisions_table(rows: Iterable[Binding]) -> DataTable:
    """All that was decided about an indicator."""
    labels = (_("Medida"), _("Decisión"), _("Desde"), _("Hasta"), _("Quién"), _("Motivo"))
    kept = list(rows)
    names = names_of({each.decided_by for each in kept})
    found = tuple(
        (
            Cell(f"{each.register.code}.{each.measure}"),
            Cell(each.get_state_display()),
            Cell(day(each.valid_from)),
            Cell(day(each.valid_to) if each.valid_to else "–"),
            Cell(f"{names[each.decided_by]}, {moment(each.decided_at)}"),
            Cell(each.reason or "–"),
        )
        for each in kept
    )
    return DataTable(_("Decisiones"), tuple(TableColumn(label) for label in labels), found, stacked=True)


def reported_facts(found: Lineage) -> list[Fact]:
    """The target of the plan and what was reported, beside what is computed."""
    year = found.span.last.year
    facts = [Fact(_("Meta {year}").format(year=year), quantity(found.target))]
    report = found.report
    if report is None:
        return [*facts, Fact(_("Informado"), _("Nada todavía"))]
    url = reverse("monitoring:measure", args=[found.plan.code, found.period, found.indicator.code])
    note = report.get_state_display()
    facts.append(Fact(_("Informado"), quantity(report.value), url=url, note=note))
    if report.proposed_at is not None and report.value is not None and report.value != report.proposed_value:
        given = quantity(report.proposed_value)
        facts.append(Fact(_("Según los registros, al informar"), given, note=report.explanation))
    return facts


def way_up(found: Lineage) -> list[Fact]:
    """From the plan down to the indicator."""
    plan = found.plan.code
    rows = [Fact(_("Plan"), found.plan.name, url=reverse("plans:plan", args=[plan]))]
    rows += [Fact(each.code, each.name, url=reverse("plans:element", args=[plan, each.code])) for each in found.above]
    code = found.indicator.code
    return [*rows, Fact(code, found.indicator.name, url=reverse("plans:indicator", args=[plan, code]))]


def sides_words(sides: Sides) -> str:
    """``numerador y denominador``."""
    return _(" y ").join(words for side, words in SIDES.items() if side & sides)


def entries_table(caption: str, entries: Sequence[Entry], records: dict[int, Record]) -> DataTable:
    """Records that differ, by number: a title may name someone."""
    labels = (_("Número"), _("Fecha"), _("Contó en"), _("Qué pasó"))
    rows = []
    for entry in entries:
        found = records.get(entry.row)
        if found is None:
            continue
        rows.append(
            (
                Cell(found.number, url=record_path(found.register, found.key)),
                Cell(day(found.day)),
                Cell(sides_words(entry.sides)),
                Cell(_happened(found)),
            )
        )
    return DataTable(caption, tuple(TableColumn(label) for label in labels), tuple(rows), stacked=True)


def _happened(found: Record) -> str:
    if found.voided_at is not None:
        return _("Anulada el {at}: {why}").format(at=moment(found.voided_at), why=found.void_reason)
    if found.revision > 1:
        return _("Cambiada el {at} (revisión {n})").format(at=moment(found.changed_at), n=found.revision)
    return _("Anotada el {at}").format(at=moment(found.entered_at))


def figures_table(rows: Sequence[CountedIn]) -> DataTable:
    """The figures in which a record counted."""
    labels = (_("Indicador"), _("Periodo"), _("Medida"), _("Contó en"), _("Dada el"))
    cells = tuple(
        (
            Cell(
                each.figure.indicator,
                url=reverse("registers:lineage", args=[each.figure.plan, each.figure.indicator, each.figure.period]),
            ),
            Cell(each.figure.period),
            Cell(each.figure.measure.name),
            Cell(sides_words(each.entry.sides)),
            Cell(moment(each.figure.at)),
        )
        for each in rows
    )
    return DataTable(_("Cifras en que contó"), tuple(TableColumn(label) for label in labels), cells, stacked=True)
