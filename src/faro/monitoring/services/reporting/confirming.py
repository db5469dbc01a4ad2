"""One click: what the records say becomes the figure of the unit, and goes to whoever checks it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.formats import quantity
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.monitoring.domain.reporting.fields import DENOMINATOR, EXPLANATION, NUMERATOR, VALUE
from faro.monitoring.domain.reporting.keys import measure_key
from faro.monitoring.models import IndicatorReport
from faro.monitoring.ports import Measured
from faro.monitoring.services.reporting.locking import locked, note_filler, refuse_unless_fillable
from faro.monitoring.services.reporting.measuring import send_measure
from faro.monitoring.services.reporting.proposing import PROPOSED, note_proposal


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure as someone saw it, in millionths."""

    numerator: int | None
    denominator: int | None
    value: int | None


class RecordsChanged(FaroError):
    """The records say something else by now than what the person saw."""


@transaction.atomic
def confirm_measure(*, actor: Actor, report: IndicatorReport, seen: Parts) -> IndicatorReport:
    """Take what the records say as the figure, and send it. ``seen``: what the person who confirms had before them.

    Raises :class:`RecordsChanged` if the records say something else by now, :class:`FaroError` where no measure feeds
    the indicator, and as :func:`send_measure` does.
    """
    report = locked(report)
    refuse_unless_fillable(report)
    said = note_proposal(report)
    if said is None:
        raise FaroError(_("Ninguna medida de un registro alimenta este indicador."))
    if seen != Parts(said.numerator, said.denominator, said.value):
        raise RecordsChanged(
            _("Los registros cambiaron mientras tanto: ahora dicen {value}. Mírelo y confirme otra vez.").format(
                value=quantity(said.value)
            )
        )
    changes = _take(report, said)
    report.filled_at, report.filled_by = timezone.now(), actor.key
    note_filler(report, actor)
    report.revision += 1
    fields = [NUMERATOR, DENOMINATOR, VALUE, EXPLANATION, "filled_at", "filled_by", "fillers", "revision"]
    report.save(update_fields=[*fields, *PROPOSED])
    key = measure_key(report.plan.code, report.period.code, report.indicator)
    record(actor=actor, action="monitoring.measure_confirmed", subject=key, changes=changes)
    return send_measure(actor=actor, report=report)


def _take(report: IndicatorReport, said: Measured) -> list[Change]:
    """A figure of one part, or one that fell, has only its value."""
    whole = said.denominator is not None and said.numerator is not None and said.numerator >= 0
    taken: dict[str, int | str | None] = {
        NUMERATOR: said.numerator if whole else None,
        DENOMINATOR: said.denominator if whole else None,
        VALUE: said.value,
        EXPLANATION: report.explanation or ("" if said.value is not None else said.why),
    }
    changes = [Change(name, getattr(report, name), new) for name, new in taken.items() if getattr(report, name) != new]
    for name, new in taken.items():
        setattr(report, name, new)
    return changes
