"""What other rooms may use of the catalogues.

A room says in its ``AppConfig.ready`` which codes it uses, with :func:`require_terms` and :func:`require_limits`: a
code that nobody defines stops the start.
"""

from faro.catalogs.domain.rows import CatalogueError, Deadline, HolidayRow, Limit, Origin, Sure, Term, UnknownCode
from faro.catalogs.domain.series import NoValue, Series, SeriesPlace, SeriesValue, SourceChoice
from faro.catalogs.reference import Reference, ReferenceRow, reference, term_words
from faro.catalogs.selectors import (
    calendar,
    counting,
    deadline,
    limit,
    listed_deadlines,
    listed_holidays,
    listed_limits,
    listed_terms,
    methods,
    require_limits,
    require_terms,
    start_clock,
    term,
    upload_limits,
)
from faro.catalogs.series import (
    listed_series,
    series_codes,
    series_of,
    series_place,
    series_value,
    series_values,
    source_choices,
)
from faro.catalogs.series_services import add_series, add_series_value, choose_series_source
from faro.catalogs.services import choose_holiday, declare_day_off, set_limit, set_term, withdraw_day_off

__all__ = [
    "CatalogueError",
    "Deadline",
    "HolidayRow",
    "Limit",
    "NoValue",
    "Origin",
    "Reference",
    "ReferenceRow",
    "Series",
    "SeriesPlace",
    "SeriesValue",
    "SourceChoice",
    "Sure",
    "Term",
    "UnknownCode",
    "add_series",
    "add_series_value",
    "calendar",
    "choose_holiday",
    "choose_series_source",
    "counting",
    "deadline",
    "declare_day_off",
    "limit",
    "listed_deadlines",
    "listed_holidays",
    "listed_limits",
    "listed_series",
    "listed_terms",
    "methods",
    "reference",
    "require_limits",
    "require_terms",
    "series_codes",
    "series_of",
    "series_place",
    "series_value",
    "series_values",
    "set_limit",
    "set_term",
    "source_choices",
    "start_clock",
    "term",
    "term_words",
    "upload_limits",
    "withdraw_day_off",
]
