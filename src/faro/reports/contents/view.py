"""A package and its runs, side by side and in the plan's order: what every chapter of the report reads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import polars as pl

from faro.engine.evaluation import Run
from faro.engine.method import PEI, POI
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.model import Package, PlanFacts

Fields: TypeAlias = Mapping[str, Any]
"""One row of a table, by column."""


class NoPlanMethod(FaroError):
    """The report was asked for without a method that evaluates the plan itself."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the targets, with the instruments that set it. ``in_force`` is the last one."""

    number: int
    instruments: tuple[str, ...]
    in_force: bool


@dataclass(frozen=True, slots=True)
class Node:
    """An element in its place: ``path`` holds the codes from its objective down to itself."""

    fields: Fields
    path: tuple[str, ...]

    @property
    def code(self) -> str:
        """The element's code."""
        return str(self.fields["code"])

    @property
    def name(self) -> str:
        """The element's name."""
        return str(self.fields["name"])

    @property
    def level(self) -> str:
        """The element's level, as the plan calls it."""
        return str(self.fields["level"])

    @property
    def is_root(self) -> bool:
        """Whether it is an objective: nothing stands above it."""
        return len(self.path) == 1

    @property
    def title(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name}"


class View:
    """Everything the report says about one package, looked up by code.

    Elements come depth first in the package's order, indicators in the order of their elements. Raises
    :class:`NoPlanMethod` where ``runs`` holds no method of the plan.
    """

    def __init__(self, package: Package, runs: Sequence[Run]) -> None:
        self.package = package
        self.plan: PlanFacts = package.plan
        self.runs = tuple(run for run in runs if run.method.kind == PEI)
        activities = next((run for run in runs if run.method.kind == POI), None)
        self.poi = activities if self.has_activities else None
        if not self.runs:
            raise NoPlanMethod(_("El informe necesita al menos un método que evalúe el plan, por ejemplo ceplan-2021."))
        self.year = self.runs[0].horizon.year
        self._indicator_rows = {run.method.id: _indexed(run.indicators, "indicator") for run in self.runs}
        self._element_rows = {run.method.id: _indexed(run.elements, "element") for run in self.runs}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table of the package; none where it is absent."""
        return self.package.rows(table)

    @property
    def first(self) -> Run:
        """The method named first: the one that printed results are compared with."""
        return self.runs[0]

    @cached_property
    def ratio(self) -> Run | None:
        """The first method that tells how near each indicator came to its target."""
        return next(
            (run for run in self.runs if run.method.achievement and run.method.achievement.formula == "ratio"), None
        )

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The elements, depth first."""
        children: dict[str | None, list[dict[str, Any]]] = {}
        for row in self.rows("elements"):
            children.setdefault(row["parent"], []).append(row)
        return tuple(_below(children, None, ()))

    @cached_property
    def node_of(self) -> dict[str, Node]:
        """Each element by its code."""
        return {node.code: node for node in self.nodes}

    @property
    def roots(self) -> tuple[Node, ...]:
        """The objectives."""
        return tuple(node for node in self.nodes if node.is_root)

    def within(self, root: Node) -> tuple[Node, ...]:
        """The element and all that hangs from it."""
        return tuple(node for node in self.nodes if root.code in node.path)

    @cached_property
    def indicators(self) -> tuple[dict[str, Any], ...]:
        """The indicators as the package describes them."""
        by_element: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows("indicators"):
            by_element.setdefault(row["element"], []).append(row)
        return tuple(row for node in self.nodes for row in by_element.get(node.code, ()))

    def indicators_of(self, node: Node) -> tuple[dict[str, Any], ...]:
        """The element's own indicators."""
        return tuple(row for row in self.indicators if row["element"] == node.code)

    def indicators_within(self, node: Node) -> tuple[dict[str, Any], ...]:
        """The indicators of the element and of all that hangs from it."""
        return tuple(row for row in self.indicators if node.code in self.node_of[row["element"]].path)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The versions of the year's targets, oldest first."""
        numbers = sorted(self.first.summary["version"].to_list()) or [0]
        targets = [row for row in self.rows("targets") if row["year"] == self.year]
        return tuple(
            Version(
                number,
                tuple(
                    dict.fromkeys(
                        row["instrument"] for row in targets if row["version"] == number and row["instrument"]
                    )
                ),
                number == numbers[-1],
            )
            for number in numbers
        )

    @property
    def in_force(self) -> int:
        """The number of the version in force."""
        return self.versions[-1].number

    def result(self, run: Run, indicator: str, version: int | None = None) -> Fields:
        """What a method says about an indicator, against the targets in force or those of a version."""
        return self._indicator_rows[run.method.id][indicator, self.in_force if version is None else version]

    def case(self, indicator: str, version: int | None = None) -> Fields:
        """What no method changes: sense, value, target, verdict."""
        return self.result(self.first, indicator, version)

    def element_result(self, run: Run, element: str, version: int | None = None) -> Fields:
        """What a method says about an element."""
        return self._element_rows[run.method.id][element, self.in_force if version is None else version]

    def summary(self, run: Run, version: int | None = None) -> Fields:
        """What a method says about the whole plan; empty counts where the plan has no indicator."""
        number = self.in_force if version is None else version
        rows = [row for row in run.summary.to_dicts() if row["version"] == number]
        return (
            rows[0]
            if rows
            else dict.fromkeys(run.summary.columns, 0) | {"mean": None, "light": "nd", "reason_code": "no_results"}
        )

    @cached_property
    def has_activities(self) -> bool:
        """Whether the package holds activities to compute the POI from."""
        return bool(self.rows("activities")) and self.package.table("monthly") is not None


def _below(
    children: Mapping[str | None, list[dict[str, Any]]], parent: str | None, above: tuple[str, ...]
) -> Iterator[Node]:
    for row in children.get(parent, ()):
        path = (*above, row["code"])
        yield Node(row, path)
        yield from _below(children, row["code"], path)


def _indexed(frame: pl.DataFrame, column: str) -> dict[tuple[str, int], Fields]:
    return {(row[column], row["version"]): row for row in frame.to_dicts()}
