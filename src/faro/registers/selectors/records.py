"""One record with what hangs on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from faro.directory.api import Access
from faro.registers.models import Participant, Pointer, Record, Register, StateMove
from faro.registers.selectors.access import Sight, may_open, readable, title_for

MOST_LINKS = 50


@dataclass(frozen=True, slots=True)
class Linked:
    """Another record that names this one or is named by it, as this reader sees it."""

    register: Register
    record: Record
    title: str


def named_by(access: Access, record: Record) -> tuple[Linked, ...]:
    """The records that this one names."""
    pointers = Pointer.objects.filter(record=record).select_related("target__register__current", "target__version")
    return _seen(access, [pointer.target for pointer in pointers[:MOST_LINKS]])


def naming(access: Access, record: Record) -> tuple[Linked, ...]:
    """The live records that name this one, newest first; not all where they are many."""
    pointers = Pointer.objects.filter(target=record, live=True).select_related(
        "record__register__current", "record__version"
    )
    return _seen(access, [pointer.record for pointer in pointers.order_by("-day", "-record")[:MOST_LINKS]])


def moves_of(record: Record) -> tuple[StateMove, ...]:
    """How it came into its states, oldest first."""
    return tuple(record.moves.order_by("id"))


def participants_of(record: Record) -> tuple[Participant, ...]:
    """Who takes part in it."""
    return tuple(record.participants.order_by("id"))


def _seen(access: Access, records: Sequence[Record]) -> tuple[Linked, ...]:
    """Those that this person may open, each once."""
    found = {}
    for record in records:
        register = record.register
        if record.pk in found or not may_open(access, register):
            continue
        if register.sensitive and not readable(access, register).filter(pk=record.pk).exists():
            continue
        version = record.version
        covered = Sight(access, register).covered(record.unit, version.rules, version.form)
        found[record.pk] = Linked(register, record, title_for(record, covered))
    return tuple(found.values())
