"""Taking an activity out while the POI is formulated."""

from django.db import transaction

from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.domain.poi.package_rows import ACTIVITY_FIELDS
from faro.monitoring.models import Activity
from faro.monitoring.selectors.poi.programme import open_stage_of
from faro.monitoring.services.poi.activities import locked_poi
from faro.monitoring.services.poi.history import differences, record_activity
from faro.monitoring.services.poi.making import PoiRefused


@transaction.atomic
def remove_activity(*, actor: Actor, activity: Activity, reason: str) -> None:
    """Take it out with its months; its history stays. Raises :class:`PoiRefused` after the formulation."""
    poi = locked_poi(activity.poi)
    stage = open_stage_of(poi)
    if stage is None or not stage.attributes:
        raise PoiRefused(_("Un POI aprobado no pierde actividades: prográmelas en cero con una reprogramación."))
    if not reason.strip():
        raise PoiRefused(_("Diga por qué se quita la actividad."))
    row = {name: getattr(activity, name) for name in ACTIVITY_FIELDS}
    record_activity(actor, activity, "activity_removed", differences(row, dict.fromkeys(row)), reason)
    activity.delete()
