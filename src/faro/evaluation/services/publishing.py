"""Publishing: what citizens see of a plan and year, from now on."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from faro.checks.audit import AuditedFinding
from faro.engine.evaluation import Run
from faro.evaluation.differences import FigureChange, changes_between
from faro.evaluation.domain.methods import main_method, publication_methods
from faro.evaluation.domain.sealing import same_data
from faro.evaluation.domain.snapshot import snapshot, to_json
from faro.evaluation.inputs import package_to_publish
from faro.evaluation.models import EvaluationRun, Publication, SealedInput
from faro.evaluation.published import PublishedPlan
from faro.evaluation.selectors.publications import latest_publication, plan_published_in, sealed_package
from faro.evaluation.services.reporting import Document, audited, keep_documents, made_documents
from faro.evaluation.services.running import keep_runs, seal_package
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, seal, subject_key
from faro.package.evaluating import evaluate_package
from faro.package.model import Package
from faro.package.sealing import digest_of, sealed_bytes
from faro.reports.report import FORMATS


class ReasonMissing(FaroError):
    """Citizens are told why figures change."""


class NothingNew(FaroError):
    """What would be published is what is published."""


class PublishedMeanwhile(FaroError):
    """Someone else published the same plan and year at the same time, or the inputs changed since they were shown."""


@dataclass(frozen=True)
class Draft:
    """A publication worked out and not yet kept. ``changes``: what differs from ``previous``."""

    package: Package
    runs: tuple[Run, ...]
    findings: tuple[AuditedFinding, ...]
    published: PublishedPlan
    previous: Publication | None
    changes: tuple[FigureChange, ...]

    @property
    def is_new(self) -> bool:
        """Whether it says anything that is not published."""
        return self.previous is None or bool(self.changes) or not same_data(self.package, sealed_package(self.previous))


def drafted(plan: str, year: int) -> Draft:
    """What a publication now would say, and what it would change. Keeps nothing."""
    return draft_of(package_to_publish(plan, year), year)


def draft_of(package: Package, year: int) -> Draft:
    """The draft of a package. Raises :class:`~faro.evaluation.domain.methods.NoMethodInForce` and YearOutsidePlan."""
    runs = evaluate_package(package, publication_methods(package, year), year)
    findings = audited(package, year)
    seal = digest_of(sealed_bytes(package))
    published = snapshot(package, runs, findings, seal, timezone.now(), main_method(year))
    previous = latest_publication(package.name, year)
    changes = () if previous is None else changes_between(plan_published_in(previous), published)
    return Draft(package, runs, findings, published, previous, changes)


def publish(
    *,
    actor: Actor,
    plan_code: str,
    year: int,
    reason: str,
    seen: str | None = None,
    formats: Sequence[str] = FORMATS,
) -> Publication:
    """Publish the plan as it stands now, or its year as it was closed (:func:`publish_package`)."""
    package = package_to_publish(plan_code, year)
    return publish_package(actor=actor, package=package, year=year, reason=reason, seen=seen, formats=formats)


def publish_package(
    *,
    actor: Actor,
    package: Package,
    year: int,
    reason: str,
    seen: str | None = None,
    formats: Sequence[str] = FORMATS,
) -> Publication:
    """Publish a package. Everything is worked out first and kept in one transaction, or not at all.

    ``reason``: required where something is published already. ``seen``: the :func:`draft_key` of the draft that the
    person was shown; another one is refused. Raises :class:`ReasonMissing`, :class:`NothingNew`,
    :class:`PublishedMeanwhile`, and what reading, evaluating and drawing up the documents do.
    """
    draft = draft_of(package, year)
    if seen is not None and seen != draft_key(draft):
        raise PublishedMeanwhile(_("Los datos o la publicación cambiaron desde que los revisó: revise de nuevo."))
    _check(draft, reason)
    documents = made_documents(draft.package, draft.runs, draft.findings, formats) if formats else ()
    return keep_draft(actor=actor, draft=draft, reason=reason, documents=documents)


def keep_draft(*, actor: Actor, draft: Draft, reason: str, documents: Sequence[Document]) -> Publication:
    """Make the draft what citizens see. Raises :class:`PublishedMeanwhile` where it no longer follows the last one."""
    try:
        return _keep(actor, draft, reason.strip(), documents)
    except IntegrityError as error:
        raise PublishedMeanwhile(
            _("Otra persona publicó {plan} {year} al mismo tiempo: revise qué cambió y vuelva a intentarlo.").format(
                plan=draft.published.plan, year=draft.published.year
            )
        ) from error


def draft_key(draft: Draft) -> str:
    """What a draft is told by: its inputs and the publication that it would replace."""
    return f"{draft.published.seal}-{draft.previous.pk if draft.previous else 0}"


def _check(draft: Draft, reason: str) -> None:
    if not draft.is_new:
        raise NothingNew(_("No hay nada nuevo que publicar: lo publicado ya dice esto."))
    if draft.previous is not None and not reason.strip():
        raise ReasonMissing(_("Escriba por qué cambia lo publicado: se mostrará junto a las cifras."))


@transaction.atomic
def _keep(actor: Actor, draft: Draft, reason: str, documents: Sequence[Document]) -> Publication:
    published, previous = draft.published, draft.previous
    sealed = seal_package(draft.package)
    runs = keep_runs(actor=actor, sealed=sealed, computed=draft.runs)
    text = to_json(published)
    publication = Publication.objects.create(
        plan=published.plan,
        year=published.year,
        number=1 if previous is None else previous.number + 1,
        sealed=sealed,
        main_method=published.main_method,
        synthetic=published.synthetic,
        previous=previous,
        reason=reason,
        changes=json.dumps([asdict(change) for change in draft.changes], ensure_ascii=False),
        snapshot=text,
        digest=digest_of(text.encode()),
        published_at=published.published_at,
        published_by=actor.key,
    )
    publication.runs.set(runs)
    keep_documents(actor=actor, runs=runs, documents=documents)
    _record(actor, publication, sealed, runs)
    return publication


def _record(actor: Actor, publication: Publication, sealed: SealedInput, runs: Sequence[EvaluationRun]) -> None:
    """The seal of inputs, methods and outputs, where citizens read it."""
    before = publication.previous
    record(
        actor=actor,
        action="evaluation.published",
        subject=subject_key("publication", publication.plan, str(publication.year)),
        changes=(
            Change("publication_number", before.number if before else None, publication.number),
            Change("inputs", before.sealed.digest if before else None, sealed.digest),
            *(Change("method", after=f"{run.method}@{run.method_version}: {run.digest}") for run in runs),
            Change("snapshot", before.digest if before else None, publication.digest),
        ),
        reason=publication.reason,
        public=True,
    )
    # What is published holds the digest of its inputs and every method and figure: one digest seals them all.
    name = f"{publication.plan}/{publication.year}/{publication.number}"
    seal(actor=actor, name=name, content_digest=publication.digest, reason=publication.reason)
