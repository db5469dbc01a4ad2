"""What the page of findings says of its own."""

from collections.abc import Iterator

from faro.checks.finding import Severity
from faro.kernel.text import _, ngettext
from faro.reports.findings.overview import counted
from faro.reports.findings.wording import SEVERITY_PLURALS
from faro.reports.findings.writing import Check


def summary(check: Check) -> Iterator[str]:
    """What was done, what came out, and what it does and does not mean."""
    rules = len(check.rules)
    yield ngettext(
        "El auditor comparó el plan, sus cifras y lo que se publicó sobre ellas con {n} regla.",
        "El auditor comparó el plan, sus cifras y lo que se publicó sobre ellas con {n} reglas.",
        rules,
    ).format(n=rules)
    yield _result(check)
    if check.findings:
        yield _(
            "Un hallazgo no dice que alguien obró mal: dice qué cifras o palabras no pueden ser ciertas a la vez y "
            "dónde están, para que se corrijan o se expliquen. Cada uno trae las cifras con que se comprueba a mano."
        )
    if check.least is not Severity.HINT:
        shown = [SEVERITY_PLURALS[each].lower() for each in Severity if _rank(each) <= _rank(check.least)]
        yield _("Esta página muestra solo los hallazgos {shown}.").format(shown=_(" y ").join(shown))


def _result(check: Check) -> str:
    total = len(check.findings)
    high = sum(finding.severity is Severity.HIGH for finding in check.findings)
    if not total:
        return _("No encontró ninguna contradicción.")
    found = ngettext(
        "Encontró {n} asunto que no concuerda o que conviene revisar",
        "Encontró {n} asuntos que no concuerdan o que conviene revisar",
        total,
    ).format(n=total)
    if not high:
        return _("{found}; ninguno es grave.").format(found=found)
    return ngettext(
        "{found}; {high} cambia lo que un lector concluye.",
        "{found}; {high} cambian lo que un lector concluye.",
        high,
    ).format(found=found, high=counted(Severity.HIGH, high))


def _rank(severity: Severity) -> int:
    return tuple(Severity).index(severity)


def place_headings() -> list[str]:
    """The headings of a table of places."""
    return [_("Documento"), _("Página"), _("Línea"), _("Cuadro"), _("Fila"), _("Columna"), _("Impreso")]


def labels() -> dict[str, str]:
    """Headings and labels by what they stand for."""
    return {
        "first": _("Lo primero que conviene resolver"),
        "counts": _("Hallazgos por clase y gravedad"),
        "class": _("Clase"),
        "total": _("Total"),
        "filter": _("Filtrar"),
        "severity": _("Gravedad"),
        "all": _("Todos"),
        "all_classes": _("Todas"),
        "reset": _("Quitar filtros"),
        "nothing": _("Ningún hallazgo de esa gravedad y esa clase."),
        "explanation": _("Qué busca la regla"),
        "reason": _("Por qué importa"),
        "where": _("Dónde está"),
        "nowhere": _("El hallazgo es sobre el conjunto; no tiene un lugar propio."),
        "rule": _("Regla"),
        "link": _("Enlace a este hallazgo"),
        "documents": _("Documentos citados"),
        "top": _("Volver arriba"),
        "footer": _(
            "Los números de fila de un cuadro impreso son los suyos; los de una tabla del paquete, los de su hoja."
        ),
    }
