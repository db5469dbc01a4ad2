"""What goes on after a publication: states and answers of findings, commitments, questions, errata, history."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from faro.checks.finding import RuleClass, Severity
from faro.directory.api import role_labels
from faro.evaluation import api as evaluation
from faro.evaluation.api import PublishedFinding
from faro.evidence import api as evidence
from faro.evidence.api import Evidence
from faro.kernel.text import _
from faro.ledger import api as ledger
from faro.ledger.api import HistoryEntry, subject_key
from faro.portal.addresses import address, code_address, subject_address
from faro.portal.domain.edition import Edition
from faro.portal.presenting import Reference, reference
from faro.portal.selectors import once_per_public_entry
from faro.questions import api as questions
from faro.questions.api import Erratum, Followed
from faro.reports.findings.wording import CLASSES, SEVERITIES, SEVERITY_LIGHTS

_HISTORY_SHOWN = 20
_RECENT_SHOWN = 6
_FINDINGS = "evaluation.finding"


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in a list, with what the municipality says of it."""

    finding: PublishedFinding
    url: str
    severity: str
    light: str
    kind: str
    state: str
    state_label: str
    answer: str
    answered_at: datetime | None
    by_role: str


def finding_lines(edition: Edition, findings: Iterable[PublishedFinding]) -> tuple[FindingLine, ...]:
    """Findings for a list. One query for all of them, and none for none."""
    listed = tuple(findings)
    states = evaluation.findings_of(edition.plan.plan, edition.year) if listed else {}
    lines = []
    for each in listed:
        known = states.get(each.id)
        lines.append(
            FindingLine(
                each,
                address(edition, "finding", code=each.id),
                SEVERITIES[Severity(each.severity)],
                SEVERITY_LIGHTS[Severity(each.severity)].value,
                CLASSES[RuleClass(each.rule_class)],
                known.state if known else "open",
                known.label if known else _("Abierto"),
                known.answer if known else "",
                known.answered_at if known else None,
                known.by_role if known else "",
            )
        )
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that happened, without naming a person: what a citizen may read."""

    id: str
    at: datetime
    what: str
    role: str
    reason: str
    about: str
    url: str
    changes: tuple[tuple[str, str, str], ...]


def _history_lines(entries: Sequence[HistoryEntry], edition: Edition | None) -> tuple[HistoryLine, ...]:
    roles = dict(role_labels()) if entries else {}
    return tuple(
        HistoryLine(
            str(entry.sequence),
            entry.at,
            entry.what,
            roles.get(entry.role, ""),
            entry.reason,
            entry.about,
            subject_address(edition, entry.subject) if edition else "",
            entry.changes,
        )
        for entry in entries
    )


@dataclass(frozen=True, slots=True)
class Conversation:
    """What citizens asked about something, what was corrected in it, how it changed, and the files behind it."""

    questions: tuple[Followed, ...]
    errata: tuple[Erratum, ...]
    history: tuple[HistoryLine, ...]
    files: tuple[Evidence, ...]


def conversation(edition: Edition, subject: str) -> Conversation:
    """The public conversation about a subject."""
    kept = ledger.history(subject, public_only=True, limit=_HISTORY_SHOWN)
    lines = (*_history_lines(kept, None), *_published_changes(edition, subject))
    return Conversation(
        questions.questions_about(subject, public_only=True),
        tuple(questions.errata(subject)),
        tuple(sorted(lines, key=lambda line: line.at, reverse=True)),
        evidence.files_about(subject, public_only=True),
    )


def _published_changes(edition: Edition, subject: str) -> tuple[HistoryLine, ...]:
    """What each later publication changed of a subject."""
    lines = []
    for each in evaluation.publications(edition.plan.plan, edition.year):
        changes = [change for change in evaluation.changes_of(each) if change.subject == subject]
        if changes:
            what = _("Cambió con la publicación {n}").format(n=each.number)
            told = tuple((change.figure, change.before, change.after) for change in changes)
            lines.append(HistoryLine("", each.published_at, what, "", each.reason, "", "", told))
    return tuple(lines)


def recent(edition: Edition | None) -> tuple[HistoryLine, ...]:
    """The last things that changed in what is published, newest first: publications, errata, answers to findings."""
    about = edition.publication_key if edition else ""
    return once_per_public_entry(f"recent/{about}", lambda: _recent(edition))


def _recent(edition: Edition | None) -> tuple[HistoryLine, ...]:
    answered = ledger.entries(action_prefix=_FINDINGS, public_only=True)[:_RECENT_SHOWN]
    lines = (*_published_news(edition), *_errata_news(), *_history_lines(answered, edition))
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True)[:_RECENT_SHOWN])


def _published_news(edition: Edition | None) -> Iterator[HistoryLine]:
    for each in evaluation.publications()[:_RECENT_SHOWN]:
        first = _("Se publicó por primera vez la evaluación {year}").format(year=each.year)
        again = _("Se publicó de nuevo la evaluación {year}").format(year=each.year)
        what, about = (again, each.plan) if each.number > 1 else (first, each.plan)
        key = subject_key("publication", each.plan, str(each.year))
        url = subject_address(edition, key) if edition else ""
        yield HistoryLine(f"{key}/{each.number}", each.published_at, what, "", each.reason, about, url, ())


def _errata_news() -> Iterator[HistoryLine]:
    for each in questions.errata()[:_RECENT_SHOWN]:
        change = (each.subject_title, each.said, each.says)
        title = each.subject_title
        yield HistoryLine(
            f"errata/{each.pk}", each.noted_at, _("Se corrigió"), "", "", title, each.subject_url, (change,)
        )


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment as citizens read it. What the document does not say is said to be missing, never filled in."""

    code: str
    action: str
    origin: str
    responsible: str
    due: str
    state: str
    state_label: str
    overdue: bool
    element_url: str
    element: str
    notes: tuple[tuple[datetime, str], ...]
    files: tuple[Evidence, ...]
    source: Reference | None


def commitment_lines(edition: Edition) -> tuple[CommitmentLine, ...]:
    """The commitments of the plan."""
    lines = []
    for each in evaluation.commitments(edition.plan.plan):
        row = each.row
        place = evaluation.Provenance(row.source, row.place, row.note)
        lines.append(
            CommitmentLine(
                row.code,
                row.action,
                row.origin or "",
                _responsible(edition, row.unit, each.responsible_label),
                each.due_label,
                row.state or "",
                each.state_label,
                each.overdue,
                code_address(edition, row.element or ""),
                row.element or "",
                tuple((note.written_at, note.text) for note in each.notes),
                evidence.files_about(each.key, public_only=True),
                reference(edition, place, "name", row.code),
            )
        )
    return tuple(lines)


def _responsible(edition: Edition, unit: str | None, label: str) -> str:
    known = edition.plan.units.get(unit or "")
    return known.name if known is not None and label == unit else label


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A recommendation and what became of it."""

    code: str
    text: str
    author: str
    element: str
    element_url: str
    chapter: str
    outcome: str
    reason: str
    source: Reference | None


def proposal_lines(edition: Edition) -> tuple[ProposalLine, ...]:
    """The recommendations of the plan's evaluation."""
    return tuple(
        ProposalLine(
            each.text.id,
            each.text.text,
            each.text.author or "",
            each.text.element or "",
            code_address(edition, each.text.element or ""),
            each.chapter,
            _outcome(each.decision),
            each.decision.reason if each.decision else "",
            reference(edition, each.text.provenance, "name", ""),
        )
        for each in evaluation.proposals(edition.plan.plan)
    )


def _outcome(decision: object) -> str:
    if decision is None:
        return _("Sin decisión")
    return _("Es un compromiso") if getattr(decision, "accepted", False) else _("No se acogió")


@dataclass(frozen=True, slots=True)
class ReportFileLine:
    """A document made from a publication."""

    name: str
    format: str
    url: str
    made_at: datetime


def report_files(edition: Edition) -> tuple[ReportFileLine, ...]:
    """The documents made from this publication."""
    publication = evaluation.latest_publication(edition.plan.plan, edition.year)
    if publication is None:
        return ()
    return tuple(
        ReportFileLine(
            file.name,
            file.file_format.upper(),
            address(edition, "report_file", code=file.file_format),
            file.made_at,
        )
        for file in evaluation.documents_of(publication)
    )


def public_files(edition: Edition) -> tuple[Evidence, ...]:
    """The files that anyone may read."""
    del edition
    return evidence.public_files()


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A publication: its number, when, why, and what it changed."""

    number: int
    at: datetime
    reason: str
    seal: str
    changes: tuple[object, ...]


def publications_of(edition: Edition) -> tuple[PublicationLine, ...]:
    """Every publication of the plan and year, newest first."""
    found = evaluation.publications(edition.plan.plan, edition.year)
    return tuple(
        PublicationLine(each.number, each.published_at, each.reason, each.sealed.digest, evaluation.changes_of(each))
        for each in found
    )
