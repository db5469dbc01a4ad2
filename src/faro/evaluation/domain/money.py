"""The money of the plan operativo: computed from its tables where the package has them, else as documents print it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.printed_rows import ColumnKind, ReadRow, RowKind, cell_kind, read_rows
from faro.engine.evaluation import Run
from faro.evaluation.domain.places import spot
from faro.evaluation.published import Amount, Provenance
from faro.kernel.fixed import MONEY_SCALE, InexactNumber, NumberTooLarge, to_scaled
from faro.kernel.text import _
from faro.package.model import Package
from faro.reports.findings.places import PlaceNames, place_names

TOTAL = "total"

STAGE_LABELS = {
    "poi_approved": _("POI aprobado"),
    "poi_consistent": _("POI consistente con el PIA"),
    "programmed": _("POI en vigor: programado"),
    "executed": _("Ejecutado según el seguimiento del POI"),
    "pia": _("PIA: presupuesto de apertura"),
    "pim": _("PIM: presupuesto modificado"),
    "certified": _("Certificado"),
    "committed": _("Comprometido"),
    "accrued": _("Devengado"),
    "paid": _("Girado"),
}
"""How each stage of an amount reads."""

_MONTHLY_STAGES = {"approved": "poi_approved", "pia": "poi_consistent"}
_GROUP_STAGES = {"programmed_amount": "programmed", "executed_amount": "executed"}
_PRINTED_STAGES: Mapping[str, Mapping[str, str]] = {
    "poi_table_1": {"poi_approved": "poi_approved", "poi_consistent": "poi_consistent"},
    "poi_table_2": {"poi_consistent": "poi_consistent", "pim": "pim"},
    "poi_table_3": {"amount": "programmed"},
    "poi_table_4": {"amount": "executed"},
    "poi_table_5": {"programmed": "programmed", "executed": "executed"},
}
"""Which stage each column of the five official tables gives, by the table's role."""


def amounts_of(package: Package, runs: Sequence[Run], year: int) -> tuple[Amount, ...]:
    """The amounts of the year. Where two say the same scope, code and stage, the first in the documents' order stays.

    That printed tables contradict each other is the auditor's to say.
    """
    computed = "activities" in package.tables or "budget" in package.tables
    amounts = _computed(package, runs, year) if computed else _printed(package)
    unique: dict[tuple[str, str, str], Amount] = {}
    for amount in amounts:
        unique.setdefault((amount.scope, amount.code, amount.stage), amount)
    return tuple(unique.values())


def _computed(package: Package, runs: Sequence[Run], year: int) -> Iterator[Amount]:
    months = [row for row in package.rows("monthly") if row["year"] == year]
    for stage, name in _MONTHLY_STAGES.items():
        yield from _sum(TOTAL, package.name, name, (row for row in months if row["stage"] == stage), "financial")
    for run in runs:
        for row in run.groups.to_dicts():
            for column, name in _GROUP_STAGES.items():
                if row[column] is not None:
                    yield Amount(row["scope"], row["code"], name, row[column], True, Provenance())  # noqa: FBT003
    yield from _budget(package, year)


def _budget(package: Package, year: int) -> Iterator[Amount]:
    rows = [row for row in package.rows("budget") if row["year"] == year]
    parents = {row["code"]: row["parent"] for row in package.rows("elements")}
    for stage in dict.fromkeys(row["stage"] for row in rows):
        here = [row for row in rows if row["stage"] == stage]
        yield from _sum(TOTAL, package.name, stage, here, "amount")
        for scope, codes in _budget_groups(here, parents).items():
            for code, group in codes.items():
                yield from _sum(scope, code, stage, group, "amount")


def _budget_groups(
    rows: Iterable[dict[str, Any]], parents: Mapping[str, str | None]
) -> dict[str, dict[str, list[Any]]]:
    """Rows by scope and code. A row without action belongs to its unit only."""
    groups: dict[str, dict[str, list[Any]]] = {"objective": {}, "action": {}, "unit": {}}
    for row in rows:
        groups["unit"].setdefault(row["unit"], []).append(row)
        if row["action"] is not None:
            groups["action"].setdefault(row["action"], []).append(row)
            groups["objective"].setdefault(_root(row["action"], parents), []).append(row)
    return groups


def _root(code: str, parents: Mapping[str, str | None]) -> str:
    parent = parents.get(code)
    return code if parent is None else _root(parent, parents)


def _sum(scope: str, code: str, stage: str, rows: Iterable[Mapping[str, Any]], column: str) -> Iterator[Amount]:
    known = [row for row in rows if row[column] is not None]
    if known:
        sources = {row["source"] for row in known}
        provenance = Provenance(source=sources.pop() if len(sources) == 1 else None)
        yield Amount(scope, code, stage, sum(row[column] for row in known), True, provenance)  # noqa: FBT003


def _printed(package: Package) -> Iterator[Amount]:
    evidence, names = Evidence({}, package.tables), place_names(package)
    for role, stages in _PRINTED_STAGES.items():
        for table in evidence.printed(role):
            for row in read_rows(table, evidence):
                yield from _printed_row(package.name, evidence, names, table, row, stages)


def _printed_row(
    plan: str, evidence: Evidence, names: PlaceNames, table: PrintedTable, row: ReadRow, stages: Mapping[str, str]
) -> Iterator[Amount]:
    scope, code = _printed_scope(plan, evidence, row)
    for column, stage in stages.items():
        centimos = _centimos(row, column)
        if scope and centimos is not None and cell_kind(table, row.cells, column) is ColumnKind.AMOUNT:
            place = row.cells[column].place
            provenance = Provenance(place.document or None, names.sentence(place))
            yield Amount(scope, code, stage, centimos, False, provenance, spot(place))  # noqa: FBT003


def _printed_scope(plan: str, evidence: Evidence, row: ReadRow) -> tuple[str, str]:
    """What a printed row is about; nothing where it has no code of the plan and is no total."""
    if row.kind is RowKind.TOTAL or not row.cells.keys() & {"code"}:
        return TOTAL, plan
    element = evidence.elements.get(row.code)
    if element is not None:
        return ("objective" if element["parent"] is None else "action"), row.code
    return ("unit", row.code) if row.code and row.kind is not RowKind.SUBTOTAL else ("", "")


def _centimos(row: ReadRow, column: str) -> int | None:
    number = row.numbers.get(column)
    try:
        return None if number is None else to_scaled(number, MONEY_SCALE)
    except (InexactNumber, NumberTooLarge):
        return None
