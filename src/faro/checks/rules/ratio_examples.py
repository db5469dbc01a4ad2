"""The examples of the rules on ratios."""

from faro.checks.rule import Example
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, printed, printed_table
from faro.kernel.text import _

_HEADINGS = {
    "code": "Código",
    "description": "Centro de costo",
    "programmed": "Programado",
    "executed": "Ejecutado",
    "percent": "%",
}


def _rows(words: str, executed: str, percent: str) -> Example:
    rows = [("03.01", "Gerencia", "1,000.00", executed, percent), ("03.02", "Oficina", "300.00", "200.00", "67")]
    table = printed_table("poi-5", "poi_table_5", _HEADINGS, rows, title="Tabla N°05: Ejecución")
    return Example(words, evidence(**printed(table)))


def percent_failing() -> Example:
    """A percentage that its amounts do not give."""
    return _rows(_("S/ 387.00 de S/ 1,000.00 es 38.7 %, y se imprime 69."), "387.00", "69")


def percent_passing() -> Example:
    """A percentage rounded."""
    return _rows(_("S/ 387.00 de S/ 1,000.00 es 38.7 %: 39 redondeado."), "387.00", "39")


def shifted_failing() -> Example:
    """An amount a thousand times too large for its percentage."""
    return _rows(_("S/ 540,000.00 de S/ 1,000.00 y 54 %: sobran tres ceros."), "540,000.00", "54")


def truncated_failing() -> Example:
    """One percentage cut off, another rounded up."""
    return _rows(_("38.7 % se imprime 38, y 66.7 % se imprime 67."), "387.00", "38")


def _degree(words: str, said: str) -> Example:
    plan = [objective("OEI.01"), action("AEI.01.01", "OEI.01")]
    tables = measured(Measured("IND.01", "AEI.01.01", "80", "60"))
    claims = [claim(1, "degree", said, indicator="IND.01", element="AEI.01.01")]
    return Example(words, evidence(["ceplan-2021"], elements=plan, claims=claims, **tables))


def degree_failing() -> Example:
    """A degree that target and value do not give."""
    return _degree(_("«Solo el 50 % de la meta», con 60 de 80: es 75 %."), "50")


def degree_passing() -> Example:
    """A degree that target and value give."""
    return _degree(_("«El 75 % de la meta», con 60 de 80."), "75")


def _share(words: str, said: str) -> Example:
    headings = {"code": "Código", "description": "Objetivo", "amount": "Monto S/"}
    rows = [("OEI.01", "Uno", "460.00"), ("OEI.02", "Dos", "540.00"), ("", "TOTAL", "1,000.00")]
    table = printed_table("poi-3", "poi_table_3", headings, rows, title="Tabla N°03: Presupuesto")
    plan = [objective("OEI.01"), objective("OEI.02")]
    claims = [claim(1, "budget_share", said, element="OEI.01")]
    return Example(words, evidence(elements=plan, claims=claims, **printed(table)))


def share_failing() -> Example:
    """A share that no total gives."""
    return _share(_("El texto da 60 % al primer objetivo; sus S/ 460.00 son 46 % de S/ 1,000.00."), "60")


def share_passing() -> Example:
    """A share that the table's total gives."""
    return _share(_("El texto da 46 % al primer objetivo, que tiene S/ 460.00 de S/ 1,000.00."), "46")
