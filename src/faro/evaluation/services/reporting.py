"""Documents made from runs, kept as they were made."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from faro.checks.audit import AuditedFinding
from faro.engine.evaluation import Run
from faro.engine.result_bytes import result_bytes, run_from
from faro.evaluation.models import EvaluationRun, ReportFile
from faro.evaluation.selectors.publications import runs_key
from faro.evaluation.selectors.sealed import package_in, results_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key
from faro.package.auditing import audit_package
from faro.package.identity import method_digest
from faro.package.model import Package
from faro.package.sealing import digest_of
from faro.reports.report import FORMATS, write_report


class AuditIncomplete(FaroError):
    """A rule of the auditor failed."""


class OtherMethod(FaroError):
    """The method that made a run is no longer there as it was."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document before it is kept."""

    file_format: str
    name: str
    content: bytes


def audited(package: Package, year: int) -> tuple[AuditedFinding, ...]:
    """What the auditor finds. Where a rule fails nothing is shown: half a check would read as a whole one.

    Raises :class:`AuditIncomplete`.
    """
    failed: list[str] = []
    findings = audit_package(package, year, on_failure=lambda rule, error: failed.append(f"{rule.id} ({error})"))
    if failed:
        raise AuditIncomplete(
            _("La revisión quedó incompleta y no se publica: falló la regla {rules}. Es un error de Faro.").format(
                rules=", ".join(failed)
            )
        )
    return findings


def made_documents(
    package: Package, runs: Sequence[Run], findings: Sequence[AuditedFinding], formats: Sequence[str] = FORMATS
) -> tuple[Document, ...]:
    """The documents of the runs; the same package, runs and findings give the same bytes."""
    kept = [run_from(result_bytes(run), run.method, run.horizon) for run in runs]
    with TemporaryDirectory(prefix="faro-") as folder:
        written = write_report(package, kept, Path(folder), formats, findings=findings)
        return tuple(Document(file.path.suffix[1:], file.path.name, file.path.read_bytes()) for file in written)


@transaction.atomic
def keep_documents(
    *, actor: Actor, runs: Sequence[EvaluationRun], documents: Sequence[Document]
) -> tuple[ReportFile, ...]:
    """The documents, kept once for these runs and formats."""
    return tuple(_kept(actor, runs, each) for each in documents)


def make_documents(
    *, actor: Actor, runs: Sequence[EvaluationRun], formats: Sequence[str] = FORMATS
) -> tuple[ReportFile, ...]:
    """The documents of those formats made from the sealed inputs of the runs, or those that are there already."""
    held = {file.file_format: file for file in ReportFile.objects.filter(runs_key=runs_key(runs))}
    missing = [each for each in formats if each not in held]
    if missing:
        package = package_in(runs[0].sealed)
        findings = audited(package, runs[0].year)
        documents = made_documents(package, [_as_kept(run) for run in runs], findings, missing)
        held |= {file.file_format: file for file in keep_documents(actor=actor, runs=runs, documents=documents)}
    return tuple(held[each] for each in formats)


def _as_kept(run: EvaluationRun) -> Run:
    """The results that were kept. Raises :class:`OtherMethod` where their method is no longer as it was."""
    if run.method_digest != method_digest(run.method):
        raise OtherMethod(
            _("El método {method} cambió desde la corrida {run}: sus documentos ya no se pueden hacer.").format(
                method=run.method, run=run.pk
            )
        )
    return results_of(run)


def report_file(run: EvaluationRun, file_format: str, *, actor: Actor) -> ReportFile:
    """The document of one run in that format, made if it is not there yet."""
    return make_documents(actor=actor, runs=[run], formats=[file_format])[0]


def _kept(actor: Actor, runs: Sequence[EvaluationRun], document: Document) -> ReportFile:
    file, made = ReportFile.objects.get_or_create(
        runs_key=runs_key(runs),
        file_format=document.file_format,
        defaults={
            "name": document.name,
            "content": document.content,
            "digest": digest_of(document.content),
            "made_at": timezone.now(),
        },
    )
    if made:
        record(
            actor=actor,
            action="evaluation.document_made",
            subject=subject_key("run", str(runs[0].pk)),
            changes=(Change("document", after=file.name), Change("digest", after=file.digest)),
        )
    return file
