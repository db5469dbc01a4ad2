"""How well ``faro pledges`` reads Ilo's three plans of 2018: its pledges held against those set down by hand.

The plans' texts are not part of the project. ``FARO_PLANS`` names the folder where they lie, as 000*, 001* and 002*.
"""

import csv
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from faro.checks.words import folded
from faro.reading.opening import read_document
from faro.reading.pledges.model import KIND_OF_TARGET_TYPE, Pledge
from faro.reading.pledges.reading import read_pledges

ROOT = Path(__file__).parents[1]
FACTS = ROOT / "data" / "ilo" / "promises" / "pledges.csv"
PLANS = "../shared/seeds"
FAR = 10
NEAR = 2

Fact = dict[str, str]
Pair = tuple[Fact, Pledge]


@dataclass(frozen=True)
class Field:
    """A part of a pledge, and when what was read of it is what was set down."""

    name: str
    agrees: Callable[[Fact, Pledge], bool]


def place(fact: Fact, pledge: Pledge) -> bool:
    """Within two lines of the target, or anywhere in the objective's ten lines where no target is printed."""
    allowed = NEAR if fact["target_number"] or fact["target_unit"] else FAR
    return abs(int(fact["line"]) - (pledge.spot.line or 0)) <= allowed


def dimension(fact: Fact, pledge: Pledge) -> bool:
    """The dimension's name; of the body's pledges the facts name a topic, and any axis will do."""
    if "cuerpo" in fact["dimension"]:
        return pledge.dimension is not None and pledge.problem is None
    return pledge.dimension == fact["dimension"]


def quantity(fact: Fact, pledge: Pledge) -> bool:
    """The same number, or none on both sides."""
    said = Decimal(fact["target_number"]) if fact["target_number"] else None
    return pledge.target.quantity == said


def comparator(fact: Fact, pledge: Pledge) -> bool:
    """The same sign, or none on both sides."""
    return (pledge.target.comparator or "") == fact["target_comparator"]


def kind(fact: Fact, pledge: Pledge) -> bool:
    """The kind that the fact's type maps to."""
    return pledge.target.kind is KIND_OF_TARGET_TYPE[fact["target_type"]]


def unit(fact: Fact, pledge: Pledge) -> bool:
    """The first word, without the ending of the plural."""
    return _head(pledge.target.unit) == _head(fact["target_unit"])


def deadline(fact: Fact, pledge: Pledge) -> bool:
    """The same year."""
    return (pledge.deadline or "")[:4] == fact["deadline"]


def _head(text: str | None) -> str:
    words = folded(text).split()
    head = words[0] if words else ""
    return head.removesuffix("s") if len(head) > 3 else head


FIELDS = tuple(Field(each.__name__, each) for each in (place, dimension, quantity, comparator, kind, unit, deadline))
CORE = tuple(field for field in FIELDS if field.name in {"place", "quantity", "comparator", "kind"})


def paired(facts: Sequence[Fact], pledges: Sequence[Pledge]) -> list[Pair]:
    """Facts and pledges set side by side in their order, as many as can be and of those the ones that agree most."""
    best: list[list[tuple[int, list[Pair]]]] = [[(0, []) for _ in range(len(pledges) + 1)]]
    for fact in facts:
        row: list[tuple[int, list[Pair]]] = [(0, [])]
        for at, pledge in enumerate(pledges):
            choices = [best[-1][at + 1], row[at]]
            if abs(int(fact["line"]) - (pledge.spot.line or 0)) <= FAR:
                score, before = best[-1][at]
                worth = 10 + sum(field.agrees(fact, pledge) for field in FIELDS)
                choices.append((score + worth, [*before, (fact, pledge)]))
            row.append(max(choices, key=lambda choice: choice[0]))
        best.append(row)
    return best[-1][-1][1]


def grouped(pairs: Sequence[Pair], name: str, text: Callable[[Pledge], str | None]) -> int:
    """How many pledges share their problem or objective with the one before exactly where the facts say so."""
    agreed = 0
    for at, (fact, pledge) in enumerate(pairs):
        before = pairs[at - 1] if at else None
        same_fact = before is not None and (before[0]["dimension"], before[0][name]) == (fact["dimension"], fact[name])
        same_read = before is not None and text(before[1]) == text(pledge)
        agreed += same_fact == same_read
    return agreed


def report(plans: Sequence[tuple[str, Sequence[Fact], Sequence[Pledge]]]) -> list[str]:
    """Both tables in Markdown, and every pledge that is not right."""
    pairs = {name: paired(facts, read) for name, facts, read in plans}
    lines = ["| plan | pledges | right | missing | wrong | not in the facts |", "|---|---:|---:|---:|---:|---:|"]
    for name, facts, read in plans:
        right = sum(all(field.agrees(*pair) for field in CORE) for pair in pairs[name])
        numbers = (
            len(facts),
            right,
            len(facts) - len(pairs[name]),
            len(pairs[name]) - right,
            len(read) - len(pairs[name]),
        )
        lines.append(f"| {name} | {' | '.join(map(str, numbers))} |")
    lines += ["", f"| field, of those found | {' | '.join(pairs)} |", f"|---|{'---:|' * len(pairs)}"]
    for field in FIELDS:
        counts = [f"{sum(field.agrees(*pair) for pair in found)}/{len(found)}" for found in pairs.values()]
        lines.append(f"| {field.name} | {' | '.join(counts)} |")
    for label, column, text in (
        ("problem shared", "problem_no", _problem),
        ("objective shared", "objective_no", _objective),
    ):
        counts = [f"{grouped(found, column, text)}/{len(found)}" for found in pairs.values()]
        lines.append(f"| {label} | {' | '.join(counts)} |")
    wrong = [
        f"{fact['id']}: {_faults(fact, pledge)}"
        for found in pairs.values()
        for fact, pledge in found
        if _faults(fact, pledge)
    ]
    return [*lines, "", *wrong]


def _problem(pledge: Pledge) -> str | None:
    return pledge.problem


def _objective(pledge: Pledge) -> str | None:
    return pledge.objective


def _faults(fact: Fact, pledge: Pledge) -> str:
    return ", ".join(field.name for field in FIELDS if not field.agrees(fact, pledge))


def main() -> int:
    """Print the tables; nothing to measure is no failure."""
    folder = Path(os.environ.get("FARO_PLANS", ROOT / PLANS))
    with FACTS.open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    plans = []
    for document in sorted({fact["document"] for fact in facts}):
        path = next(iter(sorted(folder.glob(f"{document}*"))), None)
        if path is None:
            print(f"Plan {document} is absent (FARO_PLANS): not measured.")
            continue
        reading = read_pledges(read_document(path, layout=True))
        print(f"Plan {document}: {len(reading.pledges)} pledges, {len(reading.unread)} texts listed as unread.")
        own = sorted((fact for fact in facts if fact["document"] == document), key=lambda fact: int(fact["line"]))
        plans.append((document, own, reading.pledges))
    if plans:
        print("\n".join(["", *report(plans)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
