"""What a printed POI table's own rows add up to: the sums, means and ratios that its totals claim to be."""

from dataclasses import dataclass
from decimal import Decimal

from faro.package.names import folded
from faro.reports.contents.printed import PrintedTable
from faro.reports.contents.view import View

GROUP, DETAIL, TOTAL = "group", "detail", "total"


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed figure that is not what its rows give. ``name`` says which row."""

    name: str
    printed: Decimal
    computed: Decimal


def row_kinds(view: View, table: PrintedTable) -> tuple[str, ...]:
    """Whether each row is an objective (group), a row below one (detail) or the table's total."""
    kinds = []
    for row in table.rows:
        node = view.node_of.get(row.get("code", ""))
        label = folded(f"{row.get('code', '')} {row.get('description', '')}")
        if node is not None:
            kinds.append(GROUP if node.is_root else DETAIL)
        else:
            kinds.append(TOTAL if label.startswith("total") else DETAIL)
    return tuple(kinds)


def parts_of(kinds: tuple[str, ...], place: int) -> tuple[int, ...]:
    """The rows that the row at ``place`` should add up: an objective's own; for the total, the objectives or all."""
    if kinds[place] == TOTAL:
        above = range(place)
        groups = tuple(other for other in above if kinds[other] == GROUP)
        return groups or tuple(other for other in above if kinds[other] == DETAIL)
    if kinds[place] == DETAIL:
        return ()
    below = []
    for other in range(place + 1, len(kinds)):
        if kinds[other] != DETAIL:
            break
        below.append(other)
    return tuple(below)


def column_sum(table: PrintedTable, places: tuple[int, ...], column: str) -> Decimal | None:
    """The sum of the numbers printed there; None where there is none."""
    numbers = [number for place in places if (number := table.numbers[place].get(column)) is not None]
    return sum(numbers, Decimal(0)) if numbers else None


def column_mean(table: PrintedTable, places: tuple[int, ...], column: str) -> Decimal | None:
    """The simple mean of the numbers printed there; None where there is none."""
    numbers = [number for place in places if (number := table.numbers[place].get(column)) is not None]
    return sum(numbers, Decimal(0)) / len(numbers) if numbers else None


def ratio(executed: Decimal | None, programmed: Decimal | None) -> Decimal | None:
    """Executed over programmed, in points; None without both or with nothing programmed."""
    return executed / programmed * 100 if executed is not None and programmed else None


def row_name(row: dict[str, str]) -> str:
    """What names a row: its code, or else its words."""
    return row.get("code") or row.get("description") or row.get("row_label") or ""


def sum_differences(
    table: PrintedTable, kinds: tuple[str, ...], column: str
) -> tuple[list[Difference], list[Difference]]:
    """The objectives, and the totals, whose printed figure is not the sum of their rows."""
    found: dict[str, list[Difference]] = {GROUP: [], TOTAL: []}
    for place, kind in enumerate(kinds):
        printed, computed = table.numbers[place].get(column), column_sum(table, parts_of(kinds, place), column)
        if kind in found and printed is not None and computed is not None and printed != computed:
            found[kind].append(Difference(row_name(table.rows[place]), printed, computed))
    return found[GROUP], found[TOTAL]
