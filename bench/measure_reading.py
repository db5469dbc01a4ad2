"""How well ``faro extract`` reads Ilo's 2022 report: its cells and claims held against those set down by hand.

The report's text is not part of the project. ``FARO_SEED`` says where it is; a pattern may stand for its name.
"""

import glob
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faro.kernel.printed_numbers import printed_number
from faro.package.reading import read_package
from faro.reading.extraction import Extraction, extract
from faro.reading.fragment import fragment_tables
from faro.reading.opening import read_document

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "data" / "ilo" / "pei-2022"
SEED = "../shared/seeds/004*.txt"
OUT_OF_SCOPE = {"names"}
AIMED_TABLES = {"indicators", "poi_table_3", "poi_table_4", "poi_table_5"}

Record = dict[str, Any]
Cell = tuple[str, int | None, str, str, str]
Claim = tuple[str, str, str, str, int | None]


@dataclass
class Score:
    """``wrong`` were found and are not what stands in the package."""

    right: int = 0
    missing: int = 0
    wrong: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.missing + other.missing, self.wrong + other.wrong)

    @property
    def share(self) -> float:
        """The share of what stands in the package that was found right, in percent."""
        return 100 * self.right / max(self.right + self.missing, 1)


def seed() -> Path | None:
    """The report's text, or None where it is absent."""
    pattern = os.environ.get("FARO_SEED", SEED)
    found = sorted(glob.glob(pattern if os.path.isabs(pattern) else str(ROOT / pattern)))  # noqa: PTH117, PTH207
    return Path(found[0]) if found else None


def cell_scores(found: Extraction, package: Any) -> dict[str, Score]:
    """Cells by table: a cell is right where its line, column, heading and text are the package's."""
    roles = {row["id"]: row["role"] for row in package.rows("printed_tables")}
    ours = {row["id"]: row["role"] for row in fragment_tables(found)["printed_tables"].to_dicts()}
    wanted: dict[str, Counter[Cell]] = {}
    for cell in package.rows("printed_cells"):
        if roles[cell["table"]] not in OUT_OF_SCOPE:
            wanted.setdefault(cell["table"], Counter())[_cell(cell, roles[cell["table"]])] += 1
    read = Counter(_cell(cell, ours[cell["table"]]) for cell in fragment_tables(found)["printed_cells"].to_dicts())
    scores = {}
    for table, cells in wanted.items():
        right = sum(min(count, read[cell]) for cell, count in cells.items())
        places = {cell[:3] for cell in cells}
        here = sum(count for cell, count in read.items() if cell[:3] in places)
        scores[table] = Score(right, sum(cells.values()) - right, here - right)
    known = sum(score.right + score.wrong for score in scores.values())
    scores["(other)"] = Score(0, 0, sum(read.values()) - known)
    return scores


def _cell(cell: Record, role: str) -> Cell:
    return role, cell["line"], cell["column"], cell["heading"] or "", cell["text"] or ""


def claim_scores(found: Extraction, package: Any) -> dict[str, Score]:
    """Claims by kind: one is right where kind, element, indicator, figure and line are the package's."""
    wanted = Counter(_claim(row) for row in package.rows("claims"))
    read = Counter(_claim(row) for row in fragment_tables(found)["claims"].to_dicts())
    return {
        kind: Score(_total(wanted & read, kind), _total(wanted - read, kind), _total(read - wanted, kind))
        for kind in sorted({claim[0] for claim in wanted | read})
    }


def _claim(row: Record) -> Claim:
    number = printed_number(row["stated_value"])
    value = row["stated_value"].lower() if number is None else f"{number.normalize():f}"
    return row["kind"], row["element"] or "", row["indicator"] or "", value, row["line"]


def _total(claims: "Counter[Claim]", kind: str) -> int:
    return sum(count for claim, count in claims.items() if claim[0] == kind)


def table(title: str, scores: dict[str, Score]) -> list[str]:
    """The scores as a table in Markdown."""
    lines = [f"| {title} | right | missing | wrong | right % |", "|---|---:|---:|---:|---:|"]
    rows = [*scores.items(), ("**all**", total(scores.values()))]
    return lines + [f"| {name} | {s.right} | {s.missing} | {s.wrong} | {s.share:.1f} |" for name, s in rows]


def total(scores: Iterable[Score]) -> Score:
    """The scores together."""
    return sum(scores, Score())


def main() -> int:
    """Print both tables; nothing to measure is no failure."""
    path = seed()
    if path is None:
        print("The report's text is absent (FARO_SEED): nothing to measure.")
        return 0
    package = read_package(PACKAGE)
    found = extract(read_document(path))
    cells, claims = cell_scores(found, package), claim_scores(found, package)
    roles = {row["id"]: row["role"] for row in package.rows("printed_tables")}
    aimed = total(score for name, score in cells.items() if roles.get(name) in AIMED_TABLES)
    print("\n".join([*table("cells of", cells), "", *table("claims of kind", claims), ""]))
    print(f"Cells of indicators, actions and cost centres: {aimed.share:.1f} % right.")
    print(f"Not placed: {len(found.unplaced)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
