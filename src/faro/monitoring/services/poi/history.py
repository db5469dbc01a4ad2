"""What the ledger is told about the POI."""

from collections.abc import Mapping, Sequence
from datetime import date

from faro.ledger.api import Actor, Change, JsonValue, record, subject_key
from faro.monitoring.models import Activity, Poi


def poi_subject(poi: Poi) -> str:
    """The key of the POI of a year."""
    return subject_key("poi", poi.plan.code, str(poi.year))


def activity_subject(poi: Poi, code: str) -> str:
    """The key of an activity of that year."""
    return subject_key("activity", poi.plan.code, str(poi.year), code)


def differences(before: Mapping[str, object], after: Mapping[str, object], prefix: str = "activity_") -> list[Change]:
    """A change for each value that is not the same."""
    return [
        Change(f"{prefix}{name}", said(before.get(name)), said(value))
        for name, value in after.items()
        if before.get(name) != value
    ]


def record_poi(actor: Actor, poi: Poi, verb: str, changes: Sequence[Change] = (), reason: str = "") -> None:
    """One entry about the whole POI."""
    record(actor=actor, action=f"monitoring.{verb}", subject=poi_subject(poi), changes=changes, reason=reason)


def record_activity(actor: Actor, activity: Activity, verb: str, changes: Sequence[Change], reason: str = "") -> None:
    """One entry about an activity. ``activity.poi`` and its plan are expected to be loaded."""
    subject = activity_subject(activity.poi, activity.key)
    record(actor=actor, action=f"monitoring.{verb}", subject=subject, changes=changes, reason=reason)


def said(value: object) -> JsonValue:
    """A value as the chain keeps it: whole units, dates in ISO form."""
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
