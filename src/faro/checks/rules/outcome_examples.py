"""The examples of the rules on outcomes."""

from faro.checks.evidence import Evidence, Record
from faro.checks.rule import Example
from faro.checks.samples import Measured, action, centimos, evidence, measured, objective, printed, printed_table, units
from faro.kernel.text import _

TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"))


def printed_progress(percent: str, value: str, *, target: str = "90", sense: str = "ascending") -> Evidence:
    """One action with its printed physical execution, and its indicator."""
    headings = {"code": "Código", "physical_percent": "Ejecución Física Anual"}
    table = printed_table("poi-4", "poi_table_4", headings, [["OEI.01", percent], ["AEI.01.01", percent]])
    indicator = Measured("IND.01.AEI.01.01", "AEI.01.01", target, value, sense)
    return evidence(("ceplan-2021",), elements=TREE, **measured(indicator), **printed(table))


def done_but_far() -> Example:
    """116 % and 44 % of the target."""
    words = _("Ejecución física de 116 % y un indicador con 40 de una meta de 90 (44.4 %).")
    return Example(words, printed_progress("116%", "40"))


def done_and_reached() -> Example:
    """100 % and the target reached."""
    return Example(_("Ejecución física de 100 % y la meta de 90 alcanzada."), printed_progress("100%", "90"))


def far_but_achieved() -> Example:
    """63 % and the target passed."""
    words = _("Ejecución física de 63 % y un indicador con 95 de una meta de 90.")
    return Example(words, printed_progress("63%", "95"))


def months(*, spent: str | None, done: str = "10") -> Evidence:
    """An activity of a year: January programmed with S/ 500.00, reported every month."""
    programme = {"physical": units("10"), "financial": centimos("500")}
    report = {"physical": 0, "financial": 0}
    january = {"physical": units(done), "financial": None if spent is None else centimos(spent)}
    rows: list[Record] = [{"month": 1, "stage": "approved", **programme}, {"month": 1, "stage": "executed", **january}]
    rows += [{"month": month, "stage": "executed", **report} for month in range(2, 13)]
    activity = {"code": "AO1", "action": "AEI.01.01", "unit": "03", "kind": "activity", "aggregation": "annual_total"}
    return evidence(
        ("ceplan-2021", "poi-ceplan"),
        elements=TREE,
        activities=[activity],
        monthly=[{"activity": "AO1", "year": 2022, **row} for row in rows],
        **measured(Measured("IND.01.AEI.01.01", "AEI.01.01", "90", "90")),
    )


def done_for_nothing() -> Example:
    """All done, nothing spent."""
    words = _("Hizo 10 de 10, tenía S/ 500.00 programados y gastó S/ 0.00.")
    return Example(words, months(spent="0"))


def done_and_paid() -> Example:
    """All done, money spent."""
    return Example(_("Hizo 10 de 10 y gastó S/ 480.00 de S/ 500.00."), months(spent="480"))
