"""The forms in which parties hand in a plan: four formats, and the ways a table is lost in a text."""

import html
import io
import textwrap
from collections.abc import Callable, Iterator

import docx
import typst
from tests.reading.pledges.shapes import Axis, AxisPlan, Plan, Row, Section
from tests.reading.writers import _quoted

Cells = list[str]


def heads(plan: Plan) -> Cells:
    return [head.format(year=plan.year) for head in plan.columns]


def flat_rows(plan: Plan, section: Section) -> Iterator[tuple[Cells, int]]:
    """The cells of each printed row, a cell merged with the one above empty; and how many targets it holds."""
    for number, row in enumerate(section.rows, 1):
        for at, goal in enumerate(row.goals):
            many = len(goal.targets) > 1
            target = "\n".join(f"• {each.text}" if many else each.text for each in goal.targets)
            indicator = "\n".join(f"• {each.indicator}" if many else each.indicator for each in goal.targets)
            cells = [row.problem if at == 0 else "", goal.text]
            if "Indicador" in plan.columns:
                cells.append(indicator)
            if plan.columns[0] == "N°":
                cells.insert(0, str(number) if at == 0 else "")
            yield [*cells, target], len(goal.targets)


def opening(plan: Plan) -> list[str]:
    return ["PLAN DE GOBIERNO (SINTÉTICO)", plan.party, *plan.before]


def as_tabs(plan: Plan, mark: str = "\t") -> bytes:
    lines = [*opening(plan), ""]
    for section in plan.sections:
        lines += [section.title, _row_text(heads(plan), mark)]
        lines += [_row_text(cells, mark) for cells, _count in flat_rows(plan, section)]
        lines.append("")
    return "\n".join([*lines, *plan.after]).encode()


def as_bars(plan: Plan) -> bytes:
    return as_tabs(plan, "|")


def _row_text(cells: Cells, mark: str) -> str:
    text = [cell.replace("\n", " ") for cell in cells]
    return mark.join(text) if mark == "\t" else f"| {' | '.join(text)} |"


def as_tagged(plan: Plan) -> bytes:
    """A table as text whose lists kept their tags."""
    lines = [*opening(plan), ""]
    for section in plan.sections:
        lines += [section.title, "\t".join(heads(plan))]
        lines += ["\t".join(_tagged(cell) for cell in cells) for cells, _count in flat_rows(plan, section)]
    return "\n".join([*lines, *plan.after]).encode()


def _tagged(cell: str) -> str:
    listed = [f"<li>{part.removeprefix('• ')}</li>" for part in cell.split("\n")]
    return f"<ul style='list-style-type: none'>{''.join(listed)}</ul>" if "\n" in cell else cell


def as_columns(plan: Plan, width: int = 30, *, apart: bool = True) -> bytes:
    """Columns side by side, each cell broken over lines."""
    lines = [*opening(plan), ""]
    for section in plan.sections:
        lines += [section.title, "", *_beside(heads(plan), width), ""]
        for cells, _count in flat_rows(plan, section):
            lines += [*_beside(cells, width), ""] if apart else _beside(cells, width)
        lines.append("")
    return "\n".join([*lines, *plan.after]).encode()


def as_close_columns(plan: Plan) -> bytes:
    return as_columns(plan, apart=False)


def _beside(cells: Cells, width: int) -> list[str]:
    widths = [4 if at == 0 and (cells[0] == "N°" or cells[0].isdigit()) else width for at in range(len(cells))]
    wrapped = [
        [line for part in cell.split("\n") for line in textwrap.wrap(part, each)]
        for cell, each in zip(cells, widths, strict=True)
    ]
    height = max(len(each) for each in wrapped)
    return [
        "".join(
            (part[at] if at < len(part) else "").ljust(each + 3) for part, each in zip(wrapped, widths, strict=True)
        ).rstrip()
        for at in range(height)
    ]


def as_blocks(plan: Plan, width: int = 28) -> bytes:
    """The cells one below the other, parted by empty lines, rows numbered."""
    lines = [*opening(plan), ""]
    for section in plan.sections:
        lines += [section.title, "", *[line for head in heads(plan) for line in textwrap.wrap(head, width)], ""]
        for number, (cells, _count) in enumerate(flat_rows(plan, section), 1):
            first = cells[0] if cells[0][:1].isdigit() or not cells[0] else f"{number}.- {cells[0]}"
            for cell in [first, *cells[1:]]:
                if cell:
                    lines += [*textwrap.wrap(cell, width), ""]
    return "\n".join([*lines, *plan.after]).encode()


def as_labels(plan: Plan) -> bytes:
    lines = [*opening(plan), ""]
    names = ["Problema identificado", "Objetivo estratégico"]
    names += (["Indicador"] if "Indicador" in plan.columns else []) + [f"Meta (al {plan.year})"]
    for section in plan.sections:
        lines += [section.title, ""]
        for cells, _count in flat_rows(plan, section):
            own = cells[1:] if plan.columns[0] == "N°" else cells
            lines += [f"{name}: {cell}" for name, cell in zip(names, own, strict=True) if cell]
            lines.append("")
    return "\n".join([*lines, *plan.after]).encode()


def as_html(plan: Plan) -> bytes:
    parts = ["<!DOCTYPE html><html lang='es'><head><meta charset='utf-8'></head><body>"]
    parts += [f"<p>{html.escape(text)}</p>" for text in opening(plan)]
    for section in plan.sections:
        parts.append(f"<h2>{html.escape(section.title)}</h2><table>")
        parts.append("<tr>" + "".join(f"<th>{html.escape(head)}</th>" for head in heads(plan)) + "</tr>")
        for row in section.rows:
            parts += _html_rows(plan, row)
        parts.append("</table>")
    return "\n".join([*parts, *(f"<h2>{html.escape(text)}</h2>" for text in plan.after), "</body></html>"]).encode()


def _html_rows(plan: Plan, row: Row) -> Iterator[str]:
    """The problem spans the rows of its objectives; many targets are a list."""
    span = len(row.goals)
    section = Section("", "", (row,))
    for at, (cells, _count) in enumerate(flat_rows(plan, section)):
        merged = 2 if plan.columns[0] == "N°" else 1
        tags = [
            f"<td rowspan='{span}'>{_html_cell(cell)}</td>" if column < merged else f"<td>{_html_cell(cell)}</td>"
            for column, cell in enumerate(cells)
            if at == 0 or column >= merged
        ]
        yield f"<tr>{''.join(tags)}</tr>"


def _html_cell(cell: str) -> str:
    if "\n" not in cell:
        return html.escape(cell)
    return "<ul>" + "".join(f"<li>{html.escape(part.removeprefix('• '))}</li>" for part in cell.split("\n")) + "</ul>"


def as_docx(plan: Plan) -> bytes:
    document = docx.Document()
    for text in opening(plan):
        document.add_paragraph(text)
    for section in plan.sections:
        document.add_heading(section.title, 2)
        rows = [heads(plan), *(cells for cells, _count in flat_rows(plan, section))]
        grid = document.add_table(rows=len(rows), cols=len(plan.columns))
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                _fill(grid.cell(at, column), cell)
        top = 1
        for row in section.rows:
            if len(row.goals) > 1:
                grid.cell(top, 0).merge(grid.cell(top + len(row.goals) - 1, 0))
            top += len(row.goals)
    for text in plan.after:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(cell: docx.table._Cell, text: str) -> None:
    parts = text.split("\n")
    if len(parts) == 1:
        cell.text = text
        return
    cell.paragraphs[0].text, cell.paragraphs[0].style = parts[0].removeprefix("• "), "List Bullet"
    for part in parts[1:]:
        cell.add_paragraph(part.removeprefix("• "), style="List Bullet")


def as_pdf(plan: Plan, stroke: str = "0.5pt") -> bytes:
    parts = ['#set page(paper: "a4", numbering: "1")\n#set text(size: 9pt)']
    parts += [f"#par({_quoted(text)})" for text in opening(plan)]
    for section in plan.sections:
        parts.append(f"#heading(level: 2, {_quoted(section.title)})")
        cells = [f"[#strong({_quoted(head)})]" for head in heads(plan)]
        cells += [_typst_cell(cell) for row, _count in flat_rows(plan, section) for cell in row]
        widths = ", ".join("1.2em" if head == "N°" else "1fr" for head in plan.columns)
        parts.append(
            f"#table(columns: ({widths},), stroke: {stroke}, column-gutter: {_gutter(stroke)}, {', '.join(cells)})"
        )
    parts += [f"#par({_quoted(text)})" for text in plan.after]
    made: bytes = typst.compile("\n\n".join(parts).encode())
    return made


def _gutter(stroke: str) -> str:
    return "12pt" if stroke == "none" else "0pt"


def as_unruled_pdf(plan: Plan) -> bytes:
    return as_pdf(plan, "none")


def _typst_cell(cell: str) -> str:
    if "\n" not in cell:
        return f"[#text({_quoted(cell)})]"
    return "[" + "".join(f"#text({_quoted(part)})#linebreak()" for part in cell.split("\n")) + "]"


TABLE_FORMS: dict[str, tuple[str, Callable[[Plan], bytes]]] = {
    "tabs": ("plan.txt", as_tabs),
    "bars": ("plan.txt", as_bars),
    "tagged": ("plan.txt", as_tagged),
    "columns": ("plan.txt", as_columns),
    "close columns": ("plan.txt", as_close_columns),
    "blocks": ("plan.txt", as_blocks),
    "labels": ("plan.txt", as_labels),
    "html": ("plan.html", as_html),
    "docx": ("plan.docx", as_docx),
    "pdf": ("plan.pdf", as_pdf),
    "pdf without rulings": ("plan.pdf", as_unruled_pdf),
}


def body_text(plan: AxisPlan, bullet: str = "- ", width: int = 60) -> bytes:
    lines = ["PLAN DE GOBIERNO (SINTÉTICO)", plan.party, ""]
    for axis in plan.axes:
        lines += [axis.title, ""]
        for text, _aim in axis.items:
            lines += textwrap.wrap(f"{bullet}{text}", width)
        lines.append("")
    return "\n".join(lines).encode()


def body_double(plan: AxisPlan) -> bytes:
    """Every line followed by an empty one, as some programs take text out of a PDF."""
    return body_text(plan, "• ", 40).replace(b"\n", b"\n\n")


def body_html(plan: AxisPlan) -> bytes:
    axes = "".join(_html_axis(axis) for axis in plan.axes)
    return f"<html><body><p>{plan.party}</p>{axes}</body></html>".encode()


def _html_axis(axis: Axis) -> str:
    return f"<h2>{axis.title}</h2><ul>{''.join(f'<li>{text}</li>' for text, _aim in axis.items)}</ul>"


def body_docx(plan: AxisPlan) -> bytes:
    document = docx.Document()
    document.add_paragraph(plan.party)
    for axis in plan.axes:
        document.add_heading(axis.title, 1)
        for text, _aim in axis.items:
            document.add_paragraph(text, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def body_pdf(plan: AxisPlan) -> bytes:
    parts = [f"#par({_quoted(plan.party)})", *(_typst_axis(axis) for axis in plan.axes)]
    made: bytes = typst.compile("\n\n".join(parts).encode())
    return made


def _typst_axis(axis: Axis) -> str:
    return f"= #text({_quoted(axis.title)})\n" + "\n".join(f"- #text({_quoted(text)})" for text, _aim in axis.items)


BODY_FORMS: dict[str, tuple[str, Callable[[AxisPlan], bytes]]] = {
    "text": ("plan.txt", body_text),
    "double spaced": ("plan.txt", body_double),
    "html": ("plan.html", body_html),
    "docx": ("plan.docx", body_docx),
    "pdf": ("plan.pdf", body_pdf),
}
