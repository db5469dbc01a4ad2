"""What the examination of a programme reads and gives."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeAlias

from faro.kernel.listing import joined
from faro.kernel.text import _
from faro.matching.entry import Suggestion

Months: TypeAlias = tuple[int | None, ...]
"""January to December; None where nothing was filled. Quantities in millionths, money in céntimos."""

MONTH_NAMES = (
    _("enero"),
    _("febrero"),
    _("marzo"),
    _("abril"),
    _("mayo"),
    _("junio"),
    _("julio"),
    _("agosto"),
    _("setiembre"),
    _("octubre"),
    _("noviembre"),
    _("diciembre"),
)


@dataclass(frozen=True, slots=True)
class LastYear:
    """The same activity a year before."""

    name: str
    physical: Months
    financial: Months = ()


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity as entered. ``unit`` and ``action`` are codes; ``unit_name`` helps the comparison of texts."""

    code: str
    name: str
    unit: str
    action: str | None
    measure: str
    aggregation: str
    priority: str | None
    physical: Months
    financial: Months
    last_year: LastYear | None = None
    unit_name: str = ""

    def __post_init__(self) -> None:
        """Refuse a year that has not twelve months."""
        if len(self.physical) != 12 or len(self.financial) != 12:
            raise ValueError(f"{self.code}: a programme has twelve months")


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801  Warning is Python's own
    """Something to look at again. ``subject``: the code of the activity, or of the unit where ``of_unit``.

    ``sentence`` says what was found and what to do; ``reasons`` are the words or figures behind it; ``suggestions`` are
    actions that would fit, never taken over by themselves.
    """

    code: str
    subject: str
    sentence: str
    reasons: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    of_unit: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of the examination; ``consistency.toml`` says why each."""

    pia_tolerance: int
    closer_margin: float
    duplicate_threshold: float
    duplicates_named: int
    carried_months: int


@cache
def default_settings() -> Settings:
    """Those of ``consistency.toml``."""
    content = tomllib.loads(resources.files("faro.monitoring.domain").joinpath("consistency.toml").read_text("utf-8"))
    return Settings(**content)


def quoted(words: Iterable[str]) -> str:
    """«a», «b» y «c»."""
    return joined([f"«{word}»" for word in words])
