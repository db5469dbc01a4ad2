"""Keeps the table ``commitments`` of a plan's package (:class:`faro.plans.ports.TableKeeper`)."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.db import transaction

from faro.evaluation.models import Commitment, CommitmentTable
from faro.evaluation.services.committing import (
    FIELDS,
    CommitmentFacts,
    change_commitment,
    make_commitment,
    withdraw_commitment,
)
from faro.ledger.api import Actor
from faro.package.tables import BY_NAME

TABLE = "commitments"


class CommitmentKeeper:
    """The commitments of each plan, as rows that people follow up."""

    tables: tuple[str, ...] = (TABLE,)

    def made_up(self, plan_code: str, bearing_on: int | None = None) -> bool:  # noqa: ARG002  the port's
        """Never: a commitment is of someone."""
        return False

    def dump(self, plan_code: str, bearing_on: int | None = None) -> Mapping[str, pl.DataFrame]:  # noqa: ARG002
        """The table as it is now, of every year; nothing where the plan has none."""
        if not CommitmentTable.objects.filter(plan=plan_code).exists():
            return {}
        rows = Commitment.objects.filter(plan=plan_code, withdrawn=False).order_by("position", "id")
        records = [{"id": row.code, **{name: getattr(row, name) for name in FIELDS}} for row in rows]
        return {TABLE: pl.DataFrame(records, schema=BY_NAME[TABLE].schema)}

    @transaction.atomic
    def load(self, *, plan_code: str, tables: Mapping[str, pl.DataFrame], actor: Actor) -> None:
        """Make these rows those of the plan. One that is no longer there is withdrawn; its follow-up stays."""
        held = {row.code: row for row in Commitment.objects.filter(plan=plan_code)}
        frame = tables.get(TABLE)
        rows = [] if frame is None else frame.to_dicts()
        for position, row in enumerate(rows, start=1):
            self._load_row(plan_code, held.pop(row["id"], None), row, position, actor)
        for gone in held.values():
            withdraw_commitment(actor=actor, commitment=gone)
        if frame is None:
            CommitmentTable.objects.filter(plan=plan_code).delete()
        else:
            CommitmentTable.objects.get_or_create(plan=plan_code)

    def _load_row(
        self, plan: str, held: Commitment | None, row: Mapping[str, Any], position: int, actor: Actor
    ) -> None:
        facts = CommitmentFacts(**{name: row[name] for name in FIELDS})
        if held is None:
            held = make_commitment(actor=actor, plan_code=plan, code=row["id"], facts=facts)
        else:
            held = change_commitment(actor=actor, commitment=held, facts=facts)
        if held.position != position or held.withdrawn:
            Commitment.objects.filter(pk=held.pk).update(position=position, withdrawn=False)
