"""What in a figure deserves a look. A remark refuses nothing: it asks."""

from dataclasses import dataclass

from faro.kernel.formats import percent
from faro.kernel.text import _
from faro.monitoring.domain.reporting.progress import share


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which difference on: ``programme``, % of what was programmed; ``money``, percentage points."""

    programme: int
    money: int


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """What was programmed and done in a month, and in money since January."""

    physical: int | None
    financial: int | None
    planned_physical: int | None
    planned_financial: int | None
    done_share: float | None = None
    spent_share: float | None = None


def remarks(facts: MonthFacts, thresholds: Thresholds) -> tuple[str, ...]:
    """Everything that deserves a look, in words."""
    found = (
        _missing(facts),
        _far_from_programme(facts, thresholds),
        _progress_without_money(facts),
        _money_without_progress(facts),
        _parted(facts, thresholds),
    )
    return tuple(each for each in found if each)


def _missing(facts: MonthFacts) -> str:
    return _("Sin cifra física: la actividad queda sin información (S.I.).") if facts.physical is None else ""


def _far_from_programme(facts: MonthFacts, thresholds: Thresholds) -> str:
    done, planned = facts.physical, facts.planned_physical
    if done is None or planned is None:
        return ""
    if planned == 0:
        return _("Se hizo algo que no estaba programado en el mes.") if done > 0 else ""
    points = share(done, planned)
    if points is None or abs(points - 100) <= thresholds.programme:
        return ""
    return _("Lejos de lo programado: {points}.").format(points=percent(points))


def _progress_without_money(facts: MonthFacts) -> str:
    spent_nothing = not facts.financial and bool(facts.planned_financial)
    return _("Avance físico sin gasto, y había dinero programado.") if facts.physical and spent_nothing else ""


def _money_without_progress(facts: MonthFacts) -> str:
    return _("Gasto sin avance físico.") if facts.financial and facts.physical == 0 else ""


def _parted(facts: MonthFacts, thresholds: Thresholds) -> str:
    if facts.done_share is None or facts.spent_share is None:
        return ""
    if abs(facts.done_share - facts.spent_share) <= thresholds.money:
        return ""
    sentence = _("Lo físico va en {done} y el dinero en {spent} de lo programado a la fecha.")
    return sentence.format(done=percent(facts.done_share), spent=percent(facts.spent_share))
