"""What the municipality adds to the denominators, and decides of them. All of it is public: figures rest on it."""

import re
from datetime import date
from typing import Any

from django.db import transaction

from faro.catalogs.domain.rows import CatalogueError
from faro.catalogs.models import LocalSeries, LocalSeriesValue, SeriesSource
from faro.catalogs.series import listed_series, series_of, series_place, series_values
from faro.kernel.fixed import LARGEST
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key

CODE = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


@transaction.atomic
def add_series(*, actor: Actor, code: str, name: str, unit: str, reason: str = "") -> LocalSeries:
    """A denominator of the municipality's own. Raises :class:`~faro.catalogs.domain.rows.CatalogueError`."""
    if not CODE.fullmatch(code):
        raise CatalogueError(_("Un código de serie tiene letras minúsculas sin tilde, números y guiones."))
    if code in {series.code for series in listed_series()}:
        raise CatalogueError(_("Ya hay una serie «{code}».").format(code=code))
    if not name.strip() or not unit.strip():
        raise CatalogueError(_("Diga el nombre de la serie y la unidad de sus valores."))
    row = LocalSeries.objects.create(code=code, name=name.strip(), unit=unit.strip())
    _tell(
        actor, "catalogs.series_added", code, [Change("name", None, row.name), Change("unit", None, row.unit)], reason
    )
    return row


@transaction.atomic
def add_series_value(  # noqa: PLR0913  a value is its facts
    *,
    actor: Actor,
    series: str,
    value: int,
    source: str,
    year: int | None = None,
    day: date | None = None,
    place: str = "",
    note: str = "",
    reason: str = "",
) -> LocalSeriesValue:
    """A value, in whole millionths, of a year or of a day; said again for the same source and time, it mends it.

    Raises :class:`~faro.catalogs.domain.rows.CatalogueError`.
    """
    code, where = series_of(series).code, series_place(place).code
    since = day or (date(year, 1, 1) if year is not None and 1900 <= year <= 2100 else None)
    if since is None:
        raise CatalogueError(_("Diga el año, o el día, de que es el valor."))
    if not source.strip():
        raise CatalogueError(_("Diga la fuente del valor."))
    if not 0 <= value < LARGEST:
        raise CatalogueError(_("El valor de una serie no es menor que cero."))
    key: dict[str, Any] = {"series": code, "place": where, "since": since, "source": source.strip()}
    before = LocalSeriesValue.objects.filter(**key).values_list("value", flat=True).first()
    row, _created = LocalSeriesValue.objects.update_or_create(
        **key, defaults={"value": value, "whole_year": day is None, "note": note.strip()}
    )
    changes = [
        Change("quantity", before, value),
        Change("place", None, where),
        Change("since", None, since.isoformat()),
        Change("source", None, row.source),
    ]
    _tell(actor, "catalogs.series_value_set", code, changes, reason)
    return row


@transaction.atomic
def choose_series_source(  # noqa: PLR0913
    *,
    actor: Actor,
    series: str,
    source: str,
    norm: str,
    valid_from: date,
    place: str = "",
    reason: str = "",
) -> SeriesSource:
    """Decide which source of a series counts from a day on. Raises :class:`CatalogueError`."""
    code, where = series_of(series).code, series_place(place).code
    if not norm.strip():
        raise CatalogueError(_("Diga la norma o el acuerdo que lo decide."))
    known = sorted({row.source for row in series_values(code) if row.place == where})
    if source not in known:
        listed = "; ".join(known) or _("ninguna")
        raise CatalogueError(_("No hay valores de esa fuente. Las fuentes son: {listed}.").format(listed=listed))
    key: dict[str, Any] = {"series": code, "place": where, "valid_from": valid_from}
    before = SeriesSource.objects.filter(**key).values_list("source", flat=True).first()
    row, _created = SeriesSource.objects.update_or_create(**key, defaults={"source": source, "norm": norm.strip()})
    changes = [
        Change("source", before, source),
        Change("norm", None, row.norm),
        Change("valid_from", None, valid_from.isoformat()),
    ]
    _tell(actor, "catalogs.series_source_chosen", code, changes, reason)
    return row


def _tell(actor: Actor, action: str, code: str, changes: list[Change], reason: str) -> None:
    record(actor=actor, action=action, subject=subject_key("series", code), changes=changes, reason=reason, public=True)
