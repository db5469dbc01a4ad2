"""The stages of the programme: each is approved once, and none overwrites another."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.poi.stages import APPROVED, PIA, REPROGRAMMED, OpenStage
from faro.monitoring.models import Activity, PlannedMonth, Poi, Reprogramming
from faro.monitoring.selectors.closing.closed import closed_months
from faro.monitoring.services.poi.activities import locked_poi, write_months
from faro.monitoring.services.poi.history import record_activity, record_poi
from faro.monitoring.services.poi.making import PoiRefused

_AT_ONCE = 500


@transaction.atomic
def approve(*, actor: Actor, poi: Poi, instrument: str, on: date, reason: str = "") -> Poi:
    """Approve what the units formulated: from now on that stage stays as it is. Raises :class:`PoiRefused`."""
    poi = locked_poi(poi)
    if poi.state != Poi.State.FORMULATION:
        raise PoiRefused(_("El POI ya fue aprobado."))
    if not instrument.strip():
        raise PoiRefused(_("Diga qué norma o documento aprueba el POI."))
    if not PlannedMonth.objects.filter(activity__poi=poi, stage=APPROVED).exists():
        raise PoiRefused(_("Nada está programado todavía: no hay qué aprobar."))
    poi.state, poi.instrument, poi.approved_on = Poi.State.APPROVED, instrument.strip(), on
    poi.save(update_fields=["state", "instrument", "approved_on"])
    told = [Change("poi_instrument", None, poi.instrument), Change("poi_day", None, on.isoformat())]
    record_poi(actor, poi, "poi_approved", told, reason)
    return poi


@transaction.atomic
def make_consistent(*, actor: Actor, poi: Poi, on: date, reason: str = "") -> Poi:
    """Begin the stage consistent with the PIA as a copy of the approved one.

    It is adjusted on the sheets until something is reported or reprogrammed. Raises :class:`PoiRefused`.
    """
    poi = locked_poi(poi)
    if poi.state != Poi.State.APPROVED:
        raise PoiRefused(_("Solo un POI aprobado se hace consistente con el PIA, y una sola vez."))
    has_some = set(
        PlannedMonth.objects.filter(activity__poi=poi, stage=PIA).values_list("activity_id", flat=True).distinct()
    )
    approved = PlannedMonth.objects.filter(activity__poi=poi, stage=APPROVED).exclude(activity_id__in=has_some)
    copies = [
        PlannedMonth(
            activity_id=each.activity_id, stage=PIA, month=each.month, physical=each.physical, financial=each.financial
        )
        for each in approved
    ]
    PlannedMonth.objects.bulk_create(copies, batch_size=_AT_ONCE)
    poi.state, poi.consistent_on = Poi.State.CONSISTENT, on
    poi.save(update_fields=["state", "consistent_on"])
    record_poi(actor, poi, "poi_made_consistent", [Change("poi_day", None, on.isoformat())], reason)
    return poi


@transaction.atomic
def open_reprogramming(*, actor: Actor, poi: Poi, motive: str) -> Reprogramming:
    """Begin the next numbered change of the programme; one at a time. Raises :class:`PoiRefused`."""
    poi = locked_poi(poi)
    if poi.state != Poi.State.CONSISTENT:
        raise PoiRefused(_("Se reprograma un POI consistente con el PIA; este todavía no lo es."))
    if not motive.strip():
        raise PoiRefused(_("Escriba el motivo de la reprogramación."))
    if poi.reprogrammings.filter(approved_at=None).exists():
        raise PoiRefused(_("Ya hay una reprogramación abierta: apruébela o déjela sin efecto antes de abrir otra."))
    last = poi.reprogrammings.aggregate(last=Max("number"))["last"] or 0
    made = Reprogramming.objects.create(poi=poi, number=last + 1, motive=motive.strip())
    told = [Change("reprogramming", None, made.number), Change("reprogramming_motive", None, made.motive)]
    record_poi(actor, poi, "reprogramming_opened", told)
    return made


@transaction.atomic
def reprogram_month(
    *,
    actor: Actor,
    reprogramming: Reprogramming,
    activity: Activity,
    physical: Mapping[int, int | None] | None = None,
    financial: Mapping[int, int | None] | None = None,
    reason: str = "",
) -> None:
    """Change months of an activity in an open reprogramming; its other months begin as they are in force.

    Months map to millionths and céntimos. Raises :class:`PoiRefused` once the reprogramming is approved.
    """
    locked = _open(reprogramming)
    if activity.poi_id != locked.poi_id:
        raise PoiRefused(_("La actividad es de otro POI."))
    activity = Activity.objects.select_for_update(of=("self",)).select_related("poi__plan").get(pk=activity.pk)
    stage = OpenStage(REPROGRAMMED, locked.number, closed=closed_months(locked.poi))
    changes = write_months(activity, stage, physical or {}, financial or {})
    if changes:
        activity.revision += 1
        activity.save(update_fields=["revision"])
        record_activity(actor, activity, "activity_changed", changes, reason)


@transaction.atomic
def approve_reprogramming(
    *, actor: Actor, reprogramming: Reprogramming, instrument: str, instrument_date: date, reason: str = ""
) -> Reprogramming:
    """Approve it: it counts from now on and stays as it is. Raises :class:`PoiRefused`."""
    locked = _open(reprogramming)
    if not instrument.strip():
        raise PoiRefused(_("Diga qué norma o documento aprueba la reprogramación."))
    if not PlannedMonth.objects.filter(activity__poi=locked.poi, stage=REPROGRAMMED, version=locked.number).exists():
        raise PoiRefused(_("La reprogramación no cambia nada todavía."))
    locked.instrument, locked.instrument_date = instrument.strip(), instrument_date
    locked.approved_at, locked.approved_by = timezone.now(), actor.key
    locked.save()
    told = [
        Change("reprogramming", None, locked.number),
        Change("poi_instrument", None, locked.instrument),
        Change("poi_day", None, instrument_date.isoformat()),
    ]
    record_poi(actor, locked.poi, "reprogramming_approved", told, reason)
    return locked


@transaction.atomic
def drop_reprogramming(*, actor: Actor, reprogramming: Reprogramming, reason: str) -> None:
    """Give up a reprogramming that was not approved: its months go, its history stays. Raises :class:`PoiRefused`."""
    locked = _open(reprogramming)
    if not reason.strip():
        raise PoiRefused(_("Diga por qué se deja sin efecto."))
    PlannedMonth.objects.filter(activity__poi=locked.poi, stage=REPROGRAMMED, version=locked.number).delete()
    locked.delete()
    told = [Change("reprogramming", reprogramming.number, None)]
    record_poi(actor, locked.poi, "reprogramming_dropped", told, reason)


def _open(reprogramming: Reprogramming) -> Reprogramming:
    locked_poi(reprogramming.poi)
    found = Reprogramming.objects.select_related("poi__plan").filter(pk=reprogramming.pk).first()
    if found is None or found.approved_at is not None:
        raise PoiRefused(_("Esa reprogramación ya no está abierta."))
    return found
