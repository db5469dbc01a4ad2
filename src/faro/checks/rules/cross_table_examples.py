"""The examples of the rules on figures printed in two places."""

from faro.checks.rule import Example
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, printed, printed_table
from faro.kernel.text import _

_PLAN = [
    objective("OEI.01", priority=1),
    action("AEI.01.01", "OEI.01", priority=1),
    action("AEI.01.02", "OEI.01", priority=2),
]


def _stages(words: str, joined: str) -> Example:
    first = printed_table(
        "poi-1",
        "poi_table_1",
        {"row_label": "", "poi_consistent": "POI consistente con PIA"},
        [("N° AO", "207"), ("N° AO e inversiones", "245")],
        title="Tabla N°01: POI",
    )
    second = printed_table(
        "poi-2",
        "poi_table_2",
        {"row_label": "", "poi_consistent": "POI Consistente con PIA", "pim": "PIM"},
        [("N° AO e inversiones", joined, "341")],
        title="Tabla N°02: POI",
    )
    return Example(words, evidence(**printed(first, second)))


def stage_failing() -> Example:
    """The same stage with another figure."""
    return _stages(_("Dos cuadros dan 245 y 207 «AO e inversiones» del POI consistente con PIA."), "207")


def stage_passing() -> Example:
    """The same stage with the same figure; another stage differs."""
    return _stages(_("Los dos cuadros dan 245; el PIM, otra etapa, da 341."), "245")


def _two_tables(words: str, *, second: str = "5", second_total: str = "9", all_rows: bool = True) -> Example:
    headings = {"code": "Código", "description": "Descripción", "activities": "N° de AO/inversión"}
    rows = [("OEI.01", "", "9"), ("AEI.01.01", "", "4"), ("AEI.01.02", "", "5"), ("", "TOTAL", "9")]
    other = [("AEI.01.01", "", "4"), ("AEI.01.02", "", second), ("", "TOTAL", second_total)]
    tables = printed(
        printed_table("poi-3", "poi_table_3", headings, rows, title="Tabla N°03: POI modificado"),
        printed_table("poi-4", "", headings, other if all_rows else other[:1], title="Tabla N°04: POI modificado"),
    )
    return Example(words, evidence(elements=_PLAN, **tables))


def figures_failing() -> Example:
    """A code with two counts."""
    return _two_tables(_("AEI.01.02 tiene 5 actividades en un cuadro y 6 en el otro."), second="6", second_total="10")


def figures_passing() -> Example:
    """The same counts in both tables."""
    return _two_tables(_("Los dos cuadros dan a cada acción el mismo número de actividades."))


def totals_failing() -> Example:
    """Two totals of the same."""
    return _two_tables(_("Un cuadro imprime 9 en el total y el otro 12."), second="6", second_total="12")


def rows_failing() -> Example:
    """A row left out."""
    return _two_tables(_("El segundo cuadro no imprime AEI.01.02, que tiene 5 actividades."), all_rows=False)


def _priority(words: str, second: str) -> Example:
    headings = {"code": "Código", "description": "Descripción", "priority": "Prioridad"}
    table = printed_table(
        "poi-4",
        "poi_table_4",
        headings,
        [("AEI.01.01", "", "1"), ("AEI.01.02", "", second)],
        title="Tabla N°04: POI modificado",
    )
    return Example(words, evidence(elements=_PLAN, **printed(table)))


def priority_failing() -> Example:
    """Another priority."""
    return _priority(_("El cuadro da a AEI.01.02 la prioridad 3; el plan, la 2."), "3")


def priority_passing() -> Example:
    """The plan's priority."""
    return _priority(_("El cuadro y el plan dan a AEI.01.02 la prioridad 2."), "2")


def _indicator(words: str, target: str) -> Example:
    headings = {"code": "Cód.", "name": "Indicador", "target": "Programado 2022", "obtained": "Obtenido 2022"}
    table = printed_table("ind", "indicators", headings, [("IND.01", "Avance", target, "60%")], title="Indicadores")
    tables = measured(Measured("IND.01", "AEI.01.01", "80", "60"))
    return Example(words, evidence(["ceplan-2021"], elements=_PLAN, **tables, **printed(table)))


def indicator_failing() -> Example:
    """Another target."""
    return _indicator(_("El cuadro imprime una meta de 85 %; el plan tiene 80."), "85%")


def indicator_passing() -> Example:
    """The plan's target."""
    return _indicator(_("El cuadro imprime la meta del plan, 80 %."), "80%")


def _said(words: str, kind: str, said: str) -> Example:
    headings = {
        "code": "Código",
        "description": "Descripción",
        "activities": "N° de AO",
        "physical_percent": "Ejecución física (%)",
    }
    table = printed_table(
        "poi-4", "poi_table_4", headings, [("OEI.01", "", "26", "80%")], title="Tabla N°04: POI modificado"
    )
    claims = [claim(1, kind, said, element="OEI.01", measure="actividades del objetivo")]
    return Example(words, evidence(elements=_PLAN, claims=claims, **printed(table)))


def said_failing() -> Example:
    """Another number of activities."""
    return _said(_("El texto dice 25 actividades; el cuadro, 26."), "count_activities", "25")


def said_passing() -> Example:
    """The table's number of activities."""
    return _said(_("El texto y el cuadro dicen 26 actividades."), "count_activities", "26")


def execution_failing() -> Example:
    """Another execution."""
    return _said(_("El texto dice 100 % de ejecución física; el cuadro, 80 %."), "physical", "100")


def execution_passing() -> Example:
    """The table's execution."""
    return _said(_("El texto y el cuadro dicen 80 % de ejecución física."), "physical", "80")
