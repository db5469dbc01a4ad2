"""Whose term has run out."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from faro.catalogs.api import term
from faro.parties.models import Party
from faro.parties.ports import keys_in_use
from faro.parties.selectors.joining import joined_keys

RETENTION = "parties.retention"
MOST = 500


@dataclass(frozen=True, slots=True)
class Disposal:
    """A party that nothing has used for as long as its term."""

    party: Party
    since: date


def due_for_disposal(today: date) -> tuple[Disposal, ...]:
    """People that nothing uses any more and whose term is over, the oldest first. Looking changes nothing.

    Someone is used as lately as the latest used of all that were merged into them.
    """
    days = timedelta(days=term(RETENTION, on=today).days)
    idle = Party.objects.filter(
        kind=Party.Kind.PERSON, merged_into=None, erased_at=None, used_at__date__lt=today - days
    ).prefetch_related("identifiers")
    found = []
    for party in idle.order_by("used_at", "key")[:MOST]:
        group = (party.key, *joined_keys(party.key))
        fresh = Party.objects.filter(key__in=group, used_at__date__gte=today - days).exists()
        if not fresh and not keys_in_use(group):
            found.append(Disposal(party, timezone.localdate(party.used_at) + days))
    return tuple(found)
