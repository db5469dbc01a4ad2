"""New versions: a target or a name that an instrument changes. The earlier one stays."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key
from faro.plans.domain.differences import Kind, RowChange
from faro.plans.domain.rows import Row, key_of
from faro.plans.models import Element, Indicator, NameVersion, Target
from faro.plans.services.editing import Seen, SomeoneWasFaster, inserted, locked_plan, updated
from faro.plans.services.history import record_row
from faro.plans.stored import as_row

TABLE_OF = {"element": "elements", "indicator": "indicators"}


@dataclass(frozen=True, slots=True)
class NewTarget:
    """The target that an instrument fixes. ``value`` in millionths; ``last_seen``: the version shown, -1 if none."""

    indicator: str
    year: int
    value: int | None
    last_seen: int
    instrument: str
    instrument_date: date | None
    source: str | None = None
    place: str | None = None
    note: str | None = None


@transaction.atomic
def change_target(*, actor: Actor, plan_code: str, target: NewTarget, reason: str) -> Target:
    """Add the next version of a target; version 0 where the year has none.

    Raises :class:`SomeoneWasFaster` when there is a later version than the one shown, :class:`FaroError` for a target
    without instrument, of a year outside the plan, or that says what is in force already.
    """
    plan = locked_plan(plan_code)
    if not target.instrument.strip():
        raise FaroError(_("Escriba la resolución que fija la meta."))
    if not plan.first_year <= target.year <= plan.last_year:
        raise FaroError(_("El año {year} está fuera del periodo del plan.").format(year=target.year))
    versions = Target.objects.filter(plan=plan, indicator=target.indicator, year=target.year)
    last = versions.order_by("version").last()
    if (last.version if last else -1) != target.last_seen:
        raise SomeoneWasFaster(as_row("targets", last) if last else None)
    if last is not None and last.value == target.value:
        raise FaroError(_("La meta nueva es igual a la vigente."))
    values: Row = {
        "indicator": target.indicator,
        "year": target.year,
        "version": target.last_seen + 1,
        "value": target.value,
        "instrument": target.instrument.strip(),
        "instrument_date": target.instrument_date,
        "source": target.source,
        "place": target.place,
        "note": target.note,
    }
    row, after = inserted(plan, "targets", values)
    assert isinstance(row, Target)  # noqa: S101  the table says which model
    # Told as what it does to the target of the year: from the version before to this one.
    before = {**as_row("targets", last), "year": None} if last else None
    record_row(actor, plan.code, RowChange("targets", key_of("targets", after), Kind.ADDED, before, after), reason)
    return row


@dataclass(frozen=True, slots=True)
class NewName:
    """The name that an instrument gives to an element or an indicator. ``revision``: of the row that was shown."""

    subject: Literal["element", "indicator"]
    code: str
    name: str
    revision: int
    instrument: str
    on: date | None


@transaction.atomic
def rename(*, actor: Actor, plan_code: str, new: NewName, reason: str) -> Element | Indicator:
    """Give it the new name and keep the former one with the instrument that replaced it.

    Raises :class:`SomeoneWasFaster`, :class:`FaroError` for a name that is empty or the same, or without instrument.
    """
    plan, name = locked_plan(plan_code), " ".join(new.name.split())
    if not name or not new.instrument.strip():
        raise FaroError(_("Escriba la denominación nueva y la resolución que la fija."))
    model = Element if new.subject == "element" else Indicator
    kept = model.objects.filter(plan=plan, code=new.code).first()
    if kept is not None and kept.revision == new.revision and kept.name == name:
        raise FaroError(_("La denominación nueva es igual a la vigente."))
    former = kept.name if kept else ""
    row, _change = updated(plan, TABLE_OF[new.subject], Seen((new.code,), new.revision), {"name": name})
    earlier = NameVersion.objects.filter(plan=plan, subject=new.subject, code=new.code).order_by("version").last()
    values: Row = {
        "subject": new.subject,
        "code": new.code,
        "version": earlier.version + 1 if earlier else 0,
        "name": former,
        "replaced_by": new.instrument.strip(),
        "replaced_on": new.on,
    }
    inserted(plan, "names", values)
    told = [
        Change(f"{TABLE_OF[new.subject]}.name", former, name),
        Change("names.replaced_by", None, new.instrument.strip()),
        Change("names.replaced_on", None, new.on.isoformat() if new.on else None),
    ]
    subject = subject_key(new.subject, plan.code, new.code)
    record(actor=actor, action=f"plans.{new.subject}_renamed", subject=subject, changes=told, reason=reason)
    assert isinstance(row, Element | Indicator)  # noqa: S101  the table says which model
    return row


def rename_element(*, actor: Actor, plan_code: str, new: NewName, reason: str) -> Element | Indicator:
    """:func:`rename`, for an objective or an action."""
    return rename(actor=actor, plan_code=plan_code, new=new, reason=reason)
