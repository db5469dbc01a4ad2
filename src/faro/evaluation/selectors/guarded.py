"""Fetching what a person asks for and checking, in one step, that they may."""

from django.http import Http404

from faro.directory.api import Access
from faro.evaluation.domain.finding_states import FindingState
from faro.evaluation.inputs import plan_named
from faro.evaluation.models import Commitment, EvaluationRun, ReportFile
from faro.evaluation.selectors.commitments import CommitmentView, Proposal, commitment, proposals
from faro.evaluation.selectors.findings import findings_of
from faro.kernel.text import _
from faro.plans.api import Plan

VIEW = "evaluation.view"
RUN = "evaluation.run"
PUBLISH = "evaluation.publish"
ANSWER = "evaluation.answer_finding"
MANAGE = "evaluation.manage_commitments"


def plan_for(access: Access, code: str, permission: str = VIEW, year: int | None = None) -> Plan:
    """The plan. Raises :class:`~django.http.Http404` where there is none, or the year is not in its period."""
    access.require(permission)
    found = plan_named(code)
    if found is None or (year is not None and not found.first_year <= year <= found.last_year):
        raise Http404(_("No hay un plan con ese código y ese año."))
    return found


def run_for(access: Access, number: int, permission: str = VIEW) -> EvaluationRun:
    """The run. Raises :class:`~django.http.Http404`."""
    access.require(permission)
    found = EvaluationRun.objects.select_related("sealed").defer("sealed__content").filter(pk=number).first()
    if found is None:
        raise Http404(_("No hay una corrida con ese número."))
    return found


def document_for(access: Access, number: int) -> ReportFile:
    """The document with its bytes. Raises :class:`~django.http.Http404`."""
    access.require(VIEW)
    found = ReportFile.objects.filter(pk=number).first()
    if found is None:
        raise Http404(_("No hay un documento con ese número."))
    return found


def finding_for(access: Access, plan: str, year: int, identifier: str) -> FindingState:
    """The published finding with its state. Raises :class:`~django.http.Http404`."""
    access.require(VIEW)
    found = findings_of(plan, year).get(identifier)
    if found is None:
        raise Http404(_("No hay un hallazgo publicado con ese código."))
    return found


def may_answer(access: Access, finding: FindingState) -> bool:
    """Whether the person answers for it: for its unit or, where none is named, for the whole municipality."""
    unit = finding.finding.responsible_unit
    if unit is not None:
        return access.may(ANSWER, unit)
    return access.may(ANSWER) and access.grants.get(ANSWER, frozenset()) is None


def commitment_for(access: Access, plan: str, code: str, permission: str = VIEW) -> CommitmentView:
    """The commitment. Raises :class:`~django.http.Http404`."""
    access.require(permission)
    try:
        return commitment(plan, code)
    except Commitment.DoesNotExist as error:
        raise Http404(_("No hay un compromiso con ese código.")) from error


def proposal_for(access: Access, plan: str, identifier: str, permission: str = VIEW) -> Proposal:
    """The recommendation. Raises :class:`~django.http.Http404`."""
    access.require(permission)
    found = next((each for each in proposals(plan) if each.text.id == identifier), None)
    if found is None:
        raise Http404(_("No hay una recomendación publicada con ese código."))
    return found
