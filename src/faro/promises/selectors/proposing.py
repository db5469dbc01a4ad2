"""What the linked figures propose about a pledge."""

from datetime import date

from faro.kernel.formats import percent
from faro.kernel.text import _
from faro.promises.domain.deadlines import last_day
from faro.promises.domain.facts import Chain, ChainStep, Proposal
from faro.promises.domain.proposing import LinkedFigure, proposed_state
from faro.promises.domain.scale import state_label
from faro.promises.models import Pledge
from faro.promises.selectors.chain import plan_of, published_real
from faro.promises.selectors.lines import last_deadline


def proposal_for(pledge: Pledge, chain: Chain) -> Proposal | None:
    """What the indicators' published results propose; None where they propose nothing."""
    since = pledge.plan.period_from
    measured = [(step, figure) for step in chain.of("indicator") if (figure := _figure(step, since))]
    deadline = last_deadline(pledge.targets.all())
    state = proposed_state(last_day(deadline), [figure for _step, figure in measured], acting=chain.has_action)
    if not state:
        return None
    return Proposal(state, state_label(state), _why(measured))


def _figure(step: ChainStep, since: int) -> LinkedFigure | None:
    plan = published_real(plan_of(step.subject), since)
    return LinkedFigure(date(plan.year, 12, 31), step.degree) if plan else None


def _why(measured: list[tuple[ChainStep, LinkedFigure]]) -> str:
    told = [
        _("{code}: {degree} al {year}").format(code=step.code, degree=percent(figure.degree), year=figure.last.year)
        for step, figure in measured
    ]
    return "; ".join(told) if told else _("Hay algo confirmado que la atiende, sin cifra que la mida.")
