"""What other rooms may use of the catalogues.

A room says in its ``AppConfig.ready`` which codes it uses, with :func:`require_terms` and :func:`require_limits`: a
code that nobody defines stops the start.
"""

from faro.catalogs.domain.rows import CatalogueError, HolidayRow, Limit, Origin, Sure, Term, UnknownCode
from faro.catalogs.selectors import (
    calendar,
    counting,
    limit,
    listed_holidays,
    listed_limits,
    listed_terms,
    methods,
    require_limits,
    require_terms,
    start_clock,
    term,
)

__all__ = [
    "CatalogueError",
    "HolidayRow",
    "Limit",
    "Origin",
    "Sure",
    "Term",
    "UnknownCode",
    "calendar",
    "counting",
    "limit",
    "listed_holidays",
    "listed_limits",
    "listed_terms",
    "methods",
    "require_limits",
    "require_terms",
    "start_clock",
    "term",
]
