"""Denominators as dated series: several sources may tell of one thing, and one of them counts by decision.

No value is ever chosen silently: where two sources tell of a series and nobody decided, there is no value.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Any

from faro.catalogs.domain.rows import CatalogueError, Origin, Sure
from faro.catalogs.domain.shipped import DataFileError
from faro.kernel.fixed import QUANTITY_SCALE, to_scaled
from faro.kernel.formats import quantity
from faro.kernel.text import _


class NoValue(CatalogueError):
    """A series without a value for that place and day, or with several and no decision."""


@dataclass(frozen=True, slots=True)
class Series:
    """A denominator by its code, with the unit of its values."""

    code: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """A place that a series tells of: by its ubigeo, or the code of a sector."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesValue:
    """What a source says of a year, or of a day. ``value`` in whole millionths."""

    series: str
    place: str
    year: int
    value: int
    source: str
    sure: Sure
    origin: Origin = Origin.LAW
    day: date | None = None
    note: str = ""

    @property
    def since(self) -> date:
        """The first day of which it tells."""
        return self.day or date(self.year, 1, 1)

    @property
    def when(self) -> str:
        """The year or the day, in words."""
        return f"{self.day:%d/%m/%Y}" if self.day else str(self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChoice:
    """That a source counts for a series and place, from a day on, and by which norm."""

    series: str
    place: str
    source: str
    norm: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class ShippedSeries:
    """What the data file holds."""

    series: tuple[Series, ...]
    places: tuple[SeriesPlace, ...]
    values: tuple[SeriesValue, ...]
    default_place: str


@cache
def shipped_series() -> ShippedSeries:
    """The series that come with Faro. Raises :class:`~faro.catalogs.domain.shipped.DataFileError`."""
    return parse_series(tomllib.loads((resources.files("faro.catalogs.data") / "series.toml").read_text("utf-8")))


def parse_series(data: dict[str, Any]) -> ShippedSeries:
    """The series of a parsed data file. Raises :class:`~faro.catalogs.domain.shipped.DataFileError`."""
    try:
        found = ShippedSeries(
            series=tuple(Series(**row) for row in data["series"]),
            places=tuple(SeriesPlace(**row) for row in data["places"]),
            values=tuple(_value(row) for row in data["values"]),
            default_place=data["default_place"],
        )
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise DataFileError(f"series: {error!r}") from error
    unknown = {row.series for row in found.values} - {row.code for row in found.series}
    unknown |= {row.place for row in found.values} - {row.code for row in found.places}
    if unknown:
        raise DataFileError(f"series: unknown {sorted(unknown)}")
    return found


def _value(row: dict[str, Any]) -> SeriesValue:
    return SeriesValue(**{**row, "value": millionths(row["value"]), "sure": Sure(row["sure"])})


def millionths(text: str) -> int:
    """A number written with a point, in whole millionths. Raises :class:`ValueError` or an arithmetic error."""
    try:
        return to_scaled(Decimal(text), QUANTITY_SCALE)
    except InvalidOperation as error:
        raise ValueError(text) from error


def value_in_force(
    values: Iterable[SeriesValue], choices: Iterable[SourceChoice], series: Series, place: str, on: date
) -> SeriesValue:
    """The value that counts on a day: the latest until then of the source that was chosen, or of the only one.

    Raises :class:`NoValue`, saying what is there.
    """
    told = [row for row in values if row.series == series.code and row.place == place and row.since <= on]
    if not told:
        raise NoValue(
            _("De la serie «{name}» no hay valor de {place} hasta el {day}.").format(
                name=series.name, place=place, day=f"{on:%d/%m/%Y}"
            )
        )
    sources = {row.source for row in told}
    decided = [each for each in choices if _decides(each, series.code, place, on)]
    if decided:
        source = max(decided, key=lambda choice: choice.valid_from).source
        return _latest([row for row in told if row.source == source], series, source)
    if len(sources) > 1:
        listed = "; ".join(f"{quantity(row.value)} ({row.when}, {row.source})" for row in sorted(told, key=_age))
        raise NoValue(
            _("De la serie «{name}» hay valores de {n} fuentes y nadie ha decidido cuál rige: {values}.").format(
                name=series.name, n=len(sources), values=listed
            )
        )
    return _latest(told, series, sources.pop())


def _decides(choice: SourceChoice, series: str, place: str, on: date) -> bool:
    return (choice.series, choice.place) == (series, place) and choice.valid_from <= on


def _latest(told: list[SeriesValue], series: Series, source: str) -> SeriesValue:
    if not told:
        raise NoValue(
            _("La fuente elegida para la serie «{name}» ({source}) no dice nada hasta ese día.").format(
                name=series.name, source=source
            )
        )
    return max(told, key=_age)


def _age(row: SeriesValue) -> tuple[date, bool]:
    """The municipality's own value wins over one of the same day that comes with Faro."""
    return row.since, row.origin is Origin.LOCAL
