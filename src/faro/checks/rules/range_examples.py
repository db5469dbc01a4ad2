"""The examples of the rules on ranges."""

from faro.checks.rule import Example
from faro.checks.samples import (
    Measured,
    action,
    centimos,
    evidence,
    measured,
    objective,
    printed,
    printed_table,
    units,
)
from faro.kernel.text import _

_PLAN = [objective("OEI.01"), action("AEI.01.01", "OEI.01")]
_SPENT = {"code": "Código", "activities": "N° AO", "programmed": "Programado", "executed": "Ejecutado", "percent": "%"}


def _over(words: str, physical: str) -> Example:
    headings = {"code": "Código", "activities": "N° AO", "physical_percent": "Ejecución física (%)"}
    table = printed_table("poi-4", "poi_table_4", headings, [("AEI.01.01", "3", physical)], title="Tabla N°04: POI")
    return Example(words, evidence(elements=_PLAN, **printed(table)))


def over_failing() -> Example:
    """A physical execution above 100."""
    return _over(_("Se imprime una ejecución física de 244 %."), "244%")


def over_passing() -> Example:
    """A whole execution."""
    return _over(_("Se imprime una ejecución física de 100 %."), "100%")


def _spent(words: str, activities: str, programmed: str, executed: str, percent: str) -> Example:
    rows = [("03.01", activities, programmed, executed, percent), ("03.02", "2", "100.00", "50.00", "50")]
    table = printed_table("poi-5", "poi_table_5", _SPENT, rows, title="Tabla N°05: Ejecución")
    return Example(words, evidence(**printed(table)))


def overspent_failing() -> Example:
    """More spent than programmed."""
    return _spent(_("Se programaron S/ 100.00 y se ejecutaron S/ 130.00."), "3", "100.00", "130.00", "130")


def overspent_passing() -> Example:
    """Less spent than programmed."""
    return _spent(_("Se programaron S/ 100.00 y se ejecutaron S/ 80.00."), "3", "100.00", "80.00", "80")


def denominator_failing() -> Example:
    """A percentage of nothing."""
    return _spent(_("Se imprime 100 % y lo programado está en blanco."), "3", "", "80.00", "100")


def blank_failing() -> Example:
    """A zero for a blank."""
    return _spent(_("Se imprime 0 % y lo ejecutado está en blanco."), "3", "100.00", "", "0")


def negative_failing() -> Example:
    """Less than no activity."""
    return _spent(_("Se imprime -3 en el número de actividades."), "-3", "100.00", "80.00", "80")


def _indicator(words: str, value: str) -> Example:
    indicator = Measured("IND.01", "AEI.01.01", "90", value, name="Porcentaje de viviendas con agua")
    return Example(words, evidence(elements=_PLAN, **measured(indicator)))


def indicator_failing() -> Example:
    """A part above its whole."""
    return _indicator(_("El 105 % de las viviendas."), "105")


def indicator_passing() -> Example:
    """A part of its whole."""
    return _indicator(_("El 95 % de las viviendas."), "95")


def _activity(words: str, executed: str) -> Example:
    activities = [
        {
            "code": "AO1",
            "name": "Barrido",
            "kind": "activity",
            "action": "AEI.01.01",
            "unit": "03.01",
            "aggregation": "annual_total",
        }
    ]
    months = [
        {"activity": "AO1", "year": 2022, "month": month, "stage": stage, "physical": quantity}
        for month in range(1, 13)
        for stage, quantity in (("approved", units(10)), ("executed", units(executed)))
    ]
    tables = measured(Measured("IND.01", "AEI.01.01", "90", "80"))
    found = evidence(["poi-ceplan"], elements=_PLAN, activities=activities, monthly=months, **tables)
    return Example(words, found)


def activity_failing() -> Example:
    """More done than programmed."""
    return _activity(_("Cada mes se programan 10 y se hacen 12."), "12")


def activity_passing() -> Example:
    """Less done than programmed."""
    return _activity(_("Cada mes se programan 10 y se hacen 9."), "9")


def _amount(words: str, amount: str) -> Example:
    budget = [{"unit": "03.01", "year": 2022, "stage": "pim", "amount": centimos(amount)}]
    return Example(words, evidence(budget=budget))


def negative_amount_failing() -> Example:
    """A budget below zero."""
    return _amount(_("El PIM de una unidad es S/ -50.00."), "-50.00")


def negative_amount_passing() -> Example:
    """A budget."""
    return _amount(_("El PIM de una unidad es S/ 50.00."), "50.00")
