"""A plan as a package: what was imported, with what people changed since."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.folder_writer import folder_files
from faro.package.model import Package
from faro.package.tables import TABLES
from faro.plans.models import Plan, StoredTable
from faro.plans.ports import keepers, kept_elsewhere
from faro.plans.stored import EDITED, edited_frames, stored_frames

Frames = Mapping[str, pl.DataFrame]


def package_of(plan_code: str, year: int | None = None) -> Package:
    """The plan as a package, its rows in the order in which they came. ``year``: evaluate that one instead.

    Raises :class:`FaroError` where there is no such plan, or the year is outside of it.
    """
    plan = Plan.objects.filter(code=plan_code).first()
    if plan is None:
        raise FaroError(_("No hay un plan con el código {code}.").format(code=plan_code))
    package = Package(tables_of(plan), plan.code)
    return package if year is None else _for_year(package, year)


def tables_of(plan: Plan) -> dict[str, pl.DataFrame]:
    """Every table the plan has, in the package's order."""
    frames = edited_frames(plan) | stored_frames(plan, StoredTable.Role.KEPT)
    for keeper in keepers():
        frames |= keeper.dump(plan.code)
    return {table.name: frames[table.name] for table in TABLES if table.name in frames}


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
