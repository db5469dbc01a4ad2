"""Commitments: made, changed, followed up; and proposals decided."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from faro.evaluation.domain.commitments import STATES
from faro.evaluation.models import Commitment, CommitmentTable, FollowUp, ProposalDecision
from faro.evaluation.selectors.commitments import proposals
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, JsonValue, record, subject_key


class CommitmentRefused(FaroError):
    """The commitment or decision can't be kept; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFacts:
    """What is known of a commitment; what is not known is None."""

    action: str
    origin: str | None = None
    element: str | None = None
    unit: str | None = None
    responsible: str | None = None
    due_date: date | None = None
    state: str | None = None
    source: str | None = None
    place: str | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(CommitmentFacts))


@transaction.atomic
def make_commitment(*, actor: Actor, plan_code: str, code: str, facts: CommitmentFacts, reason: str = "") -> Commitment:
    """A new commitment at the end of the plan's list. Raises :class:`CommitmentRefused`."""
    _check(facts)
    if not code.strip():
        raise CommitmentRefused(_("Escriba un código para el compromiso."))
    CommitmentTable.objects.get_or_create(plan=plan_code)
    last = Commitment.objects.filter(plan=plan_code).aggregate(last=Max("position"))["last"] or 0
    try:
        with transaction.atomic():
            made = Commitment.objects.create(plan=plan_code, code=code.strip(), position=last + 1, **_values(facts))
    except IntegrityError as error:
        raise CommitmentRefused(_("Ya hay un compromiso con el código «{code}».").format(code=code)) from error
    _record(actor, "evaluation.commitment_made", made, _differences({}, _values(facts)), reason)
    return made


@transaction.atomic
def change_commitment(*, actor: Actor, commitment: Commitment, facts: CommitmentFacts, reason: str = "") -> Commitment:
    """Other facts for a commitment; nothing happens where they are the same. Raises :class:`CommitmentRefused`."""
    _check(facts)
    row = Commitment.objects.select_for_update().get(pk=commitment.pk)
    changes = _differences({name: getattr(row, name) for name in FIELDS}, _values(facts))
    if changes:
        Commitment.objects.filter(pk=row.pk).update(**_values(facts))
        _record(actor, "evaluation.commitment_changed", row, changes, reason)
        row.refresh_from_db()
    return row


@transaction.atomic
def withdraw_commitment(*, actor: Actor, commitment: Commitment) -> None:
    """Take a commitment out of the list, because an import no longer has it. Its follow-up is kept."""
    if not commitment.withdrawn:
        Commitment.objects.filter(pk=commitment.pk).update(withdrawn=True)
        _record(actor, "evaluation.commitment_withdrawn", commitment, [], "")


@transaction.atomic
def add_follow_up(
    *, actor: Actor, commitment: Commitment, text: str, state: str | None = None, evidence: str = ""
) -> FollowUp:
    """A note on how it goes and, with ``state``, the new state. ``evidence``: the sha256 of a file kept about it."""
    if not text.strip():
        raise CommitmentRefused(_("Escriba qué se avanzó."))
    before = commitment.state
    made = FollowUp.objects.create(
        commitment=commitment,
        text=text.strip(),
        evidence=evidence,
        written_by=actor.key,
        role=actor.role,
        written_at=timezone.now(),
    )
    changes = [Change("follow_up", after=made.text)]
    if evidence:
        changes.append(Change("evidence", after=evidence))
    if state and state != before:
        _check_state(state)
        Commitment.objects.filter(pk=commitment.pk).update(state=state)
        changes.append(Change("commitment_state", STATES.get(before or ""), STATES[state]))
    _record(actor, "evaluation.commitment_followed", commitment, changes, "")
    return made


@transaction.atomic
def accept_proposal(
    *, actor: Actor, plan_code: str, text_id: str, code: str, facts: CommitmentFacts
) -> ProposalDecision:
    """Make a recommendation a commitment. Raises :class:`CommitmentRefused`."""
    _check_proposal(plan_code, text_id)
    made = make_commitment(actor=actor, plan_code=plan_code, code=code, facts=facts)
    return _decided(actor, plan_code, text_id, reason="", commitment=made)


@transaction.atomic
def decline_proposal(*, actor: Actor, plan_code: str, text_id: str, reason: str) -> ProposalDecision:
    """Say that a recommendation will not be a commitment, and why. Raises :class:`CommitmentRefused`."""
    _check_proposal(plan_code, text_id)
    if not reason.strip():
        raise CommitmentRefused(_("Escriba por qué no se acoge: se publicará junto a la recomendación."))
    return _decided(actor, plan_code, text_id, reason=reason.strip(), commitment=None)


def _check_proposal(plan: str, text_id: str) -> None:
    found = next((each for each in proposals(plan) if each.text.id == text_id), None)
    if found is None:
        raise CommitmentRefused(_("La recomendación «{id}» no está en lo publicado.").format(id=text_id))
    if found.decision is not None:
        raise CommitmentRefused(_("Sobre la recomendación «{id}» ya se decidió.").format(id=text_id))


def _decided(actor: Actor, plan: str, text_id: str, *, reason: str, commitment: Commitment | None) -> ProposalDecision:
    made = ProposalDecision.objects.create(
        plan=plan,
        text=text_id,
        accepted=commitment is not None,
        reason=reason,
        commitment=commitment,
        decided_by=actor.key,
        role=actor.role,
        decided_at=timezone.now(),
    )
    record(
        actor=actor,
        action="evaluation.proposal_accepted" if commitment else "evaluation.proposal_declined",
        subject=subject_key("proposal", plan, text_id),
        changes=(Change("commitment", after=commitment.code),) if commitment else (),
        reason=reason,
        public=True,
    )
    return made


def _check(facts: CommitmentFacts) -> None:
    if not facts.action.strip():
        raise CommitmentRefused(_("Escriba qué se hará."))
    if facts.state is not None:
        _check_state(facts.state)


def _check_state(state: str) -> None:
    if state not in STATES:
        raise CommitmentRefused(_("«{state}» no es un estado de un compromiso.").format(state=state))


def _values(facts: CommitmentFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in FIELDS}


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    return [
        Change(f"commitment_{name}", _plain(name, before.get(name)), _plain(name, after[name]))
        for name in FIELDS
        if before.get(name) != after[name]
    ]


def _plain(name: str, value: object) -> JsonValue:
    if value is None:
        return None
    if name == "state":
        return STATES[str(value)]
    return value.isoformat() if isinstance(value, date) else str(value)


def _record(actor: Actor, action: str, row: Commitment, changes: list[Change], reason: str) -> None:
    record(
        actor=actor,
        action=action,
        subject=subject_key("commitment", row.plan, row.code),
        changes=changes,
        reason=reason,
        public=True,
    )
