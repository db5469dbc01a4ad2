"""A method in words: what ``faro methods`` shows and the method page of a report."""

from collections.abc import Sequence
from decimal import Decimal

from faro.engine.method import MET, Achievement, Aggregation, Band, Example, Method, Progress, ProgressExample
from faro.kernel.fixed import plain
from faro.kernel.formats import MISSING, day
from faro.kernel.text import _
from faro.package.tables.plan import SENSES
from faro.package.tables.poi import ACTIVITY_AGGREGATIONS, STAGES
from faro.reports.document import Align, Block, Bullets, Cell, Column, Heading, Light, Paragraph, Row, Table

_ORIGINS = {
    "norm": _("Esta forma de juntar los indicadores la da la norma."),
    "document": _("Esta forma de juntar los indicadores es la del documento; no la da una norma."),
    "own": _("La norma no dice cómo juntar los indicadores: esta forma es propia del método."),
}
_RESULTS = {
    "mean": _("El resultado de un elemento es el promedio simple de los avances de sus indicadores."),
    "weighted_by_relevance": _(
        "El resultado de un elemento suma los avances de sus indicadores por su peso. El peso sale de la relevancia "
        "(1 a 3): la menos relevante del elemento, menos la propia, más uno, entre la suma de todos. Si falta la "
        "relevancia de un indicador, no hay resultado."
    ),
}
_SCOPES = {
    "own": _("Cada elemento toma solo sus propios indicadores."),
    "own_and_descendants": _("Un objetivo toma sus propios indicadores y los de sus acciones."),
}
_NO_DATA = {
    "counts_as_not_met": _("Un indicador sin dato se queda en el denominador y se cuenta aparte."),
    "left_out": _("Un indicador sin dato no entra en el promedio y se cuenta aparte."),
}
_TARGET_ZERO = {
    True: _("Con meta cero y un valor mayor que cero, el avance es 100, como lo imprime CEPLAN."),
    False: _("Con meta cero y un valor mayor que cero no hay avance (división por cero), y se avisa."),
}
_TOTALS = {
    "mean_of_activities": _("El objetivo y el total promedian las actividades; el promedio de acciones va aparte."),
    "mean_of_actions": _("El objetivo y el total promedian los resultados de las acciones."),
}


def method_list(methods: Sequence[Method]) -> tuple[Block, ...]:
    """All methods in one table: id, what it is, norm, validity."""
    columns = (
        Column(_("Método")),
        Column(_("Qué es"), weight=2),
        Column(_("Norma"), weight=2),
        Column(_("Vigencia")),
    )
    rows = tuple(
        Row((Cell(method.id), Cell(method.name), Cell(method.norm), Cell(validity(method)))) for method in methods
    )
    return (Table("", columns, rows),)


def method_page(method: Method, level: int = 1) -> tuple[Block, ...]:
    """Everything a method says: rules in words, bands, norm, how sure, validity, worked cases."""
    blocks: list[Block] = [
        Heading(level, f"{method.name} ({method.id})", f"metodo-{method.id}"),
        Paragraph(method.summary),
        Bullets(rules(method)),
        _bands_table(method.bands),
        Paragraph(_("Norma: {norm}. {status}.").format(norm=method.norm, status=method.norm_status)),
        Paragraph(
            _("Vigencia: {validity}. Versión {version}. Autor: {author}. Revisión: {checker}.").format(
                validity=validity(method), version=method.version, author=method.author, checker=method.checker
            )
        ),
    ]
    if method.examples:
        blocks.append(_examples_table(method.examples))
    if method.progress_examples:
        blocks.append(_progress_examples_table(method.progress_examples))
    return tuple(blocks)


def validity(method: Method) -> str:
    """From when to when a method is valid."""
    start = day(method.valid_from)
    return _("desde {start}").format(start=start) if method.valid_to is None else f"{start} – {day(method.valid_to)}"


def rules(method: Method) -> tuple[str, ...]:
    """The rules of a method, a sentence each."""
    sentences: list[str] = []
    if method.achievement:
        sentences += _achievement_rules(method.achievement)
    if method.aggregation:
        sentences += _aggregation_rules(method.aggregation)
    if method.progress:
        sentences += _progress_rules(method.progress)
    sentences.append(_("Un límite de color pertenece al color de arriba; se compara el número sin redondear."))
    return tuple(sentences)


def _achievement_rules(rule: Achievement) -> list[str]:
    if rule.formula == MET:
        return [_("Un indicador vale 100 si alcanza la meta en su sentido y 0 si no.")]
    sentences = [
        _("Avance = obtenido / meta × 100 si el indicador es ascendente; meta / obtenido × 100 si desciende."),
        *_cap_rules(rule.cap),
        _TARGET_ZERO[rule.full_at_target_zero],
    ]
    if rule.descending_full_at_zero:
        sentences.append(_("Un indicador descendente que llega a cero tiene avance 100."))
    return sentences


def _cap_rules(cap: Decimal | None) -> list[str]:
    if cap is None:
        return []
    return [_("El avance se limita a {cap}; se guarda también sin limitar.").format(cap=plain(cap))]


def _aggregation_rules(rule: Aggregation) -> list[str]:
    overall = _("El resultado del plan es el promedio simple de sus objetivos.")
    return [_RESULTS[rule.result], _SCOPES[rule.scope], _NO_DATA[rule.no_data], overall, _ORIGINS[rule.source]]


def _progress_rules(rule: Progress) -> list[str]:
    stages = ", ".join(STAGES[stage] for stage in rule.stages)
    return [
        _("Cuentan las actividades activas, aprobadas y con meta física anual mayor que cero."),
        _("El programa vigente es la primera etapa que exista de: {stages}.").format(stages=stages),
        _("Acumulado Anual: suma de los meses ejecutados / suma de los programados × 100."),
        _("Acumulado Mensual: último valor ejecutado mayor que cero / último programado mayor que cero × 100."),
        _("No Acumulado: promedio de los avances de los meses programados."),
        _("S.I. (seguimiento incompleto): falta el reporte de un mes cuyo plazo venció."),
        _("S.P. (sin programación): nada programado en el periodo."),
        _("Una acción promedia sus actividades; si una está S.I., la acción no tiene avance. S.P. no entra."),
        _TOTALS[rule.total],
        *_cap_rules(rule.cap),
    ]


def _bands_table(bands: Sequence[Band]) -> Table:
    columns = (Column(_("Color")), Column(_("Desde (%)"), Align.RIGHT), Column(_("Hasta menos de (%)"), Align.RIGHT))
    limits = [*(plain(band.start) for band in bands[1:]), "—"]
    rows = tuple(
        Row((Cell(band.name, Light(band.light)), Cell(plain(band.start)), Cell(limit)))
        for band, limit in zip(bands, limits, strict=True)
    )
    return Table(_("Semáforo"), columns, rows)


def _examples_table(examples: Sequence[Example]) -> Table:
    columns = (
        Column(_("Sentido")),
        Column(_("Meta"), Align.RIGHT),
        Column(_("Obtenido"), Align.RIGHT),
        Column(_("Avance"), Align.RIGHT),
    )
    rows = tuple(
        Row(
            (
                Cell(SENSES[each.sense]),
                Cell(plain(each.target)),
                Cell(plain(each.value)),
                Cell(MISSING if each.degree is None else plain(each.degree)),
            )
        )
        for each in examples
    )
    return Table(_("Casos resueltos"), columns, rows)


def _progress_examples_table(examples: Sequence[ProgressExample]) -> Table:
    columns = (
        Column(_("Tipo de agregación")),
        Column(_("Programado, mes a mes")),
        Column(_("Ejecutado, mes a mes")),
        Column(_("Avance"), Align.RIGHT),
    )
    rows = tuple(
        Row(
            (
                Cell(ACTIVITY_AGGREGATIONS[each.aggregation]),
                Cell("; ".join(plain(number) for number in each.programmed)),
                Cell("; ".join(plain(number) for number in each.executed)),
                Cell(MISSING if each.progress is None else plain(each.progress)),
            )
        )
        for each in examples
    )
    return Table(_("Casos resueltos"), columns, rows)
