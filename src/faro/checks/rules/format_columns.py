"""Printed columns, one by one, and the finding that says two manners of writing are mixed in one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding, Occurrence, RuleClass, Severity
from faro.checks.printed_rows import ColumnKind, column_kind
from faro.checks.printed_words import table_label
from faro.checks.rule import Example, Rule
from faro.checks.samples import evidence, printed, printed_table
from faro.kernel.text import _

_LONGEST_EXAMPLE = 60


@dataclass(frozen=True)
class Column:
    """A column of a printed table with its cells that print something."""

    table: PrintedTable
    name: str
    cells: tuple[PrintedCell, ...]

    @cached_property
    def kind(self) -> ColumnKind:
        """What the column holds."""
        return column_kind(self.table, self.name)

    @property
    def heading(self) -> str:
        """The printed heading, else the column's short name."""
        return self.table.headings[self.name] or self.name

    @property
    def label(self) -> str:
        """How a reader finds the column."""
        return _("{table}, columna «{heading}»").format(table=table_label(self.table), heading=self.heading)


def columns(found: Evidence) -> Iterator[Column]:
    """Every printed column."""
    for table in found.printed_tables:
        for name in table.headings:
            cells = tuple(row[name] for row in table.rows if name in row and row[name].text.strip())
            yield Column(table, name, cells)


Manner = Callable[[str], tuple[str, ...]]
"""The manners in which a cell is written, as words for the message; none where the cell shows none."""


def mixed(rule: str, column: Column, manner: Manner) -> Iterator[Finding]:
    """A finding where the cells of a column are not all written in one manner; the fewer cells are its places."""
    by_manner: dict[tuple[str, ...], list[PrintedCell]] = {}
    for cell in column.cells:
        written = manner(cell.text.strip())
        if written:
            by_manner.setdefault(written, []).append(cell)
    if len(set(chain.from_iterable(by_manner))) > 1:
        yield _mixture(rule, column, by_manner)


def _mixture(rule: str, column: Column, by_manner: Mapping[tuple[str, ...], Sequence[PrintedCell]]) -> Finding:
    fewest_first = sorted(by_manner, key=lambda written: len(by_manner[written]))
    rarer = fewest_first[:-1] or fewest_first
    counted = (
        _("{manner} en {count} («{example}»)").format(
            manner=_(" y ").join(written), count=len(by_manner[written]), example=_cut(by_manner[written][0].text)
        )
        for written in fewest_first
    )
    places = tuple(Occurrence(cell.place, cell.text) for written in rarer for cell in by_manner[written])
    return Finding(
        rule,
        column.label,
        _("{column}: las celdas no se escriben igual: {manners}.").format(
            column=column.label, manners=", ".join(counted)
        ),
        places,
        printed=places[0].printed,
        cause=f"{column.table.id}/{column.name}",
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[:_LONGEST_EXAMPLE].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Words:
    """What a rule says of itself, in Spanish: its title, explanation and reason."""

    title: str
    explanation: str
    reason: str


@dataclass(frozen=True, slots=True)
class ColumnCase:
    """An example of one printed column: its short name, its heading and its cells, and the example in words."""

    words: str
    column: str
    heading: str
    cells: Sequence[str]

    def example(self) -> Example:
        """The example with its evidence."""
        headings = {"code": "Código", self.column: self.heading} if self.column != "code" else {"code": self.heading}
        table = printed_table("t-5", "", headings, self._rows(), title="Tabla N°05: Centros de costo")
        return Example(self.words, evidence(**printed(table)))

    def _rows(self) -> Iterable[Sequence[str]]:
        if self.column == "code":
            return [(cell,) for cell in self.cells]
        return [(f"01.0{number}", cell) for number, cell in enumerate(self.cells, start=1)]


def column_rule(
    rule: str, words: Words, failing: ColumnCase, passing: ColumnCase, find: Callable[[Column], Iterable[Finding]]
) -> Rule:
    """A rule of form, low, that looks at one printed column at a time."""

    def every_column(found: Evidence) -> Iterator[Finding]:
        for column in columns(found):
            yield from find(column)

    return Rule(
        rule,
        RuleClass.FORMAT,
        Severity.LOW,
        words.title,
        words.explanation,
        words.reason,
        every_column,
        failing.example,
        passing.example,
    )
