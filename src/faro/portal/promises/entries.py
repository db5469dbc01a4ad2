"""Promises among what can be found on this site, and among the pages worth a visit."""

from collections.abc import Iterator

from faro.kernel.text import _
from faro.portal.domain.searching import Entry
from faro.portal.promises import addresses
from faro.portal.promises.known import known_plans, known_pledges
from faro.portal.promises.lists import plan_name


def promise_entries() -> Iterator[Entry]:
    """The government plans and their promises, to be found by words and codes."""
    for plan in known_plans():
        yield Entry(_("Plan de gobierno"), plan.code, plan_name(plan), plan.title, addresses.plan_address(plan.code))
    for each in known_pledges():
        text = f"{each.party} {each.dimension} {each.objective} {each.target} {each.quotation} {each.sector}"
        url = addresses.pledge_address(each.plan, each.code)
        yield Entry(_("Promesa"), each.code, each.title, text, url)


def promise_pages() -> Iterator[str]:
    """The addresses of their pages."""
    yield from (each.url for each in addresses.tabs())
    yield from (addresses.plan_address(each.code) for each in known_plans())
    yield from (addresses.pledge_address(each.plan, each.code) for each in known_pledges())
