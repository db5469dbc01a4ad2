"""Coverage of the plan: elements without indicator, indicators without target or value."""

from collections.abc import Iterable

from faro.checks.evidence import Evidence, Record, row_place
from faro.checks.finding import Finding, Occurrence, Severity
from faro.checks.judged import indicator_occurrence
from faro.kernel.text import _

_FIRST_ROW = 2


def without_parent(source: Evidence) -> Iterable[Finding]:
    """Elements that hang from nothing where most elements of their level have a parent."""
    by_level: dict[str, list[bool]] = {}
    for element in source.rows("elements"):
        by_level.setdefault(element["level"], []).append(element["parent"] is not None)
    for row, record in enumerate(source.rows("elements"), start=_FIRST_ROW):
        held = by_level[record["level"]]
        if record["parent"] is None and sum(held) * 2 > len(held):
            message = _("{code} no cuelga de ningún elemento; los demás del nivel {level}, sí.")
            yield Finding(
                "coverage.no-parent",
                record["code"],
                message.format(code=record["code"], level=record["level"]),
                (Occurrence(row_place("elements", row, record, "parent"), record["code"]),),
                cause=record["code"],
            )


def without_indicator(source: Evidence) -> Iterable[Finding]:
    """Elements without an indicator of their own, at the ends of the tree or where their level has some."""
    measured = {row["element"] for row in source.rows("indicators")}
    parents = {row["parent"] for row in source.rows("elements")}
    levels = {row["level"] for code, row in source.elements.items() if code in measured}
    for row, record in enumerate(source.rows("elements"), start=_FIRST_ROW):
        expected = record["code"] not in parents or record["level"] in levels
        if expected and record["code"] not in measured:
            yield Finding(
                "coverage.no-indicator",
                record["code"],
                _("{code} no tiene ningún indicador: su avance no se puede medir.").format(code=record["code"]),
                (Occurrence(row_place("elements", row, record, "code"), record["code"]),),
                cause=record["code"],
            )


def without_target(source: Evidence) -> Iterable[Finding]:
    """Indicators without a target for the evaluated year.

    Those whose targets begin later are not due; a note in the year's row says why there is none.
    """
    year = source.plan["evaluation_year"]
    years = _target_years(source)
    explained = {row["indicator"] for row in source.rows("targets") if row["year"] == year and row["note"]}
    for code in source.indicators:
        known = years.get(code, set())
        if year in known or code in explained or (known and min(known) > year):
            continue
        if known:
            message = _("El indicador {code} tiene metas de otros años, pero no de {year}.")
        else:
            message = _("El indicador {code} no tiene ninguna meta.")
        yield Finding(
            "coverage.no-target",
            code,
            message.format(code=code, year=year),
            (indicator_occurrence(source, code, "code"),),
            severity=Severity.LOW if known else None,
            cause=code,
        )


def without_value(source: Evidence) -> Iterable[Finding]:
    """Indicators with a target for the evaluated year and no value; one finding where none has a value.

    A note in the year's row says why there is none.
    """
    year = source.plan["evaluation_year"]
    years = _target_years(source)
    due = [code for code in source.indicators if year in years.get(code, set())]
    told = {row["indicator"] for row in source.rows("measurements") if _has_value(row, year) or _explained(row, year)}
    missing = [code for code in due if code not in told]
    if missing and len(missing) == len(due) > 1:
        message = _("Ninguno de los {count} indicadores con meta de {year} tiene valor obtenido.")
        yield Finding(
            "coverage.no-value",
            source.plan["code"],
            message.format(count=len(due), year=year),
            tuple(indicator_occurrence(source, code, "code") for code in missing),
            cause="none",
        )
        return
    for code in missing:
        message = _("El indicador {code} tiene meta de {year} y ningún valor obtenido.")
        yield Finding(
            "coverage.no-value",
            code,
            message.format(code=code, year=year),
            (indicator_occurrence(source, code, "code"),),
            cause=code,
        )


def _target_years(source: Evidence) -> dict[str, set[int]]:
    years: dict[str, set[int]] = {}
    for row in source.rows("targets"):
        if row["value"] is not None:
            years.setdefault(row["indicator"], set()).add(row["year"])
    return years


def _explained(row: Record, year: int) -> bool:
    return row["period"] == str(year) and bool(row["note"])


def _has_value(row: Record, year: int) -> bool:
    """A value, or the parts it is computed from, for the whole year."""
    parts = row["numerator"] is not None and row["denominator"] is not None
    return row["period"] == str(year) and (row["value"] is not None or parts)
