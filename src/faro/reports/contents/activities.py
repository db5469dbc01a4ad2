"""Chapter IV: the strategic actions, and the POI computed, as printed, or said to be absent."""

from collections.abc import Callable
from itertools import chain

from faro.kernel.text import _
from faro.reports.contents.figures import named
from faro.reports.contents.poi_tables import (
    approved_and_consistent,
    consistent_and_modified,
    execution_by_element,
    execution_by_unit,
    programmed_by_element,
)
from faro.reports.contents.printed import PrintedTable, as_printed, printed_tables
from faro.reports.contents.printed_by_element import by_elements
from faro.reports.contents.printed_by_unit import by_units
from faro.reports.contents.printed_concepts import by_concept
from faro.reports.contents.summary import element_row
from faro.reports.contents.view import View
from faro.reports.document import Align, Block, Cell, Column, Heading, Notice, Paragraph, Row, RowKind, Table

TableMaker = Callable[[View], tuple[Block, ...]]

POI_ROLES = ("poi_table_1", "poi_table_2", "poi_table_3", "poi_table_4", "poi_table_5")


def actions_and_poi(view: View) -> tuple[Block, ...]:
    """The whole chapter."""
    return (
        Heading(1, _("IV. Cumplimiento de las acciones estratégicas y ejecución del POI"), "poi"),
        *_actions(view),
        *chain.from_iterable(_section(view, place) for place in range(len(POI_ROLES))),
    )


def _actions(view: View) -> tuple[Block, ...]:
    heading = Heading(2, _("Cumplimiento de las acciones estratégicas"), "acciones")
    below = [node for node in view.nodes if not node.is_root]
    if not below:
        return (heading, Paragraph(_("El plan no tiene acciones por debajo de sus objetivos.")))
    columns = (
        Column(_("Acción"), weight=6),
        Column(_("Indicadores"), Align.RIGHT),
        Column(_("Logrados"), Align.RIGHT),
        Column(_("Sin dato"), Align.RIGHT),
        *(Column(_("Según {method}").format(method=named(run.method)), Align.RIGHT, 1.5) for run in view.runs),
    )
    rows = []
    for node in view.nodes:
        if node.is_root:
            rows.append(Row((Cell(node.title), *(Cell("") for _column in columns[1:])), RowKind.GROUP))
        else:
            rows.append(element_row(view, node))
    return (heading, Table(_("Resultado de cada acción en {year}").format(year=view.year), columns, tuple(rows)))


def _titles() -> tuple[str, ...]:
    return (
        _("POI aprobado y consistente con el PIA"),
        _("POI consistente con el PIA y modificado"),
        _("Programación por objetivo y acción"),
        _("Ejecución por elementos del plan"),
        _("Ejecución por centro de costo"),
    )


def _section(view: View, place: int) -> tuple[Block, ...]:
    heading = Heading(2, _("Tabla {n}: {title}").format(n=place + 1, title=_titles()[place]), f"poi-tabla-{place + 1}")
    return (heading, *_contents(view, place))


def _contents(view: View, place: int) -> tuple[Block, ...]:
    if view.has_activities:
        if view.poi is None and place > 1:
            return (Notice(_("No se pidió ningún método del POI: añada poi-ceplan para calcular este cuadro.")),)
        makers: tuple[TableMaker, ...] = (
            approved_and_consistent,
            consistent_and_modified,
            programmed_by_element,
            execution_by_element,
            execution_by_unit,
        )
        return makers[place](view)
    printed = printed_tables(view)
    found = [table for table in printed if table.role == POI_ROLES[place]]
    if not found:
        return (Paragraph(_("El paquete no trae actividades ni un cuadro impreso de donde tomar esta tabla.")),)
    return tuple(chain.from_iterable(_beside_print(view, table, printed) for table in found))


def _beside_print(view: View, table: PrintedTable, printed: tuple[PrintedTable, ...]) -> tuple[Block, ...]:
    """The recomputation the table's columns allow; else only what is printed."""
    if table.has("row_label"):
        return by_concept(table, [other for other in printed if other.role in POI_ROLES[:2]])
    if table.has("code", "programmed", "executed", "percent"):
        return by_units(view, table)
    if table.has("code", "activities", "amount"):
        return by_elements(view, table)
    return (as_printed(table),)
