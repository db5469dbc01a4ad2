"""A room above that computes indicators, as the reports see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from faro.ledger.api import Actor
from faro.monitoring.ports import Measured


@dataclass
class Records:
    """Says the same of every indicator; ``owners``: who answers for which; ``kept``: what it was asked to keep."""

    said: Measured | None
    owners: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[str, date]] = field(default_factory=list)

    def measured(self, plan: str, indicator: str, first: date, last: date) -> Measured | None:
        return self.said

    def units(self, plan: str, first: date, last: date) -> Mapping[str, str]:
        return self.owners

    def keep(self, *, actor: Actor, plan: str, indicator: str, first: date, last: date) -> bool:
        self.kept.append((indicator, last))
        return True
