"""Figures remembered by this process while nothing that they read has changed: the ledger tells.

Whatever changes a record, a register, a party or a series adds its entry in the same transaction, and entries come in
the order in which their transactions end. So a figure that was computed after some entry holds as long as no later one
is about what it reads; the digest of that entry tells another chain apart, as after a restore.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar, cast

from django.db import connection
from django.utils.translation import get_language

from faro.ledger.api import Head, happened_since, head, subject_key

MOST_REMEMBERED = 2_000
MOST_ENTRIES = 500
"""Entries that are looked through; after more of them, a figure is computed again."""
Found = TypeVar("Found")

_NOTHING_CHANGED = frozenset(
    {
        "registers.record_read",
        "registers.list_read",
        "registers.personal_taken",
        "parties.added",
        "parties.read",
        "parties.exported",
    }
)


@dataclass(frozen=True, slots=True)
class _Kept:
    found: object
    head: Head


_kept: OrderedDict[Hashable, _Kept] = OrderedDict()
_lock = Lock()


def remembered(key: Hashable, codes: Collection[str], compute: Callable[[], Found]) -> Found:
    """What was computed under a key, if nothing changed in the registers of these codes; else what is computed now.

    ``key`` names all that the figure depends on beside what the ledger tells of. Within a transaction nothing is
    remembered: it may have changed something without having noted it yet.
    """
    now = None if connection.in_atomic_block else head()
    if now is None:
        return compute()
    place = (get_language(), key)
    with _lock:
        held = _kept.get(place)
    if held is not None and _still_holds(held.head, now, codes):
        _keep(place, _Kept(held.found, now))
        return cast("Found", held.found)
    found = compute()
    _keep(place, _Kept(found, now))
    return found


def forget_all() -> None:
    """Forget every figure."""
    with _lock:
        _kept.clear()


def _keep(place: Hashable, kept: _Kept) -> None:
    with _lock:
        _kept[place] = kept
        _kept.move_to_end(place)
        while len(_kept) > MOST_REMEMBERED:
            _kept.popitem(last=False)


def _still_holds(known: Head, now: Head, codes: Collection[str]) -> bool:
    if known == now:
        return True
    since = happened_since(known, MOST_ENTRIES)
    return since is not None and not any(_touches(action, subject, codes) for action, subject in since)


def _touches(action: str, subject: str, codes: Collection[str]) -> bool:
    if action in _NOTHING_CHANGED:
        return False
    if action.startswith(("parties.", "catalogs.")):
        return True
    registers = {subject_key("register", code) for code in codes}
    records = tuple(f"{subject_key('record', code)}/" for code in codes)
    return subject in registers or subject.startswith(records)
