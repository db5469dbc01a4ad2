"""Tables of the package that another room keeps, and what other rooms know of an indicator.

A room above plans that edits a table (evaluation: ``commitments``) registers a keeper when it starts. A table that
nobody keeps is stored whole, unchanged. Which it is, is settled before the first import and stays so.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import polars as pl

from faro.directory.api import Access
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor
from faro.plans.domain.differences import RowChange
from faro.ui.api import Link


class TableKeeper(Protocol):
    """Keeps some tables of a plan's package in its own rows.

    ``dump`` gives the tables of ``tables`` that the plan has, with the package's columns, types and order, and those
    only; ``load`` puts these rows in place of what it had, inside the transaction of the import, and writes nothing
    where nothing differs. ``load`` followed by ``dump`` gives the same frames.

    ``bearing_on``: a year. What was begun in Faro and says nothing of that year is left out; what was imported is not.
    """

    tables: tuple[str, ...]

    def dump(self, plan_code: str, bearing_on: int | None = None) -> Mapping[str, pl.DataFrame]:
        """The tables as they are now; a table the plan doesn't have is left out."""

    def made_up(self, plan_code: str, bearing_on: int | None = None) -> bool:
        """Whether any row of these tables was begun in Faro as synthetic."""

    def load(self, *, plan_code: str, tables: Mapping[str, pl.DataFrame], actor: Actor) -> None:
        """Make these rows those of the plan. Raises :class:`faro.kernel.errors.FaroError` for what it can't keep."""


Guard = Callable[[str, Sequence[RowChange]], Sequence[str]]
"""Plan code and what would be added, changed or removed → a sentence for each row that must stay as it is."""

_guards: list[Guard] = []


def register_guard(guard: Guard) -> None:
    """Name someone who knows of rows that were settled elsewhere. Called when a room starts."""
    if guard not in _guards:
        _guards.append(guard)


def refuse_settled(plan_code: str, changes: Sequence[RowChange]) -> None:
    """Raise :class:`FaroError` with every sentence where some row must stay."""
    said = [sentence for guard in _guards for sentence in guard(plan_code, changes)]
    if said:
        raise FaroError("\n".join(dict.fromkeys(said)))


_keepers: dict[str, TableKeeper] = {}


def register_keeper(keeper: TableKeeper) -> None:
    """Name who keeps these tables. Called when a room starts."""
    _keepers.update(dict.fromkeys(keeper.tables, keeper))


def keepers() -> tuple[TableKeeper, ...]:
    """Everyone who keeps a table, each once."""
    return tuple({id(keeper): keeper for keeper in _keepers.values()}.values())


def kept_elsewhere() -> frozenset[str]:
    """The tables that another room keeps."""
    return frozenset(_keepers)


Leading = Callable[[Access, str, str], Sequence[Link]]
"""Who asks, plan code and indicator → where another room tells more of it, as far as this person may read that."""

_leading: list[Leading] = []


def register_leading(leading: Leading) -> None:
    """Name someone who tells more of indicators. Called when a room starts."""
    if leading not in _leading:
        _leading.append(leading)


def links_about(access: Access, plan_code: str, indicator: str) -> tuple[Link, ...]:
    """Where other rooms tell more of the indicator."""
    return tuple(link for leading in _leading for link in leading(access, plan_code, indicator))
