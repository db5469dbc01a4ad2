"""Judging a chain as it is stored, entry by entry, without trusting anything in it.

Everything stored comes as the bytes it is stored in, so that one changed byte is seen even where it breaks the text.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from faro.kernel.text import _
from faro.ledger.domain.chain import START, digest_of_bytes, personal_digest_of_bytes

COLUMNS = ("sequence", "at", "actor", "role", "action", "subject", "public")
"""Columns that repeat what the body says, to be searched by."""

_CHANGE = {"field", "before", "after", "personal"}


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """A row as stored. ``columns``: those of ``COLUMNS``; a moment reads ``2026-11-21 11:30:00.000001``, a truth 1 or
    0."""

    columns: Mapping[str, bytes]
    body: bytes
    previous: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class StoredPersonal:
    """A personal value as stored. ``erased_by``: the number of the entry that erased it, and ``erasure_says_so``
    whether that entry names it."""

    digest: bytes
    salt: bytes
    value: bytes
    erased_by: bytes = b""
    erasure_says_so: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the chain: a stable code, the entry (0: no one of them), the column if any, a sentence."""

    code: str
    sequence: int
    message: str
    column: str = ""


@dataclass(slots=True)
class ChainJudge:
    """Walks a chain from its first entry. It remembers only the entry before."""

    sequence: int = 0
    seen: int = 0
    digest: bytes = field(default=START.encode())

    def faults_of(self, entry: StoredEntry, personal: Iterable[StoredPersonal]) -> Iterator[Fault]:
        """What is wrong with the next entry and its personal values. Goes on from what is stored, right or wrong."""
        stored = entry.columns["sequence"]
        number = _number(stored)
        if number is None:
            number = self.sequence + 1
            yield Fault("sequence", number, _unreadable_number(self.sequence, stored), "sequence")
        elif number != self.sequence + 1:
            yield Fault("gap", self.sequence + 1, _gap(self.sequence, number), "sequence")
        if entry.previous != self.digest:
            yield Fault("previous", number, _unchained(number), "previous")
        if digest_of_bytes(entry.previous, entry.body).encode() != entry.digest:
            yield Fault("digest", number, _altered(number), "digest")
        yield from _faults_within(number, entry, personal)
        self.sequence, self.digest, self.seen = number, entry.digest, self.seen + 1


def body_of(stored: bytes) -> dict[str, Any] | None:
    """The body, or None where the stored bytes are none."""
    try:
        body = json.loads(stored.decode())
    except ValueError:
        return None
    return body if isinstance(body, dict) and _has_shape(body) else None


def _has_shape(body: Mapping[str, Any]) -> bool:
    changes, erased = body.get("changes"), body.get("erased", [])
    if not isinstance(changes, list) or not isinstance(erased, list):
        return False
    if not all(isinstance(each, dict) and each.keys() == _CHANGE for each in changes):
        return False
    named = [value for each in changes if each["personal"] for value in (each["before"], each["after"])]
    return all(isinstance(digest, str) for digest in erased) and all(isinstance(each, str | None) for each in named)


def erasures_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The digests of the personal values that an entry says it erased."""
    return tuple(body.get("erased", ()))


def personal_digests_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The digests of the personal values that an entry holds."""
    return tuple(
        digest
        for change in body["changes"]
        if change["personal"]
        for digest in (change["before"], change["after"])
        if digest is not None
    )


def _faults_within(number: int, entry: StoredEntry, personal: Iterable[StoredPersonal]) -> Iterator[Fault]:
    body = body_of(entry.body)
    if body is None:
        yield Fault("body", number, _("El contenido del asiento {n} no se puede leer.").format(n=number), "body")
        return
    for column in COLUMNS:
        if entry.columns[column] not in _as_stored(column, body.get(column)):
            message = _("En el asiento {n}, «{column}» no dice lo mismo que el contenido.")
            yield Fault("column", number, message.format(n=number, column=column), column)
    yield from _personal_faults(number, {each.encode() for each in personal_digests_of(body)}, personal)


def _personal_faults(number: int, named: set[bytes], personal: Iterable[StoredPersonal]) -> Iterator[Fault]:
    found = set()
    for each in personal:
        found.add(each.digest)
        if each.digest not in named:
            message = _("El asiento {n} tiene un valor personal que su contenido no nombra.")
            yield Fault("personal_foreign", number, message.format(n=number))
        elif each.erased_by:
            yield from _erasure_faults(number, each)
        elif personal_digest_of_bytes(each.salt, each.value).encode() != each.digest:
            message = _("Un valor personal del asiento {n} no da la huella que está en la cadena.")
            yield Fault("personal_altered", number, message.format(n=number))
    for _missing in sorted(named - found):
        message = _("Al asiento {n} le falta un valor personal que su contenido nombra.")
        yield Fault("personal_missing", number, message.format(n=number))


def _erasure_faults(number: int, each: StoredPersonal) -> Iterator[Fault]:
    if each.salt or each.value:
        message = _("Un valor personal del asiento {n} figura como borrado y no está vacío.")
        yield Fault("personal_kept", number, message.format(n=number))
    if not each.erasure_says_so:
        message = _("Un valor personal del asiento {n} está borrado y ningún asiento lo dice.")
        yield Fault("personal_emptied", number, message.format(n=number))


def _as_stored(column: str, value: object) -> tuple[bytes, ...]:
    """The ways in which a column may hold what the body says; none where the body says nothing that fits."""
    match column, value:
        case "sequence", int():
            return (str(value).encode(),)
        case "public", bool():
            return (b"1" if value else b"0",)
        case "at", str():
            stored = value.removesuffix("+00:00").replace("T", " ")
            return (stored.encode(), stored.removesuffix(".000000").encode())
        case _, str():
            return (value.encode(),)
        case _:
            return ()


def _number(stored: bytes) -> int | None:
    return int(stored) if stored.isdigit() and not stored.startswith(b"0") else None


def _unreadable_number(before: int, stored: bytes) -> str:
    shown = stored.decode(errors="replace")
    return _("El número del asiento que sigue al {n} no se puede leer: «{shown}».").format(n=before, shown=shown)


def _gap(before: int, number: int) -> str:
    if number <= before:
        return _("Después del asiento {before} viene el {n}.").format(before=before, n=number)
    if number == before + 2:
        return _("Falta el asiento {n}.").format(n=before + 1)
    return _("Faltan los asientos {first} a {last}.").format(first=before + 1, last=number - 1)


def _unchained(number: int) -> str:
    if number == 1:
        return _("El primer asiento no empieza la cadena: su huella anterior no son ceros.")
    return _("El asiento {n} no continúa al anterior: guarda otra huella que la de aquel.").format(n=number)


def _altered(number: int) -> str:
    return _("El contenido del asiento {n} no da su huella: alguien cambió uno o la otra.").format(n=number)
