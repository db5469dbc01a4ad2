"""Reading denominators: the series that come with Faro, and what the municipality added and decided."""

from datetime import date

from django.utils import timezone

from faro.catalogs.domain.rows import Origin, Sure, UnknownCode
from faro.catalogs.domain.series import (
    Series,
    SeriesPlace,
    SeriesValue,
    SourceChoice,
    shipped_series,
    value_in_force,
)
from faro.catalogs.models import LocalSeries, LocalSeriesValue, SeriesSource
from faro.kernel.text import _


def listed_series() -> tuple[Series, ...]:
    """Every series, by code."""
    own = [Series(row.code, row.name, row.unit) for row in LocalSeries.objects.all()]
    return tuple(sorted([*shipped_series().series, *own], key=lambda series: series.code))


def series_codes() -> frozenset[str]:
    """What expressions may name."""
    return frozenset(series.code for series in listed_series())


def series_of(code: str) -> Series:
    """The series of a code. Raises :class:`~faro.catalogs.domain.rows.UnknownCode`."""
    found = next((series for series in listed_series() if series.code == code), None)
    if found is None:
        raise UnknownCode(_("No existe la serie «{code}».").format(code=code))
    return found


def series_place(code: str = "") -> SeriesPlace:
    """A place by its code; without one, the place of this municipality."""
    code = code or shipped_series().default_place
    return next((place for place in shipped_series().places if place.code == code), SeriesPlace(code, code))


def series_values(code: str = "") -> tuple[SeriesValue, ...]:
    """Every value of a series, or of all, by place and day."""
    own = LocalSeriesValue.objects.filter(series=code) if code else LocalSeriesValue.objects.all()
    values = [row for row in shipped_series().values if code in ("", row.series)] + [_value(row) for row in own]
    return tuple(sorted(values, key=lambda row: (row.series, row.place, row.since, row.source)))


def source_choices(code: str = "") -> tuple[SourceChoice, ...]:
    """Which sources were chosen, by series, place and day."""
    rows = SeriesSource.objects.filter(series=code) if code else SeriesSource.objects.all()
    return tuple(
        SourceChoice(series=row.series, place=row.place, source=row.source, norm=row.norm, valid_from=row.valid_from)
        for row in rows
    )


def series_value(code: str, place: str = "", on: date | None = None) -> SeriesValue:
    """The value of a series that counts on a day (today) for a place (this municipality's).

    Raises :class:`~faro.catalogs.domain.rows.UnknownCode` and :class:`~faro.catalogs.domain.series.NoValue`.
    """
    series, where = series_of(code), series_place(place).code
    return value_in_force(series_values(code), source_choices(code), series, where, on or timezone.localdate())


def _value(row: LocalSeriesValue) -> SeriesValue:
    return SeriesValue(
        series=row.series,
        place=row.place,
        year=row.since.year,
        value=row.value,
        source=row.source,
        sure=Sure.FOUND,
        origin=Origin.LOCAL,
        day=None if row.whole_year else row.since,
        note=row.note,
    )
