"""Reading the whole history, whatever it is about: filtered, newest first, only as far as someone asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import overload

from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from faro.ledger.domain.entry import HistoryEntry
from faro.ledger.models import Entry
from faro.ledger.wording import in_words

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Entries(Sequence[HistoryEntry]):
    """A list of entries that reads from the database only what is asked of it: fit for a paginator."""

    _rows: QuerySet[Entry]
    _show_personal: bool

    def __len__(self) -> int:
        """How many there are."""
        return self._rows.count()

    @overload
    def __getitem__(self, index: int) -> HistoryEntry: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[HistoryEntry, ...]: ...

    def __getitem__(self, index: int | slice) -> HistoryEntry | tuple[HistoryEntry, ...]:
        """One entry or a stretch of them."""
        if isinstance(index, slice):
            return in_words(self._rows[index], show_personal=self._show_personal)
        return in_words([self._rows[index]], show_personal=self._show_personal)[0]

    def __iter__(self) -> Iterator[HistoryEntry]:
        """All of them, some hundreds at a time."""
        rows = self._rows.iterator(chunk_size=_CHUNK)
        while chunk := list(islice(rows, _CHUNK)):
            yield from in_words(chunk, show_personal=self._show_personal)


def entries(  # noqa: PLR0913  each is one filter of the history browser
    *,
    subject: str = "",
    subject_prefix: str = "",
    actor: str = "",
    action_prefix: str = "",
    since: date | None = None,
    until: date | None = None,
    public_only: bool = False,
    show_personal: bool = False,
) -> Entries:
    """The entries that fit every filter given, newest first; days are local and both included.

    Personal values are masked unless ``show_personal``, as in :func:`faro.ledger.selectors.history`.
    """
    rows: QuerySet[Entry] = Entry.objects.order_by("-sequence")
    exact = {"subject": subject, "actor": actor}
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    rows = _beginning(_beginning(rows, "subject", subject_prefix), "action", action_prefix)
    if since is not None:
        rows = rows.filter(at__gte=_midnight(since))
    if until is not None:
        rows = rows.filter(at__lt=_midnight(until + timedelta(days=1)))
    if public_only:
        rows = rows.filter(public=True)
    return Entries(rows, show_personal and not public_only)


def _beginning(rows: QuerySet[Entry], field: str, prefix: str) -> QuerySet[Entry]:
    """The rows whose field begins so. Not with LIKE, which in SQLite takes capitals for small letters."""
    if not prefix:
        return rows
    beginning = f"{field}_begins"
    return rows.alias(**{beginning: Left(field, len(prefix))}).filter(**{beginning: prefix})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
