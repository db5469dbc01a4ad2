"""The examples of the rules on averages."""

from faro.checks.rule import Example
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, printed, printed_table
from faro.kernel.text import _

HEADINGS = {
    "code": "Código",
    "description": "Descripción",
    "programmed": "Programación S/",
    "executed": "Ejecución S/",
    "percent": "%",
}


def total(percent: str) -> Example:
    """Two cost centres: 10 of 100 and 900 of 900."""
    rows = [
        ["03.01", "Gerencia", "100.00", "10.00", "10"],
        ["03.02", "Oficina", "900.00", "900.00", "100"],
        ["", "TOTAL", "1,000.00", "910.00", percent],
    ]
    words = _("Se ejecutó S/ 910.00 de S/ 1,000.00, con filas de 10 % y 100 %; el total imprime {percent} %.")
    table = printed_table("poi-5", "poi_table_5", HEADINGS, rows)
    return Example(words.format(percent=percent), evidence(**printed(table)))


def groups(third: str) -> Example:
    """Three objectives of two actions each: means of 50, 40 and 25."""
    tree, rows = [], []
    for number, (own, first, second) in enumerate(
        (("50%", "40%", "60%"), ("40%", "0%", "80%"), (third, "0%", "50%")), start=1
    ):
        code = f"OEI.0{number}"
        tree += [objective(code), action(f"A{number}1", code), action(f"A{number}2", code)]
        rows += [[code, own], [f"A{number}1", first], [f"A{number}2", second]]
    headings = {"code": "Código", "physical_percent": "Ejecución física"}
    table = printed_table("poi-4", "poi_table_4", headings, rows)
    words = _(
        "Dos objetivos imprimen la media de sus acciones; el tercero, con acciones de 0 % y 50 %, imprime {third}."
    )
    return Example(words.format(third=third), evidence(elements=tree, **printed(table)))


def plan(average: str, second: str = "0%", value: str = "10") -> Example:
    """Two objectives with one indicator each: the first reached; the second not, unless ``value`` says so."""
    tree = (objective("OEI.01"), objective("OEI.02"))
    both = measured(Measured("IND.01", "OEI.01", "50", "60"), Measured("IND.02", "OEI.02", "50", value))
    rows = [["OEI.01", "100%"], ["OEI.02", second]]
    table = printed_table("r", "objective_results", {"code": "Código", "percent": "Resultado"}, rows)
    said = claim(1, "average", average, measure="promedio del PEI", stated_unit="percent")
    words = _("Los objetivos imprimen 100 % y {second}; el promedio, {average} %.").format(
        second=second, average=average
    )
    return Example(words, evidence(("ilo-2022",), elements=tree, claims=[said], **both, **printed(table)))
