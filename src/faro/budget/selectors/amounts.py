"""Sums of the lines in force, always within one release: nothing is counted twice."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet, Sum

from faro.budget.domain.columns import NESTED, sec_func_code
from faro.budget.domain.phases import PHASE_NAMES, Amounts, Part
from faro.budget.models import MONTH_FIELDS, Line, Release
from faro.budget.selectors.releases import release_in_force

NOTHING = Amounts()
NO_MONTHS: tuple[int | None, ...] = (None,) * len(MONTH_FIELDS)
_MANY = 500
"""Codes that are asked for at once; a database has a limit for the parameters of a query."""


def totals(year: int, unit: str = "") -> Amounts:
    """The whole year."""
    release = release_in_force(year, unit)
    return NOTHING if release is None else total_of(release)


def sec_funcs(year: int, unit: str = "") -> tuple[Part, ...]:
    """Each SEC_FUNC (meta presupuestaria) with its amounts, in the order of its codes."""
    release = release_in_force(year, unit)
    return () if release is None else parts_of(release, "sec_func")


def by_generic(year: int, sec_func: str = "", unit: str = "") -> tuple[Part, ...]:
    """Each genérica with its amounts: of one SEC_FUNC, or of the whole year."""
    release = release_in_force(year, unit)
    return () if release is None else parts_of(release, "generic", sec_func)


def months_accrued(year: int, sec_funcs: Collection[str] | None = None, unit: str = "") -> tuple[int | None, ...]:
    """What was accrued in each of the twelve months, by these SEC_FUNC or by all.

    None for every month of a file that tells the year alone, and for the months after the last one in which anything
    was accrued anywhere: the MEF writes zeros there, but nobody knows them yet.
    """
    release = release_in_force(year, unit)
    return NO_MONTHS if release is None else months_of(release, sec_funcs)


def total_of(release: Release, sec_func: str = "") -> Amounts:
    """All lines of a release, or those of one SEC_FUNC."""
    return _amounts(_lines(release, sec_func).aggregate(**_sums(PHASE_NAMES)))


def parts_of(release: Release, classifier: str, sec_func: str = "") -> tuple[Part, ...]:
    """The amounts by one classifier: a field of :class:`Line` that isn't nested below another, or ``generic``."""
    assert classifier not in NESTED[1:]  # noqa: S101  their codes would have to carry those above them
    grouped = _lines(release, sec_func).values(classifier).annotate(**_sums(PHASE_NAMES)).order_by(classifier)
    names = dict(release.names.filter(classifier=classifier).values_list("code", "name"))
    return tuple(Part(row[classifier], names.get(row[classifier], ""), _amounts(row)) for row in grouped)


def months_of(release: Release, sec_funcs: Collection[str] | None = None) -> tuple[int | None, ...]:
    """As :func:`months_accrued`, of any release."""
    if release.only_the_year:
        return NO_MONTHS
    if sec_funcs is None:
        found = [release.lines.aggregate(**_sums(MONTH_FIELDS))]
    else:
        codes = sorted({sec_func_code(code) for code in sec_funcs})
        pieces = [codes[start : start + _MANY] for start in range(0, len(codes), _MANY)]
        found = [release.lines.filter(sec_func__in=piece).aggregate(**_sums(MONTH_FIELDS)) for piece in pieces]
    return tuple(
        _added(row[_alias(name)] for row in found) if month <= (release.last_month or 0) else None
        for month, name in enumerate(MONTH_FIELDS, 1)
    )


def _lines(release: Release, sec_func: str) -> QuerySet[Line]:
    return release.lines.filter(sec_func=sec_func_code(sec_func)) if sec_func else release.lines.all()


def _sums(names: Iterable[str]) -> dict[str, Sum]:
    return {_alias(name): Sum(name) for name in names}


def _alias(name: str) -> str:
    """A sum must not be called like the field it sums."""
    return f"{name}_sum"


def _amounts(row: Mapping[str, Any]) -> Amounts:
    return Amounts(**{name: _whole(row[_alias(name)]) for name in PHASE_NAMES})


def _added(sums: Iterable[Any]) -> int | None:
    known = [int(each) for each in sums if each is not None]
    return sum(known) if known else None


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
