"""Labels: years, units, stages, titles, abbreviations and colours that do not match what they name."""

from collections.abc import Mapping, Sequence

from faro.checks.finding import RuleClass, Severity
from faro.checks.rule import Example, Rule
from faro.checks.rules.label_units import STAGE, TITLE, UNIT, stages, titles, units
from faro.checks.rules.label_words import ACRONYM, COLOUR, acronyms, colours
from faro.checks.rules.label_years import PERIOD, periods
from faro.checks.samples import claim, evidence, printed, printed_table
from faro.kernel.text import _


def _period(words: str, stated: str) -> Example:
    return Example(words, evidence(claims=[claim(822, "period", stated, words=f"segundo semestre {stated}")]))


def _table(words: str, headings: Mapping[str, str], row: Sequence[str], title: str = "Tabla N°05") -> Example:
    return Example(words, evidence(**printed(printed_table("t-5", "", headings, [row], title=title))))


def _percent(words: str, text: str) -> Example:
    return _table(words, {"code": "Código", "value": "Ejecución en porcentaje %"}, ("01.01", text))


def _executed(words: str, heading: str) -> Example:
    return _table(words, {"code": "Código", "executed": heading}, ("01.01", "271,633.70"))


def _titled(words: str, title: str) -> Example:
    return _table(words, {"code": "Código", "amount": "Monto ejecutado"}, ("01.01", "271,633.70"), title)


def _coloured(words: str, colour: str) -> Example:
    lights = printed_table("lights", "lights", {"row_label": "", "count": ""}, [("Verde", "2"), ("Naranja", "1")])
    return Example(words, evidence(claims=[claim(1, "colour", colour)], **printed(lights)))


RULES: tuple[Rule, ...] = (
    Rule(
        PERIOD,
        RuleClass.LABEL,
        Severity.MEDIUM,
        _("Un año que no es el evaluado"),
        _("Un título o una frase da a sus cifras un año que no es el que se evalúa ni el de su fuente."),
        _("El lector no sabe si las cifras son de otro año o si el año está mal escrito."),
        periods,
        lambda: _period(_("El informe evalúa 2022."), "2021"),
        lambda: _period(_("El informe evalúa 2022."), "2022"),
    ),
    Rule(
        UNIT,
        RuleClass.LABEL,
        Severity.MEDIUM,
        _("Una unidad que no es la de las cifras"),
        _("El encabezado anuncia porcentajes, montos o cantidades, y las cifras son de otra clase."),
        _("Una cifra con la unidad equivocada se lee mal aunque esté bien calculada."),
        units,
        lambda: _percent(_("La columna de porcentajes trae montos."), "271,633.70"),
        lambda: _percent(_("La columna de porcentajes trae porcentajes."), "98"),
    ),
    Rule(
        STAGE,
        RuleClass.LABEL,
        Severity.MEDIUM,
        _("Una etapa que no es la de la columna"),
        _("El encabezado nombra otra etapa (programado, ejecutado, PIA, PIM…) que la de sus cifras."),
        _("Lo aprobado, lo modificado y lo ejecutado son cifras distintas y no se comparan entre sí."),
        stages,
        lambda: _executed(_("La columna de lo ejecutado se titula como programado."), "Monto programado"),
        lambda: _executed(_("La columna de lo ejecutado se titula así."), "Monto ejecutado"),
    ),
    Rule(
        TITLE,
        RuleClass.LABEL,
        Severity.LOW,
        _("Un título que no dice lo que trae el cuadro"),
        _("El título anuncia ejecución física y el cuadro solo trae dinero, o al revés."),
        _("La ejecución física y la financiera se miden por separado."),
        titles,
        lambda: _titled(_("El título dice física y el cuadro trae dinero."), "Tabla N°05: Ejecución física del POI"),
        lambda: _titled(_("El título dice lo que trae el cuadro."), "Tabla N°05: Ejecución financiera del POI"),
    ),
    Rule(
        ACRONYM,
        RuleClass.LABEL,
        Severity.LOW,
        _("Una sigla que no es la de sus palabras"),
        _("La sigla entre paréntesis se aparta en una letra de las iniciales de las palabras que abrevia."),
        _("Una sigla equivocada puede nombrar otra cosa."),
        acronyms,
        lambda: _titled(_("La segunda letra no corresponde."), "Tabla N°04: Índice de Gestión Institucional (IEI)"),
        lambda: _titled(_("La sigla corresponde."), "Tabla N°04: Índice de Gestión Institucional (IGI)"),
    ),
    Rule(
        COLOUR,
        RuleClass.LABEL,
        Severity.LOW,
        _("Un color que el semáforo no tiene"),
        _("El texto nombra un color que no está entre los del semáforo impreso."),
        _("Naranja y amarillo pueden ser la misma luz o dos: hay que decirlo igual."),
        colours,
        lambda: _coloured(_("El semáforo tiene naranja y el texto dice amarillo."), "Amarillo"),
        lambda: _coloured(_("El texto nombra una luz del semáforo."), "NARANJA"),
    ),
)
