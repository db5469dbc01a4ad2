"""Reading the whole history, whatever it is about: filtered, newest first, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import overload

from django.db.models import QuerySet
from django.utils import timezone

from faro.ledger.domain.entry import HistoryEntry
from faro.ledger.models import Entry
from faro.ledger.selectors import in_words
from faro.ledger.vocabulary import action_sentence, name_of

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries. Empty: any. ``kind``: the first word of the subject (``plan``); days are by the clock of Lima."""

    kind: str = ""
    subject: str = ""
    actor: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An entry with what it is about."""

    entry: HistoryEntry
    subject: str
    about: str
    role: str
    public: bool


class Events(Sequence[Event]):
    """The entries wanted, newest first; read only as far as they are asked for."""

    def __init__(self, rows: QuerySet[Entry]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """How many there are."""
        return self._rows.count()

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> "Sequence[Event]": ...
    def __getitem__(self, place: int | slice) -> "Event | Sequence[Event]":
        """One of them, or a stretch."""
        if isinstance(place, slice):
            return [_event(row) for row in self._rows[place]]
        return _event(self._rows[place])

    def __iter__(self) -> Iterator[Event]:
        """All of them, a chunk at a time."""
        return (_event(row) for row in self._rows.iterator(chunk_size=_CHUNK))


def browse(wanted: Wanted) -> Events:
    """The entries that agree with everything wanted."""
    rows = Entry.objects.order_by("-sequence")
    if wanted.kind:
        rows = rows.filter(subject__startswith=f"{wanted.kind}:")
    for field in ("subject", "actor", "action"):
        if value := getattr(wanted, field):
            rows = rows.filter(**{field: value})
    if wanted.since:
        rows = rows.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return Events(rows)


def actions_recorded() -> tuple[tuple[str, str], ...]:
    """Every action that ever happened, with its sentence, by sentence."""
    codes = Entry.objects.order_by().values_list("action", flat=True).distinct()
    return tuple(sorted(((code, action_sentence(code)) for code in codes), key=lambda pair: pair[1].lower()))


def actors_recorded() -> tuple[tuple[str, str], ...]:
    """Everyone who ever did something, with their name, by name."""
    keys = Entry.objects.order_by().values_list("actor", flat=True).distinct()
    return tuple(sorted(((key, name_of(key)) for key in keys), key=lambda pair: pair[1].lower()))


def last_moment() -> datetime | None:
    """When the last entry was made, or None where nothing ever happened."""
    last: datetime | None = Entry.objects.order_by("-sequence").values_list("at", flat=True).first()
    return last


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _event(row: Entry) -> Event:
    return Event(in_words(row), row.subject, name_of(row.subject), row.role, row.public)
