"""A reading's way to followed pledges: whoever corrected it sends it, somebody else approves or returns it."""

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import limit
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.ledger.api import Actor, Change, required_reason
from faro.promises.domain.words import code_prefix, quotation, title_of
from faro.promises.models import GovernmentPlan, Pledge, Reading, ReadRow, Target
from faro.promises.services.linking import propose_links
from faro.promises.services.notes import locked_reading, note_plan, take_part

State = Reading.State


@transaction.atomic
def send_reading(*, actor: Actor, reading: Reading) -> Reading:
    """Hand a corrected reading over. Raises :class:`FaroError` while a text waits for a decision, or with no pledge."""
    reading = locked_reading(reading, State.CORRECTING)
    waiting = reading.rows.filter(state=ReadRow.State.UNREAD).count()
    if waiting:
        raise FaroError(
            ngettext(
                "Queda {n} texto sin leer: hágalo promesa o apártelo con su motivo.",
                "Quedan {n} textos sin leer: hágalos promesa o apártelos con su motivo.",
                waiting,
            ).format(n=waiting)
        )
    if not reading.rows.filter(state=ReadRow.State.PLEDGE).exists():
        raise FaroError(_("No hay ninguna promesa en esta lectura."))
    reading.state, reading.returned_reason = State.SENT, ""
    reading.save(update_fields=["state", "returned_reason"])
    take_part(reading, actor)
    note_plan(actor, "reading_sent", reading.plan)
    return reading


@transaction.atomic
def return_reading(*, actor: Actor, reading: Reading, reason: str) -> Reading:
    """Give a reading back to be corrected, and say why."""
    reading, why = locked_reading(reading, State.SENT), required_reason(reason)
    reading.state, reading.returned_reason = State.CORRECTING, why
    reading.save(update_fields=["state", "returned_reason"])
    note_plan(actor, "reading_returned", reading.plan, reason=why)
    return reading


@transaction.atomic
def approve_reading(*, actor: Actor, reading: Reading) -> GovernmentPlan:
    """Make a reading's rows followed pledges, which citizens see from then on; links by likeness are proposed.

    Raises :class:`FaroError` for whoever brought, corrected or sent it.
    """
    reading = locked_reading(reading, State.SENT)
    if not may_approve(reading, actor):
        raise FaroError(_("La aprueba otra persona: usted trajo, corrigió o envió esta lectura."))
    reading.state = State.APPROVED
    reading.save(update_fields=["state"])
    plan = reading.plan
    rows = list(reading.rows.filter(state=ReadRow.State.PLEDGE).order_by("number"))
    _make_pledges(plan, rows)
    mark_approved(plan, actor)
    note_plan(actor, "reading_approved", plan, [Change("pledges", None, len(rows))], public=True)
    propose_links(actor=actor, plan=plan)
    return plan


def may_approve(reading: Reading, actor: Actor) -> bool:
    """Whether somebody had no hand in the reading."""
    return actor.key not in reading.hands


def mark_approved(plan: GovernmentPlan, actor: Actor) -> None:
    """From now on its pledges are followed."""
    plan.state, plan.approved_at, plan.approved_by = GovernmentPlan.State.APPROVED, timezone.now(), actor.key
    plan.save(update_fields=["state", "approved_at", "approved_by"])


def _make_pledges(plan: GovernmentPlan, rows: list[ReadRow]) -> None:
    prefix, width = code_prefix(plan.code), max(2, len(str(len(rows))))
    words = int(limit("promises.quotation_words").value)
    pledges = Pledge.objects.bulk_create(
        Pledge(
            plan=plan,
            code=f"{prefix}-{order:0{width}}",
            order=order,
            title=title_of(row.target_text or row.objective),
            dimension=row.dimension,
            problem=row.problem,
            objective=row.objective,
            indicator=row.indicator,
            page=row.page,
            line=row.line,
            quotation=quotation(row.text, words)[:400],
        )
        for order, row in enumerate(rows, 1)
    )
    Target.objects.bulk_create(
        Target(
            pledge=pledge,
            number="1",
            text=row.target_text,
            kind=row.kind,
            quantity=row.quantity,
            unit=row.unit,
            comparator=row.comparator,
            baseline=row.baseline,
            deadline=row.deadline,
            deadline_inherited=row.deadline_inherited,
        )
        for pledge, row in zip(pledges, rows, strict=True)
        if row.target_text
    )
