"""Which party a key stands for, after merges."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from faro.kernel.formats import day
from faro.kernel.text import _
from faro.parties.domain.identifiers import IdentifierFacts, identifier_kinds
from faro.parties.models import Identifier, Merge, Party

_SINGLE = ("dni", "ruc")
"""Kinds of which nobody has two that are valid at the same time."""


def resolve_many(keys: Collection[str]) -> dict[str, str]:
    """For each key of a party, the key of the one it stands for; unknown keys are left out.

    As many queries as the longest chain of merges has links.
    """
    above: dict[str, str | None] = {}
    asked = set(keys)
    while asked:
        above |= dict(Party.objects.filter(key__in=asked).order_by().values_list("key", "merged_into_id"))
        asked = {root for root in above.values() if root is not None} - above.keys()
    return {key: _top(key, above) for key in keys if key in above}


def _top(key: str, above: dict[str, str | None]) -> str:
    while (over := above[key]) is not None:
        key = over
    return key


def resolve(key: str) -> Party | None:
    """The party that a key stands for; None for a key that no party ever had."""
    found = resolve_many([key])
    return Party.objects.get(key=found[key]) if found else None


def joined_keys(key: str) -> tuple[str, ...]:
    """The keys of all that were merged into a party, at any remove; its own is not among them."""
    found: list[str] = []
    layer = [key]
    while layer:
        layer = list(Party.objects.filter(merged_into__in=layer).order_by("key").values_list("key", flat=True))
        found += layer
    return tuple(found)


def identifiers_of(keys: Iterable[str]) -> QuerySet[Identifier]:
    """The identifiers of several parties."""
    return Identifier.objects.filter(party__in=list(keys)).order_by("kind", "pk")


def merges_of(keys: Iterable[str]) -> QuerySet[Merge]:
    """The merges that hold today among those parties, newest first."""
    held = Merge.objects.filter(undone_at=None, loser__in=list(keys)).select_related("loser", "survivor")
    return held.prefetch_related("loser__identifiers")


def conflicts_between(one: Party, other: Party, *, show: bool) -> tuple[str, ...]:
    """What two parties do not agree on, in words. ``show``: with the values."""
    both = [[*identifiers_of((each.key, *joined_keys(each.key)))] for each in (one, other)]
    found = [
        _in_words(identifier_kinds()[kind].label, a, b, show=show)
        for kind in _SINGLE
        if (a := _numbers(both[0], kind)) and (b := _numbers(both[1], kind))
    ]
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        words = (day(one.birth_date), day(other.birth_date))
        found.append(_in_words(_("Fecha de nacimiento"), words[0], words[1], show=show))
    if one.sex and other.sex and one.sex != other.sex:
        found.append(_("Sexo: no es el mismo."))
    return tuple(found)


def _numbers(held: Iterable[Identifier], kind: str) -> str:
    """Numbers of a kind that have not ended: a person may have had another before."""
    current: list[IdentifierFacts] = [each.facts for each in held if each.kind == kind and each.valid_until is None]
    return ", ".join(sorted(each.value for each in current))


def _in_words(label: str, one: str, other: str, *, show: bool) -> str:
    if not show:
        return _("{label}: tienen uno distinto cada una.").format(label=label)
    return _("{label}: {one} en una y {other} en la otra.").format(label=label, one=one, other=other)
