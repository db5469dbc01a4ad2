"""Which goals of the budget pay for which activities."""

from collections import defaultdict
from dataclasses import dataclass

from faro.monitoring.models import BudgetLink, Poi

WHOLE = 1_000_000
"""A whole goal, in millionths."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A budget goal (SEC_FUNC) and the activities it pays for; shares in millionths."""

    sec_func: str
    links: tuple[BudgetLink, ...]

    @property
    def shared(self) -> int:
        """How much of it is linked."""
        return sum(link.share for link in self.links)

    @property
    def left(self) -> int:
        """How much of it is linked to nothing: its money is counted for no activity."""
        return WHOLE - self.shared


def goals_of(poi: Poi) -> tuple[Goal, ...]:
    """Every linked goal of the year with its links. One query."""
    found: dict[str, list[BudgetLink]] = defaultdict(list)
    links = BudgetLink.objects.filter(activity__poi=poi).select_related("activity")
    for link in links.order_by("sec_func", "activity"):
        found[link.sec_func].append(link)
    return tuple(Goal(code, tuple(links)) for code, links in found.items())


def links_of(poi: Poi) -> dict[str, dict[str, int]]:
    """Activity code → SEC_FUNC → share in millionths. One query."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = BudgetLink.objects.filter(activity__poi=poi).values_list("activity__code", "sec_func", "share")
    for activity, goal, share in rows.order_by("sec_func", "activity"):
        found[activity][goal] = share
    return dict(found)
