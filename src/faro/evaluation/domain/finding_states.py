"""The states of a finding, over the publications that show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from faro.evaluation.published import PublishedFinding
from faro.kernel.text import _

OPEN, EXPLAINED, CORRECTED = "open", "explained", "corrected"

STATES = {OPEN: _("Abierto"), EXPLAINED: _("Explicado"), CORRECTED: _("Corregido")}
"""How each state reads."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of a finding, and by whom (a ledger key and the code of a role)."""

    state: str
    text: str
    answered_by: str
    role: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class FindingState:
    """A finding over time. ``corrected_in``: the number of the first publication that shows it no more.

    ``by_role`` is the Spanish name of the role that answered, or its code.
    """

    finding: PublishedFinding
    state: str
    answer: str
    answered_at: datetime | None
    by_role: str
    first_in: int
    corrected_in: int | None = None

    @property
    def label(self) -> str:
        """The state in Spanish."""
        return STATES[self.state]


def states_of(
    shown: Sequence[tuple[int, Iterable[PublishedFinding]]],
    answers: Mapping[str, Answer],
    roles: Mapping[str, str],
) -> dict[str, FindingState]:
    """The state of each finding ever published. ``shown``: number and findings of each publication, oldest first.

    What the last publication shows is open or, once answered so, explained; what it no longer shows is corrected. The
    order is the auditor's: those of the last publication first.
    """
    by_number = [(number, {finding.id: finding for finding in findings}) for number, findings in shown]
    if not by_number:
        return {}
    current = by_number[-1][1]
    order = dict.fromkeys((*current, *(key for _number, held in reversed(by_number) for key in held)))
    return {key: _state(key, by_number, answers.get(key), roles) for key in order}


def _state(
    key: str, shown: list[tuple[int, dict[str, PublishedFinding]]], answer: Answer | None, roles: Mapping[str, str]
) -> FindingState:
    held = [number for number, findings in shown if key in findings]
    finding = next(findings[key] for number, findings in reversed(shown) if key in findings)
    gone = [number for number, _findings in shown if number > held[-1]]
    state = CORRECTED if gone else answer.state if answer else OPEN
    return FindingState(
        finding=finding,
        state=state,
        answer=answer.text if answer else "",
        answered_at=answer.answered_at if answer else None,
        by_role=roles.get(answer.role, answer.role) if answer else "",
        first_in=held[0],
        corrected_in=gone[0] if gone else None,
    )
