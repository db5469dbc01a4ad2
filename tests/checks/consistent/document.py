"""The report that a made-up municipality would publish of its plan: tables as printed, true to the last figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.checks.consistent.activities import APPROVED, PIA, Activity
from tests.checks.consistent.figures import BANDS, Group, colour, group, result
from tests.checks.consistent.indicators import PERCENTAGE, Indicator
from tests.checks.consistent.numbers import fixed, grouped, half_up, plainly
from tests.checks.consistent.styles import Style
from tests.checks.consistent.tree import Action, Objective, Unit

Row = dict[str, object]
Texts = Mapping[str, str]
NO_DATA = "ND"
OF_ROUNDED = "Promedio simple de los resultados impresos"
OF_EXACT = "Promedio simple de los resultados de los objetivos"
_FIRST_LINE = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """The plan a document is about, and how it is written."""

    plan: Sequence[Objective]
    indicators: Sequence[Indicator]
    activities: Sequence[Activity]
    offices: Sequence[Unit]
    year: int
    method: str
    places: int
    style: Style
    average_of_rounded: bool
    mean_of_actions: bool

    def result(self, objective: Objective) -> Fraction | None:
        """The objective's result by the document's method."""
        return result(objective, self.indicators, self.year, self.method)

    def average(self) -> Fraction | None:
        """The mean of the objectives that have a result, by the rule the document names."""
        results = [value for each in self.plan if (value := self.result(each)) is not None]
        if self.average_of_rounded:
            results = [half_up(value, self.places) for value in results]
        return sum(results, Fraction(0)) / len(results) if results else None

    def of_action(self, code: str) -> Group:
        """The activities of an action."""
        return group(self.activities, action=code)

    def of_objective(self, code: str) -> Group:
        """The activities of an objective."""
        return group(self.activities, objective=code)

    def everything(self) -> Group:
        """All active activities."""
        return group(self.activities)

    def physical(self, objective: Objective) -> Fraction:
        """The physical progress of an objective: the mean of its activities, or of its actions as printed."""
        if not self.mean_of_actions:
            return self.of_objective(objective.code).physical
        printed = [half_up(self.of_action(each.code).physical, self.places) for each in objective.actions]
        return sum(printed, Fraction(0)) / len(printed)

    def percent(self, value: Fraction) -> str:
        """A percentage as this document prints it."""
        return fixed(value, self.places) + self.style.percent_sign

    def count(self, number: int) -> str:
        """A count as this document prints it: ``4`` or ``04``."""
        return str(number).zfill(self.style.digits_of_counts)

    def money(self, centimos: int) -> str:
        """An amount as this document prints it."""
        return grouped(centimos, self.style.thousands)


class Printer:
    """Collects tables and cells, and numbers the lines."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tables: list[Row] = []
        self.cells: list[Row] = []
        self._line = _FIRST_LINE

    def table(
        self, role: str, title: str, headings: Texts, rows: Sequence[Texts], name: str = "", note: str = ""
    ) -> None:
        """Add a table; a text for each heading in each row."""
        identity = name or role.replace("_table_", "-")
        self.tables.append(
            {
                "id": identity,
                "title": title,
                "role": role,
                "source": self.source,
                "place": f"línea {self._line}",
                "note": note or None,
            }
        )
        for number, row in enumerate(rows, start=1):
            self._line += 1
            for column, heading in headings.items():
                self.cells.append(
                    {
                        "table": identity,
                        "row": number,
                        "column": column,
                        "heading": heading or None,
                        "text": row.get(column) or None,
                        "line": self._line,
                    }
                )
        self._line += 10


def print_document(facts: Facts, source: str) -> Printer:
    """Every table of the report."""
    printer = Printer(source)
    _results(printer, facts)
    _indicator_tables(printer, facts)
    _stages(printer, facts)
    _by_element(printer, facts)
    _by_office(printer, facts)
    _names(printer, facts)
    return printer


def _named(facts: Facts, role: str) -> tuple[str, Texts]:
    headings = {column: text.format(year=facts.year) for column, text in facts.style.headings[role].items()}
    return facts.style.titles[role].format(year=facts.year), headings


def _results(printer: Printer, facts: Facts) -> None:
    results = {each.code: facts.result(each) for each in facts.plan}
    texts = {code: NO_DATA if value is None else facts.percent(value) for code, value in results.items()}
    rows = [{"code": each.code, "description": each.name, "percent": texts[each.code]} for each in facts.plan]
    headings = {"code": "Código", "description": "Objetivo", "percent": "Resultado"}
    printer.table("objective_results", f"Resultados de los objetivos {facts.year}", headings, rows, "resultados")
    known = [value for value in results.values() if value is not None]
    colours = [colour(value, facts.method) for value in known]
    lights = [
        {"row_label": f"Color {band.colour}", "count": facts.count(colours.count(band.colour))}
        for band in BANDS[facts.method]
    ]
    if len(known) < len(results):
        lights.append({"row_label": "Sin dato (ND)", "count": facts.count(len(results) - len(known))})
    printer.table(
        "lights", "Semáforo de los objetivos", {"row_label": "Color", "count": "N° de OEI"}, lights, "semaforo"
    )
    average = facts.average()
    if average is not None:
        label = OF_ROUNDED if facts.average_of_rounded else OF_EXACT
        row = {"row_label": label, "percent": facts.percent(average), "colour": colour(average, facts.method).upper()}
        headings = {"row_label": "", "percent": "Promedio", "colour": "Color"}
        printer.table("average", "Promedio del PEI", headings, [row], "promedio", note=f"Regla: {label.lower()}.")


def quantity(indicator: Indicator, value: Fraction | None) -> str:
    """A value or target as printed: percentages with their sign."""
    if value is None:
        return NO_DATA
    return fixed(value, indicator.places) + "%" if indicator.measure == PERCENTAGE else plainly(value)


def _indicator_tables(printer: Printer, facts: Facts) -> None:
    title, headings = _named(facts, "indicators")
    objectives = {each.code for each in facts.plan}
    for name, own in (("indicadores-oei", True), ("indicadores-aei", False)):
        rows = [
            {
                "code": each.code,
                "name": each.name,
                "target": quantity(each, each.target(facts.year)),
                "obtained": quantity(each, each.value),
            }
            for each in facts.indicators
            if (each.element in objectives) is own
        ]
        printer.table("indicators", f"{title}: {'objetivos' if own else 'acciones'}", headings, rows, name)


def _stages(printer: Printer, facts: Facts) -> None:
    """Tables 1 and 2: the whole plan by stage."""
    approved = [each for each in facts.activities if APPROVED in each.physical]
    consistent = [each for each in facts.activities if PIA in each.physical]
    active = [each for each in facts.activities if each.active]
    columns = {
        "poi_approved": _column(facts, approved, [each.amount(APPROVED) for each in approved]),
        "poi_consistent": _column(facts, consistent, [each.amount(PIA) for each in consistent]),
        "pim": _column(facts, active, [each.amount(each.in_force) for each in active]),
    }
    for role in ("poi_table_1", "poi_table_2"):
        title, headings = _named(facts, role)
        rows = [
            {"row_label": label} | {column: columns[column][number] for column in headings if column in columns}
            for number, label in enumerate(facts.style.rows_of_amounts)
        ]
        printer.table(role, title, headings, rows)


def _column(facts: Facts, held: Sequence[Activity], amounts: Sequence[int]) -> tuple[str, str, str, str]:
    investments = sum(each.investment for each in held)
    counts = (investments, len(held) - investments, len(held))
    return facts.money(sum(amounts)), *(facts.count(number) for number in counts)  # type: ignore[return-value]


def _by_element(printer: Printer, facts: Facts) -> None:
    """Tables 3 and 4: programmed and executed, by objective and action."""
    programmed, executed = [], []
    for objective in facts.plan:
        own = facts.of_objective(objective.code)
        name = objective.name.upper() if facts.style.upper_case_objectives else objective.name
        programmed.append(_programmed(facts, objective.code, name, own))
        executed.append(_executed(facts, objective, name, own, facts.physical(objective)))
        for action in objective.actions:
            held = facts.of_action(action.code)
            programmed.append(_programmed(facts, action.code, action.name, held))
            executed.append(_executed(facts, action, action.name, held, held.physical))
    programmed.append(_total(facts) | _programmed_figures(facts, facts.everything()))
    printer.table("poi_table_3", *_named(facts, "poi_table_3"), programmed)
    rule = (
        "el promedio de los porcentajes de sus acciones" if facts.mean_of_actions else "el promedio de sus actividades"
    )
    note = f"La ejecución física de cada objetivo es {rule}; la de cada acción, el promedio de sus actividades."
    printer.table("poi_table_4", *_named(facts, "poi_table_4"), executed, note=note)


def _programmed(facts: Facts, code: str, name: str, held: Group) -> Texts:
    return {"code": code, "description": name} | _programmed_figures(facts, held)


def _programmed_figures(facts: Facts, held: Group) -> dict[str, str]:
    return {"activities": facts.count(held.count), "amount": facts.money(held.programmed)}


def _executed(facts: Facts, element: Objective | Action, name: str, held: Group, physical: Fraction) -> Texts:
    return {
        "code": element.code,
        "description": name,
        "priority": str(element.priority),
        "activities": facts.count(held.count),
        "amount": facts.money(held.executed),
        "physical_percent": facts.percent(physical),
    }


def _total(facts: Facts) -> dict[str, str]:
    return {"code": "", "description": ""} | {facts.style.total_in: facts.style.total}


def _by_office(printer: Printer, facts: Facts) -> None:
    rows = []
    for office in facts.offices:
        held = group(facts.activities, unit=office.code)
        if held.count:
            rows.append({"code": office.code, "description": office.name} | _execution(facts, held))
    rows.append(_total(facts) | _execution(facts, facts.everything()))
    printer.table("poi_table_5", *_named(facts, "poi_table_5"), rows)


def _execution(facts: Facts, held: Group) -> dict[str, str]:
    return {
        "activities": facts.count(held.count),
        "programmed": facts.money(held.programmed),
        "executed": facts.money(held.executed),
        "percent": facts.percent(Fraction(held.executed * 100, held.programmed)),
    }


def _names(printer: Printer, facts: Facts) -> None:
    headings = {
        "code": "Código",
        "cover": "Carátula",
        "table_3": "Tabla N° 03",
        "section_title": "Título de la sección",
    }
    elements: list[tuple[str, str]] = []
    for objective in facts.plan:
        elements.append((objective.code, objective.name))
        elements += [(action.code, action.name) for action in objective.actions]
    rows = [{"code": code, "cover": name, "table_3": name, "section_title": name} for code, name in elements]
    printer.table("names", "Denominaciones", headings, rows, "denominaciones")
