"""Deciding which measure feeds an indicator: never two on the same day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from faro.directory.api import unit as unit_of
from faro.kernel.errors import FaroError
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, required_reason, subject_key
from faro.plans.api import Plan, indicators_of
from faro.registers.models import Binding, MeasureVersion

State = Binding.State


@dataclass(frozen=True, slots=True)
class Feed:
    """That a measure is to feed an indicator from a day on. ``unit`` empty: that of the register answers for it."""

    plan: str
    indicator: str
    measure: MeasureVersion
    valid_from: date
    unit: str = ""


@transaction.atomic
def bind_measure(*, actor: Actor, feed: Feed, reason: str = "") -> Binding:
    """Let a measure feed an indicator from a day on; what fed it before ends the day before, which needs a reason.

    Raises :class:`FaroError` for a measure that is not approved, a plan, indicator or unit that is not there, and a
    day on or before that on which what feeds it now began.
    """
    _require_there(feed)
    before = _open_binding(feed.plan, feed.indicator)
    if before is not None:
        if (before.register_id, before.measure) == (feed.measure.register_id, feed.measure.code):
            raise FaroError(_("Esa medida ya alimenta el indicador desde el {day}.").format(day=day(before.valid_from)))
        reason = required_reason(reason)
        _end(before, feed.valid_from - timedelta(days=1))
    _refuse_overlap(feed)
    made = _kept(actor, feed, State.IN_FORCE, reason)
    changes = [
        Change("measure", _named(before) if before else None, _named(made)),
        Change("valid_from", None, feed.valid_from.isoformat()),
        Change("unit", None, made.unit),
    ]
    _note(actor, "measure_bound", made, changes, reason)
    return made


@transaction.atomic
def decline_measure(*, actor: Actor, feed: Feed, reason: str) -> Binding:
    """Say that a measure that names an indicator does not feed it. Raises :class:`FaroError` without a reason."""
    _require_there(feed)
    made = _kept(actor, feed, State.DECLINED, required_reason(reason))
    _note(actor, "measure_declined", made, [Change("measure", None, _named(made))], made.reason)
    return made


@transaction.atomic
def unbind_measure(*, actor: Actor, plan: str, indicator: str, last: date, reason: str) -> Binding:
    """Let nothing feed an indicator after a day. Raises :class:`FaroError` if nothing does, or without a reason."""
    why = required_reason(reason)
    before = _open_binding(plan, indicator)
    if before is None:
        raise FaroError(_("Ninguna medida alimenta este indicador."))
    _end(before, last)
    changes = [Change("measure", _named(before), None), Change("valid_to", None, last.isoformat())]
    _note(actor, "measure_unbound", before, changes, why)
    return before


def _open_binding(plan: str, indicator: str) -> Binding | None:
    """What feeds the indicator with no end yet, for this transaction alone."""
    Plan.objects.select_for_update().filter(code=plan).first()
    rows = Binding.objects.select_related("register").filter(plan=plan, indicator=indicator, state=State.IN_FORCE)
    return rows.filter(valid_to=None).first()


def _require_there(feed: Feed) -> None:
    if feed.measure.state != MeasureVersion.State.APPROVED:
        raise FaroError(_("Solo una medida aprobada alimenta un indicador."))
    if not indicators_of(feed.plan).filter(code=feed.indicator).exists():
        raise FaroError(_("El plan {plan} no tiene el indicador {code}.").format(plan=feed.plan, code=feed.indicator))
    if feed.unit and unit_of(feed.unit) is None:
        raise FaroError(_("No hay una unidad con el código {code}.").format(code=feed.unit))


def _end(binding: Binding, last: date) -> None:
    if last < binding.valid_from:
        raise FaroError(
            _("La medida que lo alimenta rige desde el {day}: elija un día posterior.").format(
                day=day(binding.valid_from)
            )
        )
    binding.valid_to = last
    binding.save(update_fields=["valid_to"])


def _refuse_overlap(feed: Feed) -> None:
    rows = Binding.objects.filter(plan=feed.plan, indicator=feed.indicator, state=State.IN_FORCE)
    later = rows.filter(valid_to__gte=feed.valid_from).order_by("-valid_to").first()
    if later is not None and later.valid_to is not None:
        sentence = _("Otra medida lo alimenta hasta el {day}: elija un día posterior.")
        raise FaroError(sentence.format(day=day(later.valid_to)))


def _kept(actor: Actor, feed: Feed, state: State, reason: str) -> Binding:
    return Binding.objects.create(
        plan=feed.plan,
        indicator=feed.indicator,
        register=feed.measure.register,
        measure=feed.measure.code,
        unit=feed.unit or feed.measure.register.unit,
        state=state,
        valid_from=feed.valid_from,
        decided_at=timezone.now(),
        decided_by=actor.key,
        reason=reason,
    )


def _named(binding: Binding) -> str:
    return f"{binding.register.code}.{binding.measure}"


def _note(actor: Actor, verb: str, binding: Binding, changes: list[Change], reason: str) -> None:
    subject = subject_key("indicator", binding.plan, binding.indicator)
    record(actor=actor, action=f"registers.{verb}", subject=subject, changes=changes, reason=reason)
