"""Correcting a figure whose month is closed: someone asks, another decides, and a new version is sealed.

What was sealed stays, and so does the row that the unit reported; from the decision on, the adjustment counts.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.fixed import LARGEST
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.monitoring.models import Activity, Adjustment, ClosedPeriod, Poi, ReportingPeriod
from faro.monitoring.selectors.closing.adjustments import value_in_force
from faro.monitoring.selectors.closing.closed import is_closed
from faro.monitoring.selectors.closing.periods import last_version, subject_of
from faro.monitoring.services.closing.sealing import keep_corrected

FIELDS = {"physical": _("Hecho en el mes"), "financial": _("Gastado en el mes (S/)")}
Kind = ReportingPeriod.Kind


class AdjustmentRefused(FaroError):
    """The text says why."""


@dataclass(frozen=True, slots=True)
class Correction:
    """``after``, in millionths or céntimos, in place of what was executed; None: it was not known after all."""

    activity: str
    field: str
    after: int | None


@transaction.atomic
def ask_adjustment(
    *, actor: Actor, poi: Poi, period: ReportingPeriod, correction: Correction, reason: str
) -> Adjustment:
    """Ask to correct what was executed of an activity in a closed month. Raises :class:`AdjustmentRefused`."""
    poi = Poi.objects.select_for_update(of=("self",)).select_related("plan").get(pk=poi.pk)
    activity, field = correction.activity, correction.field
    _check_place(poi, period, activity, field)
    before = value_in_force(poi, period, activity, field)
    _check_values(before, correction.after, reason)
    if Adjustment.objects.filter(poi=poi, period=period, activity=activity, field=field, accepted=None).exists():
        raise AdjustmentRefused(_("Ya se pidió un ajuste de esa cifra y falta decidirlo."))
    made = Adjustment.objects.create(
        poi=poi,
        period=period,
        activity=activity,
        field=field,
        before=before,
        after=correction.after,
        reason=reason.strip(),
        asked_at=timezone.now(),
        asked_by=actor.key,
    )
    record(
        actor=actor,
        action="monitoring.adjustment_asked",
        subject=subject_of(poi, period),
        changes=_changes(made),
        reason=made.reason,
    )
    return made


@transaction.atomic
def decide_adjustment(
    *, actor: Actor, adjustment: Adjustment, accepted: bool, decision: str = ""
) -> tuple[ClosedPeriod, ...]:
    """Accept or refuse what someone else asked; gives the versions that it made: of the month, and of a closed year.

    ``decision``: why; required to refuse. Raises :class:`AdjustmentRefused`.
    """
    poi = Poi.objects.select_for_update(of=("self",)).select_related("plan").get(pk=adjustment.poi_id)
    adjustment = Adjustment.objects.select_related("period").get(pk=adjustment.pk)
    _check_decision(actor, adjustment, accepted=accepted, decision=decision)
    if accepted:
        _check_still_true(poi, adjustment)
    adjustment.accepted = accepted
    adjustment.decision = decision.strip()
    adjustment.decided_at, adjustment.decided_by = timezone.now(), actor.key
    adjustment.save()
    record(
        actor=actor,
        action="monitoring.adjustment_accepted" if accepted else "monitoring.adjustment_refused",
        subject=subject_of(poi, adjustment.period),
        changes=_changes(adjustment),
        reason=adjustment.decision or adjustment.reason,
        public=accepted,
    )
    return _new_versions(actor, poi, adjustment) if accepted else ()


def _check_place(poi: Poi, period: ReportingPeriod, activity: str, field: str) -> None:
    if period.kind != Kind.MONTH or period.year != poi.year:
        raise AdjustmentRefused(_("Se ajusta la cifra de un mes: elija cuál."))
    if not is_closed(poi, period):
        raise AdjustmentRefused(_("{period} está abierto: corrija el reporte.").format(period=period.code))
    if field not in FIELDS:
        raise AdjustmentRefused(_("No se ajusta un campo «{field}».").format(field=field))
    if not Activity.objects.filter(poi=poi, code=activity).exists():
        raise AdjustmentRefused(_("La actividad {code} no es del POI.").format(code=activity))


def _check_values(before: int | None, after: int | None, reason: str) -> None:
    if not reason.strip():
        raise AdjustmentRefused(_("Diga por qué se corrige: quedará en la historia."))
    if after == before:
        raise AdjustmentRefused(_("Es la cifra que ya está."))
    if after is not None and not 0 <= after < LARGEST:
        raise AdjustmentRefused(_("Una cifra ejecutada no puede ser negativa ni tan grande."))


def _check_decision(actor: Actor, adjustment: Adjustment, *, accepted: bool, decision: str) -> None:
    if adjustment.accepted is not None:
        raise AdjustmentRefused(_("Ese ajuste ya se decidió."))
    if actor.key == adjustment.asked_by:
        raise AdjustmentRefused(_("Lo decide otra persona: nadie acepta el ajuste que pidió."))
    if not accepted and not decision.strip():
        raise AdjustmentRefused(_("Diga por qué no se acepta."))


def _check_still_true(poi: Poi, adjustment: Adjustment) -> None:
    now = value_in_force(poi, adjustment.period, adjustment.activity, adjustment.field)
    if now != adjustment.before:
        raise AdjustmentRefused(_("La cifra cambió desde que se pidió el ajuste: pídalo de nuevo."))


def _new_versions(actor: Actor, poi: Poi, adjustment: Adjustment) -> tuple[ClosedPeriod, ...]:
    """The month again, and the year where it is closed. Later months keep what was known when they were closed."""
    year = ReportingPeriod.objects.filter(kind=Kind.YEAR, year=poi.year).first()
    held = [last_version(poi, each) for each in (adjustment.period, year) if each is not None]
    return tuple(keep_corrected(actor=actor, before=last, adjustment=adjustment) for last in held if last is not None)


def _changes(adjustment: Adjustment) -> list[Change]:
    name = f"adjusted_{adjustment.field}/{adjustment.activity}"
    return [Change(name, adjustment.before, adjustment.after)]
