"""Everything in words, for the public page «plazos y feriados»."""

from dataclasses import dataclass
from datetime import date

from faro.catalogs.domain.rows import HolidayRow, Limit, Term
from faro.catalogs.selectors import listed_holidays, listed_limits, listed_terms
from faro.kernel.formats import day
from faro.kernel.text import _, ngettext
from faro.workflow.clock import DayKind


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One row, every field ready to be shown. ``applies``: whether it counts; one that does not says so in ``note``."""

    code: str
    label: str
    value: str
    norm: str
    origin: str
    sure: str
    validity: str
    note: str = ""
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """The terms, the limits, and the holidays of one year by day."""

    year: int
    terms: tuple[ReferenceRow, ...]
    limits: tuple[ReferenceRow, ...]
    holidays: tuple[ReferenceRow, ...]


def reference(year: int, place: str | None = None) -> Reference:
    """What is counted with, in a reader's words."""
    kept = [(row.holiday.in_year(year), row) for row in listed_holidays(place)]
    dated = sorted(((on, row) for on, row in kept if on is not None), key=lambda pair: (pair[0], pair[1].code))
    return Reference(
        year=year,
        terms=tuple(_dated(row, term_words(row)) for row in listed_terms()),
        limits=tuple(_dated(row, f"{row.value:,} {row.unit}") for row in listed_limits()),
        holidays=tuple(_holiday(on, row) for on, row in dated),
    )


def term_words(term: Term) -> str:
    """«10 días hábiles»."""
    if term.kind is DayKind.WORKING:
        return ngettext("{n} día hábil", "{n} días hábiles", term.days).format(n=f"{term.days:,}")
    return ngettext("{n} día calendario", "{n} días calendario", term.days).format(n=f"{term.days:,}")


def _dated(row: Term | Limit, value: str) -> ReferenceRow:
    return ReferenceRow(
        code=row.code,
        label=row.label,
        value=value,
        norm=row.norm,
        origin=row.origin.words,
        sure=row.sure.words,
        validity=_validity(row.valid_from, row.valid_to),
        note=row.note,
    )


def _holiday(on: date, row: HolidayRow) -> ReferenceRow:
    return ReferenceRow(
        code=row.code,
        label=row.holiday.name,
        value=day(on),
        norm=row.holiday.norm,
        origin=row.origin.words,
        sure=row.sure.words,
        validity=_validity(row.holiday.valid_from, row.holiday.valid_to),
        note=_sentences(row.note, "" if row.applies else _("No se cuenta como día no laborable")),
        applies=row.applies,
    )


def _sentences(*sentences: str) -> str:
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences if sentence)


def _validity(since: date | None, until: date | None) -> str:
    if since and until:
        return _("del {since} al {until}").format(since=day(since), until=day(until))
    if since:
        return _("desde el {since}").format(since=day(since))
    return _("hasta el {until}").format(until=day(until)) if until else ""
