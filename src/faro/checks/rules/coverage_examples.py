"""The examples of the rules on coverage."""

from faro.checks.evidence import Evidence, Record
from faro.checks.rule import Example
from faro.checks.samples import Measured, Printed, action, claim, evidence, measured, objective, printed, printed_table
from faro.kernel.text import _

TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"), action("AEI.01.02", "OEI.01"))
_OWN = Measured("IND.01.OEI.01", "OEI.01", "50", "60")
_FIRST = Measured("IND.01.AEI.01.01", "AEI.01.01", "50", "60")
_SECOND = Measured("IND.01.AEI.01.02", "AEI.01.02", "50", "60")


def indicators(words: str, *these: Measured) -> Example:
    """A plan of three elements with these indicators."""
    return Example(words, evidence(elements=TREE, **measured(*these)))


def no_parent() -> Example:
    """The third action has none."""
    third = {**action("AEI.01.03", "OEI.01"), "parent": None}
    words = _("La acción AEI.01.03 no tiene objetivo; las otras dos, sí.")
    return Example(words, evidence(elements=[*TREE, third]))


def no_indicator() -> Example:
    """The second action has none."""
    return indicators(_("La acción AEI.01.02 no tiene indicador."), _OWN, _FIRST)


def every_indicator() -> Example:
    """All three have one."""
    return indicators(_("El objetivo y las dos acciones tienen indicador."), _OWN, _FIRST, _SECOND)


def no_target() -> Example:
    """The second indicator has none."""
    words = _("El indicador IND.01.AEI.01.02 no tiene meta.")
    return indicators(words, _FIRST, Measured(_SECOND.code, _SECOND.element, None, "60"))


def no_value() -> Example:
    """The second indicator has none."""
    words = _("El indicador IND.01.AEI.01.02 tiene meta y no tiene valor.")
    return indicators(words, _FIRST, Measured(_SECOND.code, _SECOND.element, "50", None))


def actions_table(first: tuple[str, str], second: tuple[str, str]) -> Printed:
    """A printed table of two actions: their activities and their amounts."""
    headings = {"code": "Código", "activities": "N° AO", "amount": "Monto S/"}
    return printed_table("poi-4", "poi_table_4", headings, [["AEI.01.01", *first], ["AEI.01.02", *second]])


def printed_actions(words: str, first: tuple[str, str], second: tuple[str, str], *claims: Record) -> Example:
    """Evidence of that table."""
    return Example(words, evidence(elements=TREE, claims=claims, **printed(actions_table(first, second))))


def no_activities() -> Example:
    """The second action has none."""
    words = _("La tabla imprime 0 actividades para AEI.01.02.")
    return printed_actions(words, ("12", "100.00"), ("0", "0.00"))


def with_activities() -> Example:
    """Both have some."""
    return printed_actions(_("La tabla da actividades y monto a las dos acciones."), ("12", "100.00"), ("3", "50.00"))


def money_alone() -> Example:
    """The second action has money and no activities."""
    words = _("La tabla da S/ 43,098.00 y 0 actividades a AEI.01.02.")
    return printed_actions(words, ("12", "100.00"), ("0", "43,098.00"))


def activities_alone() -> Example:
    """The second action has activities and no money."""
    return printed_actions(_("La tabla da 3 actividades y S/ 0.00 a AEI.01.02."), ("12", "100.00"), ("3", "0.00"))


def reports(executed: int | None) -> Evidence:
    """One cost centre with one activity, programmed in January and February; reported in both, or never."""
    months = (1, 2)
    programmed: list[Record] = [
        {"activity": "AO1", "year": 2022, "month": month, "stage": "approved", "physical": 10, "financial": 100}
        for month in months
    ]
    reported: list[Record] = [
        {"activity": "AO1", "year": 2022, "month": month, "stage": "executed", "physical": executed, "financial": 100}
        for month in range(1, 13)
    ]
    activity = {"code": "AO1", "action": "AEI.01.01", "unit": "03.06", "aggregation": "annual_total"}
    return evidence(
        ("poi-ceplan",),
        elements=TREE,
        units=[{"code": "03.06", "name": "Gerencia"}],
        activities=[activity],
        monthly=programmed + (reported if executed is not None else []),
        **measured(_FIRST),
    )


def no_report() -> Example:
    """Nothing was reported."""
    return Example(_("La única actividad del centro de costo 03.06 no tiene ningún mes reportado."), reports(None))


def all_reported() -> Example:
    """Every month was, some with zero."""
    return Example(_("El centro de costo 03.06 reportó todos sus meses, alguno en cero."), reports(0))


def listing(*codes: str) -> Example:
    """A printed table of indicators' elements."""
    rows = [[code, "10%"] for code in codes]
    table = printed_table("resultados", "objective_results", {"code": "Código", "percent": "Resultado"}, rows)
    words = _("El cuadro lista {codes}; el plan tiene OEI.01, OEI.02 y OEI.03.").format(codes=", ".join(codes))
    tree = tuple(objective(f"OEI.0{number}") for number in (1, 2, 3))
    return Example(words, evidence(elements=tree, **printed(table)))


def said(stated: str) -> Example:
    """The text on the second action, of which the table prints none."""
    claimed = claim(
        1, "coverage", stated, element="AEI.01.02", measure="actividades de la acción", stated_unit="number"
    )
    words = _("El texto da {stated} actividades a AEI.01.02 y la tabla imprime 0.").format(stated=stated)
    return printed_actions(words, ("12", "100.00"), ("0", "0.00"), claimed)
