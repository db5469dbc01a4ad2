"""Looking for parties."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Q, QuerySet

from faro.parties.domain.identifiers import compact
from faro.parties.domain.names import words_of_name
from faro.parties.models import Identifier, NameWord, Party
from faro.parties.selectors.joining import resolve_many

MOST_MERGED = 500
IN_ONE_QUERY = 400
_SHORTEST_NUMBER = 5


def find_by_identifier(kind: str, value: str, issuer: str = "") -> Party | None:
    """The party that the number stands for today, or None."""
    row = Identifier.objects.filter(kind=kind, issuer=issuer.upper(), value=compact(value)).first()
    return Party.objects.get(key=resolve_many([row.party_id])[row.party_id]) if row else None


def keys_by_identifier(kind: str, values: Collection[str]) -> dict[str, str]:
    """The keys of the parties that the numbers of a kind stand for today, by the number as it was given."""
    given: dict[str, list[str]] = {}
    for value in values:
        given.setdefault(compact(value), []).append(value)
    wanted = sorted(given)
    held: dict[str, str] = {}
    for start in range(0, len(wanted), IN_ONE_QUERY):
        some = wanted[start : start + IN_ONE_QUERY]
        rows = Identifier.objects.filter(kind=kind, issuer="", value__in=some)
        keys = dict(rows.values_list("value", "party_id"))
        today = resolve_many(list(set(keys.values())))
        held |= {value: today[key] for value, key in keys.items()}
    return {value: held[bare] for bare, values in given.items() if bare in held for value in values}


def search(text: str = "", kind: str = "") -> QuerySet[Party]:
    """Living parties, newest first: with that whole number, that key, or names with words that begin like those.

    What is found under a merged party gives the one it was merged into.
    """
    found = Party.objects.filter(erased_at=None)
    if kind in Party.Kind.values:
        found = found.filter(kind=kind)
    if text.strip():
        wanted = _matching(text)
        merged = found.exclude(merged_into=None).filter(wanted).order_by().values_list("key", flat=True)
        tops = set(resolve_many(list(merged[:MOST_MERGED])).values())
        found = found.filter(wanted | Q(pk__in=tops) if tops else wanted)
    return found.filter(merged_into=None).prefetch_related("identifiers")


def _beginning_with(word: str) -> Q:
    """Words that begin so. SQLite's LIKE would read them all; a range does not."""
    if connection.vendor == "sqlite":
        return Q(word__gte=word, word__lt=f"{word[:-1]}{chr(ord(word[-1]) + 1)}")
    return Q(word__startswith=word)


def _matching(text: str) -> Q:
    number = compact(text)
    by_number = Q(pk__in=Identifier.objects.filter(value__in=[number, number[:8]]).values("party"))
    is_number = len(number) >= _SHORTEST_NUMBER and any(each.isdigit() for each in number)
    wanted = Q(key=text.strip().lower()[:12])
    if is_number:
        wanted |= by_number
    words = words_of_name(text)
    if words and not (is_number and number.isdigit()):
        by_name = Q()
        for word in words:
            by_name &= Q(pk__in=NameWord.objects.filter(_beginning_with(word)).values("party"))
        wanted |= by_name
    return wanted
