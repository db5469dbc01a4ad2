"""The examples of the rules on sums."""

from faro.checks.rule import Example
from faro.checks.samples import action, centimos, evidence, objective, printed, printed_table
from faro.kernel.text import _

_HEADINGS = {"code": "Código", "description": "Descripción", "activities": "N° AO", "amount": "Programado S/"}
_BY_ROWS = {"row_label": "", "poi_approved": "POI aprobado"}
_PLAN = [objective("OEI.01"), action("AEI.01.01", "OEI.01"), action("AEI.01.02", "OEI.01")]


def _table(words: str, group: str, total: str, approved: str = "900.00") -> Example:
    rows = [
        ("OEI.01", "Objetivo", group, "300.50"),
        ("AEI.01.01", "Acción", "4", "100.25"),
        ("AEI.01.02", "Acción", "5", "200.25"),
        ("", "TOTAL", "9", total),
    ]
    tables = printed(
        printed_table("poi-3", "poi_table_3", _HEADINGS, rows, title="Tabla N°03: POI modificado"),
        printed_table("poi-1", "poi_table_1", _BY_ROWS, [("Monto total (S/)", approved)], title="Tabla N°01: POI"),
    )
    return Example(words, evidence(elements=_PLAN, **tables))


def group_failing() -> Example:
    """A group above the sum of its actions."""
    return _table(_("El objetivo imprime 12 actividades; sus dos acciones, 4 y 5."), "12", "300.50")


def group_passing() -> Example:
    """A group that is the sum of its actions."""
    return _table(_("El objetivo imprime 9 actividades; sus dos acciones, 4 y 5."), "9", "300.50")


def total_failing() -> Example:
    """A total that is not the sum of its rows."""
    return _table(_("El total imprime S/ 310.50; el objetivo y sus acciones suman S/ 300.50."), "9", "310.50")


def total_passing() -> Example:
    """A total that is the sum of its rows; the approved stage differs, rightly."""
    return _table(_("El total es la suma de sus filas; el monto aprobado es otro, como debe."), "9", "300.50")


def copied_failing() -> Example:
    """A total that is another stage's amount."""
    return _table(_("El total del POI modificado repite el monto del POI aprobado."), "9", "900.00")


def _parts(words: str, joined: str) -> Example:
    rows = [("N° inversiones", "38"), ("N° AO", "207"), ("N° AO e inversiones", joined)]
    table = printed_table("poi-1", "poi_table_1", _BY_ROWS, rows, title="Tabla N°01: POI")
    return Example(words, evidence(**printed(table)))


def parts_failing() -> Example:
    """A joined row that is not the sum of its parts."""
    return _parts(_("38 inversiones y 207 AO, y «AO e inversiones» imprime 207."), "207")


def parts_passing() -> Example:
    """A joined row that is the sum of its parts."""
    return _parts(_("38 inversiones y 207 AO son 245 «AO e inversiones»."), "245")


def _budget(words: str, amount: str) -> Example:
    activities = [{"code": "AO1", "name": "Barrido", "kind": "activity", "action": "AEI.01.01", "unit": "03.01"}]
    months = [
        {"activity": "AO1", "year": 2022, "month": month, "stage": "pia", "financial": centimos("50.00")}
        for month in (1, 2)
    ]
    budget = [{"unit": "03.01", "year": 2022, "stage": "pia", "amount": centimos(amount)}]
    units = [{"code": "03.01", "name": "Gerencia"}]
    return Example(words, evidence(elements=_PLAN, units=units, activities=activities, monthly=months, budget=budget))


def budget_failing() -> Example:
    """A PIA above the months that are to be consistent with it."""
    return _budget(_("El PIA de la unidad es S/ 120.00; sus meses consistentes con PIA suman S/ 100.00."), "120.00")


def budget_passing() -> Example:
    """A PIA that the months sum."""
    return _budget(_("El PIA de la unidad es S/ 100.00 y sus meses suman S/ 100.00."), "100.00")
