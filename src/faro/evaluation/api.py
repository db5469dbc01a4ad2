"""What other rooms may use of the evaluation."""

from faro.evaluation.differences import FigureChange
from faro.evaluation.domain.comparing import CAUSES, Compared, compared
from faro.evaluation.domain.finding_states import CORRECTED, EXPLAINED, OPEN, FindingState
from faro.evaluation.domain.methods import main_method, publication_methods
from faro.evaluation.domain.money import STAGE_LABELS
from faro.evaluation.domain.snapshot import from_json, snapshot, to_json
from faro.evaluation.models import (
    Commitment,
    EvaluationRun,
    FollowUp,
    ProposalDecision,
    Publication,
    ReportFile,
    SealedInput,
)
from faro.evaluation.published import (
    Amount,
    PrintedCell,
    PrintedRow,
    PrintedTable,
    Provenance,
    PublishedBand,
    PublishedElement,
    PublishedFinding,
    PublishedIndicator,
    PublishedLink,
    PublishedMeasurement,
    PublishedMethod,
    PublishedPlan,
    PublishedSource,
    PublishedTarget,
    PublishedText,
    PublishedUnit,
    Spot,
    Verdict,
)
from faro.evaluation.selectors.commitments import CommitmentView, Proposal, commitments, proposals
from faro.evaluation.selectors.findings import findings_of
from faro.evaluation.selectors.guarded import may_answer as may_answer_finding
from faro.evaluation.selectors.publications import changes_between_publications as changes_between
from faro.evaluation.selectors.publications import (
    changes_of,
    documents_of,
    latest_publication,
    publications,
    published,
    published_years,
    runs_of,
    sealed_package,
)
from faro.evaluation.selectors.publications import plan_published_in as published_in
from faro.evaluation.selectors.sealed import Recalculation, recalculate, results_of
from faro.evaluation.services.answering import answer_findings
from faro.evaluation.services.committing import (
    CommitmentFacts,
    accept_proposal,
    add_follow_up,
    change_commitment,
    decline_proposal,
    make_commitment,
)
from faro.evaluation.services.publishing import NothingNew, drafted, publish, publish_package
from faro.evaluation.services.reporting import make_documents, report_file
from faro.evaluation.services.running import run, seal_inputs

__all__ = [
    "CAUSES",
    "CORRECTED",
    "EXPLAINED",
    "OPEN",
    "STAGE_LABELS",
    "Amount",
    "Commitment",
    "CommitmentFacts",
    "CommitmentView",
    "Compared",
    "EvaluationRun",
    "FigureChange",
    "FindingState",
    "FollowUp",
    "NothingNew",
    "PrintedCell",
    "PrintedRow",
    "PrintedTable",
    "Proposal",
    "ProposalDecision",
    "Provenance",
    "Publication",
    "PublishedBand",
    "PublishedElement",
    "PublishedFinding",
    "PublishedIndicator",
    "PublishedLink",
    "PublishedMeasurement",
    "PublishedMethod",
    "PublishedPlan",
    "PublishedSource",
    "PublishedTarget",
    "PublishedText",
    "PublishedUnit",
    "Recalculation",
    "ReportFile",
    "SealedInput",
    "Spot",
    "Verdict",
    "accept_proposal",
    "add_follow_up",
    "answer_findings",
    "change_commitment",
    "changes_between",
    "changes_of",
    "commitments",
    "compared",
    "decline_proposal",
    "documents_of",
    "drafted",
    "findings_of",
    "from_json",
    "latest_publication",
    "main_method",
    "make_commitment",
    "make_documents",
    "may_answer_finding",
    "proposals",
    "publication_methods",
    "publications",
    "publish",
    "publish_package",
    "published",
    "published_in",
    "published_years",
    "recalculate",
    "report_file",
    "results_of",
    "run",
    "runs_of",
    "seal_inputs",
    "sealed_package",
    "snapshot",
    "to_json",
]
