"""Sealing inputs and running methods over them."""

import zlib
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from faro.engine.evaluation import Run
from faro.engine.result_bytes import result_bytes
from faro.evaluation.inputs import package_of
from faro.evaluation.models import EvaluationRun, SealedInput
from faro.evaluation.selectors.sealed import package_in
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key
from faro.package.evaluating import evaluate_package
from faro.package.identity import engine_version, method_digest
from faro.package.model import Package
from faro.package.sealing import digest_of, sealed_bytes


class NotReproduced(FaroError):
    """The same inputs, method and engine gave other results: what is kept, or this program, is damaged."""


def seal_inputs(plan: str, year: int) -> SealedInput:
    """What the plan says of that year as it stands now, sealed. The same content is the same row."""
    return seal_package(package_of(plan, year))


def seal_package(package: Package) -> SealedInput:
    """The package sealed. Sealing changes nothing that anyone sees, so the ledger has no entry of it."""
    content = sealed_bytes(package)
    sealed, _made = SealedInput.objects.get_or_create(
        digest=digest_of(content),
        defaults={
            "plan": package.name,
            "format_version": package.format_version,
            "content": zlib.compress(content),
            "made_at": timezone.now(),
        },
    )
    return sealed


def run(
    *, actor: Actor, sealed: SealedInput, method_ids: Sequence[str], year: int, through_month: int = 12
) -> tuple[EvaluationRun, ...]:
    """One run per method, in their order. A run that is there already is given again, after it was reproduced.

    Raises :class:`NotReproduced`, BrokenSeal, and what :func:`~faro.package.evaluating.evaluate_package` does.
    """
    computed = evaluate_package(package_in(sealed), method_ids, year, through_month)
    return keep_runs(actor=actor, sealed=sealed, computed=computed)


@transaction.atomic
def keep_runs(*, actor: Actor, sealed: SealedInput, computed: Sequence[Run]) -> tuple[EvaluationRun, ...]:
    """The computed runs, kept once each."""
    return tuple(_kept(actor, sealed, each) for each in computed)


def _kept(actor: Actor, sealed: SealedInput, computed: Run) -> EvaluationRun:
    content = result_bytes(computed)
    digest = digest_of(content)
    fresh = EvaluationRun(
        sealed=sealed,
        method=computed.method.id,
        method_version=computed.method.version,
        method_digest=method_digest(computed.method.id),
        engine_version=engine_version(),
        year=computed.horizon.year,
        through_month=computed.horizon.through_month,
        results=zlib.compress(content),
        digest=digest,
        made_at=timezone.now(),
        made_by=actor.key,
    )
    kept = _same(fresh)
    if kept is None:
        try:
            with transaction.atomic():
                fresh.save(force_insert=True)
        except IntegrityError:  # someone ran the same at the same time
            kept = _same(fresh)
            if kept is None:
                raise
        else:
            _record_run(actor, fresh)
            return fresh
    if kept.digest != digest:
        raise NotReproduced(
            _("La corrida {run} no se reproduce: los mismos datos, método y motor dan otras cifras.").format(
                run=kept.pk
            )
        )
    return kept


def _same(wanted: EvaluationRun) -> EvaluationRun | None:
    return EvaluationRun.objects.filter(
        sealed=wanted.sealed,
        method=wanted.method,
        method_digest=wanted.method_digest,
        engine_version=wanted.engine_version,
        year=wanted.year,
        through_month=wanted.through_month,
    ).first()


def _record_run(actor: Actor, made: EvaluationRun) -> None:
    record(
        actor=actor,
        action="evaluation.run_made",
        subject=subject_key("run", str(made.pk)),
        changes=(
            Change("inputs", after=made.sealed.digest),
            Change("method", after=f"{made.method}@{made.method_version}"),
            Change("results", after=made.digest),
        ),
    )
