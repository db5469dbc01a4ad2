"""Bringing in a workbook of the Consulta Amigable: aggregates, kept beside the lines and never added to them."""

import hashlib
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from faro.budget.domain.amigable import Amigable, AmigableRow, read_amigable
from faro.budget.domain.sheets import AMOUNTS
from faro.budget.models import PublishedRow, Release
from faro.budget.services.releases import (
    BATCH,
    GivenFile,
    Imported,
    in_force,
    keep_remarks,
    put_in_force,
    unit_code,
    wait_for_others,
)
from faro.catalogs.api import upload_limits
from faro.kernel.errors import FaroError
from faro.kernel.rounding import half_up
from faro.kernel.text import _
from faro.ledger.api import Actor, Change


class UnknownYear(FaroError):
    """The workbook doesn't tell its year, and none was said."""


class UnknownUnit(FaroError):
    """The workbook doesn't tell its executing unit, and none was said."""


class AnotherWorkbook(FaroError):
    """The workbook is of another unit or year than was said."""


class NoRows(FaroError):
    """No row of the workbook can be taken."""


def import_amigable(
    *, actor: Actor, file: GivenFile, unit: str = "", year: int | None = None, reason: str = ""
) -> Imported:
    """Import a workbook; ``unit`` and ``year`` are needed only where its headings don't tell them.

    The same file again changes nothing. Raises
    :class:`~faro.kernel.errors.InputProblems` for what is no such workbook, :class:`~faro.kernel.errors.FaroError`
    where nothing can be taken.
    """
    found = read_amigable(file.path, file.name, upload_limits())
    if not found.rows:
        raise NoRows(_("El libro no tiene ninguna fila legible. No se tomó nada."))
    release = Release(
        origin=Release.Origin.AMIGABLE,
        unit=_unit(found, unit),
        unit_name=found.unit_name[:300],
        year=_year(found, year),
        scope=found.scope[:200],
        file_name=file.name,
        file_size=file.size,
        sha256=hashlib.sha256(file.path.read_bytes()).hexdigest(),
        started_at=timezone.now(),
        imported_by=actor.key,
        rows_read=found.read,
        rows_taken=len(found.rows),
    )
    return _take(actor, release, found, reason)


def _unit(found: Amigable, given: str) -> str:
    if not (given or found.unit):
        raise UnknownUnit(_("El libro no dice de qué unidad ejecutora es: dígalo usted."))
    unit = unit_code(given or found.unit)
    if found.unit and unit != found.unit:
        sentence = _("El libro es de la unidad ejecutora {found} y no de la {unit}.")
        raise AnotherWorkbook(sentence.format(found=found.unit, unit=unit))
    return unit


def _year(found: Amigable, given: int | None) -> int:
    if found.year is not None and given not in (None, found.year):
        raise AnotherWorkbook(_("El libro es de {found} y no de {year}.").format(found=found.year, year=given))
    year = given or found.year
    if year is None:
        raise UnknownYear(_("El libro no dice de qué año es: dígalo usted."))
    return year


@transaction.atomic
def _take(actor: Actor, release: Release, found: Amigable, reason: str) -> Imported:
    wait_for_others()
    assert release.year is not None  # noqa: S101  found above
    before = in_force(release.origin, release.unit, release.year, release.scope)
    if before is not None and before.sha256 == release.sha256:
        return Imported(before, written=False)
    release.state = Release.State.IMPORTING
    release.save()
    PublishedRow.objects.bulk_create([_stored(release, row) for row in found.rows], batch_size=BATCH)
    keep_remarks(release, found.remarks)
    release.rows_skipped = release.rows_read - release.rows_taken - release.rows_quarantined
    put_in_force(actor=actor, release=release, reason=reason, changes=_totals(found))
    return Imported(release, written=True)


def _stored(release: Release, row: AmigableRow) -> PublishedRow:
    return PublishedRow(
        release=release,
        row=row.row,
        level=row.level,
        depth=row.depth,
        on_the_way=row.on_the_way,
        parent=row.parent,
        code=row.code,
        name=row.name,
        **{name: row.amounts[name] for name in AMOUNTS},
        printed_tenths=_tenths(row.printed),
        computed_tenths=_tenths(row.computed),
    )


def _tenths(percent: Decimal | None) -> int | None:
    return None if percent is None else int(half_up(percent, 1).scaleb(1))


def _totals(found: Amigable) -> list[Change]:
    """What the level that contains the rows says; without one, nothing: sums of aggregates could count twice."""
    way = [row for row in found.rows if row.on_the_way]
    return [Change(name, None, way[-1].amounts[name]) for name in ("pim", "accrued")] if way else []
