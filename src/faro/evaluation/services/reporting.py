"""Documents made from runs, kept as they were made."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from faro.checks.audit import AuditedFinding
from faro.engine.evaluation import Run
from faro.evaluation.domain.sealing import digest_of
from faro.evaluation.models import EvaluationRun, ReportFile
from faro.evaluation.selectors.publications import runs_key
from faro.evaluation.selectors.sealed import package_in
from faro.ledger.api import Actor, Change, record, subject_key
from faro.package.auditing import audit_package
from faro.package.evaluating import evaluate_package
from faro.package.model import Package
from faro.reports.report import FORMATS, write_report


@dataclass(frozen=True, slots=True)
class Document:
    """A document before it is kept."""

    file_format: str
    name: str
    content: bytes


def made_documents(
    package: Package, runs: Sequence[Run], findings: Sequence[AuditedFinding], formats: Sequence[str] = FORMATS
) -> tuple[Document, ...]:
    """The documents of the runs; the same package, runs and findings give the same bytes."""
    with TemporaryDirectory(prefix="faro-") as folder:
        written = write_report(package, runs, Path(folder), formats, findings=findings)
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
        package, first = package_in(runs[0].sealed), runs[0]
        computed = evaluate_package(package, [run.method for run in runs], first.year, first.through_month)
        findings = audit_package(package, first.year)
        documents = made_documents(package, computed, findings, missing)
        held |= {file.file_format: file for file in keep_documents(actor=actor, runs=runs, documents=documents)}
    return tuple(held[each] for each in formats)


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
