"""Answering findings."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from faro.evaluation.domain.finding_states import CORRECTED, EXPLAINED, OPEN, STATES, FindingState
from faro.evaluation.models import FindingAnswer
from faro.evaluation.selectors.findings import findings_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key


class FindingNotAnswered(FaroError):
    """The answer can't be kept; the text says why."""


@transaction.atomic
def answer_findings(
    *, actor: Actor, plan_code: str, year: int, finding_ids: Sequence[str], state: str, answer: str
) -> tuple[FindingAnswer, ...]:
    """Say of one or many findings that they are explained, with the answer, or open again. All or none.

    A corrected finding is so because a publication no longer shows it: nobody declares it. Raises
    :class:`FindingNotAnswered`.
    """
    states = findings_of(plan_code, year)
    text = answer.strip()
    _check(states, finding_ids, state, text)
    return tuple(_answered(actor, plan_code, year, states[each], state, text) for each in finding_ids)


def _check(states: dict[str, FindingState], finding_ids: Sequence[str], state: str, answer: str) -> None:
    if not finding_ids:
        raise FindingNotAnswered(_("Elija al menos un hallazgo."))
    if state not in (OPEN, EXPLAINED):
        raise FindingNotAnswered(_("Un hallazgo se explica o se reabre; se da por corregido al publicar sin él."))
    if state == EXPLAINED and not answer:
        raise FindingNotAnswered(_("Escriba la explicación: se publicará junto al hallazgo."))
    for each in finding_ids:
        if each not in states:
            raise FindingNotAnswered(_("El hallazgo «{id}» no está publicado en ese plan y año.").format(id=each))
        if states[each].state == CORRECTED:
            raise FindingNotAnswered(
                _("El hallazgo «{id}» ya fue corregido en la publicación {number}.").format(
                    id=each, number=states[each].corrected_in
                )
            )


def _answered(actor: Actor, plan: str, year: int, before: FindingState, state: str, answer: str) -> FindingAnswer:
    made = FindingAnswer.objects.create(
        plan=plan,
        year=year,
        finding=before.finding.id,
        state=state,
        answer=answer,
        answered_by=actor.key,
        role=actor.role,
        answered_at=timezone.now(),
    )
    record(
        actor=actor,
        action="evaluation.finding_answered",
        subject=subject_key("finding", plan, str(year), before.finding.id),
        changes=(
            Change("finding_state", STATES[before.state], STATES[state]),
            Change("answer", before.answer or None, answer or None),
        ),
        public=True,
    )
    return made
