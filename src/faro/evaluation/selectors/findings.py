"""Findings with their state and answer."""

from faro.directory.api import role_labels
from faro.evaluation.domain.finding_states import Answer, FindingState, states_of
from faro.evaluation.models import FindingAnswer, Publication
from faro.evaluation.selectors.publications import plan_published_in


def findings_of(plan: str, year: int) -> dict[str, FindingState]:
    """The state and answer of every finding ever published of that plan and year, by id, the standing ones first."""
    light = Publication.objects.filter(plan=plan, year=year).only("number", "digest").order_by("number")
    shown = [(each.number, plan_published_in(each).findings) for each in light]
    return states_of(shown, _answers(plan, year), dict(role_labels()))


def _answers(plan: str, year: int) -> dict[str, Answer]:
    """The last answer of each finding."""
    rows = FindingAnswer.objects.filter(plan=plan, year=year).order_by("id")
    return {row.finding: Answer(row.state, row.answer, row.answered_by, row.role, row.answered_at) for row in rows}


def answers_of(plan: str, year: int, finding: str) -> tuple[FindingAnswer, ...]:
    """Everything that was ever answered, newest first."""
    return tuple(FindingAnswer.objects.filter(plan=plan, year=year, finding=finding).order_by("-id"))
