"""A publication made: one package, its runs and its findings, frozen. Pure, and back from its JSON unchanged."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from faro.checks.audit import AuditedFinding
from faro.checks.finding import Unit
from faro.engine.evaluation import Run
from faro.engine.method import PEI, Method
from faro.evaluation.domain.money import amounts_of
from faro.evaluation.domain.places import printed_rows, spot
from faro.evaluation.domain.plan_rows import (
    elements_of,
    indicators_of,
    links_of,
    printed_tables_of,
    provenance,
    sources_of,
    texts_of,
    units_of,
)
from faro.evaluation.domain.verdicts import verdicts_of
from faro.evaluation.published import PublishedBand, PublishedFinding, PublishedMethod, PublishedPlan
from faro.package.model import Package
from faro.reports.findings.places import PlaceNames, place_names
from faro.reports.findings.wording import difference, figure


def snapshot(
    package: Package,
    runs: Sequence[Run],
    findings: Sequence[AuditedFinding],
    seal: str,
    published_at: datetime,
    main_method: str,
) -> PublishedPlan:
    """What the public site says of the package. ``runs``: one year, at least one; ``seal``: the sha256 of the inputs.

    ``main_method`` is the id of the run whose verdicts stand first.
    """
    plan, year = package.plan, runs[0].horizon.year
    verdicts, printed = verdicts_of(runs), printed_rows(package)
    return PublishedPlan(
        plan=plan.code,
        name=plan.name,
        municipality=plan.municipality,
        ubigeo=plan.ubigeo,
        first_year=plan.first_year,
        last_year=plan.last_year,
        year=year,
        approval_instrument=plan.approval_instrument,
        synthetic=plan.synthetic,
        seal=seal,
        main_method=main_method,
        methods=tuple(_method(run.method, year) for run in runs),
        totals=tuple(verdicts.totals),
        elements=elements_of(package, verdicts, printed),
        indicators=indicators_of(package, verdicts, _senses(runs), printed),
        units=units_of(package, verdicts, printed),
        sources=sources_of(package),
        texts=texts_of(package),
        printed_tables=printed_tables_of(package),
        findings=_findings(package, findings),
        amounts=amounts_of(package, runs, year),
        published_at=published_at,
        links=links_of(package),
        provenance=provenance(package.rows("plan")[0]),
        executing_unit=plan.executing_unit,
        cutoff_date=plan.cutoff_date,
    )


@cache
def _adapter() -> TypeAdapter[PublishedPlan]:
    return TypeAdapter(PublishedPlan)


def to_json(published: PublishedPlan) -> str:
    """The publication as it is kept."""
    return _adapter().dump_json(published).decode()


def from_json(text: str | bytes) -> PublishedPlan:
    """The publication that :func:`to_json` wrote, equal in every part."""
    return _adapter().validate_json(text)


def _method(method: Method, year: int) -> PublishedMethod:
    last_day = date(year, 12, 31)
    return PublishedMethod(
        id=method.id,
        version=method.version,
        name=method.name,
        kind=method.kind,
        norm=method.norm,
        aggregation_source=method.aggregation_source,
        ruling=method.valid_from <= last_day and (method.valid_to is None or last_day <= method.valid_to),
        summary=method.summary,
        norm_status=method.norm_status,
        valid_from=method.valid_from,
        valid_to=method.valid_to,
        bands=tuple(PublishedBand(band.light, band.name, band.colour, str(band.start)) for band in method.bands),
    )


def _senses(runs: Sequence[Run]) -> dict[str, tuple[str | None, str]]:
    """The sense does not depend on the method: any run of a PEI method tells it."""
    run = next((run for run in runs if run.method.kind == PEI), None)
    rows = [] if run is None else run.indicators.to_dicts()
    return {row["indicator"]: (row["sense"], row["sense_source"]) for row in rows}


def _findings(package: Package, findings: Sequence[AuditedFinding]) -> tuple[PublishedFinding, ...]:
    names, units = place_names(package), _units(package)
    return tuple(_finding(finding, names, units) for finding in findings)


def _units(package: Package) -> dict[str, str | None]:
    """The unit of each element and indicator; an indicator without one has that of its element."""
    units: dict[str, str | None] = {row["code"]: row["unit"] for row in package.rows("elements")}
    for row in package.rows("indicators"):
        units[row["code"]] = row["unit"] or units.get(row["element"])
    return units | {row["code"]: row["code"] for row in package.rows("units")}


def _finding(finding: AuditedFinding, names: PlaceNames, units: Mapping[str, Any]) -> PublishedFinding:
    recomputed, apart = finding.recomputed, finding.difference
    return PublishedFinding(
        id=finding.id,
        rule=finding.rule,
        rule_class=finding.rule_class.value,
        severity=finding.severity.value,
        title=finding.title,
        subject=finding.subject,
        message=finding.message,
        explanation=finding.explanation,
        reason=finding.reason,
        printed=finding.printed,
        recomputed=None if recomputed is None else figure(recomputed, finding.unit),
        places=tuple((names.sentence(each.place), each.printed) for each in finding.occurrences),
        spots=tuple(spot(each.place) for each in finding.occurrences),
        difference=None if apart is None else difference(apart, finding.unit),
        unit=Unit(finding.unit).value,
        responsible_unit=units.get(finding.subject),
    )
