"""Showing blocks of a report in a terminal: coloured tables there, plain text in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from faro.kernel.errors import InputProblems, Place
from faro.kernel.text import _, ngettext
from faro.reports.document import (
    Align,
    BarChart,
    Block,
    Bullets,
    Gap,
    Heading,
    KeyFigures,
    Light,
    Notice,
    Paragraph,
    RowKind,
    Table,
)

_PIPE_WIDTH = 10_000
_LIGHT_STYLES = {Light.GREEN: "bold green", Light.AMBER: "bold yellow", Light.RED: "bold red", Light.ND: "dim"}
_ROW_STYLES = {RowKind.BODY: "", RowKind.GROUP: "bold", RowKind.TOTAL: "bold"}
_JUSTIFY: dict[Align, Literal["left", "right", "center"]] = {
    Align.LEFT: "left",
    Align.RIGHT: "right",
    Align.CENTER: "center",
}
_SHOWN_PROBLEMS = 200


def console(*, errors: bool = False) -> Console:
    """A console on standard output or, for errors, on standard error; in a pipe it never cuts a line."""
    stream = sys.stderr if errors else sys.stdout
    width = None if stream.isatty() else _PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, emoji=False, markup=False, soft_wrap=width is not None)


def show(blocks: Iterable[Block], *, one_line_rows: bool = False) -> None:
    """Print blocks one below the other. ``one_line_rows`` cuts long names in a terminal to keep a row on one line."""
    out = console()
    for block in blocks:
        if isinstance(block, Table):
            _show_table(out, block, one_line_rows=one_line_rows and out.is_terminal)
        else:
            out.print(*_lines(block), sep="\n")


def _lines(block: Block) -> list[Text]:
    """A block other than a table as lines."""
    match block:
        case Heading(level=level, text=text):
            return [Text(f"\n{text}" if level > 1 else text, style="bold")]
        case Bullets(items=items):
            return [Text(f"  • {item}") for item in items]
        case KeyFigures(items=items):
            return [_figure_line(each.label, each.value, each.note, each.light) for each in items]
        case Notice(text=text):
            return [Text(text, style="yellow")]
        case _:
            return [Text(_plain(block))]


def _plain(block: Block) -> str:
    match block:
        case Paragraph(text=text) | BarChart(alt=text) | Gap(prompt=text):
            return text
        case _:
            return ""


def _figure_line(label: str, value: str, note: str, light: Light | None) -> Text:
    line = Text(f"{label}: ")
    line.append(value, style=_LIGHT_STYLES[light] if light else "bold")
    return line.append(f"  {note}" if note else "", style="dim")


def _show_table(out: Console, block: Table, *, one_line_rows: bool) -> None:
    table = RichTable(
        title=block.caption if out.is_terminal else None,
        title_justify="left",
        title_style="bold",
        box=None,
        expand=one_line_rows,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="bold",
    )
    for column in block.columns:
        cut = one_line_rows and column.weight > 1
        table.add_column(
            column.label,
            justify=_JUSTIFY[column.align],
            no_wrap=one_line_rows,
            overflow="ellipsis" if cut else "fold",
            ratio=round(column.weight) if cut else None,
        )
    for row in block.rows:
        cells = [Text(cell.text, style=_LIGHT_STYLES[cell.light] if cell.light else "") for cell in row.cells]
        table.add_row(*cells, style=_ROW_STYLES[row.kind])
    if not out.is_terminal and block.caption:
        out.print(Text(block.caption))
    out.print(table)
    for note in block.notes:
        out.print(Text(note, style="dim"))


def show_problems(error: InputProblems) -> None:
    """Print every problem of an input with its place and mend, on standard error."""
    out = console(errors=True)
    for problem in error.problems[:_SHOWN_PROBLEMS]:
        line = Text(_place(problem.place), style="bold")
        line.append(f": {problem.message}", style="red")
        if problem.value is not None:
            line.append(_(" Dice: «{value}».").format(value=problem.value))
        line.append(f" {problem.mend}", style="")
        out.print(line)
    hidden = len(error.problems) - _SHOWN_PROBLEMS
    if hidden > 0:
        out.print(Text(ngettext("… y {n} más.", "… y {n} más.", hidden).format(n=hidden)))
    out.print(Text(str(error), style="bold red"))


def show_error(sentence: str) -> None:
    """Print one sentence on standard error."""
    console(errors=True).print(Text(sentence, style="bold red"))


def _place(place: Place) -> str:
    parts: Sequence[str | None] = (
        place.file,
        None if place.row is None else _("fila {row}").format(row=place.row),
        None if place.column is None else _("columna «{column}»").format(column=place.column),
    )
    return ", ".join(part for part in parts if part)
