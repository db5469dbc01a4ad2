"""A version of a closed period: made, kept and told to the ledger, where citizens read its digest."""

import zlib
from collections.abc import Sequence

from django.utils import timezone

from faro.engine.method import methods_in_force
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, seal
from faro.monitoring.domain.closing.content import closing_bytes, unpacked
from faro.monitoring.domain.closing.correcting import CorrectedFigure, corrected
from faro.monitoring.models import Adjustment, ClosedPeriod, Poi, ReportingPeriod
from faro.monitoring.selectors.closing.adjustments import adjustments_of, first_code_of
from faro.monitoring.selectors.closing.package import PeriodPackage, period_package
from faro.monitoring.selectors.closing.periods import seal_name, subject_of, through_month
from faro.monitoring.selectors.closing.readiness import spoken
from faro.monitoring.selectors.closing.reproducing import opened
from faro.package.model import Package
from faro.package.sealing import digest_of, sealed_bytes

CLOSED, CORRECTED = "monitoring.period_closed", "monitoring.period_corrected"


def keep_closing(
    *, actor: Actor, poi: Poi, period: ReportingPeriod, missing: Sequence[dict[str, str]], reason: str
) -> ClosedPeriod:
    """The period out of the rows as they are now. The caller holds the lock of the POI."""
    found = period_package(poi, period, timezone.localdate())
    content = closing_bytes(
        found.package,
        _manifest(poi, period, found, missing, reason),
        _methods(period),
        through_month(period),
    )
    made = ClosedPeriod(poi=poi, period=period, reason=reason, missing=list(missing))
    return _keep(actor, made, content, None)


def keep_corrected(*, actor: Actor, before: ClosedPeriod, adjustment: Adjustment) -> ClosedPeriod:
    """The next version: what was sealed with that one figure corrected, whatever else has changed in the rows since.

    The caller holds the lock of the POI.
    """
    held = opened(before)
    period = adjustment.period
    code = _sealed_as(held.package, adjustment)
    figure = CorrectedFigure(code, period.year, period.number, adjustment.field, adjustment.after)
    content = closing_bytes(
        corrected(held.package, figure),
        {
            **held.manifest,
            "reason": adjustment.reason,
            "adjustments": [*held.manifest["adjustments"], _told(adjustment)],
        },
        [each["id"] for each in held.manifest["methods"]],
        held.manifest["through_month"],
    )
    made = ClosedPeriod(
        poi=before.poi,
        period=before.period,
        version=before.version + 1,
        reason=adjustment.reason,
        missing=before.missing,
    )
    return _keep(actor, made, content, before)


def _sealed_as(package: Package, adjustment: Adjustment) -> str:
    """The code under which the seal knows the activity: it may have been sealed before CEPLAN gave it one."""
    known = set(package.tables["activities"]["code"])
    return adjustment.activity if adjustment.activity in known else first_code_of(adjustment.poi, adjustment.activity)


def _keep(actor: Actor, made: ClosedPeriod, content: bytes, before: ClosedPeriod | None) -> ClosedPeriod:
    _check_it_opens(content)
    made.content, made.digest = zlib.compress(content), digest_of(content)
    made.closed_at, made.closed_by = timezone.now(), actor.key
    made.save(force_insert=True)
    _record(actor, made, before)
    return made


def _check_it_opens(content: bytes) -> None:
    """Nothing is sealed that could not be read again. Raises :class:`~faro.kernel.errors.FaroError` saying why."""
    try:
        held = unpacked(content)
    except InputProblems as wrong:
        first = wrong.problems[0]
        sentence = _("No se puede sellar: los datos del plan no forman un paquete válido. {file}, {column}: {message}")
        place = first.place
        raise FaroError(sentence.format(file=place.file, column=place.column or "—", message=first.message)) from wrong
    if digest_of(sealed_bytes(held.package)) != held.manifest["package"]:
        raise FaroError(_("No se puede sellar: el paquete no vuelve a leerse igual. Avise, es un error de Faro."))


def _manifest(
    poi: Poi, period: ReportingPeriod, found: PeriodPackage, missing: Sequence[dict[str, str]], reason: str
) -> dict[str, object]:
    budget = found.budget
    return {
        "plan": poi.plan.code,
        "year": poi.year,
        "period": period.code,
        "synthetic": found.package.plan.synthetic,
        "reason": reason,
        "missing": list(missing),
        "adjustments": [_told(each) for each in adjustments_of(poi, period).filter(accepted=True)],
        "activities_left_out": list(found.left_out),
        "budget": None
        if budget is None
        else {"file": budget.source, "sha256": budget.digest, "unlinked": list(budget.unlinked)},
    }


def _told(adjustment: Adjustment) -> dict[str, object]:
    decided = adjustment.decided_at
    return {
        "period": adjustment.period.code,
        "activity": adjustment.activity,
        "field": adjustment.field,
        "before": adjustment.before,
        "after": adjustment.after,
        "reason": adjustment.reason,
        "decided_on": timezone.localdate(decided).isoformat() if decided else None,
    }


def _methods(period: ReportingPeriod) -> list[str]:
    """A month is evaluated as the POI is; the year, by every method in force at its end."""
    whole = period.kind == ReportingPeriod.Kind.YEAR
    return [method.id for method in methods_in_force(period.ends) if whole or method.progress is not None]


def _record(actor: Actor, made: ClosedPeriod, before: ClosedPeriod | None) -> None:
    poi, period = made.poi, made.period
    record(
        actor=actor,
        action=CLOSED if before is None else CORRECTED,
        subject=subject_of(poi, period),
        changes=[
            Change("closing_version", before.version if before else None, made.version),
            Change("content_digest", before.digest if before else None, made.digest),
            *(Change("left_without_figure", None, _what(each)) for each in made.missing if before is None),
        ],
        reason=made.reason,
        public=True,
    )
    seal(actor=actor, name=seal_name(poi, period), content_digest=made.digest, reason=made.reason)


def _what(missing: dict[str, str]) -> str:
    return spoken(missing.get("unit") or missing["indicator"])
