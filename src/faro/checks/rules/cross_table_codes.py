"""The same code in two printed tables: counts and amounts under headings that say the same."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding
from faro.checks.precision import stands_for, sum_stands
from faro.checks.printed_rows import ADDITIVE, ColumnKind, ReadRow, RowKind, column_kind, read_rows, sum_of, top_rows
from faro.checks.printed_words import capital, shown, table_label, table_name, told, told_list, unit_of
from faro.checks.rules.cross_table_headings import comparable
from faro.kernel.text import _

_FEW = 4


@dataclass(frozen=True)
class Column:
    """A column of counts or amounts with its rows by code; codes printed twice are left out."""

    table: PrintedTable
    name: str
    kind: ColumnKind
    rows: tuple[ReadRow, ...]
    by_code: Mapping[str, ReadRow]

    def number(self, code: str) -> Decimal | None:
        """The figure of a code."""
        row = self.by_code.get(code)
        return row.numbers.get(self.name) if row else None

    @property
    def total(self) -> ReadRow | None:
        """The last row of totals that prints a figure here."""
        rows = [row for row in self.rows if row.kind is RowKind.TOTAL and self.name in row.numbers]
        return rows[-1] if rows else None


Pair = tuple[Column, Column]


def pairs(evidence: Evidence) -> Iterator[Pair]:
    """Columns of two tables that claim the same figure."""
    for one, other in combinations(_columns(evidence), 2):
        apart = one.table.id != other.table.id and one.kind is other.kind
        if apart and comparable((one.table, one.name), (other.table, other.name), one.kind):
            yield one, other


def find_figures(evidence: Evidence) -> Iterator[Finding]:
    """Codes with different figures; one finding for all where most codes of two columns differ."""
    for pair in pairs(evidence):
        shared = [code for code in pair[0].by_code if _both(pair, code) and not _explained(pair, code)]
        differing = [code for code in shared if _differs(pair, code)]
        if len(shared) >= _FEW and len(differing) * 2 > len(shared):
            yield _all_differ(pair, differing, len(shared))
        else:
            yield from (_differ(pair, code) for code in differing)


def find_totals(evidence: Evidence) -> Iterator[Finding]:
    """Totals that differ, neither being explained by the rows of the other table."""
    for one, other in pairs(evidence):
        totals = one.total, other.total
        if totals[0] is None or totals[1] is None:
            continue
        numbers = totals[0].numbers[one.name], totals[1].numbers[other.name]
        if _alike(*numbers) or _sums_to(one, numbers[1]) or _sums_to(other, numbers[0]):
            continue
        yield _totals(one, other, totals[0], totals[1])


def find_missing_rows(evidence: Evidence) -> Iterator[Finding]:
    """Codes to which one of two comparable tables gives a figure above zero, and which the other leaves out."""
    tables = _tables_by_code(evidence)
    for pair in pairs(evidence):
        for full, short in (pair, pair[::-1]):
            kinds = {tables.get(code) for code in short.by_code} - {None}
            printed = {row.code for row in short.rows}
            absent = [code for code in full.by_code if code not in printed and tables.get(code) in kinds]
            absent = [code for code in absent if full.number(code)]
            if absent:
                yield _absent(full, short, absent)


def _tables_by_code(evidence: Evidence) -> dict[str, str]:
    """Of an element its level, of another code of the plan its table."""
    kinds = {unit["code"]: "units" for unit in evidence.rows("units")}
    kinds |= dict.fromkeys(evidence.indicators, "indicators")
    return kinds | {code: str(element["level"]) for code, element in evidence.elements.items()}


def _columns(evidence: Evidence) -> list[Column]:
    found = []
    for table in evidence.printed_tables:
        kinds = {column: column_kind(table, column) for column in table.headings}
        additive = [column for column, kind in kinds.items() if kind in ADDITIVE]
        if "code" not in table.headings or not additive:
            continue
        rows = read_rows(table, evidence)
        times = Counter(row.code for row in rows)
        by_code = {row.code: row for row in rows if row.code and times[row.code] == 1}
        found += [Column(table, column, kinds[column], rows, by_code) for column in additive]
    return found


def _both(pair: Pair, code: str) -> bool:
    return all(column.number(code) is not None for column in pair)


def _difference(pair: Pair, code: str) -> Decimal:
    one, other = (column.number(code) or Decimal(0) for column in pair)
    return one - other


def _alike(one: Decimal, other: Decimal) -> bool:
    return stands_for(one, other) or stands_for(other, one)


def _differs(pair: Pair, code: str) -> bool:
    one, other = (column.number(code) for column in pair)
    return one is not None and other is not None and not _alike(one, other)


def _explained(pair: Pair, code: str) -> bool:
    """Whether a group differs by exactly what its rows differ by: then they are the cause."""
    one, other = pair
    below = [each for each, row in one.by_code.items() if row.group == code and each in other.by_code]
    return bool(below) and _difference(pair, code) == sum((_difference(pair, each) for each in below), Decimal(0))


def _sums_to(column: Column, number: Decimal) -> bool:
    terms = [row.numbers[column.name] for row in top_rows(column.rows) if column.name in row.numbers]
    return sum_stands(number, terms, whole_are_rounded=column.kind is ColumnKind.AMOUNT)


def _figures(pair: Pair, code: str) -> str:
    one, other = (told(column.kind, column.number(code) or Decimal(0)) for column in pair)
    return _("{code}, {one} y {other}").format(code=code, one=one, other=other)


def _headings(pair: Pair) -> str:
    one, other = (column.table.headings[column.name] for column in pair)
    return f"«{one}»" if one == other else _("«{one}» y «{other}»").format(one=one, other=other)


def _differ(pair: Pair, code: str) -> Finding:
    one, other = pair
    numbers = one.number(code) or Decimal(0), other.number(code) or Decimal(0)
    message = _(
        "{code}: {table} imprime {one} y {other_table}, {other}, bajo el mismo encabezado ({headings})."
    ).format(
        code=code,
        table=table_name(one.table),
        one=told(one.kind, numbers[0]),
        other_table=table_name(other.table),
        other=told(other.kind, numbers[1]),
        headings=_headings(pair),
    )
    cells = [column.by_code[code].cells[column.name] for column in pair]
    return Finding(
        "cross_table.figures",
        code,
        message,
        tuple(shown(cell) for cell in cells),
        cells[0].text,
        numbers[1],
        unit_of(one.kind),
        numbers[0] - numbers[1],
        cause=f"{one.table.id}/{other.table.id}/{one.name}/{code}",
    )


def _all_differ(pair: Pair, codes: list[str], shared: int) -> Finding:
    one, other = pair
    message = _(
        "{table} y {other_table} dan cifras distintas en {count} de {shared} códigos bajo encabezados comparables "
        "({headings}): {list}. Si son etapas distintas, el encabezado debe decirlo."
    ).format(
        table=capital(table_name(one.table)),
        other_table=table_name(other.table),
        count=len(codes),
        shared=shared,
        headings=_headings(pair),
        list=told_list((_figures(pair, code) for code in codes), "; "),
    )
    cells = [column.by_code[code].cells[column.name] for code in codes for column in pair]
    return Finding(
        "cross_table.figures",
        f"{table_label(one.table)} / {table_label(other.table)}",
        message,
        tuple(shown(cell) for cell in cells),
        cells[0].text,
        cause=f"{one.table.id}/{other.table.id}/{one.name}",
    )


def _totals(one: Column, other: Column, total: ReadRow, other_total: ReadRow) -> Finding:
    numbers = total.numbers[one.name], other_total.numbers[other.name]
    sums = [sum_of(top_rows(column.rows), column.name) for column in (one, other)]
    message = _(
        "El total de {table} es {one} (sus filas suman {rows}) y el de {other_table}, {other} (sus filas suman "
        "{other_rows}), bajo el mismo encabezado ({headings})."
    ).format(
        table=table_name(one.table),
        one=told(one.kind, numbers[0]),
        rows=told(one.kind, sums[0] or Decimal(0)),
        other_table=table_name(other.table),
        other=told(other.kind, numbers[1]),
        other_rows=told(other.kind, sums[1] or Decimal(0)),
        headings=_headings((one, other)),
    )
    return Finding(
        "cross_table.totals",
        f"{table_label(one.table)} / {table_label(other.table)}",
        message,
        (shown(total.cells[one.name]), shown(other_total.cells[other.name])),
        total.cells[one.name].text,
        numbers[1],
        unit_of(one.kind),
        numbers[0] - numbers[1],
        cause=f"{one.table.id}/{other.table.id}/{one.name}",
    )


def _absent(full: Column, short: Column, codes: list[str]) -> Finding:
    message = _("{short} no imprime filas que {full} sí imprime: {list}.").format(
        short=capital(table_name(short.table)),
        full=table_name(full.table),
        list=told_list(f"{code} ({told(full.kind, full.number(code) or Decimal(0))})" for code in codes),
    )
    cells = [full.by_code[code].cells[full.name] for code in codes]
    return Finding(
        "cross_table.rows",
        table_label(short.table),
        message,
        tuple(shown(cell) for cell in cells),
        cause=f"{full.table.id}/{short.table.id}",
    )
