"""Commitments with what is due, and proposals with what became of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from faro.catalogs.api import calendar
from faro.directory.api import unit_labels
from faro.evaluation.domain.commitments import (
    CLOSED,
    NO_DATE,
    NO_RESPONSIBLE,
    NO_STATE,
    STATES,
    is_overdue,
    last_day,
)
from faro.evaluation.models import Commitment, FollowUp, ProposalDecision
from faro.evaluation.published import PublishedText
from faro.evaluation.selectors.publications import published
from faro.kernel.formats import day
from faro.ledger.api import subject_key

SECTION = "recommendations"


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment as it is read. Labels say «sin fecha» where the document gives none; nothing is filled in."""

    row: Commitment
    notes: tuple[FollowUp, ...]
    last_day: date | None
    overdue: bool
    unit_name: str

    @property
    def key(self) -> str:
        """Its subject key."""
        return subject_key("commitment", self.row.plan, self.row.code)

    @property
    def state_label(self) -> str:
        """The state in Spanish."""
        return STATES[self.row.state] if self.row.state else NO_STATE

    @property
    def due_label(self) -> str:
        """The due date."""
        return day(self.row.due_date) if self.row.due_date else NO_DATE

    @property
    def responsible_label(self) -> str:
        """Who is responsible, in the document's words or else the unit."""
        return self.row.responsible or self.unit_name or NO_RESPONSIBLE

    @property
    def closed(self) -> bool:
        """Whether it is done or dropped."""
        return self.row.state in CLOSED


def commitments(plan: str, *, today: date | None = None) -> tuple[CommitmentView, ...]:
    """The commitments of the plan in their order, those withdrawn left out."""
    rows = Commitment.objects.filter(plan=plan, withdrawn=False).prefetch_related("notes")
    day_or_next = calendar().first_working_day
    now = today or timezone.localdate()
    units = unit_labels()
    return tuple(_view(row, now, day_or_next, units) for row in rows.order_by("position", "id"))


def commitment(plan: str, code: str, *, today: date | None = None) -> CommitmentView:
    """One of them. Raises :class:`Commitment.DoesNotExist`."""
    row = Commitment.objects.prefetch_related("notes").get(plan=plan, code=code)
    return _view(row, today or timezone.localdate(), calendar().first_working_day, unit_labels())


def _view(
    row: Commitment, today: date, day_or_next: Callable[[date], date], units: Mapping[str, str]
) -> CommitmentView:
    return CommitmentView(
        row,
        tuple(row.notes.all()),
        last_day(row.due_date, day_or_next),
        is_overdue(row.due_date, row.state, today, day_or_next),
        units.get(row.unit or "", row.unit or ""),
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A recommendation of the evaluation. ``chapter``: the part of the document where it stands.

    ``decision`` is None until someone makes it a commitment or declines it.
    """

    text: PublishedText
    chapter: str
    decision: ProposalDecision | None


def proposals(plan: str) -> tuple[Proposal, ...]:
    """The recommendations of the latest publication of the plan, with what became of each."""
    current = published(plan)
    decisions = {each.text: each for each in ProposalDecision.objects.filter(plan=plan).select_related("commitment")}
    texts = () if current is None else current.texts
    return tuple(Proposal(text, _chapter(text), decisions.get(text.id)) for text in texts if text.section == SECTION)


def _chapter(text: PublishedText) -> str:
    """«§8 Recomendaciones» of «§8 Recomendaciones, línea 923»."""
    return (text.provenance.place or "").split(",", maxsplit=1)[0]
