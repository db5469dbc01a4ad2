"""A report and minutes as documents on paper: the blocks that the renderers of Faro take."""

from collections.abc import Iterator, Sequence

from faro.hearings.domain.content import BudgetPart, MinutesContent, PlanPart, QuestionLine, ReportContent
from faro.kernel.formats import MISSING, day, money, percent
from faro.kernel.text import _
from faro.reports.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Row,
    Table,
)

MONTHS = (
    _("enero"),
    _("febrero"),
    _("marzo"),
    _("abril"),
    _("mayo"),
    _("junio"),
    _("julio"),
    _("agosto"),
    _("setiembre"),
    _("octubre"),
    _("noviembre"),
    _("diciembre"),
)


def report_document(content: ReportContent, digest: str) -> Document:
    """The report of a hearing."""
    return Document(
        title=_("Informe de rendición de cuentas"),
        subtitle=content.title,
        organisation=content.municipality,
        date=content.day,
        synthetic=content.synthetic,
        footer=_("Audiencia {code}").format(code=content.hearing),
        blocks=tuple(_report_blocks(content, digest)),
    )


def _report_blocks(content: ReportContent, digest: str) -> Iterator[Block]:
    yield Heading(1, _("Ejecución del presupuesto y proyección al cierre"), "presupuesto")
    yield from _budget(content.budget)
    if content.projections:
        lines = [(each.label, money(each.centimos), percent(each.share)) for each in content.projections]
        notes = tuple(dict.fromkeys(each.norm for each in content.projections))
        yield _table(
            _("Proyección al 31 de diciembre"), (_("Cómo se calcula"), _("Devengado"), _("Del PIM")), lines, notes
        )
    yield Heading(1, _("Resultados del plan"), "plan")
    yield from _plan(content.plan)
    yield Heading(1, _("Meses cerrados del seguimiento"), "cierres")
    closings = [(each.period, day(each.closed_on), each.digest) for each in content.closings]
    yield _table(_("Cierres"), (_("Periodo"), _("Cerrado"), _("Huella")), closings, weights=(1, 1, 4))
    yield Heading(1, _("Compromisos de audiencias anteriores"), "compromisos")
    promised = [
        (
            f"{each.hearing}-{each.number}",
            each.text,
            each.unit,
            day(each.due),
            _("{state}, vencido").format(state=each.state) if each.overdue else each.state,
        )
        for each in content.promises
    ]
    headings = (_("Código"), _("Compromiso"), _("Unidad"), _("Hasta"), _("Estado"))
    yield _table(_("Compromisos"), headings, promised, weights=(1, 4, 2, 1, 1))
    if content.missing:
        yield Heading(1, _("Lo que falta"), "falta")
        yield Bullets(content.missing)
    yield Notice(_("Huella de lo publicado: {digest}").format(digest=digest))


def _budget(budget: BudgetPart | None) -> Iterator[Block]:
    if budget is None:
        yield Paragraph(_("Sin dato: no hay presupuesto importado."))
        return
    until = MONTHS[budget.through_month - 1] if budget.through_month else ""
    accrued = _("Devengado hasta {month}").format(month=until) if until else _("Devengado")
    progress = f"{budget.progress} %" if budget.progress else MISSING
    yield KeyFigures(
        (
            KeyFigure(_("PIA {year}").format(year=budget.year), money(budget.pia)),
            KeyFigure(_("PIM {year}").format(year=budget.year), money(budget.pim)),
            KeyFigure(accrued, money(budget.accrued), _("{progress} del PIM").format(progress=progress)),
            KeyFigure(_("Falta devengar cada mes"), money(budget.needed_each_month), _("para gastar todo el PIM")),
        )
    )
    months = [(MONTHS[place], money(amount)) for place, amount in enumerate(budget.months)]
    source = _("Archivo {name}, huella {digest}").format(name=budget.file_name, digest=budget.file_digest or MISSING)
    yield _table(_("Devengado mes a mes"), (_("Mes"), _("Devengado")), months, (source,))


def _plan(plan: PlanPart | None) -> Iterator[Block]:
    if plan is None:
        yield Paragraph(_("Sin dato: no hay ninguna evaluación publicada."))
        return
    words = _("{plan}, evaluación {year}, publicación {number}. Método: {method}. Resultado: {result}.")
    result = percent(plan.result)
    yield Paragraph(
        words.format(plan=plan.name, year=plan.year, number=plan.number, method=plan.method, result=result),
        _("publicación con huella {digest}").format(digest=plan.digest),
    )
    lines = [(each.code, each.name, percent(each.result)) for each in plan.objectives]
    yield _table(_("Objetivos del plan"), (_("Código"), _("Objetivo"), _("Resultado")), lines, weights=(1, 5, 1))


def minutes_document(content: MinutesContent, digest: str) -> Document:
    """The minutes of a hearing."""
    final = content.kind == "final"
    return Document(
        title=_("Acta de la audiencia") if final else _("Proyecto de acta de la audiencia"),
        subtitle=content.title,
        organisation=content.municipality,
        date=content.published_on,
        synthetic=content.synthetic,
        footer=_("Audiencia {code}").format(code=content.hearing),
        blocks=tuple(_minutes_blocks(content, digest)),
    )


def _minutes_blocks(content: MinutesContent, digest: str) -> Iterator[Block]:
    yield Heading(1, _("Datos de la audiencia"), "datos")
    facts = [
        (_("Convocatoria"), content.decree or MISSING),
        (_("Día y hora"), _("{when} (hora de Perú, UTC−5)").format(when=content.starts)),
        (_("Lugar"), content.place),
        (_("En línea"), content.online_url or MISSING),
        (_("Inscritos"), str(content.registered)),
        (_("Asistieron en el local"), str(content.in_person)),
        (_("Asistieron en línea"), str(content.online)),
        (_("Huella del informe"), content.report or MISSING),
    ]
    yield _table(_("Datos"), (_("Dato"), _("Valor")), facts, weights=(1, 3))
    yield Heading(1, _("Agenda"), "agenda")
    yield Bullets(content.agenda)
    yield Heading(1, _("Apertura"), "apertura")
    yield Paragraph(content.opening)
    yield Heading(1, _("Desarrollo"), "desarrollo")
    yield Paragraph(content.development)
    yield from _minutes_lists(content)
    if content.closing:
        yield Heading(1, _("Cierre"), "cierre")
        yield Paragraph(content.closing)
    yield Notice(_("Huella de lo publicado: {digest}").format(digest=digest))


def _minutes_lists(content: MinutesContent) -> Iterator[Block]:
    yield Heading(1, _("Quienes pidieron la palabra"), "oradores")
    speakers = [
        (str(each.turn), each.who, each.organisation, _("sí") if each.came else _("no")) for each in content.speakers
    ]
    yield _table(_("Por orden de inscripción"), (_("Turno"), _("Quién"), _("Organización"), _("Asistió")), speakers)
    yield Heading(1, _("Preguntas y respuestas"), "preguntas")
    for each in content.questions:
        yield from _question(each)
    yield Heading(1, _("Compromisos"), "compromisos")
    promised = [(str(each.number), each.text, each.unit, day(each.due)) for each in content.promises]
    yield _table(
        _("Compromisos asumidos"), (_("N.º"), _("Compromiso"), _("Unidad"), _("Hasta")), promised, weights=(1, 5, 3, 2)
    )
    if content.observations:
        yield Heading(1, _("Observaciones al proyecto de acta"), "observaciones")
        lines = [(str(each.number), each.who, each.text, each.decision, each.reason) for each in content.observations]
        headings = (_("N.º"), _("Quién"), _("Observación"), _("Decisión"), _("Razón"))
        yield _table(_("Observaciones"), headings, lines, weights=(1, 2, 4, 2, 4))


def _question(question: QuestionLine) -> Iterator[Block]:
    yield Heading(2, _("Pregunta {n}").format(n=question.number), f"pregunta-{question.number}")
    if not question.admitted:
        yield Paragraph(_("No admitida. Motivo: {reason}").format(reason=question.reason))
        return
    yield Paragraph(_("{asker}: {text}").format(asker=question.asker, text=question.text))
    if question.answer:
        who = question.unit or _("la municipalidad")
        yield Paragraph(_("Respuesta de {unit}: {answer}").format(unit=who, answer=question.answer))
    else:
        yield Notice(
            _("Queda pendiente. Responde {unit} hasta el {day}.").format(
                unit=question.unit or _("la municipalidad"), day=day(question.due)
            )
        )


def _table(
    caption: str,
    headings: Sequence[str],
    lines: Sequence[Sequence[str]],
    notes: tuple[str, ...] = (),
    weights: Sequence[float] = (),
) -> Table:
    """A table of texts; amounts and shares are set right."""
    shares = weights or [1.0] * len(headings)
    columns = tuple(Column(heading, _align(lines, place), shares[place]) for place, heading in enumerate(headings))
    return Table(caption, columns, tuple(Row(tuple(Cell(text) for text in line)) for line in lines), notes)


def _align(lines: Sequence[Sequence[str]], place: int) -> Align:
    figures = bool(lines) and all(line[place].startswith("S/") or line[place].endswith("%") for line in lines)
    return Align.RIGHT if figures else Align.LEFT
