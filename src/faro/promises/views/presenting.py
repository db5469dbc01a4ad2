"""Plans, readings and pledges in the words of a page."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from faro.kernel.formats import MISSING, day, quantity
from faro.kernel.text import _
from faro.ledger.api import names_of
from faro.promises.domain.facts import ChainStep, LinkLine, PlanLine, PledgeDetail, PledgeLine, StateEntry, TargetLine
from faro.promises.domain.kinds import KINDS
from faro.promises.domain.scale import scale
from faro.promises.domain.words import place_words
from faro.promises.models import GovernmentPlan, ReadRow
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, moment

ELECTED = {None: _("No se sabe"), True: _("Sí"), False: _("No")}


def list_crumb() -> Crumb:
    """The way to the list."""
    return Crumb(_("Promesas"), reverse("promises:list"))


def plan_crumbs(plan: GovernmentPlan, *more: Crumb) -> list[Crumb]:
    """The way to a page of a plan."""
    url = reverse("promises:plan", args=[plan.code]) if more else ""
    return [list_crumb(), Crumb(f"{plan.party} {plan.election_year}", url), *more]


def reading_crumbs(plan: GovernmentPlan, *more: Crumb) -> list[Crumb]:
    """The way to a page of a reading."""
    url = reverse("promises:reading", args=[plan.code]) if more else ""
    return plan_crumbs(plan, Crumb(_("Lectura"), url), *more)


def columns(*labels: str) -> tuple[TableColumn, ...]:
    """Columns of texts."""
    return tuple(TableColumn(label) for label in labels)


def plans_table(plans: Iterable[PlanLine]) -> DataTable:
    """Plans with how many pledges they have, and how well they can be checked."""
    labels = (_("Organización política"), _("Periodo"), _("Lectura"), _("Promesas"), _("Sin evaluar"), _("Calidad"))
    rows = tuple(
        (
            Cell(each.party, url=reverse("promises:plan", args=[each.code])),
            Cell(f"{each.period_from}–{each.period_to}"),
            Cell(_("Aprobada") if each.approved else _("En lectura")),
            Cell(str(each.pledges)),
            Cell(str(each.states.get("", 0))),
            Cell(MISSING if each.score is None else _("{score} de 100").format(score=each.score)),
        )
        for each in plans
    )
    return DataTable(_("Planes de gobierno"), columns(*labels), rows, stacked=True)


def pledges_table(lines: Iterable[PledgeLine]) -> DataTable:
    """Pledges with what was promised, by when, and how they stand."""
    labels = (_("Código"), _("Promesa"), _("Plan"), _("Plazo"), _("Estado"), _("Acción"), _("Calidad de 100"))
    rows = tuple(
        (
            Cell(each.code, url=pledge_path(each.plan, each.code)),
            Cell(each.title),
            Cell(each.party),
            Cell(each.deadline_label),
            Cell(each.state_label),
            Cell(_("Con acción") if each.has_action else _("Sin acción")),
            Cell(str(each.quality.score)),
        )
        for each in lines
    )
    return DataTable(_("Promesas"), columns(*labels), rows, stacked=True)


def pledge_path(plan: str, code: str) -> str:
    """The page of a pledge."""
    return reverse("promises:pledge", args=[plan, code])


def plan_facts(line: PlanLine) -> tuple[Fact, ...]:
    """What is known of a plan."""
    facts = (
        Fact(_("Título"), line.title),
        Fact(_("Elección"), str(line.election_year)),
        Fact(_("Periodo"), f"{line.period_from}–{line.period_to}"),
        Fact(_("Ubigeo"), line.ubigeo),
        Fact(_("Ganó la elección"), ELECTED[line.elected]),
        Fact(_("Documento"), line.document, note=line.sha256[:16]),
        Fact(_("Fuente"), line.source),
        Fact(_("Promesas"), str(line.pledges) if line.approved else ""),
        Fact(_("Calidad media"), "" if line.score is None else _("{score} de 100").format(score=line.score)),
    )
    return tuple(fact for fact in facts if fact.value)


def pledge_facts(found: PledgeDetail) -> tuple[Fact, ...]:
    """What the document says, and where."""
    line = found.line
    point = f"{quantity(line.latitude)}, {quantity(line.longitude)}" if line.latitude is not None else ""
    axis = found.axes[0] if found.axes else None
    facts = (
        Fact(_("Estado"), line.state_label, note=_("desde el {day}").format(day=day(line.since)) if line.since else ""),
        Fact(_("Dimensión"), line.dimension),
        Fact(_("Eje"), axis.name if axis else ""),
        Fact(_("Problema"), found.problem),
        Fact(_("Objetivo"), line.objective),
        Fact(_("Indicador que nombra el plan"), found.indicator),
        Fact(_("Lugar en el documento"), line.place),
        Fact(_("Cita"), f"«{line.quotation}»" if line.quotation else ""),
        Fact(_("Lugar"), line.sector, note=point),
        Fact(_("Notas"), found.notes),
    )
    return tuple(fact for fact in facts if fact.value)


def targets_table(targets: Iterable[TargetLine]) -> DataTable:
    """Targets taken apart."""
    labels = (_("Meta"), _("Clase"), _("Valor"), _("Línea de base"), _("Plazo"), _("Calidad"))
    rows = tuple(
        (
            Cell(each.text),
            Cell(each.kind_label),
            Cell(value_words(each.comparator, each.quantity, each.unit)),
            Cell(quantity(each.baseline) if each.baseline is not None else MISSING),
            Cell(f"({each.deadline_label})" if each.deadline_inherited else each.deadline_label),
            Cell(_("{score} de 100").format(score=each.quality.score)),
        )
        for each in targets
    )
    return DataTable(_("Metas"), columns(*labels), rows, stacked=True)


def value_words(comparator: str, amount: int | None, unit: str) -> str:
    """«≥ 45 %»; a dash where no number is printed."""
    if amount is None:
        return unit or MISSING
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}.get(comparator, "")
    return f"{sign}{quantity(amount)} {unit}".rstrip()


def chain_table(steps: Iterable[ChainStep]) -> DataTable:
    """The way from the pledge to the records."""
    labels = (_("Paso"), _("Qué"), _("Cifra"), _("Página pública"))
    rows = tuple(
        (
            Cell(each.kind_label),
            Cell(f"{each.code} {each.title}", url=each.staff_url),
            Cell(each.figure or MISSING),
            Cell(_("Ver"), url=each.url) if each.url else Cell(MISSING),
        )
        for each in steps
    )
    return DataTable(_("Cadena de la promesa"), columns(*labels), rows, stacked=True)


def missing_words(missing: Iterable[str]) -> tuple[str, ...]:
    """What the chain lacks, in words."""
    words = {
        "action": _("Sin acción"),
        "money": _("Sin dinero que se le conozca"),
        "indicator": _("Sin indicador"),
        "record": _("Sin anotaciones"),
    }
    return tuple(words[each] for each in missing)


def states_table(timeline: Sequence[StateEntry]) -> DataTable:
    """The states that people decided, the newest first."""
    names = names_of({each.who for each in timeline})
    labels = (_("Estado"), _("Desde"), _("Motivo"), _("Fuente"), _("Proponían las cifras"), _("Quién"))
    rows = tuple(
        (
            Cell(each.state_label),
            Cell(day(each.day)),
            Cell(each.reason),
            Cell("; ".join(part for part in (each.source, each.resolution) if part)),
            Cell(each.proposed or MISSING),
            Cell(f"{names[each.who]}, {moment(each.at)}"),
        )
        for each in reversed(timeline)
    )
    return DataTable(_("Estados decididos"), columns(*labels), rows, stacked=True)


def link_words(link: LinkLine) -> str:
    """Why a link is proposed: how near the texts are, and by which words."""
    if link.score is None:
        return ""
    words = ", ".join(link.words)
    return _("Cercanía {score} de 100: {words}").format(score=link.score, words=words)


def rows_table(rows: Iterable[ReadRow], *, with_reason: bool = False) -> DataTable:
    """What was read, beside the document's own text."""
    labels = [_("Fila"), _("En el documento"), _("Dice"), _("Dimensión"), _("Objetivo"), _("Meta leída"), _("Plazo")]
    if with_reason:
        labels.append(_("Motivo"))
    found = tuple(_row_cells(row, with_reason=with_reason) for row in rows)
    return DataTable(_("Filas de la lectura"), columns(*labels), found, stacked=True)


def _row_cells(row: ReadRow, *, with_reason: bool) -> tuple[Cell, ...]:
    told = value_words(row.comparator, row.quantity, row.unit)
    kind = dict(KINDS)[row.kind]
    cells = (
        Cell(str(row.number), url=reverse("promises:row", args=[row.reading.plan.code, row.number])),
        Cell(place_words(row.page, row.line), url=line_path(row)),
        Cell(row.text),
        Cell(row.dimension or MISSING),
        Cell(row.objective or MISSING),
        Cell(f"{kind}: {told}" if row.target_text else kind),
        Cell(f"({row.deadline})" if row.deadline_inherited else row.deadline or MISSING),
    )
    return (*cells, Cell(row.reason)) if with_reason else cells


def line_path(row: ReadRow) -> str:
    """The document, at the row's own line."""
    return f"{reverse('promises:document', args=[row.reading.plan.code])}?fila={row.number}"


def scale_table() -> DataTable:
    """The scale with the nearest words of others."""
    labels = (_("Estado"), _("Qué quiere decir"), _("Polimètre"), _("Convoca"))
    rows = tuple(
        (
            Cell(each.label),
            Cell(each.meaning),
            Cell(_nearest(each.polimetre, sure=each.sure)),
            Cell(_nearest(each.convoca, sure=each.sure)),
        )
        for each in scale()
    )
    return DataTable(_("Escala de estados"), columns(*labels), rows, stacked=True)


def _nearest(word: str, *, sure: bool) -> str:
    if not word:
        return _("No la tiene")
    return word if sure else _("{word} (parecida, no igual)").format(word=word)
