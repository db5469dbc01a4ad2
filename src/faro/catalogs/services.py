"""What the municipality sets for itself. Each change says its norm, and is public: terms and days off bind citizens."""

import secrets
from datetime import date

from django.db import models, transaction

from faro.catalogs.domain.rows import CatalogueError, Limit, Term, UnknownCode
from faro.catalogs.domain.shipped import shipped
from faro.catalogs.models import Edition, HolidayChoice, LocalHoliday, LocalLimit, LocalTerm
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, JsonValue, record, subject_key
from faro.workflow.clock import DayKind

LONGEST_TERM = 36_500
LARGEST_LIMIT = 10**15

TERM_FIELDS = ("valid_from", "valid_to", "days", "kind", "norm")
LIMIT_FIELDS = ("valid_from", "valid_to", "value", "norm")
HOLIDAY_FIELDS = ("name", "yearly", "norm")


@transaction.atomic
def set_term(  # noqa: PLR0913  a term is its facts
    *,
    actor: Actor,
    code: str,
    days: int,
    kind: DayKind,
    norm: str,
    valid_from: date,
    valid_to: date | None = None,
    reason: str = "",
) -> LocalTerm:
    """Set a term from a day on, instead of the one that comes with Faro; setting it again for that day mends it.

    Clocks that run already keep the days they were started with. Raises :class:`CatalogueError`.
    """
    _known(code, shipped().terms)
    _check(norm, valid_from, valid_to)
    if not 1 <= days <= LONGEST_TERM:
        raise CatalogueError(_("Un plazo tiene entre 1 y {n} días.").format(n=LONGEST_TERM))
    before = _values(LocalTerm.objects.filter(code=code, valid_from=valid_from).first(), TERM_FIELDS)
    values = {"days": days, "kind": kind.value, "norm": norm.strip(), "valid_to": valid_to}
    row, _created = LocalTerm.objects.update_or_create(code=code, valid_from=valid_from, defaults=values)
    _tell(
        actor=actor,
        action="catalogs.term_set",
        subject=subject_key("term", code),
        changes=_changes(before, _values(row, TERM_FIELDS)),
        reason=reason,
    )
    return row


@transaction.atomic
def set_limit(  # noqa: PLR0913
    *,
    actor: Actor,
    code: str,
    value: int,
    norm: str,
    valid_from: date,
    valid_to: date | None = None,
    reason: str = "",
) -> LocalLimit:
    """Set a limit from a day on, in its own unit; setting it again for that day mends it.

    Raises :class:`CatalogueError`.
    """
    _known(code, shipped().limits)
    _check(norm, valid_from, valid_to)
    if not 1 <= value <= LARGEST_LIMIT:
        raise CatalogueError(_("Un límite es un número entero mayor que cero."))
    before = _values(LocalLimit.objects.filter(code=code, valid_from=valid_from).first(), LIMIT_FIELDS)
    values = {"value": value, "norm": norm.strip(), "valid_to": valid_to}
    row, _created = LocalLimit.objects.update_or_create(code=code, valid_from=valid_from, defaults=values)
    _tell(
        actor=actor,
        action="catalogs.limit_set",
        subject=subject_key("limit", code),
        changes=_changes(before, _values(row, LIMIT_FIELDS)),
        reason=reason,
    )
    return row


@transaction.atomic
def declare_day_off(
    *, actor: Actor, day: date, name: str, norm: str, yearly: bool = False, reason: str = ""
) -> LocalHoliday:
    """Add a day without work that a decree gives: once, or every year from that day on.

    Every clock still running counts anew. Raises :class:`CatalogueError`, also for a day that is declared already.
    """
    _check(norm, day, None)
    if not name.strip():
        raise CatalogueError(_("Diga qué día no laborable es."))
    if LocalHoliday.objects.filter(day=day).exists():
        raise CatalogueError(_("El {day} ya está declarado no laborable.").format(day=f"{day:%d/%m/%Y}"))
    row = LocalHoliday.objects.create(day=day, yearly=yearly, name=name.strip(), norm=norm.strip())
    _tell(
        actor=actor,
        action="catalogs.day_off_declared",
        subject=subject_key("holiday", day.isoformat()),
        changes=_changes({}, _values(row, HOLIDAY_FIELDS)),
        reason=reason,
    )
    return row


@transaction.atomic
def withdraw_day_off(*, actor: Actor, day: date, reason: str) -> None:
    """Take back a day without work that was declared by mistake. Raises :class:`CatalogueError`."""
    row = LocalHoliday.objects.filter(day=day).first()
    if row is None:
        raise CatalogueError(_("El {day} no está declarado no laborable.").format(day=f"{day:%d/%m/%Y}"))
    if not reason.strip():
        raise CatalogueError(_("Diga por qué se retira."))
    row.delete()
    _tell(
        actor=actor,
        action="catalogs.day_off_withdrawn",
        subject=subject_key("holiday", day.isoformat()),
        changes=_changes(_values(row, HOLIDAY_FIELDS), {}),
        reason=reason,
    )


@transaction.atomic
def choose_holiday(*, actor: Actor, code: str, applies: bool, norm: str, reason: str = "") -> HolidayChoice:
    """Keep or leave out a holiday that comes with Faro: what confirms an unsure one. Raises :class:`CatalogueError`."""
    known = {row.code: row for row in shipped().holidays}
    if code not in known:
        raise UnknownCode(_("No existe el feriado «{code}».").format(code=code))
    _check(norm, None, None)
    before = HolidayChoice.objects.filter(code=code).first()
    row, _created = HolidayChoice.objects.update_or_create(
        code=code, defaults={"applies": applies, "norm": norm.strip()}
    )
    _tell(
        actor=actor,
        action="catalogs.holiday_chosen",
        subject=subject_key("holiday", code),
        changes=[
            Change("applies", before.applies if before else known[code].applies, applies),
            Change("norm", before.norm if before else known[code].holiday.norm, norm.strip()),
        ],
        reason=reason,
    )
    return row


def _tell(*, actor: Actor, action: str, subject: str, changes: list[Change], reason: str) -> None:
    """A new edition for every process, and an entry for every reader."""
    Edition.objects.update_or_create(id=1, defaults={"token": secrets.token_hex(16)})
    record(actor=actor, action=action, subject=subject, changes=changes, reason=reason, public=True)


def _known(code: str, rows: tuple[Term, ...] | tuple[Limit, ...]) -> None:
    if code not in {row.code for row in rows}:
        raise UnknownCode(_("No existe el plazo o límite «{code}».").format(code=code))


def _check(norm: str, valid_from: date | None, valid_to: date | None) -> None:
    if not norm.strip():
        raise CatalogueError(_("Diga la norma que lo fija."))
    if valid_from and valid_to and valid_to < valid_from:
        raise CatalogueError(_("La vigencia termina antes de empezar."))


def _values(row: models.Model | None, fields: tuple[str, ...]) -> dict[str, JsonValue]:
    values = {field: getattr(row, field) for field in fields} if row is not None else {}
    return {field: value.isoformat() if isinstance(value, date) else value for field, value in values.items()}


def _changes(before: dict[str, JsonValue], after: dict[str, JsonValue]) -> list[Change]:
    pairs = {field: (before.get(field), after.get(field)) for field in before | after}
    return [Change(field, *pair) for field, pair in pairs.items() if pair[0] != pair[1]]
