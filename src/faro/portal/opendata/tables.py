"""The tables of a publication, and where each can be had."""

from faro.evaluation import api as evaluation
from faro.evaluation.api import PublishedPlan
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.package.model import Package
from faro.package.tables import TABLES
from faro.portal.domain.edition import Edition
from faro.portal.opendata.fields import OpenTable, package_table
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.results import result_tables
from faro.portal.opendata.writers import About


def sealed_package_of(edition: Edition) -> Package:
    """The package that was evaluated, as it was sealed."""
    publication = evaluation.latest_publication(edition.plan.plan, edition.year)
    if publication is None:
        raise LookupError(edition.slug)
    return evaluation.sealed_package(publication)


def tables_of(edition: Edition) -> dict[str, OpenTable]:
    """Every table by name: those of the package, then those of the results."""
    package = sealed_package_of(edition)
    given = [package_table(table, package.tables[table.name]) for table in TABLES if table.name in package.tables]
    return {table.name: table for table in (*given, *results_of(edition))}


def results_of(edition: Edition) -> tuple[OpenTable, ...]:
    """The tables of results."""
    return result_tables(edition.plan)


def about(edition: Edition, url: str) -> About:
    """Where a file of this publication comes from."""
    plan: PublishedPlan = edition.plan
    facts = {
        _("Plan"): plan.name,
        _("Municipalidad"): plan.municipality,
        _("Año evaluado"): str(plan.year),
        _("Publicado el"): day(plan.published_at.date()),
        _("Sello de los datos"): plan.seal,
        _("Licencia"): f"{LICENCE.name} ({LICENCE.code}), {LICENCE.url}",
        _("Dirección"): url,
    }
    return {**facts, _("Aviso"): _("Datos sintéticos: no son de ninguna municipalidad.")} if plan.synthetic else facts
