"""Headings, row labels and titles against what stands under them: units, stages, physical or money."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding, Occurrence, Place
from faro.checks.printed_rows import ColumnKind, by_rows, cell_kind, column_kind, columns_of, measure_kind
from faro.checks.printed_words import capital, table_name
from faro.checks.words import folded
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

UNIT = "label.unit"
STAGE = "label.stage"
TITLE = "label.title"

_SMALLEST_AMOUNT = 10_000
"""No percentage of a report reaches this; most amounts of a column do."""
_CENTIMOS = re.compile(r"[0-9][.,][0-9]{2}$")
_SAID = {
    ColumnKind.PERCENT: _("porcentajes"),
    ColumnKind.AMOUNT: _("montos"),
    ColumnKind.COUNT: _("cantidades"),
}


class _Stage(NamedTuple):
    """A stage: the words of a column's short name, what it is called, what its heading may say, what contradicts it."""

    columns: frozenset[str]
    said: str
    own: str
    others: str


_EXECUTED = r"ejecut|ejecuc|obtenid|devengad"
_STAGES = (
    _Stage(frozenset({"programmed", "target"}), _("lo programado"), r"program|\bmetas?\b|esperad|previst", _EXECUTED),
    _Stage(
        frozenset({"executed", "obtained"}), _("lo ejecutado"), _EXECUTED + "|girad|alcanzad|logrado", "program|previst"
    ),
    _Stage(frozenset({"approved"}), _("lo aprobado"), r"aprobad", r"modific|\bpim\b|consisten"),
    _Stage(frozenset({"consistent", "pia"}), _("el PIA"), r"consisten|\bpia\b|apertura", r"modific|\bpim\b"),
    _Stage(frozenset({"pim"}), _("el PIM"), r"\bpim\b|modific", r"\bpia\b|apertura"),
)
_PHYSICAL = re.compile(r"\bfisic[ao]s?\b")
_MONEY = re.compile(r"financier|presupuest|monto|gasto|soles|s/")


def units(found: Evidence) -> Iterator[Finding]:
    """Columns, or rows of a table by rows, whose figures are not of the unit they are labelled with."""
    for table in found.printed_tables:
        groups = _rows(table) if by_rows(table) else _columns(table)
        for label, cells, kind in groups:
            actual = _contents(cells, kind)
            if actual is not None:
                yield _wrong_unit(table, label, cells, actual)


def _columns(table: PrintedTable) -> Iterator[tuple[str, list[PrintedCell], ColumnKind]]:
    for column, heading in table.headings.items():
        if column_kind(table, column) not in (ColumnKind.CODE, ColumnKind.LABEL, ColumnKind.PRIORITY):
            yield heading, [row[column] for row in table.rows if column in row], measure_kind(heading)


def _rows(table: PrintedTable) -> Iterator[tuple[str, list[PrintedCell], ColumnKind]]:
    for row in table.rows:
        label = table.text(row, "row_label")
        cells = [cell for column, cell in row.items() if cell_kind(table, row, column) is not ColumnKind.LABEL]
        yield label, cells, measure_kind(label)


def _contents(cells: Iterable[PrintedCell], kind: ColumnKind) -> ColumnKind | None:
    """What most of the figures are, where that cannot be ``kind``."""
    texts = [cell.text.strip() for cell in cells if printed_number(cell.text) is not None]
    tests = {
        ColumnKind.PERCENT: (ColumnKind.AMOUNT, _is_amount),
        ColumnKind.AMOUNT: (ColumnKind.PERCENT, _is_percent),
        ColumnKind.COUNT: (ColumnKind.AMOUNT, _is_amount),
    }
    if kind not in tests or not texts:
        return None
    actual, test = tests[kind]
    return actual if sum(map(test, texts)) * 2 > len(texts) else None


def _is_amount(text: str) -> bool:
    number = printed_number(text)
    return number is not None and not _is_percent(text) and number >= _SMALLEST_AMOUNT and bool(_CENTIMOS.search(text))


def _is_percent(text: str) -> bool:
    return text.endswith("%")


def _wrong_unit(table: PrintedTable, label: str, cells: list[PrintedCell], actual: ColumnKind) -> Finding:
    first = next(cell for cell in cells if printed_number(cell.text) is not None)
    message = _("{table} titula «{label}» lo que son {actual}: «{example}».").format(
        table=capital(table_name(table)), label=label, actual=_SAID[actual], example=first.text
    )
    places = tuple(Occurrence(cell.place, cell.text) for cell in cells if cell.text.strip())
    return Finding(UNIT, label, message, places, printed=label, cause=f"{table.id}/{label}")


def stages(found: Evidence) -> Iterator[Finding]:
    """Columns of one stage whose heading names another stage only."""
    sources = {row["id"]: row["source"] or "" for row in found.rows("printed_tables")}
    for table in found.printed_tables:
        for column, heading in table.headings.items():
            stage = _contradicted_stage(column, heading)
            if stage:
                message = _("{table} titula «{heading}» la columna que trae {stage}.").format(
                    table=capital(table_name(table)), heading=heading, stage=stage.said
                )
                place = Place(sources[table.id], table=table.id, column=column)
                cause = f"{table.id}/{column}"
                yield Finding(STAGE, heading, message, (Occurrence(place, heading),), printed=heading, cause=cause)


def _contradicted_stage(column: str, heading: str) -> _Stage | None:
    words, names = folded(heading), set(column.split("_"))
    for stage in _STAGES:
        if stage.columns & names and re.search(stage.others, words) and not re.search(stage.own, words):
            return stage
    return None


def titles(found: Evidence) -> Iterator[Finding]:
    """Tables titled as physical that print money only, and the reverse."""
    sources = {row["id"]: row["source"] or "" for row in found.rows("printed_tables")}
    for table in found.printed_tables:
        said = _contradicted(table)
        if said:
            message = _("El cuadro «{title}» no trae lo que dice: sus columnas {said}.").format(
                title=table.title, said=said
            )
            occurrence = Occurrence(Place(sources[table.id], table=table.id), table.title)
            yield Finding(TITLE, table.title, message, (occurrence,), printed=table.title, cause=table.id)


def _contradicted(table: PrintedTable) -> str | None:
    title, headings = folded(table.title), [folded(heading) for heading in table.headings.values()]
    labels = [folded(table.text(row, "row_label")) for row in table.rows]
    physical = any(map(_PHYSICAL.search, chain(headings, labels)))
    money = any(map(_MONEY.search, chain(headings, labels)))
    amounts = columns_of(table, ColumnKind.AMOUNT)
    if _PHYSICAL.search(title) and not _MONEY.search(title) and amounts and money and not physical:
        return _("son de dinero y ninguna es física")
    if _MONEY.search(title) and not _PHYSICAL.search(title) and physical and not amounts and not money:
        return _("son físicas y ninguna es de dinero")
    return None
