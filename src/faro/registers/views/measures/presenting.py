"""Measures in the words of a page."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from faro.kernel.formats import day
from faro.kernel.periods import Period
from faro.kernel.text import _
from faro.ledger.api import names_of
from faro.registers.domain.measures import parse_measure
from faro.registers.domain.measures.results import Measured, Outcome
from faro.registers.domain.measures.targets import windows_of
from faro.registers.domain.measures.telling import amount_in_words, margin_in_words, millionths
from faro.registers.domain.measures.tree import Window
from faro.registers.domain.periods import written
from faro.registers.models import MeasureVersion, Register
from faro.registers.selectors.measures import Span
from faro.registers.selectors.measures.kept import Line
from faro.registers.selectors.measures.pages import Shown
from faro.ui.api import Cell, ColumnPoint, Crumb, DataTable, Fact, TableColumn, moment

MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic")


def path_of(register: Register, code: str, page: str = "measure") -> str:
    """A page of a measure."""
    return reverse(f"registers:{page}", args=[register.code, code])


def crumbs_of(register: Register, *more: Crumb) -> list[Crumb]:
    """The way to a page of a measure."""
    return [
        Crumb(_("Registros"), reverse("registers:list")),
        Crumb(register.name, reverse("registers:register", args=[register.code])),
        Crumb(_("Medidas"), reverse("registers:measures", args=[register.code]) if more else ""),
        *more,
    ]


def lines_table(register: Register, lines: Sequence[tuple[Line, Shown]], period: Period) -> DataTable:
    """The measures of a register with what each gives."""
    labels = (_("Medida"), _("Valor"), _("Alimenta"), _("Estado"))
    columns = tuple(TableColumn(label, figures=place == 1) for place, label in enumerate(labels))
    rows = tuple(
        (
            Cell(line.shown.name, url=f"{path_of(register, line.code)}?periodo={written(period)}"),
            Cell(shown.words),
            Cell(", ".join(line.shown.indicators) or "–"),
            Cell(_state(line)),
        )
        for line, shown in lines
    )
    return DataTable(_("Medidas de «{name}»").format(name=register.name), columns, rows, stacked=True)


def _state(line: Line) -> str:
    if line.approved is None:
        return _("Propuesta: espera aprobación")
    return _("Aprobada, con un cambio propuesto") if line.proposed else _("Aprobada")


def facts_of(found: Measured) -> list[Fact]:
    """Numerator, denominator and all that comes along."""
    if found.outcome is Outcome.NO_RECORDS and not found.excluded:
        return []
    facts = [Fact(_("Numerador"), amount_in_words(found.numerator))]
    if found.denominator is not None:
        facts.append(Fact(_("Denominador"), amount_in_words(found.denominator)))
    if found.multiplier != 1:
        facts.append(Fact(_("Se multiplica por"), f"{found.multiplier:,}"))
    facts.append(Fact(_("Anotaciones o filas contadas"), f"{found.sample:,}"))
    if margin := margin_in_words(found):
        facts.append(Fact(_("Margen de error"), margin))
    facts += [Fact(_("Serie"), source) for source in found.sources]
    if found.before is not None and found.now is not None:
        facts.append(Fact(_("En el período"), amount_in_words(found.now.value), note=found.now.why))
        facts.append(Fact(_("Un año antes"), amount_in_words(found.before.value), note=found.before.why))
    facts += [Fact(_("No entraron en la cuenta"), f"{each.count:,}", note=each.reason) for each in found.excluded]
    return facts


def points_of(months: Iterable[tuple[date, Shown]]) -> list[ColumnPoint]:
    """A year month by month."""
    return [
        ColumnPoint(MONTHS[first.month - 1], millionths(shown.found.value) if shown.found else None, shown.words)
        for first, shown in months
    ]


def versions_table(rows: Iterable[MeasureVersion]) -> DataTable:
    """All that was proposed, and what was decided."""
    labels = (_("Versión"), _("Expresión"), _("Estado"), _("Propuesta"), _("Decidida"), _("Motivo"))
    kept = list(rows)
    names = names_of({key for each in kept for key in (each.proposed_by, each.decided_by) if key})
    found = tuple(
        (
            Cell(str(each.number)),
            Cell(each.expression),
            Cell(each.get_state_display()),
            Cell(f"{moment(each.proposed_at)}, {names[each.proposed_by]}"),
            Cell(f"{moment(each.decided_at)}, {names[each.decided_by]}" if each.decided_at else "–"),
            Cell(each.reason or "–"),
        )
        for each in kept
    )
    return DataTable(_("Versiones de la medida"), tuple(TableColumn(label) for label in labels), found, stacked=True)


def span_in_words(first: date, last: date) -> str:
    """«del 01/06/2023 al 30/06/2023»."""
    return _("del {first} al {last}").format(first=day(first), last=day(last))


def counted_in_words(expression: str, span: Span) -> str:
    """The days that a measure really counts in a period, which it may widen: «del 01/01/2023 al 30/06/2023»."""
    told = list(dict.fromkeys(_window_in_words(each, span) for each in windows_of(parse_measure(expression))))
    if len(told) < 2:
        return told[0] if told else span_in_words(span.first, span.last)
    return _("numerador {one}; denominador {other}").format(one=told[0], other=told[1])


def _window_in_words(window: Window, span: Span) -> str:
    if window is Window.ALWAYS:
        return _("de cualquier fecha")
    if window is Window.CLOSE:
        return _("al {day}").format(day=day(span.last))
    return span_in_words(date(span.last.year, 1, 1) if window is Window.YEAR else span.first, span.last)
