"""A plan as a package: what was imported, with what people changed since."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

import polars as pl

from faro.directory.api import unit_labels
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.folder_writer import folder_files
from faro.package.model import Package
from faro.package.tables import BY_NAME, TABLES
from faro.plans.domain.completing import completed, named_in
from faro.plans.models import Plan, StoredTable
from faro.plans.ports import keepers, kept_elsewhere
from faro.plans.stored import EDITED, PLAN, edited_frames, stored_frames

Frames = Mapping[str, pl.DataFrame]


def package_of(plan_code: str, year: int | None = None, *, bearing_on: int | None = None) -> Package:
    """The plan as a package, its rows in the order in which they came. ``year``: evaluate that one instead.

    ``bearing_on``: leave out what was begun in Faro and says nothing of that year. A package with rows that were made
    up says that it is synthetic. Raises :class:`FaroError` where there is no such plan, or the year is outside of it.
    """
    plan = Plan.objects.filter(code=plan_code).first()
    if plan is None:
        raise FaroError(_("No hay un plan con el código {code}.").format(code=plan_code))
    tables = tables_of(plan, bearing_on)
    if _made_up(plan, bearing_on):
        tables[PLAN] = tables[PLAN].with_columns(synthetic=pl.repeat(value=True, n=1, dtype=pl.Boolean))
    package = Package(tables, plan.code)
    return package if year is None else _for_year(package, year)


def tables_of(plan: Plan, bearing_on: int | None = None) -> dict[str, pl.DataFrame]:
    """Every table the plan has, in the package's order, with the units and sources that other rooms' rows name."""
    frames = edited_frames(plan) | stored_frames(plan, StoredTable.Role.KEPT)
    kept: dict[str, pl.DataFrame] = {}
    for keeper in keepers():
        kept |= keeper.dump(plan.code, bearing_on)
    frames |= kept
    for table, column in _NAMED_BY.items():
        named = named_in(column, kept.values())
        if table in frames and named - set(frames[table][BY_NAME[table].key[0]]):
            labels = unit_labels() if column == "unit" else _source_labels(plan, named)
            frames[table] = completed(table, frames[table], named, labels)
    return {table.name: frames[table.name] for table in TABLES if table.name in frames}


_NAMED_BY = {"units": "unit", "sources": "source"}


def _source_labels(plan: Plan, codes: Iterable[str]) -> dict[str, str]:
    words = _("{code} (datos sintéticos)") if _made_up(plan) else "{code}"
    return {code: words.format(code=code) for code in codes}


def _made_up(plan: Plan, bearing_on: int | None = None) -> bool:
    return any(keeper.made_up(plan.code, bearing_on) for keeper in keepers())


def base_of(plan: Plan, ours: Frames) -> dict[str, pl.DataFrame]:
    """The rows as the last package gave them. A table that nobody edits is as it came; one begun in Faro has none."""
    imported = stored_frames(plan, StoredTable.Role.IMPORTED)
    edited = EDITED | kept_elsewhere()
    return {name: imported.get(name, frame.clear()) if name in edited else frame for name, frame in ours.items()}


def _for_year(package: Package, year: int) -> Package:
    if not package.plan.first_year <= year <= package.plan.last_year:
        raise FaroError(_("El año {year} está fuera del periodo del plan.").format(year=year))
    row = package.tables["plan"].with_columns(pl.lit(year, pl.Int64).alias("evaluation_year"))
    return replace(package, tables={**package.tables, "plan": row})


def package_digest(package: Package) -> str:
    """SHA-256 over the names and bytes of the package's folder form: the same tables give the same digest."""
    digest = hashlib.sha256()
    for name, content in sorted(folder_files(package).items()):
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
