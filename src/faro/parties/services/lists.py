"""Bringing in a list: read whole, decided row by row, taken all or not at all."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import limit, term, upload_limits
from faro.kernel.errors import FaroError, InputProblems, Place, Problem
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.package.problems import readable
from faro.parties.domain.facts import full_name
from faro.parties.domain.identifiers import identifier_kinds
from faro.parties.domain.likeness import likeness_of
from faro.parties.domain.lists import ListRow, heading_of, read_list
from faro.parties.models import Identifier, ListUpload, Party
from faro.parties.selectors.joining import resolve_many
from faro.parties.selectors.likely import Candidate, codes_of, likely_duplicates, traits_of
from faro.parties.services.adding import create
from faro.parties.vocabulary import LISTS

NEW, SKIP = "new", "skip"
MOST_TO_DECIDE = 300


@dataclass(frozen=True, slots=True)
class Pending:
    """A row to decide about: parties it may be, and earlier rows of the same list."""

    row: ListRow
    candidates: tuple[Candidate, ...]
    twins: tuple[ListRow, ...]

    @property
    def name(self) -> str:
        """The name in the row."""
        return full_name(self.row.facts)


@dataclass(frozen=True, slots=True)
class ListPreview:
    """What a list would do. ``known``: rows whose number a party has, by its key; they are passed over."""

    new: tuple[ListRow, ...]
    known: tuple[tuple[ListRow, str], ...]
    pending: tuple[Pending, ...]

    @property
    def digest(self) -> str:
        """What there was to decide, so that nobody decides about something else."""
        told = [
            (each.row.number, [found.party.key for found in each.candidates], [twin.number for twin in each.twins])
            for each in self.pending
        ]
        return hashlib.sha256(repr((told, [(row.number, key) for row, key in self.known])).encode()).hexdigest()


@transaction.atomic
def receive_list(*, actor: Actor, name: str, content: bytes) -> ListUpload:
    """Keep a list until it is decided about. Raises :class:`FaroError` where it is too large or cannot be read."""
    largest = int(limit("parties.list_size").value)
    if len(content) > largest:
        raise FaroError(_("El archivo pasa de {n} MB: divídalo.").format(n=largest // 1_000_000))
    if not content:
        raise FaroError(_("El archivo está vacío."))
    digest = hashlib.sha256(content).hexdigest()
    kept, _made = ListUpload.objects.update_or_create(
        digest=digest,
        brought_by=actor.key,
        defaults={"name": readable(name)[:200], "content": content, "brought_at": timezone.now()},
    )
    return kept


def preview_list(*, upload: ListUpload) -> ListPreview:
    """What the list would do. Raises :class:`InputProblems` with all that is wrong in it, row and column."""
    most = int(limit("parties.list_rows").value)
    rows = read_list(bytes(upload.content), upload.name, today=timezone.localdate(), most=most, limits=upload_limits())
    known, problems = _known(rows, upload.name)
    if problems:
        raise InputProblems(problems)
    rest = [row for row in rows if row.number not in known]
    twins = _twins(rest)
    pending = []
    for row in rest:
        candidates = likely_duplicates(traits_of(row.facts, row.identifiers))
        if candidates or row.number in twins:
            pending.append(Pending(row, candidates, tuple(twins.get(row.number, ()))))
    if len(pending) > MOST_TO_DECIDE:
        sentence = _("{n} filas se parecen a otras fichas; se deciden hasta {most} a la vez. Divida la lista.")
        raise FaroError(sentence.format(n=len(pending), most=MOST_TO_DECIDE))
    waiting = {each.row.number for each in pending}
    return ListPreview(
        tuple(row for row in rest if row.number not in waiting),
        tuple((row, known[row.number]) for row in rows if row.number in known),
        tuple(pending),
    )


@transaction.atomic
def take_list(*, actor: Actor, upload: ListUpload, decisions: Mapping[int, str], digest: str) -> list[Party]:
    """Register the new ones, all or none. ``decisions``: row → ``new`` or ``skip``, for each pending one.

    ``digest``: of the preview that was decided about. Raises :class:`FaroError` where something changed since then or
    a row has no decision, and :class:`InputProblems`.
    """
    preview = preview_list(upload=upload)
    if preview.digest != digest:
        raise FaroError(_("Entretanto cambiaron las fichas parecidas: revise la lista otra vez."))
    undecided = [each.row.number for each in preview.pending if decisions.get(each.row.number) not in (NEW, SKIP)]
    if undecided:
        raise FaroError(_("Decida también sobre las filas {rows}.").format(rows=", ".join(map(str, undecided))))
    chosen = [each.row for each in preview.pending if decisions[each.row.number] == NEW]
    rows = sorted((*preview.new, *chosen), key=lambda row: row.number)
    taken = [create(actor, row.facts, row.identifiers, synthetic=row.synthetic) for row in rows]
    # Its digest only: the name of a file may name a person.
    changes = [Change("list_file", None, upload.digest), Change("count", None, len(taken))]
    upload.delete()
    record(actor=actor, action="parties.list_taken", subject=LISTS, changes=changes)
    return taken


@transaction.atomic
def forget_lists(*, now: datetime) -> int:
    """Delete the lists that nobody took in time. Gives how many."""
    old = ListUpload.objects.filter(brought_at__lt=now - timedelta(days=term("parties.keep_list").days))
    return old.delete()[0]


def _known(rows: list[ListRow], file: str) -> tuple[dict[int, str], list[Problem]]:
    """Rows whose numbers a party has; a row whose numbers are of several parties is a problem."""
    values = {each.value for row in rows for each in row.identifiers}
    held = {each.facts.number: each.party_id for each in Identifier.objects.filter(value__in=values)}
    tops = resolve_many(set(held.values()))
    known: dict[int, str] = {}
    problems = []
    for row in rows:
        found = {tops[held[each.number]]: each for each in row.identifiers if each.number in held}
        if len(found) > 1:
            labels = ", ".join(identifier_kinds()[each.kind].label for each in found.values())
            said = _("{labels}: los números son de fichas distintas.").format(labels=labels)
            column = heading_of(next(iter(found.values())).kind)
            mend = _("Corrija los números, o una antes las fichas.")
            problems.append(Problem("numbers_of_several", Place(file, row.number, column), said, mend))
        elif found:
            known[row.number] = next(iter(found))
    return known, problems


def _twins(rows: list[ListRow]) -> dict[int, list[ListRow]]:
    """For each row, the earlier ones of the list that are likely the same."""
    by_code: dict[str, list[int]] = defaultdict(list)
    traits = [traits_of(row.facts, row.identifiers) for row in rows]
    found: dict[int, list[ListRow]] = {}
    for place, (row, own) in enumerate(zip(rows, traits, strict=True)):
        codes = codes_of(own)
        shared = Counter(earlier for code in codes for earlier in by_code[code])
        near = [earlier for earlier, count in shared.items() if count >= min(2, len(codes))]
        alike = [rows[earlier] for earlier in sorted(near) if likeness_of(own, traits[earlier]).is_likely]
        if alike:
            found[row.number] = alike
        for code in codes:
            by_code[code].append(place)
    return found
