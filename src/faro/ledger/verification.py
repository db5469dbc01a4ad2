"""Proving the chain: every entry as it is stored, and the chain as it was published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import DatabaseError
from django.db.models import Exists, Max, OuterRef

from faro.kernel.formats import day
from faro.kernel.text import _, ngettext
from faro.ledger.domain.entry import Head
from faro.ledger.domain.heads import PublishedHead
from faro.ledger.domain.judging import ChainJudge, Fault, StoredEntry, body_of, erasures_of
from faro.ledger.models import Entry, PersonalValue
from faro.ledger.stored import damage, personal_of, still_there, stored_chunks

MOST_FAULTS = 200
"""How many faults are kept; a chain that is broken everywhere need not be listed whole."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What the proof of a chain found: its length and head, and every fault (the first 200) with its place."""

    entries: int
    head: Head | None
    heads_compared: int
    faults: tuple[Fault, ...]
    more_faults: bool = False

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def __str__(self) -> str:
        """In a sentence: the first fault, or that there is none."""
        if self.faults:
            return self.faults[0].message
        return ngettext(
            "{n} asiento, y la cadena está entera.", "{n} asientos, y la cadena está entera.", self.entries
        ).format(n=self.entries)


@dataclass(slots=True)
class _Published:
    """The published heads, compared with the entries as these go by."""

    heads: dict[int, list[Head | PublishedHead]] = field(default_factory=lambda: defaultdict(list))
    agreed_until: int = 0

    def faults_of(self, number: int, digest: bytes) -> Iterator[Fault]:
        """The heads of that entry that say otherwise."""
        for head in self.heads.pop(number, ()):
            if head.digest.encode() == digest:
                self.agreed_until = max(self.agreed_until, number)
            else:
                yield Fault("rewritten", number, _rewritten(head, self.agreed_until), "digest")

    def faults_beyond(self, last: int) -> Iterator[Fault]:
        """The heads of entries that the chain does not have."""
        for number in sorted(self.heads):
            for head in self.heads[number]:
                yield Fault("shortened" if number > last else "missing", number, _absent(head, last))


def verify(heads: Iterable[Head | PublishedHead] = ()) -> Verification:
    """Recompute every digest, compare columns, personal values and erasures, and the published heads.

    It reads the chain once, in bounded memory, and stops nobody from writing. An entry taken away at the end is seen
    only by a published head beyond it.
    """
    published = _Published()
    compared = 0
    for compared, head in enumerate(heads, start=1):  # noqa: B007  the count is used below
        published.heads[head.sequence].append(head)
    judge = ChainJudge()
    faults = _all_faults(judge, published)
    first = tuple(islice(faults, MOST_FAULTS))
    more = next(faults, None) is not None
    for _rest in faults:
        pass
    found = Head(judge.sequence, judge.digest.decode(errors="replace")) if judge.sequence else None
    return Verification(judge.seen, found, compared, first, more)


def disagreements(heads: Sequence[Head | PublishedHead]) -> tuple[Fault, ...]:
    """The published heads that the stored digests contradict: a quick look, that proves nothing about the rest."""
    published = _Published()
    for head in heads:
        published.heads[head.sequence].append(head)
    stored = Entry.objects.filter(sequence__in=list(published.heads)).order_by("sequence")
    found = [
        fault
        for number, digest in stored.values_list("sequence", "digest").iterator()
        for fault in published.faults_of(number, digest.encode())
    ]
    last = Entry.objects.aggregate(last=Max("sequence"))["last"] or 0
    return (*found, *published.faults_beyond(last))


def _all_faults(judge: ChainJudge, published: _Published) -> Iterator[Fault]:
    try:
        for chunk in stored_chunks():
            yield from _faults_of_chunk(chunk, judge, published)
        yield from _orphans()
        for says in damage():
            yield Fault("damaged", 0, _("El archivo de la base de datos está dañado: {says}.").format(says=says))
    except (DatabaseError, UnicodeDecodeError) as error:  # the words for a damaged file may be damaged themselves
        message = _("La base de datos no deja leer después del asiento {n}: {reason}.")
        yield Fault("unreadable", judge.sequence + 1, message.format(n=judge.sequence, reason=error))
    yield from published.faults_beyond(judge.sequence)


def _faults_of_chunk(chunk: list[StoredEntry], judge: ChainJudge, published: _Published) -> Iterator[Fault]:
    personal = personal_of(chunk)
    for entry in chunk:
        yield from judge.faults_of(entry, personal.get(entry.columns["sequence"], ()))
        yield from published.faults_of(judge.sequence, entry.digest)
        body = body_of(entry.body)
        kept = still_there(judge.sequence, erasures_of(body)) if body else 0
        if kept:
            message = _("El asiento {n} dice que borró datos personales y {kept} siguen ahí o cambiaron de sitio.")
            yield Fault("erasure_undone", judge.sequence, message.format(n=judge.sequence, kept=kept))


def _orphans() -> Iterator[Fault]:
    owner = Entry.objects.filter(sequence=OuterRef("entry_id"))
    rows = PersonalValue.objects.filter(~Exists(owner)).values_list("entry_id", flat=True).order_by("entry_id")
    for number in rows.iterator():
        message = _("Hay un valor personal de un asiento que no existe: {n}.")
        yield Fault("personal_orphan", number, message.format(n=number))


def _when(head: Head | PublishedHead) -> str:
    published = head.day if isinstance(head, PublishedHead) else None
    return _(" el {day}").format(day=day(published)) if published else ""


def _rewritten(head: Head | PublishedHead, agreed_until: int) -> str:
    since = (
        _("coincide con lo publicado hasta el asiento {n}").format(n=agreed_until)
        if agreed_until
        else _("ninguna huella anterior publicada coincide")
    )
    return _(
        "La huella del asiento {n} no es la que se publicó{when}: la historia se reescribió en él o antes; {since}."
    ).format(n=head.sequence, when=_when(head), since=since)


def _absent(head: Head | PublishedHead, last: int) -> str:
    if head.sequence > last:
        return _("Se publicó{when} la huella del asiento {n} y la cadena termina en el {last}: se acortó.").format(
            when=_when(head), n=head.sequence, last=last
        )
    return _("Se publicó{when} la huella del asiento {n} y la cadena no lo tiene.").format(
        when=_when(head), n=head.sequence
    )
