"""The examples of the rules on counts."""

from faro.checks.evidence import Evidence, Record
from faro.checks.rule import Example
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, printed, printed_table
from faro.kernel.text import _

_TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"), action("AEI.01.02", "OEI.01"))
_INDICATORS = (
    Measured("IND.01.OEI.01", "OEI.01", "50", "60"),
    Measured("IND.01.AEI.01.01", "AEI.01.01", "50", "40"),
    Measured("IND.01.AEI.01.02", "AEI.01.02", "50", "30"),
    Measured("IND.02.AEI.01.02", "AEI.01.02", "50", "20"),
)
_SUBJECT = {"element": "OEI.01", "measure": "indicadores del objetivo"}


def _seen(*claims: Record) -> Evidence:
    return evidence(("ilo-2022",), elements=_TREE, claims=claims, **measured(*_INDICATORS))


def achieved(stated: str) -> Example:
    """One of four indicators reached its target; the text says another number."""
    words = _("De 4 indicadores 1 alcanzó su meta; el texto dice {stated}.").format(stated=stated)
    return Example(words, _seen(claim(1, "count_achieved", stated, **_SUBJECT)))


def parts(total: str) -> Example:
    """One achieved and three not, of a total."""
    words = _("El texto cuenta 1 indicador logrado, 3 no logrados y {total} en total.").format(total=total)
    claims = [
        claim(1, "count_achieved", "1", **_SUBJECT),
        claim(2, "count_not_achieved", "3", **_SUBJECT),
        claim(3, "count_indicators", total, **_SUBJECT),
    ]
    return Example(words, _seen(*claims))


def things(stated: str) -> Example:
    """Two actions under the objective."""
    words = _("El objetivo tiene 2 acciones y el texto dice {stated}.").format(stated=stated)
    return Example(words, _seen(claim(1, "count_actions", stated, element="OEI.01", measure="acciones del objetivo")))


def activities(stated: str) -> Example:
    """Two activities in the package."""
    rows = [{"code": code, "action": "AEI.01.01", "kind": "activity"} for code in ("AO1", "AO2")]
    words = _("El paquete tiene 2 actividades del objetivo y el texto dice {stated}.").format(stated=stated)
    said = claim(1, "count_activities", stated, element="OEI.01", measure="actividades del objetivo")
    return Example(words, evidence(elements=_TREE, claims=[said], activities=rows))


def words_and_digits(quoted: str) -> Example:
    """A number in words beside its digits."""
    said = claim(1, "count_not_achieved", "03", words=quoted, element="OEI.01")
    return Example(_("El texto dice «{quoted}».").format(quoted=quoted), evidence(claims=[said]))


def two_figures(second: str) -> Example:
    """The same total in two places."""
    claims = [claim(n, "count_activities", text, measure="total del POI") for n, text in ((1, "383"), (2, second))]
    words = _("El total del POI es 383 en una página y {second} en otra.").format(second=second)
    return Example(words, evidence(claims=claims))


def results(stated: str) -> Example:
    """An objective with one of four indicators achieved, and a second one with none."""
    headings = {"code": "Código", "percent": "Resultado"}
    rows = [["OEI.01", stated], ["OEI.02", "0%"]]
    tree = (*_TREE, objective("OEI.02"))
    indicators = measured(*_INDICATORS, Measured("IND.01.OEI.02", "OEI.02", "50", "10"))
    tables = printed(printed_table("resultados", "objective_results", headings, rows))
    words = _("Se logró 1 de 4 indicadores y el cuadro imprime {stated}.").format(stated=stated)
    return Example(words, evidence(("ilo-2022",), elements=tree, **indicators, **tables))


def lights(red: str) -> Example:
    """One objective, with one of four indicators achieved: red."""
    rows = [["COLOR ROJO", red], ["COLOR VERDE", "0"]]
    table = printed_table("semaforo", "lights", {"row_label": "", "count": ""}, rows)
    words = _("Hay 1 objetivo en rojo y el semáforo imprime {red}.").format(red=red)
    return Example(words, evidence(("ilo-2022",), elements=_TREE, **measured(*_INDICATORS), **printed(table)))
