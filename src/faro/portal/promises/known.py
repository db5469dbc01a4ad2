"""What is known of promises, asked once for each change that citizens may read of."""

from collections.abc import Iterable, Sized

from django.conf import settings

from faro.portal.selectors import once_per_public_entry
from faro.promises import api as promises
from faro.promises.api import PlanLine, PledgeLine


def known_plans() -> tuple[PlanLine, ...]:
    """The government plans whose promises are followed, the latest election first."""
    return once_per_public_entry(
        "promises/plans", lambda: tuple(each for each in promises.government_plans() if each.approved)
    )


def known_pledges(plan: str = "") -> tuple[PledgeLine, ...]:
    """The promises of a plan, or of all of them, in the order of their documents."""
    every = once_per_public_entry("promises/pledges", _in_order)
    return tuple(each for each in every if not plan or each.plan == plan)


def _in_order() -> tuple[PledgeLine, ...]:
    places = {each.code: place for place, each in enumerate(known_plans())}
    found = (each for each in promises.pledges_of() if each.plan in places)
    return tuple(sorted(found, key=lambda each: places[each.plan]))


def one_of(wanted: str, known: Iterable[str]) -> str:
    """What the reader asks for, if there is such a thing; else nothing, so that few forms of it are kept."""
    return wanted if wanted in set(known) else ""


def are_samples(links: Sized) -> bool:
    """Whether links are invented: whatever is confirmed in a demonstration, no office said."""
    return len(links) > 0 and bool(settings.DEMO)


def is_sample(state: str) -> bool:
    """Whether a state is invented: whatever is decided in a demonstration says nothing of what happened."""
    return bool(state) and bool(settings.DEMO)
